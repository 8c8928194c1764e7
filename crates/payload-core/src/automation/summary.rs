//! What comes out of a story in one sentence, and what to do where a customer is asked more than once.

use super::Rule;
use super::simulate::{Again, Call, Turn, calls};
use crate::rule_settings::RuleId;
use crate::verdict::Outcome;

/// What comes out of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// In one sentence or two.
    pub sentence: String,
    /// Why the customer is asked more than once, where that is so.
    pub again: Option<Again>,
    /// The channel whose sources are to be chosen, where rules took the same ticket.
    pub choose_sources: Option<String>,
}

impl Summary {
    /// What comes out of what the rules did.
    pub fn of(turns: &[Turn], rules: &[Rule]) -> Self {
        let again = calls(turns).filter_map(|call| call.again).max();
        let choose_sources = match again {
            Some(Again::OtherRule) => widest(turns, rules),
            _ => None,
        };
        Self { sentence: sentence(turns), again, choose_sources }
    }
}

/// The first channel that asked whatever the source of the ticket is, or else the last that asked once more.
fn widest(turns: &[Turn], rules: &[Rule]) -> Option<String> {
    let asked = || calls(turns).filter(|call| call.survey);
    let takes_any_source = |call: &&Call| {
        let id = RuleId::Send(call.channel.clone());
        rules.iter().any(|rule| rule.id == id && rule.sources().is_none())
    };
    let call = asked().find(takes_any_source).or(asked().filter(|call| call.again.is_some()).last())?;
    Some(call.channel.clone())
}

fn sentence(turns: &[Turn]) -> String {
    if let Some(why) = turns.iter().find_map(|turn| turn.stopped) {
        return format!("No call goes out. {why}");
    }
    let calls: Vec<&Call> = calls(turns).collect();
    let surveys = calls.iter().filter(|call| call.survey).count();
    match (calls.as_slice(), surveys) {
        ([], _) => "No call goes out, so no survey.".to_owned(),
        ([call], 1) => format!("One call goes out. {}.", call.verdict.sentence()),
        ([call], _) => match call.notes.first() {
            Some(note) if call.verdict.outcome() == Outcome::Survey => {
                format!("One call goes out, no survey. {note}.")
            }
            _ => format!("One call goes out, no survey. {}.", call.verdict.sentence()),
        },
        (calls, 0) => format!("{} calls go out for one ticket, no survey.", calls.len()),
        (calls, 1) => format!("{} calls go out for one ticket; one asks for a survey.", calls.len()),
        (calls, surveys) => {
            let times = if surveys == 2 { "twice".to_owned() } else { format!("{surveys} times") };
            let asked = format!("The customer is asked {times} for one ticket.");
            match calls.len() == surveys {
                true => asked,
                false => format!("{asked} {} calls go out.", calls.len()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::automation::rules;
    use crate::automation::simulate::simulate;
    use crate::automation::story::Story;
    use crate::rule_settings::{Moment, RuleEdit, Source};
    use crate::workspace::{Edit, Workspace};
    use ruby_liquid::Clock;

    fn summary(story: &str, edits: &[Edit]) -> Summary {
        let mut workspace = Workspace::default();
        edits.iter().cloned().for_each(|edit| workspace.apply(edit));
        let (story, rules) = (Story::find(story).unwrap(), rules(&workspace));
        Summary::of(&simulate(&rules, &story.scene(&workspace), &workspace, Clock(0)), &rules)
    }

    #[test]
    fn a_customer_who_is_asked_again_is_told_with_what_mends_it() {
        let add = |channel: &str| Edit::AddChannel(channel.into());
        let source = |channel: &str| Edit::Rule(RuleEdit::Source(channel.into(), Source::Email.into(), true));
        let both = Edit::Rule(RuleEdit::Moment(Moment::Both));
        let twice = "The customer is asked twice for one ticket.";
        let thrice = "The customer is asked 3 times for one ticket.";
        for (story, edits, expected, again, channel) in [
            ("resolved", vec![], None, None, None),
            ("resolved", vec![add("one"), add("two")], Some(thrice), Some(Again::OtherRule), Some("one")),
            ("resolved", vec![add("one"), source("one")], Some(twice), Some(Again::OtherRule), Some("one")),
            (
                "resolved",
                vec![add("one"), source("one"), add("two")],
                Some(thrice),
                Some(Again::OtherRule),
                Some("two"),
            ),
            ("auto-closed", vec![both], Some(twice), Some(Again::BothStatuses), None),
            ("reopened", vec![], Some(twice), Some(Again::SameStatus), None),
        ] {
            let summary = summary(story, &edits);
            assert_eq!(
                (summary.again, summary.choose_sources.as_deref()),
                (again, channel),
                "{story} {edits:?}"
            );
            if let Some(expected) = expected {
                assert_eq!(summary.sentence, expected, "{story} {edits:?}");
            }
        }
    }

    #[test]
    fn only_the_first_of_several_surveys_is_as_it_should_be() {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddChannel("one".into()));
        let story = Story::ordinary();
        let turns = simulate(&rules(&workspace), &story.scene(&workspace), &workspace, Clock(0));
        let again: Vec<Option<Again>> = calls(&turns).map(|call| call.again).collect();
        assert_eq!(again, [None, Some(Again::OtherRule)]);
    }
}
