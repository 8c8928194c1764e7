//! A value of another type than its key takes: an address alone for a person, a list around one value, a number for a text.

use super::Fix;
use super::repeated_keys::behind;
use super::subject::Subject;
use super::whole_value::whole_value;
use super::{decisions, json_slips};
use crate::payload::{Json, Kind, Member};
use crate::text::{Span, quoted};

/// The fix for the value at a path.
pub fn fix(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    match path {
        "" | "employee" | "customer" => {
            address_alone(subject, path, value).or_else(|| person_in_a_list(subject, path, value))
        }
        "do_not_send" => flag(subject, value),
        "tags" => tags(subject, value).or_else(|| without_null(subject, path, value)),
        "custom_properties" => properties(subject, value).or_else(|| without_null(subject, path, value)),
        _ => as_text(subject, subject.sent(path)?, value)
            .or_else(|| without_null(subject, path, value))
            .or_else(|| empty_for_null(subject, path, value))
            .or_else(|| on_one_level(subject, value)),
    }
}

/// An object or a list in the place of a property, which is a text: its members as properties of their own, its items as one
/// text.
fn on_one_level(subject: &Subject<'_>, value: Span) -> Option<Fix> {
    let text = subject.text();
    let members = subject.sent("custom_properties")?.members();
    let member = members.iter().find(|member| member.value.span == value)?;
    let place = subject.written(value).filter(|place| !place.of(text).contains("{%"))?;
    let in_quotes = |json: &Json| {
        let written = subject.written(json.span)?.of(text);
        match &json.kind {
            Kind::Text(_) => Some(written.to_owned()),
            Kind::Number(_) | Kind::Boolean(_) => Some(format!("\"{written}\"")),
            _ => None,
        }
    };
    match &member.value.kind {
        Kind::Object(inner) if !inner.is_empty() => {
            let key = |it: &Member| quoted(&format!("{}_{}", member.key, it.key));
            let own = inner.iter().map(|it| Some(format!("{}: {}", key(it), in_quotes(&it.value)?)));
            let own: Vec<String> = own.collect::<Option<_>>()?;
            let whole = Span::new(subject.written(member.key_span)?.start, place.end);
            Some(Fix::review("Write them on one level", vec![(whole, own.join(", "))]))
        }
        Kind::List(items) if !items.is_empty() => {
            let own = items.iter().map(|it| Some(in_quotes(it)?.trim_matches('"').to_owned()));
            let own: Vec<String> = own.collect::<Option<_>>()?;
            Some(Fix::review("Write it as one text", vec![(place, format!("\"{}\"", own.join(", ")))]))
        }
        _ => None,
    }
}

/// A key that may be left out and holds nothing, as `"brand": null`, without it.
fn without_null(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let payload = subject.plain.payload.as_ref().ok()?;
    let object = path.rsplit_once('.').map_or(Some(payload), |(owner, _)| payload.at(owner))?;
    let members = object.members();
    let at =
        members.iter().position(|member| member.value.span == value && member.value.kind == Kind::Null)?;
    let place = behind(subject, members, at).filter(|_| path != "channel")?;
    Some(Fix::review("Remove the key", vec![(place, String::new())]))
}

/// An empty text for a property that holds nothing and stands alone.
fn empty_for_null(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let place = subject.written(value).filter(|place| place.of(subject.text()) == "null")?;
    path.starts_with("custom_properties.")
        .then(|| Fix::review("Write an empty text", vec![(place, "\"\"".to_owned())]))
}

/// An address that stands where the person should: `"employee": "{{ticket.agent.email}}"`.
fn address_alone(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let sent = subject.sent(path)?.text()?;
    let origins = subject.origins(value);
    let place = Span::new(origins.first()?.start, origins.last()?.end);
    let written = place.of(subject.text());
    let is_whole =
        written.starts_with('"') && written.ends_with('"') && crate::verdict::is_email(sent.trim());
    is_whole.then(|| Fix::review("Send it as the email", vec![(place, format!("{{\"email\": {written}}}"))]))
}

/// A list of one person where that person should stand.
fn person_in_a_list(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let Kind::List(items) = &subject.sent(path)?.kind else { return None };
    let [item] = items.as_slice() else { return None };
    match &item.kind {
        Kind::Object(_) => out_of_list(subject, value, item, ["", ""]),
        Kind::Text(text) if crate::verdict::is_email(text.trim()) => {
            let fix = out_of_list(subject, value, item, ["{\"email\": ", "}"])?;
            Some(Fix::review("Send it as the email", fix.edits().to_vec()))
        }
        _ => None,
    }
}

