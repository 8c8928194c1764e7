//! The table: every ticket, every channel that is on, every possible Freshdesk. One verdict a cell, worked
//! off in slices, so that the page never waits for it.

mod on_show;

use super::judge::{FailureKind, Judge, Judgment};
use super::words;
use crate::assumptions::Assumptions;
use crate::options::USUAL_CHANNELS;
use crate::preview::Branch;
use crate::ticket::Ticket;
use crate::ticket::own::OwnTicket;
use crate::ticket::sample::{Kind, SAMPLES, Sample};
use crate::verdict::Outcome;
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Data, Dialect, Host};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

/// A ticket that the templates are tried on.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Its name on screen.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The ticket.
    pub ticket: Ticket,
    /// The built-in ticket that it is; `None` for the admin's own.
    sample: Option<&'static Sample>,
    /// The branch of a template that it takes; `None` for all others.
    branch: Option<Branch>,
}

impl Subject {
    fn built_in(sample: &'static Sample) -> Self {
        let origin = match sample.kind {
            Kind::Ordinary => Origin::Ordinary,
            Kind::Hostile => Origin::Hostile,
        };
        Self {
            name: sample.name.to_owned(),
            origin,
            ticket: sample.ticket(),
            sample: Some(sample),
            branch: None,
        }
    }

    /// The ordinary ticket of a template, as it takes a branch.
    fn of_branch(branch: Branch, ordinary: &Ticket) -> Self {
        Self {
            name: branch.name(),
            origin: Origin::Branch,
            ticket: branch.of(ordinary),
            sample: None,
            branch: Some(branch),
        }
    }
}

/// Where a ticket comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Built in: what arrives every day.
    Ordinary,
    /// Built in: what arrives one day.
    Hostile,
    /// The admin's own sample ticket.
    Own,
    /// What a condition of a template asks for.
    Branch,
}

impl Origin {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Origin::Ordinary => "Ordinary",
            Origin::Hostile => "Edge case",
            Origin::Own => "Your own",
            Origin::Branch => "Condition",
        }
    }
}

/// The built-in tickets, and before them the admin's own: those of the list, and the sample ticket where it is none
/// of either.
pub fn subjects(own: &Ticket, list: &[OwnTicket]) -> Vec<Subject> {
    static BUILT_IN: LazyLock<Vec<Subject>> =
        LazyLock::new(|| SAMPLES.iter().map(Subject::built_in).collect());
    let mut subjects = BUILT_IN.clone();
    let of_own = |name: &str, ticket: &Ticket| Subject {
        name: name.to_owned(),
        origin: Origin::Own,
        ticket: ticket.clone(),
        sample: None,
        branch: None,
    };
    subjects.splice(0..0, list.iter().map(|own| of_own(&own.name, &own.ticket)));
    if subjects.iter().all(|subject| subject.ticket != *own) {
        subjects.insert(0, of_own("Your sample ticket", own));
    }
    subjects
}

/// What became of one case, small enough to keep for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// How bad the verdict is.
    pub outcome: Outcome,
    /// What the template is to blame for; nothing where the case holds.
    pub failure: Option<FailureKind>,
}

impl Cell {
    /// The order from best to worst.
    pub fn rank(self) -> (Option<FailureKind>, Outcome) {
        (self.failure, self.outcome)
    }
}

/// One case of the table, by its places in the lists of the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Case {
    /// The ticket.
    pub subject: usize,
    /// The channel.
    pub channel: usize,
    /// The possible Freshdesk.
    pub freshdesk: usize,
}

/// The whole table, done or under way.
#[derive(Debug)]
pub struct Proof {
    /// The tickets.
    pub subjects: Vec<Subject>,
    /// The templates of the channels that are on.
    pub judges: Arc<[Judge]>,
    /// The possible Freshdesks. Those that differ in their Liquid alone stand side by side: they hand over the same.
    pub freshdesks: Vec<Assumptions>,
    /// How many stand side by side.
    engines: usize,
    /// What is done, in the order of [`Proof::case`].
    cells: Vec<Cell>,
    /// For each judge, the one whose tickets it shares.
    like: Vec<usize>,
    /// A ticket under a Freshdesk, as it is handed over to each judge.
    handed_over: Option<(usize, Vec<Option<Data>>)>,
}

