//! What the robust pattern leans on, part by part: which of them an account does differently, and whether a payload
//! uses it.

use super::ROBUST_ANSWER;
use crate::escaping::Escaping;
use crate::options::{Choice, Options, Safety};
use crate::probe_result::ProbeResult;
use crate::workspace::{Edit, Workspace};

/// A part of the pattern.
struct Part {
    /// What it is, as the subject of a sentence.
    name: &'static str,
    /// What a template that uses it has, without spaces after signs: one of these.
    signs: &'static [&'static str],
}

/// The parts, in the order of the probe's answer.
const PARTS: [Part; 7] = [
    Part { name: "The loop that drops control characters and backslashes", signs: &["split:''"] },
    Part { name: "The filter truncate", signs: &["|truncate:"] },
    Part { name: "The limit of a loop", signs: &["limit:"] },
    Part { name: "The filter append or downcase", signs: &["|append:", "|downcase"] },
    Part { name: "The tag case", signs: &["{%case", "{%-case"] },
    Part { name: "The filter first or size", signs: &["|first", "|size"] },
    Part { name: "The filter replace or strip_newlines", signs: &["|replace:", "|strip_newlines"] },
];

impl Part {
    /// Whether a template uses it, as far as its text tells.
    fn is_in(&self, template: &str) -> bool {
        let mut bare = template.to_owned();
        for sign in ["|", ":", "{%", "{%-"] {
            bare = bare.replace(&format!("{sign} "), sign);
        }
        self.signs.iter().any(|sign| bare.contains(sign))
    }
}

/// A part that an account does differently.
struct Deviation {
    part: &'static Part,
    /// What came instead of what; nothing where the answer is not known.
    came: Option<(String, &'static str)>,
}

impl Deviation {
    fn sentence(&self) -> String {
        match &self.came {
            Some((given, wanted)) => format!("{} gives “{given}” instead of “{wanted}”.", self.part.name),
            None => format!("{} may behave differently.", self.part.name),
        }
    }
}

/// The parts of an answer that are not what they must be; all of them where the answer has no such parts.
fn deviations(answer: Option<&str>) -> Vec<Deviation> {
    let given = answer.map(|answer| answer.split('/').collect::<Vec<_>>()).unwrap_or_default();
    let all = PARTS.iter().zip(ROBUST_ANSWER.split('/'));
    if given.len() != PARTS.len() {
        return all.map(|(part, _)| Deviation { part, came: None }).collect();
    }
    let deviates = |((part, wanted), given): ((&'static Part, &'static str), &str)| {
        (wanted != given).then(|| Deviation { part, came: Some((given.to_owned(), wanted)) })
    };
    all.zip(given).filter_map(deviates).collect()
}

/// What deviates in an answer, as sentences.
pub(super) fn told(answer: &str) -> String {
    let told: Vec<String> = deviations(Some(answer)).iter().map(Deviation::sentence).collect();
    told.join(" ")
}

/// What a probe says against the payload of a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// That it does not work, as a sentence.
    pub what: String,
    /// What is different in this account, and what to do.
    pub why: String,
}

/// The probe of this account, where it says that the pattern does not work.
fn says_no(workspace: &Workspace) -> Option<&ProbeResult> {
    workspace.probe.as_ref().filter(|probed| probed.robust == Some(false))
}

/// What the probe says against a template, the one of a channel; nothing where it works, as far as is known.
pub fn objection(workspace: &Workspace, channel: &str, template: &str) -> Option<Objection> {
    let probed = says_no(workspace)?;
    let found = deviations(probed.robust_answer.as_deref());
    let used = in_use(&found, template);
    if used.is_empty() {
        return None;
    }
    let told: Vec<String> = used.iter().map(|deviation| deviation.sentence()).collect();
    let advice = way_out(workspace, probed, channel, &found).unwrap_or_else(|| {
        "No option avoids it: do not go live with this payload. Send the probe and its result to Freshdesk’s \
         support, and probe again once it is solved."
            .to_owned()
    });
    Some(Objection {
        what: format!("Your probe of {}: this payload does not work in your account.", probed.on),
        why: format!("{} {advice}", told.join(" ")),
    })
}

