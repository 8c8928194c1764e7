//! The payload for an ordinary ticket, held to Stella's contract.

use super::bare_value::{fix_all_bare, fix_at};
use super::key_names::{key_meant, last, rename};
use super::never_equal::code_of;
use super::subject::{Subject, origin};
use super::{Finding, Fix, Severity};
use super::{
    added_spaces, captured_payload, commented_out, conditional_items, empty_output, flat_keys, iso_codes,
    json_slips, missing_keys, nothing_sent, one_line, repeated_keys, set_in_a_branch, whole_object,
    wrong_types,
};
use crate::options::USUAL_CHANNELS;
use crate::payload::contract::{Breach, Violation, is_language, violations};
use crate::payload::{Broken, Json, Kind, Reason};
use crate::preview::Sent;
use crate::text::{QUOTED, Span, capital, quoted, shorten, slice};

/// Why a customer without a name is told of.
pub const EMPTY_NAME: &str = "Stella’s status page knows “Invalid customer” for a bad name; whether an empty one is bad is not confirmed.";

/// What Stella does with too long tags and properties.
pub const CUT_OFF: &str = "Stella’s published schema says that the server cuts the rest off (documented).";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let payload = match &subject.plain.payload {
        Ok(payload) => payload,
        Err(broken) => {
            let text = &subject.plain.rendering.text;
            let at = broken.offset.min(text.char_indices().next_back().map_or(0, |(at, _)| at));
            let end = at + slice(text, at..).chars().next().map_or(0, char::len_utf8);
            if let Reason::TrailingComma(_) = broken.reason {
                found.push(trailing_comma(subject, at));
                return;
            }
            let place = subject.origin(Span::new(at, end));
            let empty = place.and_then(|place| empty_output::before(subject, place, &broken.reason));
            let place = empty.or(place);
            // Where the ticket on show breaks too, in the very words of its verdict.
            let shown = subject.on(&subject.sample).payload.err();
            let reason = &shown.as_ref().unwrap_or(broken).reason;
            if place.is_some_and(|place| super::characters::explains(found, place))
                || super::slips::mend(subject, found)
            {
                return;
            }
            // Braces of another kind have a finding each, and the quotes between them are Liquid's.
            let has_other_braces =
                found.iter().any(|finding| ["split-braces", "unread-placeholder"].contains(&finding.code));
            let slips = || if has_other_braces { None } else { json_slips::fix(subject) };
            let (why, fix) = explained(subject, broken);
            let fix = fix
                .or_else(|| place.and_then(|place| fix_all_bare(subject, place)))
                .or_else(|| conditional_items::fix(subject, place?))
                .or_else(|| wrong_types::flag_in_branches(subject, place?))
                .or_else(slips)
                .or_else(|| one_line::output_on_one_line(subject, place?, &broken.reason));
            if fix.is_none()
                && let Some(finding) = captured_payload::finding(subject)
            {
                found.push(finding);
                return;
            }
            found.push(
                Finding::new(
                    "not-json",
                    Severity::Breaks,
                    place,
                    format!("Even for an ordinary ticket the payload is not JSON: {reason}."),
                )
                .because(why)
                .mended_by(fix),
            );
            return;
        }
    };
    for violation in violations(payload) {
        found.extend(breach(subject, &violation));
    }
    added_spaces::check(subject, payload, "", found);
    channel(subject, payload, found);
}

/// What comes of a payload that is no JSON.
const UNREAD: &str = "Stella cannot read it, and no survey is sent.";

/// What is to be said of a place where the payload of the ordinary ticket is no JSON, and what mends it where that is
/// known at once.
fn explained(subject: &Subject<'_>, broken: &Broken) -> (String, Option<Fix>) {
    let is_empty = subject.plain.rendering.text.trim().is_empty();
    let commented_out = || {
        let fix = is_empty.then(|| commented_out::fix(subject))??;
        Some((commented_out::WHY.to_owned(), Some(fix)))
    };
    let nothing_sent = || is_empty.then(|| nothing_sent::explained(subject))?;
    let unset = || {
        let is_hole = matches!(broken.reason, Reason::NoValue(',' | '}' | ']'));
        let place = is_hole.then(|| subject.origin(Span::new(broken.offset, broken.offset + 1)))??;
        set_in_a_branch::explained(subject, place)
    };
    let known = whole_object::explained(subject, broken).or_else(commented_out).or_else(nothing_sent);
    let known = known.or_else(unset);
    match known.or_else(|| Some((more(subject, broken)?, None))) {
        Some((what, fix)) => (format!("{what} {UNREAD}"), fix),
        None => (UNREAD.to_owned(), None),
    }
}