impl Proof {
    /// A table that is still to be done.
    pub fn new(workspace: &Workspace, clock: Clock) -> Self {
        Self::of(workspace, subjects(&workspace.ticket, &workspace.own_tickets), clock)
    }

    /// A table of other tickets.
    pub fn of(workspace: &Workspace, subjects: Vec<Subject>, clock: Clock) -> Self {
        Self::judged_by(judges(workspace, clock).into(), subjects)
    }

    /// A table of other tickets and the same templates.
    pub fn of_others(&self, subjects: Vec<Subject>) -> Self {
        Self::judged_by(self.judges.clone(), subjects)
    }

    /// Besides the tickets that are given, those that take a branch of a template: what they are sent, no other tells.
    fn judged_by(judges: Arc<[Judge]>, mut subjects: Vec<Subject>) -> Self {
        for judge in judges.iter() {
            for branch in judge.branches() {
                let is_same = |known: &Branch| known.changes == branch.changes;
                if !subjects.iter().any(|subject| subject.branch.as_ref().is_some_and(is_same)) {
                    subjects.push(Subject::of_branch(branch, &judge.harmless.ticket));
                }
            }
        }
        let first_like = |(at, judge): (usize, &Judge)| {
            judges.iter().take(at).position(|other| other.harmless.fills_like(&judge.harmless)).unwrap_or(at)
        };
        let like = judges.iter().enumerate().map(first_like).collect();
        let on_rails = judges.iter().any(Judge::leans_on_rails).then_some((Dialect::V2_4, Host::Rails));
        let engines: Vec<(Dialect, Host)> =
            [(Dialect::V2_4, Host::Plain), (Dialect::V5, Host::Plain)].into_iter().chain(on_rails).collect();
        let freshdesks = Assumptions::all()
            .filter(|freshdesk| freshdesk.liquid == Dialect::V2_4)
            .flat_map(|freshdesk| {
                engines.iter().map(move |(liquid, host)| Assumptions {
                    liquid: *liquid,
                    host: *host,
                    ..freshdesk
                })
            })
            .collect();
        Self {
            subjects,
            judges,
            like,
            freshdesks,
            engines: engines.len(),
            cells: Vec::new(),
            handed_over: None,
        }
    }

    /// The table with what another thread found of its first cases.
    pub fn with_cells(mut self, cells: Vec<Cell>) -> Self {
        self.cells = cells;
        self
    }

    /// How many cases there are.
    pub fn total(&self) -> usize {
        self.subjects.len() * self.judges.len() * self.freshdesks.len()
    }

    /// How many cases are done.
    pub fn done(&self) -> usize {
        self.cells.len()
    }

    /// Does so many more cases; true once all are done.
    #[expect(clippy::indexing_slicing, reason = "there is a ticket for each of the judges")]
    pub fn step(&mut self, cases: usize) -> bool {
        for _ in 0..cases {
            let Some(case) = self.case(self.cells.len()) else { return true };
            // Every Liquid and every channel get the same values.
            let set = case.subject * self.freshdesks.len() + case.freshdesk / self.engines;
            let mut handed_over = match self.handed_over.take() {
                Some((known, tickets)) if known == set => tickets,
                _ => vec![None; self.judges.len()],
            };
            let (.., freshdesk) = self.parts(case);
            let ticket = handed_over[self.like[case.channel]]
                .get_or_insert_with(|| freshdesk.hand_over(&self.ticket(case)));
            let judgment = self.judged(case, ticket);
            self.handed_over = Some((set, handed_over));
            self.cells.push(Cell {
                outcome: judgment.verdict.outcome(),
                failure: judgment.failure.map(|failure| failure.kind),
            });
        }
        self.done() == self.total()
    }

    /// The case at a place in the order of work; nothing past the last.
    pub fn case(&self, at: usize) -> Option<Case> {
        let (channels, freshdesks) = (self.judges.len(), self.freshdesks.len());
        (at < self.total()).then(|| Case {
            subject: at / (channels * freshdesks),
            freshdesk: at / channels % freshdesks,
            channel: at % channels,
        })
    }

