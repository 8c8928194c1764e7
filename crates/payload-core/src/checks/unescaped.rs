//! Values that a ticket may hold and JSON may not: each is tried in every placeholder, in one rendering.

use super::fragments::{Fragment, fragments};
use super::search::culprits;
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::placeholder::Placeholder;
use crate::preview::deserved::says_no;
use crate::preview::roles::{ROLES, RoleKind};
use crate::preview::structure::{Intrusion, intrusions};
use crate::text::Span;
use ruby_liquid::Piece;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What breaks JSON, the likeliest first, with the words for it.
const BREAKERS: [(&str, &str); 4] =
    [("\"", "a quote"), ("\\", "a backslash"), ("\n", "a line break"), ("\t", "a tab")];

/// Values that, where nothing guards against it, add a key instead of breaking the payload.
const INTRUDERS: [&str; 2] =
    ["x\", \"do_not_send\": true, \"z\": \"", "x\"], \"do_not_send\": true, \"z\": [\""];

/// Filters that make a value harmless in both Liquids; what they lose is said on the button.
pub const NEUTRAL: &str = " | append: '' | replace: '\"', \"'\" | remove: '\\' | split: ' ' | join: ' '";

/// The same for an address, which has no backslash of its own: a line break that was escaped for JSON is none of it.
const ADDRESS: &str =
    " | append: '' | replace: '\"', \"'\" | replace: '\\n', ' ' | remove: '\\' | split: ' ' | join: ' '";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    let mut fields: Vec<&Placeholder> =
        subject.fields.iter().filter(|field| is_free_text(subject, field)).collect();
    fields.retain(|field| subject.pieces_of(field).next().is_some());
    let intruded = intruded(subject, &fields);
    let mut broken: HashMap<&Placeholder, usize> = HashMap::new();
    let mut left: Vec<&Placeholder> =
        fields.iter().copied().filter(|field| !intruded.contains_key(field)).collect();
    for (at, (breaker, _)) in BREAKERS.iter().enumerate() {
        broken.extend(
            escaping(subject, &left, &|value| in_the_middle(value, breaker))
                .into_iter()
                .map(|field| (field, at)),
        );
        left.retain(|field| !broken.contains_key(field));
    }
    let controlled = escaping(subject, &left, &|value| in_the_middle(value, "\u{1}"));
    let quoted: HashSet<_> = fragments(&subject.plain.rendering)
        .into_iter()
        .filter(|fragment| fragment.in_text)
        .map(|fragment| (fragment.piece.output.start, fragment.piece.source.start))
        .collect();
    let joined = joined(subject);
    for field in fields {
        let Some(piece) = subject.pieces_of(field).next() else { continue };
        let in_text = quoted.contains(&(piece.output.start, piece.source.start));
        let fix = || {
            let in_texts = subject
                .pieces_of(field)
                .filter(|piece| quoted.contains(&(piece.output.start, piece.source.start)));
            in_text.then(|| fix(subject, in_texts, &joined)).flatten()
        };
        let label = crate::ticket::field::label(field);
        let finding = |code, severity, what| Finding::new(code, severity, piece.source, what).of_field(field);
        if let Some((example, intrusion)) = intruded.get(field) {
            let why = format!(
                "Nothing is escaped, so {intrusion}. Whoever can write this value decides what Stella is told. A quote typed by accident breaks the payload, and no survey is sent."
            );
            let what = format!("{label} can add keys to the payload, as “{example}” does.");
            found.push(finding("injection", Severity::Breaks, what).because(why).mended_by(fix()));
        } else if let Some((breaker, name)) = broken.get(field).and_then(|at| BREAKERS.get(*at)) {
            let example = in_the_middle(&subject.value(field), breaker).replace('\n', "↵").replace('\t', "→");
            let what = format!("{label} is not escaped: {name}, as in “{example}”, breaks the payload.");
            found.push(finding("unescaped", Severity::Breaks, what)
                .because("Stella cannot read it, and no survey is sent. Freshdesk reports it hours later, without the reason.")
                .mended_by(fix()));
        } else if controlled.contains(&field) {
            let what = format!(
                "{label} with a control character, as pasted from some programs, breaks the payload."
            );
            let why = format!(
                "This is rare. No filter of {} removes them. The preset Robust checks the value character by character.",
                subject.template.dialect().label()
            );
            found.push(finding("control-character", Severity::Wrong, what).because(why));
        }
    }
}

/// Whether people write the value: numbers, dates, addresses and choices of Freshdesk's own hold no surprise.
pub fn is_free_text(subject: &Subject<'_>, field: &Placeholder) -> bool {
    const FIXED: [&str; 9] = [
        "status",
        "priority",
        "source",
        "source_name",
        "ticket_type",
        "language",
        "time_zone",
        "created_on",
        "modified_on",
    ];
    let name = field.names().next_back().unwrap_or_default();
    let is_fixed = name == "id"
        || ["_id", "url", "_time"].iter().any(|end| name.ends_with(end))
        || FIXED.contains(&name);
    let is_checkbox =
        *field == subject.workspace.options.do_not_send.settings.field || says_no(field.as_str());
    !is_fixed && !is_checkbox
}

/// The value with something in its middle, where nothing trims it off.
fn in_the_middle(value: &str, more: &str) -> String {
    let middle = value.char_indices().nth(value.chars().count() / 2).map_or(0, |(at, _)| at);
    let (start, end) = value.split_at(middle);
    format!("{start}{more}{end}")
}

