//! Keys of the payload that are filled with something else than what they stand for: another person's field, the same
//! text for every ticket, signs around an address, a channel or a link that the field cannot give.

use super::bare_value::harmless_output;
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity, decisions, links, missing_keys, slips};
use crate::freshdesk::Source;
use crate::options::Content;
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::roles::{Fit, ROLES, Role, RoleKind};
use crate::preview::send::{filled_from, touching};
use crate::text::{QUOTED, Span, capital, shorten};
use crate::verdict::{Verdict, is_email};
use ruby_liquid::node::NodeKind;
use serde_json::{Value, json};

const WITH_SIGNS: &str = "address-with-signs";

/// Comes after the checks that read a template, and before the one that reports a rejection nobody explained.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    // Whatever else is wrong with such a person.
    found.extend(["employee", "customer"].into_iter().filter_map(|owner| nobody(subject, owner)));
    let mut signs = Vec::new();
    for role in ROLES {
        let Some(value) = subject.sent(role.path).filter(|value| value.text().is_some()) else { continue };
        let finding = match subject.plain.sources(role.path).as_slice() {
            [] => same_for_all(subject, role, value),
            fields @ [first, ..] if role.is_misfilled(fields.iter().copied()) => {
                Some(misfilled(subject, role, first, value))
            }
            _ => {
                let finding =
                    around_address(subject, role, value).filter(|_| !has_slip(subject, value, found));
                signs.extend(
                    finding.iter().flat_map(|finding| &finding.fix).flat_map(|fix| fix.edits().to_vec()),
                );
                finding
            }
        };
        report(finding, found);
    }
    // One address alone would still leave no survey.
    let with_signs = found.iter_mut().filter(|finding| finding.code == WITH_SIGNS);
    for fix in with_signs.filter_map(|finding| finding.fix.as_mut()) {
        signs.sort_by_key(|(span, _)| span.start);
        *fix = Fix::safe(fix.label.clone(), signs.clone());
    }
    for role in ROLES.iter().filter(|role| role.decides && role.kind == RoleKind::Address) {
        report(fallback(subject, role), found);
    }
    report(channel_by_source(subject), found);
    report(links::link_in_link(subject), found);
    report(links::no_link(subject), found);
    found.extend(no_number(subject));
}

/// Whether what writes a value holds a slip in Liquid: what is sent around an address follows from it.
fn has_slip(subject: &Subject<'_>, value: &Json, found: &[Finding]) -> bool {
    let slips =
        || found.iter().filter(|finding| finding.code == slips::CODE).filter_map(|finding| finding.span);
    subject.written(value.span).is_some_and(|written| slips().any(|slip| written.contains(slip)))
}

/// Adds a finding, unless an earlier one says what is wrong at that very place.
fn report(finding: Option<Finding>, found: &mut Vec<Finding>) {
    let Some(finding) = finding else { return };
    let overlaps = |other: &Finding| match (other.span, finding.span) {
        (Some(other), Some(own)) => other.overlaps(own),
        _ => false,
    };
    if !found.iter().any(|other| other.severity > Severity::Note && overlaps(other)) {
        found.push(finding);
    }
}

/// A person of whom nothing is sent that Stella could know them by.
fn nobody(subject: &Subject<'_>, owner: &str) -> Option<Finding> {
    let person = subject.sent(owner).filter(|person| matches!(person.kind, Kind::Object(_)))?;
    ["email", "custom_id"].iter().all(|key| person.get(key).is_none()).then(|| {
        let what = format!("“{owner}” has neither “email” nor “custom_id”.");
        let place = subject.written(person.span).or_else(|| subject.origin(person.span));
        Finding::new("missing-person", Severity::Breaks, place, what)
            .because("Stella cannot tell who is meant, and sends no survey.")
            .at_path(owner)
            .mended_by(missing_keys::address_of(subject, owner))
    })
}

/// What comes of a role that is filled wrongly.
fn severity(role: &Role) -> Severity {
    if role.decides { Severity::Breaks } else { Severity::Wrong }
}

