//! What is wrong with the rules as a set, derived once: the pane, the index and the sheets look theirs up.

use crate::components::{Drafts, Tone};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::check::warnings;
use payload_core::finding::{Finding, Severity};
use payload_core::rule_settings::RuleId;

/// All that is wrong with the rules, and what is only worth a look.
#[derive(Clone, Copy)]
pub struct AllWarnings {
    found: Memo<Vec<Finding>>,
    drafts: Drafts,
}

impl AllWarnings {
    /// Those of the workspace.
    pub fn derive(session: Session) -> Self {
        Self { found: Memo::new(move |_| session.read(warnings)), drafts: Drafts::here() }
    }

    /// What is wrong, worst first.
    pub fn warnings(self) -> Vec<Finding> {
        self.those(|severity| severity != Severity::Note)
    }

    /// What is only worth a look.
    pub fn notes(self) -> Vec<Finding> {
        self.those(|severity| severity == Severity::Note)
    }

    /// What is wrong with one rule.
    pub fn of(self, rule: &RuleId) -> Vec<Finding> {
        self.warnings().into_iter().filter(|finding| finding.rules.contains(rule)).collect()
    }

    /// How many are wrong, with the settings that are not in force.
    pub fn count(self) -> usize {
        self.warnings().len() + self.drafts.refused().len()
    }

    /// How the worst of them is to be taken.
    pub fn tone(self) -> Tone {
        self.warnings().first().map_or(Tone::Fair, |worst| worst.severity.into())
    }

    fn those(self, are_meant: fn(Severity) -> bool) -> Vec<Finding> {
        self.found.read().iter().filter(|finding| are_meant(finding.severity)).cloned().collect()
    }
}
