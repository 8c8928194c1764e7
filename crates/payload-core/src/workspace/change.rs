//! What a step of the history changed, in words, and where on the page that is seen.

use super::{Edit, Workspace};
use crate::options::{Choice, Style};
use crate::rule_settings::{ProgressEdit, RuleEdit};
use crate::text::capital;
use crate::ticket::field;
use serde::{Deserialize, Serialize};

/// What opening a case is called.
const CASE: &str = "Case opened from Prove";

/// What a step changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What was changed, as a label: *Requester name*.
    pub what: String,
    /// Where on the page.
    pub area: Area,
}

/// A part of the page on which a change is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The choices.
    Choices,
    /// The template.
    Template,
    /// The sample ticket.
    Ticket,
    /// The rules.
    Rules,
    /// The checklist.
    GoLive,
}

impl Area {
    /// Every area.
    pub const ALL: [Self; 5] = [Self::Choices, Self::Template, Self::Ticket, Self::Rules, Self::GoLive];

    /// Whether what is set there differs between two workspaces.
    pub fn differs(self, one: &Workspace, other: &Workspace) -> bool {
        match self {
            Area::Choices => {
                one.options != other.options
                    || one.assumptions != other.assumptions
                    || one.probe != other.probe
            }
            Area::Template => {
                one.by_hand != other.by_hand
                    || one.set_aside != other.set_aside
                    || one.channel != other.channel
            }
            Area::Ticket => one.ticket != other.ticket || one.own_tickets != other.own_tickets,
            Area::Rules => one.rules != other.rules,
            Area::GoLive => one.progress != other.progress,
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Area::Choices => "Choices",
            Area::Template => "Template",
            Area::Ticket => "Sample ticket",
            Area::Rules => "Rules",
            Area::GoLive => "Go live",
        }
    }
}

impl Change {
    /// A change of that name.
    pub fn new(what: impl Into<String>, area: Area) -> Self {
        Self { what: what.into(), area }
    }

    /// Whether it opened a case, which is looked at and decides nothing.
    pub fn opens_case(&self) -> bool {
        self.what == CASE
    }

    /// What an edit changes that the first view can make; the names of all others come with the page's second half.
    pub fn of_first(edit: &Edit, _: &Workspace) -> Self {
        match edit {
            Edit::Field(placeholder, _) | Edit::ShownField(placeholder, _) => {
                Self::new(field::label(placeholder), Area::Ticket)
            }
            Edit::Write(channel, _) => Self::new(format!("Template for {channel}"), Area::Template),
            _ => Self::new("Sample ticket", Area::Ticket),
        }
    }

    /// What an edit of a workspace changes.
    pub fn of(edit: &Edit, before: &Workspace) -> Self {
        let on_off = |what: &str, on: bool| format!("{what} {}", if on { "on" } else { "off" });
        let choice = |what: &str| Self::new(what, Area::Choices);
        match edit {
            Edit::Preset(preset) => choice(&format!("Preset {}", preset.label())),
            Edit::Style(style) => choice(detail(before.options.style, *style)),
            Edit::Channel(name, on) => choice(&on_off(&format!("Channel {}", capital(name)), *on)),
            Edit::AddChannel(name) => choice(&format!("Channel {name} added")),
            Edit::RemoveChannel(name) => choice(&format!("Channel {name} removed")),
            Edit::Show(name) => choice(&format!("Channel {name} shown")),
            Edit::Switch(part, on) => choice(&on_off(part.label(), *on)),
            Edit::CustomerName(_) => choice(Choice::CustomerName.label()),
            Edit::CustomerEmail(_) | Edit::NoEmail(_) => choice(Choice::CustomerEmail.label()),
            Edit::Brand(_) => choice(Choice::Brand.label()),
            Edit::Language(_) | Edit::LanguageWhenEmpty(_) | Edit::LanguageMap(_) => {
                choice(Choice::Language.label())
            }
            Edit::DoNotSendField(_) => choice(Choice::DoNotSend.label()),
            Edit::TagLimit(_) => choice(Choice::Tags.label()),
            Edit::CustomProperties(_) => choice(Choice::CustomProperties.label()),
            Edit::OtherKeys(_) => choice(Choice::OtherKeys.label()),
            Edit::Link(_) => choice(Choice::Link.label()),
            Edit::Assume(_) | Edit::ProbeResult(..) => choice("What Freshdesk does"),
            Edit::Ticket(_) | Edit::Field(..) | Edit::ShownField(..) | Edit::Write(..) => {
                Self::of_first(edit, before)
            }
            Edit::AddTicket(name, _) => Self::new(format!("“{name}” added to your tickets"), Area::Ticket),
            Edit::RemoveTicket(name) => {
                Self::new(format!("“{name}” removed from your tickets"), Area::Ticket)
            }
            Edit::OpenCase(..) => Self::new(CASE, Area::Ticket),
            Edit::ReturnToChoices(_) | Edit::Adopt(..) => Self::new("Return to choices", Area::Template),
            Edit::BringBack(_) => Self::new("Own text brought back", Area::Template),
            Edit::ForgetSetAside(_) => Self::new("Own text discarded", Area::Template),
            Edit::Rule(edit) => Self::new(rule(edit), Area::Rules),
            Edit::Progress(ProgressEdit::Tick(step, _)) => Self::new(step.clone(), Area::GoLive),
            Edit::Progress(ProgressEdit::Stage(_, stage)) => {
                Self::new(format!("Key: {}", stage.label()), Area::GoLive)
            }
            Edit::Progress(ProgressEdit::Note(..)) => Self::new("Note on a story", Area::Rules),
            Edit::Progress(_) => Self::new("What was copied", Area::GoLive),
        }
    }
}