/// What the probe says against the template of a channel.
pub fn objection_to(workspace: &Workspace, channel: &str) -> Option<Objection> {
    // Most often there is none, and no template has to be written for that.
    says_no(workspace)?;
    objection(workspace, channel, &workspace.template(channel).text)
}

/// What the probe says against the payloads of the channels that are on: the first objection.
pub fn objection_to_any(workspace: &Workspace) -> Option<Objection> {
    workspace.options.channels_on().find_map(|channel| objection_to(workspace, channel))
}

fn in_use<'d>(found: &'d [Deviation], template: &str) -> Vec<&'d Deviation> {
    found.iter().filter(|deviation| deviation.part.is_in(template)).collect()
}

/// An option with which the payload uses nothing that deviates.
fn way_out(
    workspace: &Workspace,
    probed: &ProbeResult,
    channel: &str,
    found: &[Deviation],
) -> Option<String> {
    if workspace.by_hand.contains_key(channel) {
        return None;
    }
    let holds = |options: &Options| in_use(found, &options.write(channel).text).is_empty();
    let without = |choice: Choice| {
        let mut other = workspace.clone();
        other.apply(Edit::Switch(choice, false));
        (other.options != workspace.options && holds(&other.options))
            .then(|| format!("Switch off {}: without it the payload does not use this.", choice.label()))
    };
    let parts = [Choice::Tags, Choice::Language, Choice::DoNotSend, Choice::CustomProperties];
    parts.into_iter().find_map(without).or_else(|| {
        let escapes = matches!(probed.escaping, Some(Escaping::Json | Escaping::RailsJson));
        let mut plain = Options::clone(&workspace.options);
        plain.style.safety = Safety::AsItIs;
        (escapes && holds(&plain)).then(|| {
            let safety = Choice::Safety.label();
            format!("Set {safety} to “No protection”: your account escapes values for JSON by itself.")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probed(answer: Option<&str>) -> Workspace {
        let probe = ProbeResult {
            on: "2026-01-05".into(),
            robust: Some(false),
            robust_answer: answer.map(str::to_owned),
            ..ProbeResult::default()
        };
        Workspace { probe: Some(probe), ..Workspace::default() }
    }

    fn against(workspace: &Workspace) -> Option<Objection> {
        objection_to(workspace, "email")
    }

    #[test]
    fn the_part_that_deviates_is_named_with_the_option_that_avoids_it() {
        let mut workspace = probed(Some("p'qr_s/abcd/p'/true/1/1/\"a"));
        workspace.apply(Edit::Switch(Choice::Tags, true));
        let objection = against(&workspace).unwrap();
        assert_eq!(objection.what, "Your probe of 2026-01-05: this payload does not work in your account.");
        assert_eq!(
            objection.why,
            "The filter truncate gives “abcd” instead of “abc”. Switch off Tags: without it the payload does not use this."
        );
        assert_eq!(objection_to_any(&workspace), Some(objection));
        workspace.apply(Edit::Switch(Choice::Tags, false));
        assert_eq!(against(&workspace), None);
    }

    #[test]
    fn where_no_option_avoids_it_that_is_said() {
        let mut workspace = probed(Some("p'q\\r_s/abc/p'/true/1/1/\"a"));
        assert!(against(&workspace).unwrap().why.contains("No option avoids it"));
        // An account that escapes for JSON needs no cleaning.
        workspace.probe.as_mut().unwrap().escaping = Some(Escaping::Json);
        assert!(against(&workspace).unwrap().why.contains("Set Text safety to “"));
    }

    #[test]
    fn what_is_not_known_in_parts_counts_for_all_of_them() {
        assert!(against(&probed(None)).is_some() && against(&probed(Some("nonsense"))).is_some());
        let mut workspace = probed(None);
        workspace.by_hand.insert("email".into(), r#"{"channel": "email"}"#.into());
        assert_eq!(against(&workspace), None);
        assert_eq!(against(&Workspace::default()), None);
    }

    #[test]
    fn each_part_of_the_answer_has_its_name() {
        assert_eq!(ROBUST_ANSWER.split('/').count(), PARTS.len());
        assert!(deviations(Some(ROBUST_ANSWER)).is_empty());
    }
}