/// What more there is to say of such a place.
fn more(subject: &Subject<'_>, broken: &Broken) -> Option<String> {
    let text = &subject.plain.rendering.text;
    let (before, after) = (slice(text, ..broken.offset), slice(text, broken.offset..));
    let what = match broken.reason {
        Reason::NoValue(_) if before.trim().is_empty() => other_format(subject.text())
            .unwrap_or("A payload is one object of JSON: it begins with { and ends with }.")
            .to_owned(),
        Reason::NoValue(',' | '}' | ']') => {
            let place = subject.origin(Span::new(broken.offset, broken.offset + 1))?;
            let is_block = json_slips::open_block(slice(subject.text(), ..place.start)).is_some();
            match is_block {
                true => "The condition before it writes nothing for this ticket: give it an {% else %}, with what is sent then.",
                false => empty_output::before(subject, place, &broken.reason).map(|_| empty_output::WHY)?,
            }
            .to_owned()
        }
        Reason::NoValue(first) if first.is_alphabetic() => {
            let words = Some(json_slips::bare_words(after)).filter(|words| !words.is_empty())?;
            match json_slips::is_word(words) {
                true => format!("JSON writes true, false and null, in small letters, and has no “{words}”."),
                false => format!(
                    "A text stands in quotes: “{}” has none. Only true, false, null and numbers go without.",
                    shorten(words, QUOTED)
                ),
            }
        }
        Reason::BadEscape('u') => format!(
            "“{}” is one half of a character: JSON writes it in two. Write the character itself.",
            json_slips::half_character(before)?
        ),
        Reason::NoComma { .. } => {
            let at = subject.origin(Span::new(broken.offset, broken.offset + 1))?.start;
            let end = json_slips::end_of_loop(subject.text(), at)?;
            let is_last = slice(subject.text(), ..end).trim_end().ends_with([',', '}']);
            (!is_last || !slice(subject.text(), at..end).contains(',')).then(|| {
                "It stands in a loop: between two items of a list the loop has to write a comma.".to_owned()
            })?
        }
        _ => return None,
    };
    Some(what)
}

/// What a template is written in that begins with another sign than an object.
fn other_format(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-[].\"".contains(c))
    };
    let is_before = |sign: &str| first.split_once(sign).is_some_and(|(name, _)| is_name(name.trim()));
    match () {
        () if text.starts_with('<') => {
            Some("This is XML or HTML, and Stella reads JSON: one object, from { to }.")
        }
        () if is_before("=") && first.contains('&') => Some(
            "This is the body of a web form, and Stella reads JSON: choose the encoding JSON, and write one object, from { to }.",
        ),
        () if is_before(":") && text.lines().count() > 1 => Some(
            "This is YAML, or a list of names and values, and Stella reads JSON: one object, from { to }.",
        ),
        () => None,
    }
}

/// A comma after the last item, as a loop writes it that puts one behind each.
fn trailing_comma(subject: &Subject<'_>, at: usize) -> Finding {
    let comma = slice(&subject.plain.rendering.text, ..at).rfind(',');
    let place = comma.and_then(|comma| subject.origin(Span::new(comma, comma + 1)));
    let text = subject.text();
    let ends_loop = |place: &Span| {
        place.of(text) == ","
            && place.after(text).trim_start().trim_start_matches("{%").trim_start().starts_with("endfor")
    };
    let fix = place
        .filter(ends_loop)
        .map(|place| Fix::safe("No comma after the last", vec![(place, json_slips::BETWEEN.to_owned())]));
    let why = match place {
        Some(place) if json_slips::end_of_loop(text, place.start).is_some() => {
            "A loop that writes a comma after every item writes one too many."
        }
        Some(place) if place.after(text).trim_start().starts_with("{%") => {
            "What a condition behind it would write is not there for this ticket: each comma belongs into the condition, with what it parts."
        }
        _ => "A comma stands only between two items.",
    };
    Finding::new(
        "trailing-comma",
        Severity::Breaks,
        place,
        "There is a comma after the last item: this is not JSON.",
    )
    .because(format!("{why} Stella cannot read the payload, and no survey is sent."))
    .mended_by(fix.or_else(|| conditional_items::fix(subject, place?)).or_else(|| json_slips::fix(subject)))
}

