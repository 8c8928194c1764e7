//! Changes that mend a finding: edits of the template, or a change of the workspace.

use super::Finding;
use crate::options::LanguageCode;
use crate::text::Span;
use crate::workspace::{Edit, Workspace};
use serde::{Deserialize, Serialize};

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, in the words of its button.
    pub label: String,
    /// Whether a person should look at it first.
    pub applicability: Applicability,
    /// What it changes.
    pub change: Change,
}

/// What a fix changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Stretches of the template's text and what comes in their place, in order; none overlaps another.
    Text(Vec<(Span, String)>),
    /// Language codes, and what is sent instead of each, besides those that the admin has chosen.
    Languages(Vec<(LanguageCode, LanguageCode)>),
    /// Anything else that the admin has chosen. Only findings about the rules have it, and no other thread looks for those.
    #[serde(skip)]
    Workspace(Edit),
}

/// Whether a person should look at a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Applicability {
    /// It changes nothing but what is wrong.
    Safe,
    /// It takes a decision that only the admin can know to be right.
    Review,
}

impl Change {
    /// The edit of the workspace; none where it changes the template's text.
    pub fn edit(self, workspace: &Workspace) -> Option<Edit> {
        match self {
            Change::Text(_) => None,
            Change::Languages(pairs) => {
                let mut map = workspace.options.language.settings.map.clone();
                map.retain(|(from, _)| !pairs.iter().any(|(replaced, _)| replaced == from));
                map.extend(pairs);
                Some(Edit::LanguageMap(map))
            }
            Change::Workspace(edit) => Some(edit),
        }
    }
}

impl Fix {
    pub(crate) fn safe(label: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        Self { label: label.into(), applicability: Applicability::Safe, change: Change::Text(edits) }
    }

    pub(crate) fn review(label: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        Self { label: label.into(), applicability: Applicability::Review, change: Change::Text(edits) }
    }

    /// Other codes in place of language codes that Stella cannot read; none without such codes.
    pub(crate) fn of_languages(pairs: Vec<(LanguageCode, LanguageCode)>) -> Option<Self> {
        let swaps: Vec<String> =
            pairs.iter().map(|(from, to)| format!("{} with {}", from.as_str(), to.as_str())).collect();
        let label = format!("Replace {}", swaps.join(" and "));
        (!pairs.is_empty()).then_some(Self {
            label,
            applicability: Applicability::Safe,
            change: Change::Languages(pairs),
        })
    }

    /// A change of what the admin has chosen, and sees there.
    pub(crate) fn of_workspace(label: impl Into<String>, edit: Edit) -> Self {
        Self { label: label.into(), applicability: Applicability::Safe, change: Change::Workspace(edit) }
    }

    /// The edits of the template; none where it changes something else.
    pub fn edits(&self) -> &[(Span, String)] {
        match &self.change {
            Change::Text(edits) => edits,
            Change::Languages(_) | Change::Workspace(_) => &[],
        }
    }

    /// The text after the fix.
    pub fn apply(&self, text: &str) -> String {
        let mut mended = text.to_owned();
        for (span, new) in self.edits().iter().rev() {
            if mended.is_char_boundary(span.start) && mended.is_char_boundary(span.end) {
                mended.replace_range(span.start..span.end, new);
            }
        }
        mended
    }

    /// Whether it changes the template's text and needs no review.
    pub(super) fn is_safe(&self) -> bool {
        self.applicability == Applicability::Safe && matches!(self.change, Change::Text(_))
    }

    fn collides_with(&self, other: &Fix) -> bool {
        // Two insertions at one place are one fix said twice, or two that must not meet.
        let meets = |one: Span, two: Span| one.overlaps(two) || one.start == two.start;
        self.edits().iter().any(|(one, _)| other.edits().iter().any(|(two, _)| meets(*one, *two)))
    }
}

/// The text after every safe fix that gets in no other's way; nothing where there is none. What is left is
/// found anew in the mended text.
pub fn fix_all(text: &str, findings: &[Finding]) -> Option<String> {
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.is_safe()) {
        if !chosen.iter().any(|other| other.collides_with(fix)) {
            chosen.push(fix);
        }
    }
    if chosen.is_empty() {
        return None;
    }
    let mut edits: Vec<(Span, String)> = chosen.into_iter().flat_map(|fix| fix.edits().to_vec()).collect();
    edits.sort_by_key(|(span, _)| span.start);
    Some(Fix::safe("", edits).apply(text))
}
