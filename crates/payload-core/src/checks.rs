//! What is or will be wrong with a template, why, and the edit that mends it.
//!
//! Most findings are not guessed from the template's letters: the template is rendered with values that a
//! ticket may well hold, and what becomes of the payload is what is told. So a guard counts for what it does,
//! however it is written, and what cannot go wrong gives no alarm. Only what rendering cannot show (an unknown
//! placeholder, a filter that does nothing, an assignment that nobody reads) is read from the parts.

mod bare_value;
mod blank;
mod characters;
mod comparison;
mod condition;
mod constant;
mod fix;
mod fragments;
mod language;
mod liquid;
mod missing_values;
mod names;
mod pasted;
mod roles;
mod sample_ticket;
mod search;
mod contract;
mod subject;
mod tags;
mod unescaped;
mod variables;

#[cfg(test)]
mod tests;

pub use fix::{Care, Fix, fix_all};
pub(crate) use search::sets;
pub(crate) use subject::Subject;

use crate::placeholder::Placeholder;
use crate::text::Span;
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Template, walk};

/// Something that is or will be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable word for the kind of finding.
    pub code: &'static str,
    /// What comes of it.
    pub severity: Severity,
    /// Where in the template; nothing where it is about all of it.
    pub span: Option<Span>,
    /// The keys of the payload down to what is affected, joined by dots.
    pub path: Option<String>,
    /// The field of the ticket that causes it.
    pub field: Option<Placeholder>,
    /// What is wrong, with the actual value, as a sentence.
    pub what: String,
    /// Why it matters and what to do.
    pub why: String,
    /// The edit that mends it, where there is a sure one.
    pub fix: Option<Fix>,
}

/// What comes of a finding; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Stella gets something else than is meant.
    Wrong,
    /// No survey: the payload breaks or is refused.
    Breaks,
}

impl Severity {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Breaks => "Breaks",
            Severity::Wrong => "Wrong",
            Severity::Note => "Note",
        }
    }
}

impl Finding {
    fn new(
        code: &'static str,
        severity: Severity,
        span: impl Into<Option<Span>>,
        what: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity,
            span: span.into(),
            path: None,
            field: None,
            what: what.into(),
            why: String::new(),
            fix: None,
        }
    }

    fn because(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    fn at_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    fn of_field(mut self, field: &Placeholder) -> Self {
        self.field = Some(field.clone());
        self
    }

    fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

/// The checks, one idea each. Those that render come after those that read; the last tells what no other did.
const CHECKS: &[fn(&Subject<'_>, &mut Vec<Finding>)] = &[
    characters::check,
    liquid::check,
    condition::check,
    constant::check,
    comparison::check,
    names::check,
    variables::check,
    contract::check,
    roles::check,
    unescaped::check,
    missing_values::check,
    tags::check,
    language::check,
    roles::rejected,
    sample_ticket::check,
];

/// Everything about the template of a channel, worst first, then in the template's order.
pub fn find(workspace: &Workspace, channel: &str, text: &str, clock: Clock) -> Vec<Finding> {
    let template = Template::parse(text, workspace.assumptions.liquid);
    let mut examination = Examination::new(&template, workspace, channel, clock);
    while examination.step() {}
    examination.into_findings()
}

/// The checks of one template, one step after another, so that whoever waits for them can do something else in
/// between, or give up.
pub struct Examination<'a> {
    subject: Subject<'a>,
    found: Vec<Finding>,
    done: usize,
}

impl<'a> Examination<'a> {
    /// An examination of which nothing is done yet.
    pub fn new(template: &'a Template, workspace: &'a Workspace, channel: &'a str, clock: Clock) -> Self {
        let subject = Subject::new(template, workspace, channel, clock);
        let mut found = Vec::new();
        pasted::check(&subject, &mut found);
        // What is found about a wrapping would be about the wrapping alone.
        let done = if found.is_empty() { 0 } else { CHECKS.len() };
        Self { subject, found, done }
    }

    /// Makes one more check; `false` where all are made.
    pub fn step(&mut self) -> bool {
        let Some(check) = CHECKS.get(self.done) else { return false };
        check(&self.subject, &mut self.found);
        self.done += 1;
        true
    }

    /// How often the template was rendered so far.
    pub fn renders(&self) -> usize {
        self.subject.renders()
    }

    /// What was found so far, worst first, then in the template's order.
    pub fn into_findings(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding: &Finding| {
            // What breaks at this very moment comes before what will.
            let start = finding.span.map_or(0, |span| span.start);
            (std::cmp::Reverse(finding.severity), finding.code != sample_ticket::CODE, start)
        });
        self.found
    }
}
