//! The account's own fields: an object of them, a list, a text that holds one, or each under a key that an object was
//! made flat with.

use super::notation;
use super::places::snake_case;
use super::values::{as_text, is_nothing};
use serde_json::Value;

/// The keys that hold them, in the one form.
pub const OBJECTS: [&str; 2] = ["custom_fields", "custom_field"];

/// What names a field in a list of them, the best first.
const NAMES: [&str; 5] = ["name", "field_name", "key", "label", "title"];

/// A value that was found for one of them.
pub struct OwnField {
    /// The placeholder that reads it; nothing where the field has no name.
    pub path: Option<String>,
    /// Where it stood.
    pub shown: String,
    /// The value.
    pub value: Value,
}

/// The name of the field in a key of a flat object: `cf_brand` of `custom_fields_cf_brand`.
fn flat(name: &str) -> Option<&str> {
    OBJECTS.iter().find_map(|object| name.strip_prefix(object)?.strip_prefix('_'))
}

/// Whether own fields are in what a key holds, which is in the one form.
pub fn are_in(name: &str) -> bool {
    OBJECTS.contains(&name) || flat(name).is_some()
}

/// Whether the cells of a column hold all own fields, each as an object.
pub fn are_in_column(heading: &str) -> bool {
    OBJECTS.contains(&snake_case("", heading.trim()).as_str())
}

/// Those that are in what a key holds. `shown` is the key as written.
pub fn of(name: &str, shown: &str, value: &Value) -> Vec<OwnField> {
    // The first API and the export put the account's number behind each name, and so do webhooks.
    let is_numbered = !name.starts_with("custom_fields") || shown.starts_with("ticket_");
    let field = |name: &str, shown: String, value: &Value| OwnField {
        path: Some(path(name, is_numbered)),
        shown,
        value: value.clone(),
    };
    if let Some(name) = flat(name) {
        return vec![field(name, shown.to_owned(), value)];
    }
    match value {
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| field(key, format!("{shown}.{key}"), value)).collect()
        }
        Value::Array(list) => {
            let said =
                list.iter().filter_map(|one| Some((one, one.get("value").filter(|it| !is_nothing(it))?)));
            let named =
                |(one, value): (&Value, &Value)| match NAMES.iter().find_map(|key| one.get(*key)?.as_str()) {
                    Some(name) => field(name, format!("{shown} {name}"), value),
                    None => {
                        let id = one.get("id").map(as_text).unwrap_or_default();
                        OwnField { path: None, shown: format!("{shown} {id}"), value: one.clone() }
                    }
                };
            said.map(named).collect()
        }
        Value::String(text) if let Some(fields) = notation::object(text) => {
            of(name, shown, &Value::Object(fields))
        }
        other => vec![OwnField { path: None, shown: shown.to_owned(), value: other.clone() }],
    }
}

/// The placeholder of a field: `brand`, `cf_brand`, `Brand` and `brand_445566` (the account's number) are one.
pub fn path(key: &str, is_numbered: bool) -> String {
    let key = snake_case("", key);
    let mut name = key.strip_prefix("cf_").unwrap_or(&key);
    if let Some((short, number)) = name.rsplit_once('_')
        && is_numbered
        && number.len() >= 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        name = short;
    }
    format!("ticket.cf_{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_has_many_names() {
        for (key, is_numbered) in [
            ("brand", false),
            ("cf_brand", false),
            ("Brand", false),
            ("brand_445566", true),
            ("cf_brand_445566", true),
        ] {
            assert_eq!(path(key, is_numbered), "ticket.cf_brand");
        }
        assert_eq!(path("cf_order_2024", false), "ticket.cf_order_2024");
        assert_eq!(path("Do not send", false), "ticket.cf_do_not_send");
    }
}
