//! What a field must hold so that a condition gets the answer that is wanted.

use super::TAGS;
use super::ask::{Ask, Test};
use super::origins::Part;
use crate::freshdesk::{Priority, Source, Status};
use crate::placeholder::Placeholder;
use crate::preview::harmless::SOURCE;
use crate::preview::roles::is_own;
use crate::ticket::{field, text_of};
use crate::verdict::is_email;
use serde_json::{Value, json};

/// In so many ways a text or a list can hold something: after what is there, alone, and before what is there.
pub const WAYS: usize = 3;

/// Longer texts than this are not made, and no longer lists.
const MAX_CHARACTERS: usize = 5_000;
const MAX_ITEMS: usize = 60;

/// Whether a value gives the answer that is wanted, as far as that can be told.
pub fn is_met(ask: &Ask, value: Option<&Value>) -> bool {
    let text = value.map(text_of).unwrap_or_default();
    let between = |bounds: i64| match &ask.test {
        Test::Is(number) => number.as_i64() == Some(bounds),
        Test::Above(number) => bounds > *number,
        Test::Below(number) => bounds < *number,
        Test::Contains(_) | Test::IsGiven => false,
    };
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let yes = match (&ask.part, &ask.test) {
        (_, Test::IsGiven) => !matches!(value, None | Some(Value::Null | Value::Bool(false))),
        (Part::Size, _) => between(count(text.chars().count())),
        (Part::Count(at), _) => between(count(items(&ask.field, &text, at).len())),
        (Part::Item(at) | Part::List(at), Test::Is(wanted)) => {
            items(&ask.field, &text, at).contains(&text_of(wanted).trim())
        }
        (_, Test::Is(wanted)) if wanted.is_string() => text_of(wanted).eq_ignore_ascii_case(&text),
        (_, Test::Is(wanted)) => value.unwrap_or(&Value::Null) == wanted,
        (_, Test::Contains(part)) => text.contains(part.as_str()),
        (_, Test::Above(_) | Test::Below(_)) => value.and_then(Value::as_i64).is_some_and(between),
    };
    yes == ask.wanted
}

/// The value that gives the answer that is wanted, in one of the ways: `Some(None)` where the present one does, and
/// `None` where the field can hold none that does. The ways differ only where there is more than one.
pub fn meeting(ask: &Ask, present: Option<&Value>, way: usize) -> Option<Option<Value>> {
    let text = present.map(text_of).unwrap_or_default();
    if is_met(ask, present) {
        return Some(match (&ask.part, &ask.test) {
            // A loop that leaves an item out does so wherever the item stands.
            (Part::Item(at), Test::Is(Value::String(part))) if ask.wanted && way > 0 => {
                Some(moved(&ask.field, &text, at, part, way))
            }
            _ => None,
        });
    }
    let value = match (&ask.part, &ask.test, ask.wanted) {
        (_, Test::IsGiven, wanted) => {
            if wanted {
                json!(true)
            } else {
                Value::Null
            }
        }
        (Part::Size, test, wanted) => json!(of_length(&text, bound(test, wanted)?)?),
        (Part::Count(at), test, wanted) => json!(of_items(&ask.field, at, bound(test, wanted)?)?),
        (Part::Item(at) | Part::List(at), Test::Is(Value::String(part)) | Test::Contains(part), wanted) => {
            in_list(&ask.field, &text, at, part, wanted, way)
        }
        (Part::Item(_) | Part::List(_), ..) => return None,
        (Part::Whole, Test::Is(value), true) => possible(&ask.field, value)?,
        (Part::Whole, Test::Is(value), false) => another(&ask.field, value),
        (Part::Whole, Test::Contains(part), wanted) if ask.field.as_str() == TAGS => {
            in_list(&ask.field, &text, ",", part, wanted, way)
        }
        (Part::Whole, Test::Contains(part), true) if choice_with(&ask.field, part).is_some() => {
            json!(choice_with(&ask.field, part))
        }
        (Part::Whole, Test::Contains(part), true) => {
            possible(&ask.field, &json!(with(&ask.field, &text, part, way)))?
        }
        (Part::Whole, Test::Contains(part), false)
            if is_address(&ask.field) || !choices(&ask.field).is_empty() =>
        {
            another(&ask.field, &json!(part))
        }
        (Part::Whole, Test::Contains(part), false) => json!(text.replace(part.as_str(), "")),
        (Part::Whole, test @ (Test::Above(_) | Test::Below(_)), wanted) => {
            possible(&ask.field, &json!(bound(test, wanted)?))?
        }
    };
    Some(Some(value))
}

/// A number with the answer that is wanted, as near to what is asked about as can be.
fn bound(test: &Test, wanted: bool) -> Option<i64> {
    match (test, wanted) {
        (Test::Is(value), true) => value.as_i64(),
        (Test::Is(value), false) => value.as_i64()?.checked_add(1),
        (Test::Above(number), true) => number.checked_add(1),
        (Test::Below(number), true) => number.checked_sub(1),
        (Test::Above(number) | Test::Below(number), false) => Some(*number),
        (Test::Contains(_) | Test::IsGiven, _) => None,
    }
}

