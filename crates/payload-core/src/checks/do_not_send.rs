//! *Do not send*: sent for every ticket, not heeded, heeded the wrong way round, or sent as a text.

use super::subject::Subject;
use super::{Finding, Fix, Severity, bare_value, decisions, guards, json_slips};
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::deserved::says_no;
use crate::preview::{Branch, Sent};
use crate::probe_result::Question;
use crate::text::Span;
use crate::ticket::field;
use crate::verdict::Outcome;
use ruby_liquid::node::NodeKind;
use ruby_liquid::walk::{Part, walk};
use serde_json::{Value, json};

const PATH: &str = "do_not_send";

/// What Freshdesk may hand over for a checkbox that is not ticked.
const UNTICKED: [&str; 3] = ["", "false", "0"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(sent) = subject.sent(PATH).filter(|_| subject.sends()) else { return };
    if matches!(sent.kind, Kind::Text(_)) {
        found.push(as_text(subject, sent));
    }
    let is_excluded = subject.plain.verdict.outcome() == Outcome::Logged;
    let checkbox = subject.fields.iter().find(|field| is_checkbox(subject, field));
    let finding = match checkbox {
        Some(checkbox) if is_excluded => turned_round(subject, sent, checkbox),
        _ if is_excluded => Some(for_all(subject, sent)),
        Some(checkbox) => not_heeded(subject, sent, checkbox)
            .or_else(|| by_chance(subject, sent, checkbox))
            .or_else(|| as_a_text(subject, sent, checkbox)),
        None => by_emptiness(subject, sent),
    };
    found.extend(finding);
}

/// Whether a field is the checkbox that excludes a ticket: the one of the choices, or one whose name says so.
pub fn is_checkbox(subject: &Subject<'_>, field: &Placeholder) -> bool {
    *field == subject.workspace.options.do_not_send.settings.field || says_no(field.as_str())
}

/// What becomes of the ordinary ticket with a value in the checkbox.
fn outcome(subject: &Subject<'_>, checkbox: &Placeholder, value: Value) -> Outcome {
    subject.with(checkbox, Some(value)).verdict.outcome()
}

fn finding(
    code: &'static str,
    severity: Severity,
    subject: &Subject<'_>,
    sent: &Json,
    what: String,
) -> Finding {
    Finding::new(code, severity, subject.origin(sent.span), what).at_path(PATH)
}

/// `true` for every ticket.
fn for_all(subject: &Subject<'_>, sent: &Json) -> Finding {
    // A condition that writes it is meant to decide: without it, excluded tickets would get a survey too.
    let is_fixed = |place: &Span| !decisions::decides(subject, *place);
    let place = subject.origin(sent.span).filter(|place| place.of(subject.text()) == "true").filter(is_fixed);
    let what = match surveyed(subject) {
        Some(ticket) => format!(
            "“do_not_send” is true for an ordinary ticket: of those that were tried, only one {ticket} gets a survey."
        ),
        None => "“do_not_send” is true for every ticket that was tried: no survey is ever sent.".to_owned(),
    };
    finding("excludes-all", Severity::Breaks, subject, sent, what)
        .because("Stella logs the request and sends no survey.")
        .mended_by(place.map(|place| Fix::review("Send false", vec![(place, "false".to_owned())])))
}

/// A ticket that gets a survey all the same, as the second half of a sentence: one that takes another branch, or lacks a
/// value.
fn surveyed(subject: &Subject<'_>) -> Option<String> {
    let brings_survey = |sent: Sent| sent.verdict.outcome() == Outcome::Survey;
    let lacks = |field: &Placeholder| brings_survey(subject.with(field, None));
    let lacking = subject.fields.iter().take(TRIED).find(|field| lacks(field));
    if let Some(field) = lacking {
        return Some(format!("without {}", field::label(field)));
    }
    let mut branches = Branch::all(subject.template, &subject.harmless).into_iter().take(TRIED);
    let branch = branches.find(|branch| brings_survey(subject.on(&branch.of(&subject.harmless))))?;
    Some(branch.words())
}

/// Sent where the checkbox is not ticked.
fn turned_round(subject: &Subject<'_>, sent: &Json, checkbox: &Placeholder) -> Option<Finding> {
    let is_turned = [json!(true), json!("true")]
        .into_iter()
        .any(|ticked| outcome(subject, checkbox, ticked) == Outcome::Survey);
    if !is_turned {
        let all = for_all(subject, sent);
        // A checkbox that is asked for is meant to decide.
        let fix = asked_in_full(subject, sent, checkbox).or_else(|| all.fix.clone());
        return Some(all.mended_by(fix));
    }
    let label = field::label(checkbox);
    let what = format!("“do_not_send” is true if {label} is not ticked, and false if it is.");
    Some(
        finding("do-not-send-inverted", Severity::Breaks, subject, sent, what)
            .because("Only the tickets that must not get a survey get one.")
            .mended_by(asked_in_full(subject, sent, checkbox)),
    )
}