    /// The ticket, the template and the Freshdesk of a case.
    #[expect(clippy::indexing_slicing, reason = "a case is one of this proof's own")]
    fn parts(&self, case: Case) -> (&Subject, &Judge, Assumptions) {
        (&self.subjects[case.subject], &self.judges[case.channel], self.freshdesks[case.freshdesk])
    }

    /// What became of a case; nothing where it is not done yet.
    pub fn cell(&self, case: Case) -> Option<Cell> {
        let at = (case.subject * self.freshdesks.len() + case.freshdesk) * self.judges.len() + case.channel;
        self.cells.get(at).copied()
    }

    /// What became of the cases that are done, in the order of work.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The full judgment on a case.
    pub fn judge(&self, case: Case) -> Judgment {
        let (.., freshdesk) = self.parts(case);
        self.judged(case, &freshdesk.hand_over(&self.ticket(case)))
    }

    fn judged(&self, case: Case, ticket: &Data) -> Judgment {
        let (subject, judge, freshdesk) = self.parts(case);
        match &subject.branch {
            Some(branch) => judge.on_branch(freshdesk, ticket, branch, |name| self.is_channel(name)),
            None => judge.on_handed_over(freshdesk, ticket),
        }
    }

    fn is_channel(&self, name: &str) -> bool {
        USUAL_CHANNELS.contains(&name) || self.judges.iter().any(|judge| judge.channel == name)
    }

    /// The ticket of a case: a built-in one has a value for every field that the template reads.
    pub fn ticket(&self, case: Case) -> Ticket {
        let (subject, judge, _) = self.parts(case);
        match (subject.sample, &subject.branch) {
            (Some(sample), _) => judge.harmless.fill(sample),
            (_, Some(branch)) => branch.of(&judge.harmless.ticket),
            (None, None) => subject.ticket.clone(),
        }
    }

    /// The worst case of a ticket under a channel, among the Freshdesks that are asked for.
    pub fn worst(
        &self,
        subject: usize,
        channel: usize,
        wanted: impl Fn(&Assumptions) -> bool,
    ) -> Option<(Case, Cell)> {
        let cases = self.freshdesks.iter().enumerate().filter(|(_, freshdesk)| wanted(freshdesk));
        cases
            .map(|(freshdesk, _)| Case { subject, channel, freshdesk })
            .filter_map(|case| self.cell(case).map(|cell| (case, cell)))
            // The first of equally bad ones.
            .rev()
            .max_by_key(|(_, cell)| cell.rank())
    }

    /// How many cases end in a survey that the ticket deserves.
    pub fn surveys(&self) -> usize {
        let is_survey = |cell: &&Cell| cell.failure.is_none() && cell.outcome == Outcome::Survey;
        self.cells.iter().filter(is_survey).count()
    }

    /// How many cases hold.
    pub fn held(&self) -> usize {
        self.cells.iter().filter(|cell| cell.failure.is_none()).count()
    }

    /// Every case that fails, in the order of work.
    pub fn failures(&self) -> impl Iterator<Item = (Case, FailureKind)> {
        self.cells.iter().enumerate().filter_map(|(at, cell)| Some((self.case(at)?, cell.failure?)))
    }

    /// The worst failure, and the first of its kind.
    pub fn worst_failure(&self) -> Option<Case> {
        let mut worst: Option<(Case, FailureKind)> = None;
        for (case, kind) in self.failures() {
            if worst.is_none_or(|(_, known)| kind > known) {
                worst = Some((case, kind));
            }
        }
        worst.map(|(case, _)| case)
    }

    /// What is proved so far, in one sentence.
    pub fn sentence(&self) -> String {
        if self.judges.is_empty() {
            return "No channel is on: there is nothing to prove.".to_owned();
        }
        let cases = format!("{} test cases", words::count(self.done()));
        let Some(case) = self.worst_failure() else {
            if self.done() > 0 && self.surveys() == 0 {
                return format!("No survey in {cases}: every ticket ends without one.");
            }
            return format!("Valid in all {cases}: {}.", self.counts());
        };
        let why = self.judge(case).failure.map(|failure| failure.why).unwrap_or_default();
        format!("{}. {}: {why}.", self.failing(), self.describe(case))
    }

