//! What the table says of the ticket and the channel on show in Build.

use super::Proof;
use crate::assumptions::Assumptions;
use crate::proof::judge::Failure;
use crate::ticket::Ticket;

impl Proof {
    /// What the template of a channel is to blame for with a ticket that is looked at, as the table has it.
    pub fn failure_of(&self, ticket: &Ticket, channel: &str, freshdesk: Assumptions) -> Option<Failure> {
        let judge = self.judges.iter().find(|judge| judge.channel == channel)?;
        let handed_over = freshdesk.hand_over(ticket);
        let failure = judge.on_handed_over(freshdesk, &handed_over).failure?;
        let branches = self.subjects.iter().filter_map(|subject| subject.branch.as_ref());
        let mut branches = branches.filter(|branch| branch.of(&judge.harmless.ticket) == *ticket);
        match branches.next() {
            None => Some(failure),
            Some(branch) => {
                judge.on_branch(freshdesk, &handed_over, branch, |name| self.is_channel(name)).failure
            }
        }
    }

    /// The channels of which a case fails.
    pub fn failing_channels(&self) -> impl Iterator<Item = &str> {
        let fails = |at| self.failures().any(|(case, _)| case.channel == at);
        let channels = self.judges.iter().enumerate().filter(move |(at, _)| fails(*at));
        channels.map(|(_, judge)| judge.channel.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};
    use crate::proof::judge::FailureKind;
    use crate::ticket::sample::SAMPLES;
    use crate::workspace::{Edit, Workspace};
    use ruby_liquid::Clock;

    #[test]
    fn a_ticket_that_is_looked_at_fails_as_its_row_does() {
        let mut workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
        workspace.apply(Edit::Channel("chat".into(), true));
        workspace.apply(Edit::Write("chat".into(), Options::default().write("chat").text));
        let mut proof = Proof::new(&workspace, Clock(1_767_600_000));
        while !proof.step(97) {}
        assert_eq!(proof.failing_channels().collect::<Vec<_>>(), ["email"]);
        let usual = Assumptions::default();
        let kind = |id: &str, channel: &str| {
            let ticket = SAMPLES.iter().find(|sample| sample.id == id).unwrap().ticket();
            proof.failure_of(&ticket, channel, usual).map(|failure| failure.kind)
        };
        assert_eq!(kind("injection", "email"), Some(FailureKind::Injection));
        assert_eq!(kind("injection", "chat"), None);
        assert_eq!(kind("ordinary", "email"), None);
        for (case, failure) in proof.failures() {
            let (_, judge, freshdesk) = proof.parts(case);
            let found = proof.failure_of(&proof.ticket(case), &judge.channel, freshdesk);
            assert_eq!(found.map(|found| found.kind), Some(failure), "{}", proof.describe(case));
        }
    }
}
