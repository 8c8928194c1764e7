//! Whether any rule takes the ticket on show, by its source.

use crate::placeholder::Placeholder;
use crate::rule_settings::TicketSource;
use crate::ticket::sample::is_built_in;
use crate::workspace::Workspace;

/// The source of the sample ticket, where it is the admin's own and comes from one that no send rule takes.
pub fn source_without_rule(workspace: &Workspace) -> Option<TicketSource> {
    let named = workspace.ticket.text(&Placeholder::known("ticket.source_name"));
    if named.trim().is_empty() || is_built_in(&workspace.ticket) {
        return None;
    }
    let source = TicketSource::named(&named);
    let takes = |channel: &str| {
        let sources = workspace.rules.sources_of(channel);
        sources.is_empty() || sources.contains(&source)
    };
    let mut channels = workspace.options.channels_on().peekable();
    // That every channel is off is told by itself.
    channels.peek()?;
    (!channels.any(takes)).then_some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_settings::{RuleEdit, Source};
    use crate::workspace::Edit;

    #[test]
    fn a_ticket_of_another_source_is_told() {
        let mut workspace = Workspace::default();
        let label = |workspace: &Workspace| source_without_rule(workspace).map(|it| it.label().to_owned());
        assert_eq!(label(&workspace), None);
        let from = |source: &str| {
            let mut ticket = Workspace::default().ticket;
            ticket.set(&Placeholder::known("ticket.source_name"), Some(source.into()));
            ticket
        };
        for (source, expected) in [("Email", None), ("Portal", Some("Portal")), ("phone", Some("Phone"))] {
            workspace.ticket = from(source);
            assert_eq!(label(&workspace).as_deref(), expected);
        }
        workspace.apply(Edit::Channel("phone".into(), true));
        assert_eq!(label(&workspace), None);
        workspace.ticket = from("Portal");
        assert_eq!(label(&workspace).as_deref(), Some("Portal"));
        workspace.apply(Edit::Rule(RuleEdit::Source("email".into(), Source::Portal.into(), true)));
        assert_eq!(label(&workspace), None);
        // Nor where every channel is off.
        workspace = Workspace { ticket: workspace.ticket, ..Workspace::default() };
        workspace.apply(Edit::Channel("email".into(), false));
        assert_eq!(label(&workspace), None);
    }
}
