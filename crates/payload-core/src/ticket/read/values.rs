//! Values as fields take them, whatever wrote them.

use serde_json::{Value, json};

/// The value itself, where a database names its type: `{"$numberLong": "31"}`.
pub fn untyped(value: &Value) -> &Value {
    match value {
        Value::Object(map) if map.len() == 1 => {
            map.iter().find(|(key, _)| key.starts_with('$')).map_or(value, |(_, inner)| untyped(inner))
        }
        _ => value,
    }
}

/// A number without the nought that spreadsheets and data frames put behind a point: 4 for `4.0`.
///
/// Nothing where it has none.
pub fn whole(value: &Value) -> Option<Value> {
    let text = value.as_f64()?.to_string();
    value.is_f64().then(|| text.parse::<i64>().ok().map(Value::from))?
}

/// The address of a link, as spreadsheets, mail programs and Markdown write it: `mailto:noor@example.org`.
pub fn of_link(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let text = match text.strip_prefix('[').and_then(|text| text.strip_suffix(')')?.split_once("](")) {
        Some((_, link)) => link,
        None => text,
    };
    let address = text.get(..SCHEME.len()).filter(|start| start.eq_ignore_ascii_case(SCHEME)).is_some();
    let address = address.then(|| text.get(SCHEME.len()..))??;
    Some(address.split('?').next().unwrap_or(address).trim())
}

/// Whether a value says nothing.
pub fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_nothing),
        Value::Object(map) => map.values().all(is_nothing),
        _ => false,
    }
}

/// A value as the text that a person would write.
pub fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

/// Several choices, or a company's domains, as one text; anything else as it stands.
pub fn joined(value: &Value) -> Value {
    match value {
        Value::Array(list)
            if !list.is_empty() && list.iter().all(|one| !one.is_object() && !one.is_array()) =>
        {
            json!(list.iter().map(as_text).collect::<Vec<_>>().join(", "))
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_an_address() {
        for text in [
            "mailto:noor@example.org",
            " MAILTO:noor@example.org?subject=Hi ",
            "<mailto:noor@example.org>",
            "[noor@example.org](mailto:noor@example.org)",
        ] {
            assert_eq!(of_link(text), Some("noor@example.org"), "{text}");
        }
        for text in ["noor@example.org", "mailto", "", "[mailto:](x)", "tel:1"] {
            assert_eq!(of_link(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_whole_and_without_their_type() {
        for (value, number) in
            [(json!(4.0), Some(json!(4))), (json!(4), None), (json!(4.5), None), (json!("4.0"), None)]
        {
            assert_eq!(whole(&value), number, "{value}");
        }
        assert_eq!(untyped(&json!({"$date": {"$numberLong": "7"}})), &json!("7"));
        assert_eq!(untyped(&json!({"name": "7"})), &json!({"name": "7"}));
    }
}