/// What is found where a part of the contract is broken. Tags, flags, spaces, and languages that a field gives,
/// are tried with values of their own.
fn breach(subject: &Subject<'_>, violation: &Violation) -> Option<Finding> {
    let path = &violation.path;
    let mut hint = String::new();
    let mut renamed = None;
    let (code, severity, why) = match &violation.breach {
        Breach::TooManyTags(_) | Breach::TextForBoolean | Breach::BlankAround => return None,
        // What a field gives here is this page's, not the ticket's.
        Breach::NotALanguage(_) | Breach::OddRegion(_) | Breach::NotACountry(_)
            if !subject.form.sources(path).is_empty() =>
        {
            return None;
        }
        Breach::WrongType { .. } if path.starts_with("custom_properties.") => {
            ("wrong-type", Severity::Breaks, "Properties are texts, all on one level. Stella answers 400.")
        }
        Breach::NotAnObject | Breach::WrongType { .. } => {
            ("wrong-type", Severity::Breaks, "Stella answers 400.")
        }
        Breach::EmptyText => ("empty-text", Severity::Breaks, "Stella answers 400."),
        Breach::Missing => ("missing-key", Severity::Breaks, "Stella answers 400 without it."),
        Breach::TooLong(_) => ("too-long", Severity::Wrong, CUT_OFF),
        Breach::Expected => (
            "missing-key",
            Severity::Note,
            "Stella expects the ticket’s number. Without it a survey cannot be traced back to its ticket.",
        ),
        Breach::UnknownKey => {
            if let Some((person, fix)) = flat_keys::mended(subject, path) {
                hint = format!(" It wants an object: “{person}”, with its own keys.");
                renamed = fix;
            } else if let Some(near) = key_meant(path).filter(|near| subject.sent(near).is_none()) {
                hint = format!(" Did you mean “{}”?", last(&near));
                renamed = rename(subject, violation.span, last(&near));
            }
            let why = "Its published schema forbids further keys; whether the service refuses them is not confirmed. Put values of your own into “custom_properties”.";
            ("unknown-key", Severity::Wrong, why)
        }
        Breach::RepeatedKey => ("repeated-key", Severity::Wrong, "It is not defined which of them counts."),
        Breach::NotALanguage(_) => ("language-code", Severity::Breaks, super::language::UNREAD),
        Breach::OddRegion(_) => ("language-code", Severity::Wrong, super::language::READ),
        Breach::NotACountry(_) => ("country-code", Severity::Wrong, "Stella reads two letters, like DE."),
        Breach::EmptyName => ("empty-name", Severity::Note, EMPTY_NAME),
    };
    let what = format!("{}.{hint}", capital(&violation.to_string()));
    let is_of_type = matches!(violation.breach, Breach::WrongType { .. });
    // Nothing is right in the place of an object but an object.
    let is_object = path.is_empty() || matches!(path.as_str(), "employee" | "customer");
    let retyped = || is_of_type.then(|| wrong_types::fix(subject, path, violation.span))?;
    // What stands in a list is taken out of it, whoever wrote it.
    let is_list = subject.sent(path).is_some_and(|sent| matches!(sent.kind, Kind::List(_)));
    let fix = if is_list { retyped() } else { None };
    let fix = fix.or_else(|| (is_of_type && !is_object).then(|| fix_at(subject, path))?).or(renamed);
    let fix = fix.or_else(|| match is_of_type {
        true => retyped(),
        false => match &violation.breach {
            Breach::Missing | Breach::Expected => missing_keys::fix(subject, path),
            Breach::RepeatedKey => repeated_keys::fix(subject, path, violation.span),
            Breach::UnknownKey => repeated_keys::without(subject, path),
            breach => language_code(subject, breach, violation.span)
                .or_else(|| otherwise(subject, path, violation.span)),
        },
    });
    let fix = empty_channel(subject, violation).or(fix);
    let place = match &violation.breach {
        // What is missing belongs behind the brace.
        Breach::Missing | Breach::Expected => Span::new(violation.span.start, violation.span.start + 1),
        _ => violation.span,
    };
    let finding =
        Finding::new(code, severity, subject.written(place).or_else(|| subject.origin(place)), what);
    Some(finding.because(why).at_path(path).mended_by(fix))
}

/// The channel of this template where none is written.
fn empty_channel(subject: &Subject<'_>, violation: &Violation) -> Option<Fix> {
    let place = subject.written(violation.span).filter(|_| violation.path == "channel")?;
    let is_empty = matches!(place.of(subject.text()), "\"\"" | "null");
    let label = format!("Write “{}”", subject.channel);
    is_empty.then(|| Fix::review(label, vec![(place, quoted(subject.channel))]))
}