/// The text of a value, without its quotes.
pub fn inner(value: &Json) -> Span {
    Span::new(value.span.start + 1, value.span.end.saturating_sub(1))
}

/// The text of a value, without its quotes and the spaces next to them.
pub fn trimmed(subject: &Subject<'_>, value: &Json) -> Span {
    let inner = inner(value);
    let text = inner.of(&subject.plain.rendering.text);
    let start = inner.start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// A role that is filled from the field of somebody, or of something, else.
fn misfilled(subject: &Subject<'_>, role: &Role, field: &str, value: &Json) -> Finding {
    let piece = subject.plain.rendering.pieces.iter().find(|piece| {
        piece.output.overlaps(inner(value)) && piece.fields.iter().any(|read| &**read == field)
    });
    let place = piece.map(|piece| piece.source);
    // Only a field that is spelled out can be exchanged.
    let fix = right_field(subject, role).zip(place).and_then(|(right, place)| {
        let label = format!("Use {right}");
        let is_alone = piece.is_some_and(|piece| piece.output == trimmed(subject, value));
        if matches!(role.kind, RoleKind::Link | RoleKind::Address) && !is_alone {
            // A field that is all of a value takes the place of all that stands around the other.
            let whole = links::whole_text(subject, value)?;
            let output = format!("{{{{{right}}}}}");
            let output = match role.kind {
                RoleKind::Link => output,
                _ => harmless_output(subject.text(), whole, output),
            };
            return Some(Fix::review(label, vec![(whole, output)]));
        }
        let at = match place.of(subject.text()).find(field) {
            Some(at) => place.start + at,
            None => set_from(subject, place, field)?,
        };
        Some(Fix::review(label, vec![(Span::new(at, at + field.len()), right)]))
    });
    let why = match role.path {
        "employee.email" | "employee.custom_id" => {
            "Stella looks for an employee with this value: it finds nobody, or the survey is about the wrong person."
        }
        "customer.email" => "The survey goes to this address, or to nobody.",
        "customer.name" => "The survey greets the customer by this name.",
        "channel" => "It must be a channel as it is spelled in Stella.",
        _ => "Stella takes it as it is.",
    };
    let mut finding = Finding::new(
        "wrong-field",
        severity(role),
        place,
        format!("{}.", capital(&filled_from(role, field))),
    )
    .because(why)
    .at_path(role.path)
    .mended_by(fix);
    finding.field = Placeholder::read(field).ok();
    finding
}

/// Where a field stands in what the variable is set to that an output writes.
fn set_from(subject: &Subject<'_>, output: Span, field: &str) -> Option<usize> {
    let variable = subject.output_at(output)?.value.as_ref()?.span.of(subject.text());
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::Assign(target, pipeline) = &node.kind
            && *target.name == *variable
        {
            found = found.or(pipeline.span.of(subject.text()).find(field).map(|at| pipeline.span.start + at));
        }
    });
    found
}

/// The field that belongs into a role, where there is one for sure.
fn right_field(subject: &Subject<'_>, role: &Role) -> Option<String> {
    match role.path {
        // Its own words stand there, not those of a field.
        "channel" => None,
        // No field is built in; the choices know the account's own.
        "brand" => match subject.workspace.options.brand_value() {
            Content::Placeholder(field) => Some(field.as_str().to_owned()),
            Content::Text(_) => None,
        },
        _ => role.fields.first().map(|right| match right.ends_with('.') {
            // Any field of a person may be what Stella knows them by; an ID is one for sure.
            true => format!("{right}id"),
            false => (*right).to_owned(),
        }),
    }
}