/// The fields whose hostile value does not stay where the template put it: all hold theirs at once, and each is judged
/// by what it wrote itself.
fn escaping<'f>(
    subject: &Subject<'_>,
    fields: &[&'f Placeholder],
    hostile: &dyn Fn(&str) -> String,
) -> HashSet<&'f Placeholder> {
    let value = |field: &Placeholder| Some(Value::from(hostile(&subject.value(field))));
    let probe = subject.with_all(fields.iter().map(|field| (*field, value(field))));
    let by_name: HashMap<&str, &'f Placeholder> =
        fields.iter().map(|field| (field.as_str(), *field)).collect();
    let (mut sure, mut unsure) = (HashSet::new(), Vec::new());
    let joined = joined(subject);
    for Fragment { piece, .. } in fragments(&probe.rendering).into_iter().filter(|fragment| !fragment.stays())
    {
        match &piece.fields[..] {
            [only] if !joined.contains(&piece.source) => sure.extend(by_name.get(&**only)),
            several => unsure.extend(several.iter().filter_map(|field| by_name.get(&**field))),
        }
    }
    unsure.retain(|field| !sure.contains(field));
    let breaks = |set: &[&Placeholder]| {
        let probe = subject.with_all(set.iter().map(|field| (*field, value(field))));
        match &probe.payload {
            Ok(payload) => !intrusions(&probe.rendering, payload, &subject.form).is_empty(),
            Err(_) => true,
        }
    };
    sure.extend(culprits(&unsure, &mut |set| breaks(set)));
    sure
}

/// The outputs that write more than one value by design: `join: '","'` ends a text of JSON and begins another.
fn joined(subject: &Subject<'_>) -> HashSet<Span> {
    let fragments = fragments(&subject.plain.rendering).into_iter();
    fragments
        .filter(|fragment| fragment.in_text && !fragment.stays())
        .map(|fragment| fragment.piece.source)
        .collect()
}

/// The fields that can add keys to the payload: an example for each, and what it does.
fn intruded<'f>(
    subject: &Subject<'_>,
    fields: &[&'f Placeholder],
) -> HashMap<&'f Placeholder, (&'static str, Intrusion)> {
    let mut found = HashMap::new();
    for intruder in INTRUDERS {
        let left: Vec<_> = fields.iter().copied().filter(|field| !found.contains_key(field)).collect();
        let suspects = escaping(subject, &left, &|_| intruder.to_owned());
        let suspects: Vec<_> = left.into_iter().filter(|field| suspects.contains(field)).collect();
        let mut tries = TRIES;
        add_intruded(subject, &suspects, intruder, &mut tries, &mut found);
    }
    found
}

/// So often a set of suspects is halved, where some of them break the payload instead.
const TRIES: usize = 40;

fn add_intruded<'f>(
    subject: &Subject<'_>,
    suspects: &[&'f Placeholder],
    intruder: &'static str,
    tries: &mut usize,
    found: &mut HashMap<&'f Placeholder, (&'static str, Intrusion)>,
) {
    if suspects.is_empty() || *tries == 0 {
        return;
    }
    *tries -= 1;
    let probe = subject.with_all(suspects.iter().map(|field| (*field, Some(Value::from(intruder)))));
    if let Ok(payload) = &probe.payload {
        let by_name: HashMap<&str, &'f Placeholder> =
            suspects.iter().map(|field| (field.as_str(), *field)).collect();
        for (intrusion, fields) in intrusions(&probe.rendering, payload, &subject.form) {
            for field in
                fields.iter().flat_map(|fields| fields.iter()).filter_map(|field| by_name.get(&**field))
            {
                found.entry(field).or_insert_with(|| (intruder, intrusion.clone()));
            }
        }
    } else if suspects.len() > 1 {
        let (first, second) = suspects.split_at(suspects.len() / 2);
        add_intruded(subject, first, intruder, tries, found);
        add_intruded(subject, second, intruder, tries, found);
    }
}

/// Filters at the end of every output that writes a field inside a JSON text: those of an address where it is one.
/// Where the output joins several texts, they stand right after the value: after the join they would make one of them.
fn fix<'p>(
    subject: &Subject<'_>,
    pieces: impl Iterator<Item = &'p Piece>,
    joined: &HashSet<Span>,
) -> Option<Fix> {
    let payload = subject.plain.payload.as_ref().ok();
    let addresses = ROLES.iter().filter(|role| role.kind == RoleKind::Address);
    let addresses: Vec<Span> = addresses.filter_map(|role| Some(payload?.at(role.path)?.span)).collect();
    let mut ends: Vec<(usize, bool)> = pieces
        .filter_map(|piece| {
            let is_address = addresses.iter().any(|address| address.overlaps(piece.output));
            let pipeline = subject.output_at(piece.source)?;
            let end = match joined.contains(&piece.source) {
                true => pipeline.value.as_ref()?.span.end,
                false => pipeline.span.end,
            };
            Some((end, is_address))
        })
        .collect();
    // An output that writes an address, and something else in another round of a loop, writes an address.
    ends.sort_unstable_by_key(|(end, is_address)| (*end, !is_address));
    ends.dedup_by_key(|(end, _)| *end);
    let edits: Vec<_> = ends
        .into_iter()
        .map(|(end, is_address)| (Span::new(end, end), if is_address { ADDRESS } else { NEUTRAL }.to_owned()))
        .collect();
    (!edits.is_empty()).then(|| Fix::safe("Make it safe (replaces quotes, removes backslashes)", edits))
}