/// The code of a language that is written by its name or with a low line, or of a country by its name.
fn language_code(subject: &Subject<'_>, breach: &Breach, value: Span) -> Option<Fix> {
    let (Breach::NotALanguage(written) | Breach::NotACountry(written)) = breach else { return None };
    let place =
        subject.written(value).filter(|place| place.of(subject.text()) == format!("\"{written}\""))?;
    let with_hyphen = written.replace('_', "-");
    let code = match breach {
        Breach::NotACountry(_) => iso_codes::country_meant(written)?.to_owned(),
        _ => code_of(written).map_or(with_hyphen, str::to_owned),
    };
    is_language(&code).then(|| Fix::review(format!("Write “{code}”"), vec![(place, format!("\"{code}\""))]))
}

/// The code of a language in a branch that the ordinary ticket does not take.
pub fn code_in_branch(subject: &Subject<'_>, sent: &Sent, path: &str) -> Option<Fix> {
    let value = sent.payload.as_ref().ok()?.at(path).filter(|_| path == "language")?;
    let written = value.text()?;
    let place = origin(sent, subject.text(), Span::new(value.span.start + 1, value.span.end - 1))?;
    let code = code_of(written).map_or(written.replace('_', "-"), str::to_owned);
    (place.of(subject.text()) == written && is_language(&code))
        .then(|| Fix::review(format!("Write “{code}”"), vec![(place, code)]))
}

/// A language or brand for the tickets that meet none of the conditions which choose one: English, or the first brand.
pub fn otherwise(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let place = subject.written(value).filter(|_| matches!(path, "language" | "brand"))?;
    let written = place.of(subject.text());
    let end = json_slips::open_block(written.strip_suffix('"')?.trim_end())?;
    let has_else = written.contains("else %}") || written.contains("else%}");
    let at = Span::new(place.start + end, place.start + end);
    let word = if path == "language" { "en" } else { first_word_chosen(written)? };
    (!has_else).then(|| {
        let label = format!("Send “{}” otherwise", shorten(word, QUOTED));
        Fix::review(label, vec![(at, format!("{{% else %}}{word}"))])
    })
}

/// What the first branch of a choice writes, where that is a fixed text.
fn first_word_chosen(written: &str) -> Option<&str> {
    let mut parts = written.split("%}").skip(1).filter_map(|part| part.split_once("{%"));
    let (word, _) = parts.find(|(word, _)| !word.trim().is_empty())?;
    (!word.contains(['{', '"'])).then_some(word.trim())
}

/// A channel that is not spelled as in Stella.
fn channel(subject: &Subject<'_>, payload: &Json, found: &mut Vec<Finding>) {
    let Some(json) = payload.get("channel") else { return };
    let Some(sent) = json.text().map(str::trim).filter(|sent| !sent.is_empty()) else { return };
    let own = subject.workspace.options.channels.iter().map(|channel| channel.name.as_str());
    let known: Vec<&str> = USUAL_CHANNELS.into_iter().chain(own).collect();
    let place = subject.origin(Span::new(json.span.start + 1, json.span.end.saturating_sub(1)));
    if !known.contains(&sent) {
        let near =
            known.iter().find(|name| name.eq_ignore_ascii_case(sent) || super::names::is_near(name, sent));
        let hint = near.map_or_else(String::new, |name| format!(" Did you mean “{name}”?"));
        let inner = Span::new(json.span.start + 1, json.span.end.saturating_sub(1));
        let exact = place.filter(|place| place.of(subject.text()) == inner.of(&subject.plain.rendering.text));
        let name = near.map_or(subject.channel, |name| *name);
        let fix = exact.map(|place| Fix::review(format!("Write “{name}”"), vec![(place, name.to_owned())]));
        found.push(
            Finding::new("channel-unknown", Severity::Wrong, place, format!("The channel “{sent}” is not one of yours.{hint}"))
                .because("It must be spelled as in Stella, including capital letters. Otherwise Stella answers “Channel not enabled”. If it is right, add it under Choices.")
                .at_path("channel")
                .mended_by(fix),
        );
    } else if sent != subject.channel {
        found.push(
            Finding::new(
                "channel-other",
                Severity::Wrong,
                place,
                format!("This is the template for {}, but it sends “{sent}”.", subject.channel),
            )
            .because("The survey would count for the other channel.")
            .at_path("channel"),
        );
    }
}