/// A role that is the same for every ticket, where each ticket has its own.
fn same_for_all(subject: &Subject<'_>, role: &Role, value: &Json) -> Option<Finding> {
    let text = value.text().map(str::trim).filter(|text| !text.is_empty())?;
    // What raw prints as it stands has a finding of its own.
    if matches!(role.path, "channel" | "brand" | "language") || text.contains("{{") {
        return None;
    }
    let severity = if role.path == "customer.name" { Severity::Wrong } else { severity(role) };
    let words = shorten(text, QUOTED);
    let place = subject.origin(inner(value));
    let is_decided = place.is_some_and(|place| decisions::decides(subject, place));
    let fix = right_field(subject, role)
        .filter(|_| !is_decided && (role.kind != RoleKind::Words || stands_for_another(text)))
        .and_then(|right| {
            let whole = links::whole_text(subject, value)?;
            let output = harmless_output(subject.text(), whole, format!("{{{{{right}}}}}"));
            Some(Fix::review(format!("Use {right}"), vec![(whole, output)]))
        });
    let (tickets, why) = match is_decided {
        true => (
            "every ticket that meets the condition",
            "Their surveys would all use it, whoever resolved the ticket and whoever asked.",
        ),
        false => {
            ("every ticket", "Every survey would use it, whoever resolved the ticket and whoever asked.")
        }
    };
    Some(
        Finding::new(
            "same-for-all",
            severity,
            place,
            format!("“{}” is “{words}” for {tickets}, but it should be {}.", role.path, role.means),
        )
        .because(why)
        .at_path(role.path)
        .mended_by(fix),
    )
}

/// Whether a text is none itself, but says what belongs there: `<customer name>`, `YOUR_NAME`.
fn stands_for_another(text: &str) -> bool {
    text.contains(['<', '[', '{', '_', '$', '%']) || text.to_lowercase().contains("name")
}

/// Signs that the template puts before or after an address, like `mailto:` or `#`.
fn around_address(subject: &Subject<'_>, role: &Role, value: &Json) -> Option<Finding> {
    if role.kind != RoleKind::Address {
        return None;
    }
    let inner = inner(value);
    let rendered = &subject.plain.rendering;
    let from_field = |piece: &&ruby_liquid::Piece| !piece.fields.is_empty() && piece.output.overlaps(inner);
    let (first, last) = (
        rendered.pieces.iter().find(from_field)?.output.start,
        rendered.pieces.iter().rfind(from_field)?.output.end,
    );
    let (before, after) =
        (Span::new(inner.start, first.max(inner.start)), Span::new(last.min(inner.end), inner.end));
    let signs = |span: Span| span.of(&rendered.text).trim().to_owned();
    let address = Span::new(before.end, after.start).of(&rendered.text).trim().to_owned();
    let (start, end) = (signs(before), signs(after));
    if (start.is_empty() && end.is_empty()) || !is_email(&address) {
        return None;
    }
    let edits: Option<Vec<(Span, String)>> = [before, after]
        .into_iter()
        .filter(|span| !signs(*span).is_empty())
        .map(|span| subject.origin(span).map(|place| (place, String::new())))
        .collect();
    let what = match (start.is_empty(), end.is_empty()) {
        (false, true) => format!("There is “{start}” before the address in “{}”.", role.path),
        (true, _) => format!("There is “{end}” after the address in “{}”.", role.path),
        (false, false) => format!("There are “{start}” and “{end}” around the address in “{}”.", role.path),
    };
    let place = edits.as_ref().and_then(|edits| edits.first()).map(|(place, _)| *place);
    Some(
        Finding::new(WITH_SIGNS, Severity::Breaks, place, what)
            .because("This makes it another address, or none: nobody gets the survey.")
            .at_path(role.path)
            .mended_by(edits.map(|edits| Fix::safe("Send the address alone", edits))),
    )
}