/// A survey although the checkbox is ticked.
fn not_heeded(subject: &Subject<'_>, sent: &Json, checkbox: &Placeholder) -> Option<Finding> {
    let label = field::label(checkbox);
    let (what, why) = match outcome(subject, checkbox, json!(true)) {
        Outcome::Survey => (
            format!("A ticket with {label} ticked still gets a survey."),
            "A ticked checkbox arrives as true.",
        ),
        Outcome::NotJson => (
            format!("If {label} is ticked, the payload is not JSON."),
            "A ticked checkbox arrives as true, which is no text. Stella cannot read this payload, and logs nothing.",
        ),
        _ => return None,
    };
    Some(
        finding("do-not-send-ignored", Severity::Breaks, subject, sent, what)
            .because(why)
            .mended_by(asked_in_full(subject, sent, checkbox)),
    )
}

/// No survey for some way in which Freshdesk may hand over a checkbox that is not ticked.
fn by_chance(subject: &Subject<'_>, sent: &Json, checkbox: &Placeholder) -> Option<Finding> {
    let brings_survey = subject.plain.verdict.outcome() == Outcome::Survey;
    let (unticked, comes) =
        UNTICKED.into_iter().find_map(|value| match outcome(subject, checkbox, json!(value)) {
            Outcome::Logged => Some((value, "no survey is sent")),
            // What an empty one breaks is told of by itself.
            Outcome::Rejected | Outcome::NotJson if !value.is_empty() && brings_survey => {
                Some((value, "Stella refuses the payload"))
            }
            _ => None,
        })?;
    let handed = if unticked.is_empty() { "an empty text".to_owned() } else { format!("“{unticked}”") };
    let what = format!("If {} is not ticked and arrives as {handed}, {comes}.", field::label(checkbox));
    Some(
        finding("do-not-send-by-chance", Severity::Wrong, subject, sent, what)
            .because(format!(
                "How Freshdesk sends an unticked checkbox is {}, and in Liquid every text is true. Compare with true and with 'true'.",
                subject.workspace.known(Question::Unticked)
            ))
            .mended_by(asked_in_full(subject, sent, checkbox)),
    )
}

/// A survey where a tick arrives as a text, which is likely not how Freshdesk hands it over.
fn as_a_text(subject: &Subject<'_>, sent: &Json, checkbox: &Placeholder) -> Option<Finding> {
    (outcome(subject, checkbox, json!("true")) == Outcome::Survey).then(|| {
        let label = field::label(checkbox);
        let what = format!("If {label} is ticked and arrives as the text “true”, a survey is sent.");
        finding("do-not-send-by-chance", Severity::Note, subject, sent, what)
            .because("A ticked checkbox likely arrives as true, and true is not equal to 'true' in Liquid. Compare with both.")
            .mended_by(asked_in_full(subject, sent, checkbox))
    })
}

/// So many fields are tried empty: each takes two renders.
const TRIED: usize = 20;

/// A survey or none for a ticket without a value, as Freshdesk hands that over.
fn by_emptiness(subject: &Subject<'_>, sent: &Json) -> Option<Finding> {
    let field = guards::asked_for(subject).take(TRIED).find(|field| {
        let of = |value| subject.with(field, value).verdict.outcome();
        matches!(
            (of(None), of(Some(json!("")))),
            (Outcome::Survey, Outcome::Logged) | (Outcome::Logged, Outcome::Survey)
        )
    })?;
    let what = format!(
        "A ticket without {} gets a survey or none, as Freshdesk hands it over: as nil or as an empty text.",
        field::label(field)
    );
    Some(
        finding("do-not-send-by-chance", Severity::Wrong, subject, sent, what)
            .because(
                "Which of the two it is, is not known, and in Liquid they are not equal. Check for both.",
            )
            .mended_by(
                subject.origin(sent.span).and_then(|place| guards::completed_around(subject, field, place)),
            ),
    )
}