/// The control of the detail in which a style differs from the one before.
fn detail(before: Style, after: Style) -> &'static str {
    match after {
        _ if after.safety != before.safety => Choice::Safety.label(),
        _ if after.layout != before.layout => "Layout",
        _ if after.do_not_send != before.do_not_send => "Sent as",
        _ if after.tags != before.tags => "Split tags at",
        _ => "Comment at the top",
    }
}

fn rule(edit: &RuleEdit) -> &'static str {
    match edit {
        RuleEdit::Assign(_) => "Assign an agent",
        RuleEdit::Exclude(_) | RuleEdit::ExcludeBy(..) => "Exclude tickets",
        RuleEdit::ExcludeTags(_) => "Tags that exclude a ticket",
        RuleEdit::Performer(_) | RuleEdit::PerformerOf(..) => "Performed by",
        RuleEdit::Moment(_) | RuleEdit::MomentOf(..) => "Send when",
        RuleEdit::Endpoint(_) => "Stella endpoint",
        RuleEdit::Url(_) => "Stella URL",
        RuleEdit::Authentication(_) => "The key goes into",
        RuleEdit::Name(..) => "Rule name",
        RuleEdit::Source(..) | RuleEdit::OwnSources(..) => "Sources of a channel",
        RuleEdit::Only(..) => "Tickets of a channel",
        RuleEdit::Order(_) => "Order of the rules",
        RuleEdit::Manual(..) => "Manual mode",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{Assumptions, Unticked};
    use crate::options::{Comment, FlagAs, Layout, Preset, Safety, TagSplit};
    use crate::placeholder::Placeholder;
    use crate::probe_result::ProbeResult;
    use crate::rule_settings::RuleId;
    use crate::ticket::Ticket;
    use crate::workspace::History;

    #[test]
    fn a_change_names_what_a_person_touched() {
        for (edit, what, area) in [
            (Edit::Channel("chat".into(), true), "Channel Chat on", Area::Choices),
            (Edit::Switch(Choice::Brand, false), "Brand off", Area::Choices),
            (Edit::Field(Placeholder::known("ticket.requester.name"), None), "Requester name", Area::Ticket),
            (Edit::Write("email".into(), String::new()), "Template for email", Area::Template),
            (Edit::Rule(RuleEdit::Url(String::new())), "Stella URL", Area::Rules),
        ] {
            assert_eq!(Change::of(&edit, &Workspace::default()), Change::new(what, area));
        }
    }

    #[test]
    fn a_detail_of_the_pattern_is_named_as_its_control_is() {
        let robust = Preset::Robust.style();
        for (style, what) in [
            (Style { safety: Safety::Exact, ..robust }, "Text safety"),
            (Style { layout: Layout::OneLine, ..robust }, "Layout"),
            (Style { do_not_send: FlagAs::Text, ..robust }, "Sent as"),
            (Style { tags: TagSplit::Blank, ..robust }, "Split tags at"),
            (Style { comment: Comment::LeftOut, ..robust }, "Comment at the top"),
        ] {
            let mut history = History::default();
            history.edit(Edit::Style(style));
            assert_eq!(history.undo(), Some(Change::new(what, Area::Choices)));
        }
    }

    #[test]
    fn each_field_of_a_workspace_belongs_to_one_area() {
        let (email, ticket) = (|| "email".to_owned(), || Ticket::with([]));
        let set_aside = [Edit::Write(email(), String::new()), Edit::ReturnToChoices(email())];
        let other_assumptions =
            || Assumptions { unticked: Unticked::Empty, ..Workspace::default().assumptions };
        let copied = ProgressEdit::Copied(RuleId::Exclude, Vec::new());
        for (edits, areas) in [
            (vec![Edit::Switch(Choice::Brand, true)], &[Area::Choices][..]),
            (
                vec![Edit::ProbeResult(ProbeResult::default(), Workspace::default().assumptions)],
                &[Area::Choices],
            ),
            (vec![Edit::Assume(other_assumptions())], &[Area::Choices]),
            (vec![Edit::Write(email(), String::new())], &[Area::Template]),
            (set_aside.into(), &[Area::Template]),
            (vec![Edit::Show("chat".into())], &[Area::Template]),
            (vec![Edit::Ticket(ticket())], &[Area::Ticket]),
            (vec![Edit::AddTicket("Own".into(), Ticket::default())], &[Area::Ticket]),
            (vec![Edit::Rule(RuleEdit::Assign(false))], &[Area::Rules]),
            (vec![Edit::Progress(copied)], &[Area::GoLive]),
            (vec![Edit::OpenCase(ticket(), other_assumptions(), "chat".into())], &Area::ALL[..3]),
        ] {
            let (before, mut after) = (Workspace::default(), Workspace::default());
            let what = format!("{edits:?}");
            edits.into_iter().for_each(|edit| after.apply(edit));
            assert!(
                Area::ALL.into_iter().filter(|area| area.differs(&before, &after)).eq(areas.iter().copied()),
                "{what}"
            );
        }
        // One more field needs an area, and an edit above.
        #[rustfmt::skip]
        let Workspace {
            options: _, assumptions: _, probe: _, by_hand: _, set_aside: _, channel: _, ticket: _, own_tickets: _,
            rules: _, progress: _,
        } = Workspace::default();
    }
}
