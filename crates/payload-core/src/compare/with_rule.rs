//! A template that runs in Freshdesk beside one of this page.

use super::{Comparison, compare};
use crate::analysis::channel_named;
use crate::options::Preset;
use crate::workspace::Workspace;
use ruby_liquid::Clock;

/// The template of this page that a pasted one is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// That of a channel.
    Channel(String),
    /// What the guide's preset makes of the choices, for the same channel.
    Guide,
}

/// The channel that is on and that a template names, for the sample ticket.
pub fn channel_of(workspace: &Workspace, template: &str) -> Option<String> {
    let named = channel_named(workspace, template, Clock(0))?;
    workspace.options.channels_on().any(|channel| channel == named).then_some(named)
}

/// Compares a pasted template with one of this page.
///
/// # Errors
/// A sentence that says why there is nothing to compare.
pub fn compare_with(
    workspace: &Workspace,
    pasted: &str,
    other: &Other,
    clock: Clock,
) -> Result<Comparison, String> {
    if let Some(error) = workspace.assumptions.parse(pasted).errors().first() {
        return Err(format!("The pasted template does not render at all: {}", error.message));
    }
    let chosen = match other {
        Other::Channel(name) => workspace.options.channels_on().find(|channel| channel == name),
        Other::Guide => None,
    };
    let channel = chosen.map(str::to_owned).or_else(|| channel_of(workspace, pasted));
    let channel = channel.or_else(|| workspace.shown_channel().map(str::to_owned));
    let channel = channel.ok_or("Every channel is off: there is nothing to compare with.")?;
    let mine = match other {
        Other::Channel(_) => workspace.template(&channel).text,
        Other::Guide => {
            let mut guide = workspace.options.clone();
            guide.choose(Preset::Guide);
            guide.write(&channel).text
        }
    };
    Ok(compare(pasted, &mine, &channel, workspace, clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Edit;

    #[test]
    fn a_template_is_compared_with_the_one_of_its_channel_or_with_the_guides() {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::Channel("chat".into(), true));
        let chat = workspace.template("chat").text;
        assert_eq!(channel_of(&workspace, &chat).as_deref(), Some("chat"));
        let same = |other| compare_with(&workspace, &chat, &other, Clock(0)).map(|found| found.is_same());
        assert_eq!(same(Other::Channel("chat".into())), Ok(true));
        assert_eq!(same(Other::Channel("email".into())), Ok(false));
        assert_eq!(same(Other::Channel("gone".into())), Ok(true));
        assert_eq!(same(Other::Guide), Ok(false));
        assert!(compare_with(&workspace, "{% if %}", &Other::Guide, Clock(0)).is_err());
    }
}