/// The flag as this page writes it, in the place of the condition that writes it now.
fn asked_in_full(subject: &Subject<'_>, sent: &Json, checkbox: &Placeholder) -> Option<Fix> {
    let place = subject.origin(sent.span)?;
    let is_other = |read: &Placeholder| read != checkbox;
    let mut condition = decisions::flag_around(subject, place).map(|branches| branches.span);
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && matches!(node.kind, NodeKind::If(_) | NodeKind::Case(_))
            && node.span.contains(place)
        {
            condition.get_or_insert(node.span);
        }
    });
    condition
        // What else is asked for must go on to count.
        .filter(|place| !subject.reads.within(*place).any(is_other))
        .map(|place| Fix::review("Check for every form of true", vec![(place, bare_value::flag(checkbox))]))
}

/// A text where the contract wants true or false.
fn as_text(subject: &Subject<'_>, json: &Json) -> Finding {
    let place = subject.origin(json.span);
    let field = subject.flag();
    let field = field.as_ref();
    let output = field
        .and_then(|field| subject.pieces_of(field).next())
        .filter(|piece| json.span.contains(piece.output));
    let ticked = field
        .and_then(|field| subject.with(field, Some(json!(true))).payload.ok())
        .and_then(|payload| payload.get(PATH).and_then(Json::text).map(str::to_owned));
    let sent = ticked.or_else(|| json.text().map(str::to_owned)).unwrap_or_default();
    let fix = field.filter(|field| bare_value::may_be_ticked(subject, field)).zip(output);
    let fix = fix.and_then(|(field, piece)| {
        // From quote to quote, so long as nothing but the value and spaces stands between them.
        let text = subject.text();
        let before = piece.source.before(text).trim_end_matches(' ');
        let after = piece.source.after(text).trim_start_matches(' ');
        let quoted = before.ends_with('"') && after.starts_with('"');
        let span = Span::new(before.len().saturating_sub(1), text.len() - after.len() + 1);
        let make = if is_checkbox(subject, field) { Fix::safe } else { Fix::review };
        quoted.then(|| make("Send true or false", vec![(span, bare_value::flag(field))]))
    });
    let fixed = place.and_then(|place| without_quotes(subject, json, place));
    Finding::new(
        "text-for-boolean",
        Severity::Wrong,
        output.map(|piece| piece.source).or(place),
        format!("“do_not_send” is sent as the text “{sent}”."),
    )
    .because("Stella’s contract wants true or false without quotes; whether it reads the text too is not confirmed.")
    .at_path(PATH)
    .mended_by(fix.or(fixed))
}

/// The words of the flag without their quotes: those of every branch, each with a word of its own.
fn without_quotes(subject: &Subject<'_>, sent: &Json, place: Span) -> Option<Fix> {
    let text = subject.text();
    let meant = |word: Span| json_slips::flag_meant(word.of(text).trim_matches('"'));
    let is_quoted = |word: &Span| word.of(text).starts_with('"');
    let is_plain = |word: &Span| matches!(word.of(text).trim_matches('"'), "true" | "false");
    let inner = Span::new(sent.span.start + 1, sent.span.end.saturating_sub(1));
    let is_word = |word: &str| json_slips::flag_meant(word.trim_matches('"')).is_some();
    let Some(all) = decisions::words_around(subject, subject.origin(inner)?, is_word) else {
        let word = place.of(text).strip_prefix('"').and_then(|word| word.strip_suffix('"'))?;
        let meant = json_slips::flag_meant(word)?;
        return Some(match is_plain(&place) {
            true => Fix::safe("Remove the quotes", vec![(place, meant.to_owned())]),
            false => Fix::review(format!("Write {meant}"), vec![(place, meant.to_owned())]),
        });
    };
    let written = all.words.iter().filter_map(|word| Some((*word, meant(*word)?.to_owned())));
    let mut edits: Vec<(Span, String)> = written.filter(|(word, meant)| word.of(text) != meant).collect();
    if !all.words.iter().any(is_quoted) {
        // The quotes stand around the whole condition.
        let (before, after) = (all.span.before(text).trim_end(), all.span.after(text).trim_start());
        if !before.ends_with('"') || !after.starts_with('"') {
            return None;
        }
        let (open, close) = (before.len() - 1, text.len() - after.len());
        edits.insert(0, (Span::new(open, open + 1), String::new()));
        edits.push((Span::new(close, close + 1), String::new()));
    }
    let are_plain = all.words.iter().all(is_plain);
    (!edits.is_empty()).then(|| match are_plain {
        true => Fix::safe("Remove the quotes", edits),
        false => Fix::review("Write true and false", edits),
    })
}