/// The only item of a list in its place, with something before and behind it.
fn out_of_list(subject: &Subject<'_>, list: Span, item: &Json, around: [&str; 2]) -> Option<Fix> {
    let (list, item) = (subject.written(list)?, subject.written(item.span)?);
    let [before, behind] = around;
    let edits = vec![
        (Span::new(list.start, item.start), before.to_owned()),
        (Span::new(item.end, list.end), behind.to_owned()),
    ];
    Some(Fix::review("Take it out of the list", edits))
}

/// A number or `true` where a text belongs, or a text alone in a list.
fn as_text(subject: &Subject<'_>, sent: &Json, value: Span) -> Option<Fix> {
    let place = subject.written(value)?;
    let written = place.of(subject.text());
    match &sent.kind {
        Kind::Number(_) | Kind::Boolean(_) if !written.contains(['{', '"']) => {
            // Where conditions choose it, the quotes stand around them all.
            let place = whole_value(subject.text(), place).unwrap_or(place);
            let written = place.of(subject.text());
            Some(Fix::review("Put quotes around it", vec![(place, format!("\"{written}\""))]))
        }
        Kind::List(items) => match items.as_slice() {
            [item] if item.text().is_some() => out_of_list(subject, value, item, ["", ""]),
            _ => None,
        },
        _ => None,
    }
}

/// One text for a list, or an item that is no text.
fn tags(subject: &Subject<'_>, value: Span) -> Option<Fix> {
    let sent = subject.sent("tags")?;
    let place = subject.written(value)?;
    match &sent.kind {
        Kind::Text(text) => {
            let written = place.of(subject.text());
            // Liquid between the quotes is not the template's own list.
            let list = match written == quoted(text) {
                true => text.split(',').map(|tag| quoted(tag.trim())).collect::<Vec<_>>().join(", "),
                false => written.to_owned(),
            };
            Some(Fix::review("Write it as a list", vec![(place, format!("[{list}]"))]))
        }
        Kind::List(items) => as_text(subject, items.iter().find(|item| item.span == value)?, value),
        _ => None,
    }
}

/// A list of properties as one object: `[{"name": "a", "value": "b"}]`, `[{"a": "b"}]`.
fn properties(subject: &Subject<'_>, value: Span) -> Option<Fix> {
    let Kind::List(items) = &subject.sent("custom_properties")?.kind else { return None };
    let source = subject.text();
    let written = |json: &Json| Some(subject.written(json.span)?.of(source));
    let members = items.iter().map(|item| {
        let name = item.get("name").or_else(|| item.get("key"));
        if let (Some(name), Some(value), 2) = (name, item.get("value"), item.members().len()) {
            return Some(format!("{}: {}", written(name)?, written(value)?));
        }
        let inside = written(item)?.strip_prefix('{')?.strip_suffix('}')?.trim();
        (!inside.is_empty()).then(|| inside.to_owned())
    });
    let members: Option<Vec<String>> = members.collect();
    let object = format!("{{{}}}", members.filter(|all| !all.is_empty())?.join(", "));
    Some(Fix::review("Write it as an object", vec![(subject.written(value)?, object)]))
}

/// `null`, 0 or 1 where *do not send* takes true or false.
fn flag(subject: &Subject<'_>, value: Span) -> Option<Fix> {
    let place = subject.written(value)?;
    let text = subject.text();
    if let Some(fix) = flag_in_branches(subject, place) {
        return Some(fix);
    }
    let meant = json_slips::flag_meant(place.of(text).trim_matches('"'))?;
    Some(Fix::review(format!("Write {meant}"), vec![(place, meant.to_owned())]))
}

/// The same in every branch of the condition that a word of it stands in: mended in one alone, the others are refused.
pub fn flag_in_branches(subject: &Subject<'_>, place: Span) -> Option<Fix> {
    let text = subject.text();
    let meant = |word: &str| json_slips::flag_meant(word.trim_matches('"'));
    let all = decisions::words_around(subject, place, |word| meant(word).is_some())?;
    if !json_slips::is_flag(all.span.before(text)) {
        return None;
    }
    let words = all.words.into_iter().filter_map(|word| Some((word, meant(word.of(text))?.to_owned())));
    let edits: Vec<(Span, String)> = words.filter(|(word, meant)| word.of(text) != meant).collect();
    let label = match &edits[..] {
        [] => return None,
        [(_, meant)] => format!("Write {meant}"),
        _ => "Write true and false".to_owned(),
    };
    Some(Fix::review(label, edits))
}
