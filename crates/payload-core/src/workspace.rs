//! All that the admin can change, and the one way to change it.

mod change;
mod edit;
mod history;
pub mod link;
pub mod saved;
mod shared;

pub use change::{Area, Change};
pub use edit::{Edit, Target};
pub use history::History;
pub use shared::Shared;

use crate::assumptions::Assumptions;
use crate::options::{Options, Written};
use crate::probe_result::{self, Known, ProbeResult, Question};
use crate::rule_settings::{Progress, RuleSettings};
use crate::ticket::Ticket;
use crate::ticket::own::OwnTicket;
use serde::{Deserialize, Serialize};
use vecmap::VecMap;

/// All that the admin can change. What the page shows follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workspace {
    /// The choices.
    #[serde(rename = "choices")]
    pub options: Shared<Options>,
    /// Templates that were edited by hand, by channel. They stand instead of the built ones.
    pub by_hand: VecMap<String, String>,
    /// Templates that were edited by hand and gave way to the choices, by channel: one press brings them back.
    pub set_aside: VecMap<String, String>,
    /// The channel on show; where it is not on, the first that is.
    pub channel: String,
    /// The sample ticket.
    pub ticket: Ticket,
    /// The admin's own tickets to choose from.
    pub own_tickets: Vec<OwnTicket>,
    /// What Freshdesk does.
    pub assumptions: Assumptions,
    /// What a probe found out about this account.
    pub probe: Option<ProbeResult>,
    /// The decisions about the rules.
    pub rules: Shared<RuleSettings>,
    /// What was done so far in Freshdesk and Stella.
    pub progress: Shared<Progress>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            options: Shared::default(),
            by_hand: VecMap::new(),
            set_aside: VecMap::new(),
            channel: "email".to_owned(),
            ticket: Ticket::default(),
            own_tickets: Vec::new(),
            assumptions: Assumptions::default(),
            probe: None,
            rules: Shared::default(),
            progress: Shared::default(),
        }
    }
}

impl Workspace {
    /// The channel on show; none where every channel is off.
    pub fn shown_channel(&self) -> Option<&str> {
        let on = |name: &&str| *name == self.channel;
        self.options.channels_on().find(on).or_else(|| self.options.channels_on().next())
    }

    /// The template of a channel: the one edited by hand, or the one the choices give.
    pub fn template(&self, channel: &str) -> Written {
        match self.by_hand.get(channel) {
            Some(text) => Written { text: text.clone(), marks: Vec::new() },
            None => self.options.write(channel),
        }
    }

    /// How the answer in force to a question about Freshdesk is known.
    pub fn known(&self, question: Question) -> Known {
        probe_result::known(question, self.assumptions, self.probe.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::Assumptions;
    use crate::escaping::Escaping;
    use crate::workspace::Edit;
    use ruby_liquid::Dialect;

    #[test]
    fn what_a_probe_confirmed_is_known_until_another_answer_is_chosen() {
        let mut workspace = Workspace::default();
        assert!(workspace.known(Question::Escaping).is_open());
        let probed = ProbeResult {
            on: "2026-01-05".into(),
            escaping: Some(Escaping::Json),
            liquid: Some(Dialect::V5),
            ..ProbeResult::default()
        };
        let assumptions =
            Assumptions { escaping: Escaping::Json, liquid: Dialect::V5, ..workspace.assumptions };
        workspace.apply(Edit::ProbeResult(probed, assumptions));
        assert_eq!(workspace.known(Question::Escaping).to_string(), "confirmed by your probe on 2026-01-05");
        assert_eq!(workspace.known(Question::Liquid).to_string(), "confirmed by your probe on 2026-01-05");
        assert!(workspace.known(Question::Unticked).is_open());
        let chosen = Assumptions { escaping: Escaping::Html, ..workspace.assumptions };
        workspace.apply(Edit::Assume(chosen));
        assert!(workspace.known(Question::Escaping).is_open());
    }
}