    /// How many cases fail, in words.
    pub fn failing(&self) -> String {
        let failed = self.failures().count();
        format!("Fails in {} of {} test cases", words::count(failed), words::count(self.done()))
    }

    /// What became of the cases that hold: surveys, and tickets that rightly get none.
    fn counts(&self) -> String {
        let (surveys, none) = (self.surveys(), self.held() - self.surveys());
        let mut counts = words::counted(surveys, "survey");
        if none > 0 {
            counts += &format!(", {} rightly get none", words::count(none));
        }
        counts
    }

    /// A case in words: the ticket, the rule, the Freshdesk.
    pub fn describe(&self, case: Case) -> String {
        let (subject, judge, freshdesk) = self.parts(case);
        format!(
            "“{}”, {}, {}, {}",
            subject.name,
            words::channel(&judge.channel),
            words::engine(freshdesk),
            words::escaping(freshdesk.escaping)
        )
    }
}

/// The templates of the channels that are on.
pub fn judges(workspace: &Workspace, clock: Clock) -> Vec<Judge> {
    let flag = &workspace.options.do_not_send.settings.field;
    workspace
        .options
        .channels_on()
        .map(|channel| Judge::new(channel, &workspace.template(channel).text, flag, clock))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};
    use crate::workspace::Edit;

    const NOW: Clock = Clock(1_767_600_000);

    fn proved(workspace: &Workspace) -> Proof {
        let mut proof = Proof::new(workspace, NOW);
        while !proof.step(97) {}
        proof
    }

    fn by_hand(change: impl Fn(&str) -> String) -> Workspace {
        let mut workspace = Workspace::default();
        let text = workspace.template("email").text;
        let changed = change(&text);
        assert_ne!(text, changed);
        workspace.apply(Edit::Write("email".into(), changed));
        workspace
    }

    #[test]
    fn the_robust_preset_holds_in_every_case() {
        let mut workspace = Workspace::default();
        for name in ["chat", "phone"] {
            workspace.apply(Edit::Channel(name.into(), true));
        }
        workspace.options.brand.on = true;
        workspace.options.language.on = true;
        let proof = proved(&workspace);
        let branches = proof.subjects.iter().filter(|subject| subject.origin == Origin::Branch).count();
        assert!(branches > 0);
        assert_eq!(proof.total(), (SAMPLES.len() + branches) * 3 * 108);
        let all = words::count(proof.total());
        assert!(
            proof.sentence().starts_with(&format!("Valid in all {all} test cases: ")),
            "{}",
            proof.sentence()
        );
    }

    /// A guard against `blank` works on Rails alone; only for such a template is Rails tried.
    #[test]
    fn what_leans_on_rails_is_proved_there_too() {
        let text = r#"{"employee": {"email": "{{ticket.agent.email}}"}, "channel": "email", "customer": {"name": "Ann", "email": "{{ticket.from_email}}"}, "ext_interaction_id": "1"{% if ticket.cf_brand != blank %}, "brand": "Acme"{% endif %}}"#;
        let proof = proved(&by_hand(|_| text.to_owned()));
        assert!(proof.judges[0].leans_on_rails());
        // A ticket with an empty brand takes the way past the condition.
        assert_eq!(proof.total(), (SAMPLES.len() + 1) * 162);
        let on_rails = proof.freshdesks.iter().filter(|freshdesk| freshdesk.host == Host::Rails).count();
        assert_eq!(on_rails, 54);
        assert!(!proved(&Workspace::default()).judges[0].leans_on_rails());
    }

    #[test]
    fn a_proof_counts_surveys() {
        let proof = proved(&Workspace::default());
        assert_eq!(proof.sentence(), "Valid in all 2,700 test cases: 2,268 surveys, 432 rightly get none.");
        // Nobody gets a survey: that is no proof.
        let none = proved(&by_hand(|text| {
            let (before, after) = text.split_once("\"do_not_send\": ").unwrap();
            let (_, after) = after.split_once("{% endcase %}").unwrap();
            format!("{before}\"do_not_send\": true{after}")
        }));
        assert_eq!(none.surveys(), 0);
        assert!(none.sentence().starts_with("Fails in "), "{}", none.sentence());
    }

    #[test]
    fn the_guides_presets_show_their_failures() {
        for (brand, language) in [(false, false), (true, false), (false, true)] {
            let mut workspace =
                Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
            workspace.options.brand.on = brand;
            workspace.options.language.on = language;
            let proof = proved(&workspace);
            assert!(proof.sentence().contains("adds the key “customer.do_not_send”"), "{}", proof.sentence());
        }
    }

    #[test]
    fn each_way_to_break_a_template_is_named() {
        for (from, to, kind, part) in [
            (
                r#"{{ticket.requester.name | replace:'"', "'"}}"#,
                "{{ticket.requester.name}}",
                FailureKind::Injection,
                "adds the key",
            ),
            (r#"remove:'"'}}""#, r#"remove:'"'}}"#, FailureKind::NotJson, "Not JSON: line"),
            ("{% endcapture %}{{", "{{", FailureKind::Nothing, ""),
            ("\"employee\": {", "\"employe\": {", FailureKind::Contract, "“employee” is missing"),
            (
                "{{ticket.agent.email",
                "{{ticket.agent.mail",
                FailureKind::Rejected,
                "the employee e-mail is empty",
            ),
            (
                r#"{{ticket.id | remove:'"'}}"#,
                "{{1 | divided_by:0}}",
                FailureKind::LiquidError,
                "Liquid error",
            ),
            (
                "{{ticket.from_email",
                "x{{ticket.from_email",
                FailureKind::Recipient,
                "the requester’s address is ann@example.com",
            ),
            ("{% when 'true',", "{% when 'True',", FailureKind::DoNotSend, "is ticked, and a survey is sent"),
            ("limit:20", "limit:99", FailureKind::Contract, "holds 25 tags"),
        ] {
            let proof = proved(&by_hand(|text| text.replacen(from, to, 1)));
            let case = proof.worst_failure().unwrap_or_else(|| panic!("{to} holds"));
            let failure = proof.judge(case).failure.unwrap();
            assert_eq!(failure.kind, kind, "{to}: {} {}", failure.why, proof.sentence());
            assert!(proof.sentence().contains(part), "{to}: {}", proof.sentence());
        }
    }

    #[test]
    fn a_case_that_is_the_tickets_own_holds() {
        let proof = proved(&Workspace::default());
        let at = proof.subjects.iter().position(|subject| subject.name == "No email address").unwrap();
        let (case, cell) = proof.worst(at, 0, |_| true).unwrap();
        assert_eq!(cell, Cell { outcome: Outcome::Rejected, failure: None });
        assert!(proof.judge(case).verdict.sentence().starts_with("Rejected: the customer e-mail"));
    }

    #[test]
    fn slices_change_nothing_and_the_cells_are_the_judgments() {
        let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
        let (small, mut large) = (proved(&workspace), Proof::new(&workspace, NOW));
        assert!(large.step(usize::MAX));
        assert_eq!(small.cells, large.cells);
        for at in (0..small.total()).step_by(37) {
            let case = small.case(at).unwrap();
            let judgment = small.judge(case);
            let cell = small.cell(case).unwrap();
            assert_eq!(
                (cell.outcome, cell.failure),
                (judgment.verdict.outcome(), judgment.failure.map(|failure| failure.kind))
            );
        }
    }

    #[test]
    fn the_admins_own_ticket_comes_first() {
        let mut workspace = Workspace::default();
        assert_eq!(subjects(&workspace.ticket, &[]).len(), SAMPLES.len());
        workspace.ticket.set(&crate::placeholder::Placeholder::known("ticket.id"), Some(7.into()));
        let own = OwnTicket { name: "VIP".into(), ticket: workspace.ticket.clone() };
        assert_eq!(subjects(&workspace.ticket, &[])[0].name, "Your sample ticket");
        let listed = subjects(&workspace.ticket, &[own]);
        assert_eq!(
            (listed[0].name.as_str(), listed[0].origin, listed.len()),
            ("VIP", Origin::Own, SAMPLES.len() + 1)
        );
    }
}