/// A text of so many characters that begins as another does.
fn of_length(text: &str, length: i64) -> Option<String> {
    let length = usize::try_from(length).ok().filter(|length| *length <= MAX_CHARACTERS)?;
    Some(text.chars().chain(std::iter::repeat('x')).take(length).collect())
}

/// So many items.
fn of_items(field: &Placeholder, at: &str, many: i64) -> Option<String> {
    let many = usize::try_from(many).ok().filter(|many| *many <= MAX_ITEMS)?;
    let all: Vec<String> = (1..=many).map(|number| format!("t{number}")).collect();
    Some(all.join(separator(field, at)))
}

/// What stands between the items of a field. A ticket keeps its tags joined in one way, however Freshdesk joins them.
fn separator<'a>(field: &Placeholder, at: &'a str) -> &'a str {
    if field.as_str() == TAGS { ", " } else { at }
}

/// The items of a field; what is split into characters is one.
fn items<'a>(field: &Placeholder, text: &'a str, at: &str) -> Vec<&'a str> {
    match separator(field, at) {
        "" => vec![text],
        at => text.split(at).map(str::trim).filter(|item| !item.is_empty()).collect(),
    }
}

/// The items with one more, or without one.
fn in_list(field: &Placeholder, text: &str, at: &str, part: &str, wanted: bool, way: usize) -> Value {
    let (mut items, part) = (items(field, text, at), part.trim());
    match (wanted, way) {
        (false, _) => items.retain(|item| !item.contains(part)),
        (true, 0) => items.push(part),
        (true, 1) => items = vec![part],
        (true, _) => items.insert(0, part),
    }
    json!(items.join(separator(field, at)))
}

/// The items with one of them alone, or as the last.
fn moved(field: &Placeholder, text: &str, at: &str, part: &str, way: usize) -> Value {
    let mut others = items(field, text, at);
    others.retain(|item| way > 1 && *item != part.trim());
    others.push(part.trim());
    json!(others.join(separator(field, at)))
}

/// A text with something in it.
fn with(field: &Placeholder, text: &str, part: &str, way: usize) -> String {
    if is_address(field) {
        return match (is_email(part), part.starts_with('@'), part.contains('@')) {
            (true, ..) => part.to_owned(),
            (_, true, _) => format!("ann{part}"),
            (_, _, true) => format!("{part}example.com"),
            _ if part.contains('.') => format!("ann@{}", part.trim_start_matches('.')),
            _ => format!("{part}@example.com"),
        };
    }
    match way {
        0 => format!("{text} {part}"),
        1 => part.to_owned(),
        _ => format!("{part} {text}"),
    }
}

fn is_address(field: &Placeholder) -> bool {
    !is_own(field.as_str()) && field.as_str().ends_with("email")
}

/// The values that Freshdesk offers for a field, where they are known. Those of a priority are all that there are; an
/// account can have statuses and sources of its own.
fn choices(field: &Placeholder) -> Vec<&'static str> {
    match field.as_str() {
        "ticket.priority" => Priority::ALL.into_iter().map(Priority::label).collect(),
        // Others than these come to no rule of a survey, unless a template asks for them.
        "ticket.status" => vec![Status::Resolved.label(), Status::Closed.label()],
        name if SOURCE.contains(&name) => Source::ALL.into_iter().map(Source::label).collect(),
        name if name.ends_with(".language") => vec!["en", "fr", "de"],
        _ => Vec::new(),
    }
}

/// The first of the values that Freshdesk offers with a text in it, in whatever capitals.
fn choice_with(field: &Placeholder, part: &str) -> Option<&'static str> {
    let part = part.to_lowercase();
    choices(field).into_iter().find(|choice| choice.to_lowercase().contains(&part))
}

/// A value as a field can hold it; `None` where it never does.
fn possible(field: &Placeholder, value: &Value) -> Option<Value> {
    let is_text = || field::find(field).is_some_and(|known| known.example.parse::<f64>().is_err());
    match value {
        Value::String(text) => {
            let choice = choices(field).into_iter().find(|choice| choice.eq_ignore_ascii_case(text));
            match choice {
                // In other capitals than its own, where a filter takes them away.
                Some(choice) => Some(json!(choice)),
                None if field.as_str() == "ticket.priority" => None,
                None if is_address(field) && !text.is_empty() && !is_email(text) => None,
                None => Some(value.clone()),
            }
        }
        // What Freshdesk documents as a text is never a number, and no checkbox.
        Value::Number(_) | Value::Bool(_) if is_text() => None,
        _ => Some(value.clone()),
    }
}

/// A value of a field that is another than this one.
fn another(field: &Placeholder, than: &Value) -> Value {
    match than {
        Value::Bool(is) => json!(!is),
        Value::Number(number) => json!(number.as_i64().unwrap_or_default().saturating_add(1)),
        Value::Null => json!("Another"),
        _ => {
            let usual: &[&'static str] = match (is_address(field), field.as_str()) {
                (true, _) => &["other@example.com", "other@example.org"],
                (_, TAGS) => &["another", "other"],
                _ => &["Another", "Other"],
            };
            let mut others = choices(field);
            others.extend(usual);
            let is_other = |other: &&str| !other.eq_ignore_ascii_case(&text_of(than));
            json!(others.into_iter().find(is_other).unwrap_or_default())
        }
    }
}