/// Somebody else's address where the right one is missing.
fn fallback(subject: &Subject<'_>, role: &Role) -> Option<Finding> {
    let read = subject.fields.iter().find(|field| role.fit(field.as_str()) == Fit::Right)?;
    let all = || role.fields.iter().copied().map(Placeholder::known);
    let missing = |value: Value| {
        let fields: Vec<Placeholder> = all().collect();
        let sent = subject.with_all(fields.iter().map(|field| (field, Some(value.clone()))));
        let why = match &sent.verdict {
            Verdict::Misdirected { path, why } if path == role.path => why.clone(),
            // An address that no ticket gave.
            Verdict::Survey { .. } => {
                format!("“{}” is sent as “{}”", shorten(sent.fixed_text(role.path)?, QUOTED), role.path)
            }
            _ => return None,
        };
        Some((sent, why))
    };
    let (sent, why) = missing(json!(null)).or_else(|| missing(json!("")))?;
    let value = sent.payload.as_ref().ok()?.at(role.path)?;
    let piece = touching(&sent.rendering.pieces, inner(value)).next();
    // What the guide sends, which is no address of anybody.
    let nobody = piece.filter(|piece| piece.fields.is_empty()).map(|piece| piece.source).filter(|place| {
        role.path == "customer.email"
            && place.of(subject.text()).trim() == value.text().unwrap_or_default().trim()
    });
    let what = format!("If {} is missing, {why}.", crate::ticket::field::label(read));
    Some(
        Finding::new("wrong-fallback", Severity::Breaks, piece.map(|piece| piece.source), what)
            .because("The survey goes to somebody else, or is about somebody else, and nobody is told.")
            .at_path(role.path)
            .of_field(read)
            .mended_by(
                nobody.map(|place| {
                    Fix::review("Send “no_email” instead", vec![(place, "no_email".to_owned())])
                }),
            ),
    )
}

/// A channel that is made of a field, and is none for some sources of tickets.
fn channel_by_source(subject: &Subject<'_>) -> Option<Finding> {
    let field = subject.field_of("channel")?;
    let is_source = matches!(field.as_str(), "ticket.source" | "ticket.source_name");
    let tried = Source::ALL.into_iter().filter(|_| is_source).map(|source| json!(source.label())).map(Some);
    let (value, sent) = tried.chain([None]).find_map(|value| {
        let sent = subject.with(&field, value.clone());
        let channel = sent.payload.as_ref().ok()?.get("channel")?.text()?.trim().to_owned();
        let is_known = subject.workspace.options.channels.iter().any(|known| known.name == channel)
            || crate::options::USUAL_CHANNELS.contains(&channel.as_str());
        (!is_known).then_some((value, channel))
    })?;
    let label = crate::ticket::field::label(&field);
    let what = match (&value, sent.is_empty()) {
        (Some(value), _) => {
            let given = value.as_str().unwrap_or_default();
            format!("If {label} is “{given}”, the channel “{sent}” is sent, which does not exist.")
        }
        (None, true) => format!("If {label} is empty, an empty channel is sent."),
        (None, false) => format!("If {label} is empty, the channel “{sent}” is sent, which does not exist."),
    };
    let place = subject.sent("channel").and_then(|json| subject.origin(inner(json)));
    Some(
        Finding::new("channel-by-field", Severity::Breaks, place, what)
            .because("Stella answers “Channel not enabled”. Write the channel’s name, and make one rule for each channel.")
            .at_path("channel")
            .of_field(&field),
    )
}

/// An empty text where the number of the ticket belongs.
fn no_number(subject: &Subject<'_>) -> Option<Finding> {
    let value = subject.sent("ext_interaction_id")?;
    value.text().filter(|text| text.trim().is_empty())?;
    let place = subject.written(value.span).or_else(|| subject.origin(value.span));
    let written = place.filter(|place| place.of(subject.text()) == "\"\"");
    Some(
        Finding::new(
            "no-number",
            Severity::Wrong,
            place,
            "“ext_interaction_id” is empty for an ordinary ticket.",
        )
        .because("Stella uses it to trace a survey back to its ticket.")
        .at_path("ext_interaction_id")
        .mended_by(written.map(|place| {
            Fix::review("Send the ticket’s number", vec![(place, "\"{{ticket.id}}\"".to_owned())])
        })),
    )
}
