//! Branches that the ordinary ticket does not take: each is tried on a ticket that takes it.

use super::search::MOST;
use super::subject::{Subject, origin};
use super::{Finding, Severity, conditional_items, contract, json_slips, set_in_a_branch};
use crate::options::USUAL_CHANNELS;
use crate::payload::contract::{Breach, violations};
use crate::placeholder::Placeholder;
use crate::preview::{Branch, Sent};
use crate::text::Span;
use crate::ticket::text_of;
use crate::verdict::{Outcome, Verdict};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// Up to so many branches are each tried by themselves; more are tried several at once, and halved where one fails.
const SINGLY: usize = 60;

/// So often the template is rendered at most.
const MAX_TRIES: usize = 200;

/// So many tickets are tried that take two branches.
const MAX_PAIRS: usize = 40;

/// A branch that asks for another value of a field than those before it goes into a ticket of its own; so many of these
/// are kept open for those after it.
const OPEN: usize = 8;

/// Comes after the checks that change one field of the ordinary ticket, which say more of what they find.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() || subject.plain.verdict.outcome() > Outcome::Logged {
        return;
    }
    let branches = Branch::all(subject.template, &subject.harmless);
    let mut search = Search { subject, tries: MAX_TRIES, failing: Vec::new() };
    for ticket in tickets(&branches) {
        search.halve(&ticket);
    }
    search.tries = MAX_PAIRS;
    let pairs = Branch::pairs(subject.template, &subject.harmless);
    for pair in &pairs {
        let holds_failing =
            |(branch, _): &(&Branch, Sent)| branch.changes.iter().all(|change| pair.changes.contains(change));
        if !search.failing.iter().any(holds_failing) {
            search.halve(&[pair]);
        }
    }
    let mut told: Vec<Span> = Vec::new();
    for (branch, sent) in search.failing {
        if told.len() < MOST && !told.contains(&branch.place) && !is_told(found, branch, &sent) {
            told.push(branch.place);
            found.push(finding(subject, branch, &sent));
        }
    }
}

/// The branches that are tried at once, for each ticket.
fn tickets(branches: &[Branch]) -> Vec<Vec<&Branch>> {
    if branches.len() <= SINGLY {
        return branches.iter().map(|branch| vec![branch]).collect();
    }
    let mut tickets: Vec<(FxHashMap<&Placeholder, &Value>, Vec<&Branch>)> = Vec::new();
    for branch in branches {
        let goes_into = |values: &FxHashMap<&Placeholder, &Value>| {
            branch.changes.iter().all(|(field, value)| values.get(field).is_none_or(|other| *other == value))
        };
        let at = match tickets.iter().rposition(|(values, _)| goes_into(values)) {
            Some(at) if at + OPEN >= tickets.len() => at,
            _ => {
                tickets.push(Default::default());
                tickets.len() - 1
            }
        };
        if let Some((values, together)) = tickets.get_mut(at) {
            values.extend(branch.changes.iter().map(|(field, value)| (field, value)));
            together.push(branch);
        }
    }
    tickets.into_iter().map(|(_, together)| together).collect()
}

