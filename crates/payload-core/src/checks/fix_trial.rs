//! Fixes are tried before they are offered: one that makes a ticket worse is none.
//!
//! A few tickets are sent before and after: the ordinary one, one with *do not send* ticked and unticked in each of its
//! forms, hostile ones, one that lacks everything and
//! one that lacks an address, one with two tags.

use super::do_not_send::is_checkbox;
use super::subject::Subject;
use super::unescaped::is_free_text;
use super::{Applicability, Finding};
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::roles::{Fit, ROLES, RoleKind};
use crate::preview::{Branch, Harmless, Reads, Sent};
use crate::text::Span;
use crate::ticket::Ticket;
use crate::verdict::Outcome;
use ruby_liquid::Template;
use serde_json::{Value, json};

/// So many trials one template gets; a fix that none is left for is not applied without a look.
const TRIALS: usize = 24;

/// So many branches are tried where a fix excludes the ordinary ticket.
const BRANCHES: usize = 6;

/// The tags of the ticket that has two.
const TWO_TAGS: [&str; 2] = ["vip", "billing issue"];

/// Comes after every check that offers a fix.
#[expect(clippy::ptr_arg, reason = "every check takes the same")]
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    // Fixes of one kind are tried together.
    let mut kinds: Vec<((&str, String), Vec<usize>)> = Vec::new();
    for (at, finding) in found.iter().enumerate() {
        // It is proved by its own check, and may well exclude the ordinary ticket for one of its tags.
        if finding.code == super::tag_words::CODE {
            continue;
        }
        let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits().is_empty()) else { continue };
        let kind = (finding.code, fix.label.clone());
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, places)) => places.push(at),
            None => kinds.push((kind, vec![at])),
        }
    }
    if kinds.is_empty() {
        return;
    }
    let cases = cases(subject);
    let before = results(subject, subject.template, &cases);
    let mut trials = Trials { subject, cases, before, left: TRIALS };
    for (_, places) in kinds {
        trials.hold(&places, found);
    }
}

/// What a ticket of a case should get.
#[derive(Clone, Copy, PartialEq)]
enum Wants {
    Survey,
    Silence,
    /// Its two tags as two.
    Tags,
    /// JSON, whatever Stella does with it.
    Json,
    /// The same, so long as nobody else is asked, or asked about.
    NobodyElse,
}

/// How far a case came; later is better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Nothing,
    Rendered,
    Json,
    Taken,
    Right,
}

fn cases(subject: &Subject<'_>) -> Vec<(Ticket, Wants)> {
    let changed = |fields: &mut dyn Iterator<Item = &Placeholder>, value: &dyn Fn(&str) -> Value| {
        let mut ticket = subject.harmless.clone();
        for field in fields {
            ticket.set(&subject.harmless.kept_as(field), Some(value(&subject.value(field))));
        }
        ticket
    };
    let all = || subject.fields.iter();
    let mut cases = vec![(subject.harmless.clone(), Wants::Survey)];
    if let Some(checkbox) = all().find(|field| is_checkbox(subject, field)) {
        let mut with = |value: Value, wants| {
            cases.push((changed(&mut std::iter::once(checkbox), &|_| value.clone()), wants));
        };
        with(json!(true), Wants::Silence);
        with(json!("true"), Wants::Silence);
        for unticked in [json!(null), json!(""), json!("false"), json!("0")] {
            with(unticked, Wants::Survey);
        }
    }
    let free = || all().filter(|field| is_free_text(subject, field));
    for sign in ["\"", "\\"] {
        cases.push((changed(&mut free(), &|value| json!(format!("{value}{sign}x"))), Wants::Json));
    }
    cases.push((changed(&mut all(), &|_| json!(null)), Wants::Json));
    // Nobody else may stand in for a person whose address is missing.
    for role in ROLES.iter().filter(|role| role.decides && role.kind == RoleKind::Address) {
        let mut own = all().filter(|field| role.fit(field.as_str()) == Fit::Right).peekable();
        if own.peek().is_some() {
            cases.push((changed(&mut own, &|_| json!(null)), Wants::NobodyElse));
        }
    }
    if let Some(tags) = all().find(|field| field.as_str() == "ticket.tags") {
        cases.push((changed(&mut std::iter::once(tags), &|_| json!(TWO_TAGS)), Wants::Tags));
    }
    cases
}

fn results(subject: &Subject<'_>, template: &Template, cases: &[(Ticket, Wants)]) -> Vec<Stage> {
    let stage = |(ticket, wants): &(Ticket, Wants)| stage(&subject.try_with(template, ticket), *wants);
    cases.iter().map(stage).collect()
}

