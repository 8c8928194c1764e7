//! What an ordinary ticket of a template holds that sends a survey only where several things come together: a group
//! and a priority, say. One that wants a single value is known to [`Harmless::of`].

use super::deserved::says_no;
use super::{Branch, Harmless, send};
use crate::assumptions::Assumptions;
use crate::placeholder::Placeholder;
use crate::ticket::Ticket;
use crate::verdict::Outcome;
use ruby_liquid::{Clock, Template};

/// So many branches are tried.
const MAX_TRIES: usize = 60;

impl Harmless {
    /// As [`Harmless::of`], with all that a branch asks for where no single value leads to a survey.
    pub fn with_survey(
        template: &Template,
        fields: &[Placeholder],
        flag: &Placeholder,
        channel: &str,
        clock: Clock,
    ) -> Self {
        let mut all = Self::of(template, fields, flag, channel, clock);
        let assumptions = Assumptions { liquid: template.dialect(), ..Assumptions::default() };
        let outcome = |ticket: &Ticket| {
            send(template, &assumptions.hand_over(ticket), channel, clock).verdict.outcome()
        };
        if outcome(&all.ticket) == Outcome::Logged {
            // A tick that excludes is never what a template wants.
            let excludes = |field: &Placeholder| field == flag || says_no(field.as_str());
            let branches = Branch::all(template, &all.ticket).into_iter();
            let ways = branches.filter(|branch| !branch.changes.iter().any(|(field, _)| excludes(field)));
            let leads_to_survey = |branch: &Branch| outcome(&branch.of(&all.ticket)) == Outcome::Survey;
            if let Some(branch) = ways.take(MAX_TRIES).find(leads_to_survey) {
                all.want(branch.changes);
            }
        }
        all
    }
}