struct Search<'s, 'b> {
    subject: &'s Subject<'s>,
    /// How many tries are left.
    tries: usize,
    failing: Vec<(&'b Branch, Sent)>,
}

impl<'b> Search<'_, 'b> {
    fn halve(&mut self, branches: &[&'b Branch]) {
        if branches.is_empty() || self.tries == 0 || self.failing.len() >= 2 * MOST {
            return;
        }
        self.tries -= 1;
        let mut ticket = self.subject.harmless.clone();
        for (field, value) in branches.iter().flat_map(|branch| &branch.changes) {
            ticket.set(field, Some(value.clone()));
        }
        let sent = self.subject.on(&ticket);
        let known = |channel: &str| {
            let own = &self.subject.workspace.options.channels;
            USUAL_CHANNELS.contains(&channel) || own.iter().any(|own| own.name == channel)
        };
        let is_meant = branches.iter().all(|branch| branch.is_meant(&sent, known))
            && error(self.subject, &sent).is_none();
        if let [only] = branches {
            let is_fault = || {
                let ticket = self.subject.workspace.assumptions.hand_over(&ticket);
                error(self.subject, &sent).is_some() || sent.is_templates_fault(&ticket, &self.subject.form)
            };
            if !is_meant && is_fault() {
                self.failing.push((only, sent));
            }
            return;
        }
        // One that asks for no survey may hide what is wrong with another.
        let hides = sent.verdict.outcome() == Outcome::Logged
            && self.subject.plain.verdict.outcome() == Outcome::Survey;
        if !is_meant || hides {
            let (first, second) = branches.split_at(branches.len() / 2);
            self.halve(first);
            self.halve(second);
        }
    }
}

/// What is wrong with a payload that Stella may take, and not with that of the ordinary ticket, and why it matters: the text
/// of an error, or a key that stands there twice.
fn error(subject: &Subject<'_>, sent: &Sent) -> Option<(String, &'static str)> {
    let usual = &subject.plain.rendering.problems;
    let is_new = |place: Span| !usual.iter().any(|problem| problem.printed && problem.source == place);
    let mut new = sent.rendering.problems.iter().filter(|problem| problem.printed && is_new(problem.source));
    let printed = new.next().map(|problem| {
        let what = format!("the text “{}” appears in the payload", problem.message);
        (what, "Liquid prints what went wrong instead of the value.")
    });
    printed.or_else(|| {
        let repeated = |sent: &Sent| {
            let all = sent.payload.as_ref().map(violations).unwrap_or_default();
            all.into_iter().find(|violation| violation.breach == Breach::RepeatedKey)
        };
        let new = repeated(sent).filter(|_| repeated(&subject.plain).is_none())?;
        Some((new.to_string(), "It is not defined which of them counts."))
    })
}

/// Whether an earlier finding says what is wrong for that ticket.
fn is_told(found: &[Finding], branch: &Branch, sent: &Sent) -> bool {
    let path = match &sent.verdict {
        Verdict::Rejected { path, .. } | Verdict::Misdirected { path, .. } => Some(path),
        _ => None,
    };
    let value = |finding: &Finding| {
        let of_field = |(field, _): &&(Placeholder, Value)| finding.field.as_ref() == Some(field);
        branch.changes.iter().find(of_field).map(|(_, value)| text_of(value))
    };
    found.iter().filter(|finding| finding.severity > Severity::Note).any(|finding| {
        match (value(finding), path) {
            (None, _) => false,
            (Some(_), Some(path)) => finding.path.as_ref() == Some(path),
            // What a missing value does says nothing of a ticket that has one.
            (Some(value), None) => {
                value.is_empty() && ["empty-breaks", "liquid-error"].contains(&finding.code)
            }
        }
    })
}

fn finding(subject: &Subject<'_>, branch: &Branch, sent: &Sent) -> Finding {
    let (what, why, path) = match &sent.verdict {
        Verdict::Rejected { why, path, .. } | Verdict::Misdirected { why, path } => {
            (why.clone(), "Such a ticket gets no survey, or a wrong one.", Some(path))
        }
        Verdict::NotJson { broken, .. } => {
            let what = format!("the payload is not JSON: {}", broken.reason);
            (what, "Stella cannot read what it sends, and no survey is sent.", None)
        }
        _ => {
            let (what, why) = error(subject, sent).unwrap_or_default();
            (what, why, None)
        }
    };
    let what = format!("For a ticket {}: {what}.", branch.words());
    let mut finding = Finding::new("branch", Severity::Breaks, branch.place, what)
        .because(format!("The ordinary ticket does not take this branch. {why}"));
    finding.path = path.cloned();
    if let Verdict::NotJson { broken, .. } = &sent.verdict {
        let at = broken.offset.min(sent.rendering.text.len().saturating_sub(1));
        let place = origin(sent, subject.text(), Span::new(at, at + 1));
        let unset = |place| set_in_a_branch::explained(subject, place)?.1;
        finding.fix = place
            .and_then(|place| conditional_items::fix(subject, place).or_else(|| unset(place)))
            .or_else(|| json_slips::fix_for(subject, &branch.of(&subject.harmless), sent));
    }
    if let Some((path, value)) = path.and_then(|path| Some((path, subject.sent(path)?))) {
        let otherwise = contract::otherwise(subject, path, value.span);
        finding.fix = otherwise.or_else(|| contract::code_in_branch(subject, sent, path));
    }
    finding.field = branch.changes.first().map(|(field, _)| field.clone());
    finding
}