fn stage(sent: &Sent, wants: Wants) -> Stage {
    match (sent.verdict.outcome(), wants) {
        (Outcome::Nothing, _) => Stage::Nothing,
        (Outcome::NotJson, _) => Stage::Rendered,
        (Outcome::Misdirected, Wants::NobodyElse) => Stage::Json,
        (_, Wants::NobodyElse) => Stage::Right,
        (_, Wants::Json) => Stage::Right,
        (_, Wants::Tags) => match sent.payload.as_ref().ok().and_then(|json| json.get("tags")) {
            Some(Json { kind: Kind::List(tags), .. }) if TWO_TAGS.iter().all(|tag| has(tags, tag)) => {
                Stage::Right
            }
            _ => Stage::Json,
        },
        (Outcome::Rejected | Outcome::Misdirected, _) => Stage::Json,
        (Outcome::Survey, Wants::Survey) | (Outcome::Logged, Wants::Silence) => Stage::Right,
        (Outcome::Survey | Outcome::Logged, _) => Stage::Taken,
    }
}

fn has(tags: &[Json], tag: &str) -> bool {
    tags.iter().filter_map(Json::text).any(|sent| sent.trim() == tag)
}

struct Trials<'s> {
    subject: &'s Subject<'s>,
    cases: Vec<(Ticket, Wants)>,
    before: Vec<Stage>,
    left: usize,
}

impl Trials<'_> {
    /// Tries the fixes of some findings at once, and by halves where that makes something worse.
    fn hold(&mut self, fixed: &[usize], found: &mut [Finding]) {
        let mut edits: Vec<(Span, String)> = Vec::new();
        for fix in fixed.iter().filter_map(|at| found.get(*at)?.fix.as_ref()) {
            let meets = |(own, _): &(Span, String)| {
                edits.iter().any(|(other, _)| own.overlaps(*other) || own.start == other.start)
            };
            // One that is in another's way is the same, or is found anew after it.
            if !fix.edits().iter().any(meets) {
                edits.extend(fix.edits().to_vec());
            }
        }
        edits.sort_by_key(|(span, _)| span.start);
        if self.left == 0 {
            for at in fixed {
                if let Some(fix) = found.get_mut(*at).and_then(|finding| finding.fix.as_mut()) {
                    fix.applicability = Applicability::Review;
                }
            }
            return;
        }
        self.left -= 1;
        if !self.is_worse_after(edits) {
            return;
        }
        match fixed {
            [at] => {
                if let Some(finding) = found.get_mut(*at) {
                    finding.fix = None;
                }
            }
            _ => {
                let (first, second) = fixed.split_at(fixed.len() / 2);
                self.hold(first, found);
                self.hold(second, found);
            }
        }
    }

    /// Whether a template sends a survey for another ticket, as one does that excludes the ordinary ticket by what it asks
    /// for.
    fn surveys_others(&self, template: &Template) -> bool {
        let subject = self.subject;
        let is_excluded = subject.try_with(template, &subject.harmless).verdict.outcome() == Outcome::Logged;
        let branches = Branch::all(template, &subject.harmless).into_iter().take(BRANCHES);
        let mut tickets = branches.map(|branch| branch.of(&subject.harmless));
        is_excluded
            && tickets.any(|ticket| subject.try_with(template, &ticket).verdict.outcome() == Outcome::Survey)
    }

    fn is_worse_after(&self, edits: Vec<(Span, String)>) -> bool {
        let subject = self.subject;
        let mended = super::Fix::safe("", edits).apply(subject.text());
        let template = subject.workspace.assumptions.parse(&mended);
        let fields = Reads::of(&template, subject.clock()).fields();
        let new: Vec<&Placeholder> = fields.iter().filter(|field| !subject.fields.contains(field)).collect();
        // What only the mended template reads needs a value too.
        let after = match new.is_empty() {
            true => results(subject, &template, &self.cases),
            false => {
                let flag = &subject.workspace.options.do_not_send.settings.field;
                let filled =
                    Harmless::with_survey(&template, &fields, flag, subject.channel, subject.clock()).ticket;
                let mut cases = self.cases.clone();
                for (ticket, _) in &mut cases {
                    for field in &new {
                        let kept = ticket.kept_as(field);
                        if ticket.get(&kept).is_none() {
                            ticket.set(&kept, filled.get(&filled.kept_as(field)).cloned());
                        }
                    }
                }
                results(subject, &template, &cases)
            }
        };
        let mut worse = self.before.iter().zip(&after).map(|(before, after)| after < before);
        let ordinary = worse.next().unwrap_or_default();
        worse.any(|worse| worse) || ordinary && !self.surveys_others(&template)
    }
}
