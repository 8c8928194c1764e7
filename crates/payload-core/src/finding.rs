//! What is or will be wrong, in a template or among the rules, why, and the change that mends it.

mod fix;

pub use fix::{Applicability, Change, Fix, fix_all};
use serde::{Deserialize, Serialize};

use crate::placeholder::Placeholder;
use crate::rule_settings::RuleId;
use crate::text::Span;

/// Something that is or will be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// A stable word for the kind of finding. It stays behind where findings are told to another thread: what is
    /// shown does not depend on it.
    #[serde(skip)]
    pub code: &'static str,
    /// What comes of it.
    pub severity: Severity,
    /// Where in the template; nothing where it is about all of it, or about the rules.
    pub span: Option<Span>,
    /// The keys of the payload down to what is affected, joined by dots.
    pub path: Option<String>,
    /// The field of the ticket that causes it.
    pub field: Option<Placeholder>,
    /// The rules it is about.
    pub rules: Vec<RuleId>,
    /// What is wrong, with the actual value, as a sentence.
    pub what: String,
    /// Why it matters and what to do.
    pub why: String,
    /// The change that mends it, where there is a sure one.
    pub fix: Option<Fix>,
}

/// How bad a finding is; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Stella gets something else than is meant, or somebody else is asked.
    Wrong,
    /// No survey, or the same one twice: the payload breaks, is refused, or goes where it must not.
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
    /// Whether it has a fix of the template's text that needs no review.
    pub fn is_safe_to_fix(&self) -> bool {
        self.fix.as_ref().is_some_and(Fix::is_safe)
    }

    pub(crate) fn new(
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
            rules: Vec::new(),
            what: what.into(),
            why: String::new(),
            fix: None,
        }
    }

    pub(crate) fn because(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    pub(crate) fn at_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    pub(crate) fn of_field(mut self, field: &Placeholder) -> Self {
        self.field = Some(field.clone());
        self
    }

    pub(crate) fn of_rules<'r>(mut self, rules: impl IntoIterator<Item = &'r RuleId>) -> Self {
        self.rules.extend(rules.into_iter().cloned());
        self
    }

    pub(crate) fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}
