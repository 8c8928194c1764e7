//! Values as fields take them, whatever wrote them.

use serde_json::{Value, json};

/// What DynamoDB calls its types.
const TYPES: [&str; 7] = ["S", "N", "BOOL", "M", "L", "SS", "NS"];

/// What Firestore and protocol buffers call theirs, with `Value` behind: `{"stringValue": "a"}`.
const OF_FIRESTORE: [&str; 11] =
    ["string", "integer", "double", "number", "boolean", "bool", "timestamp", "null", "array", "list", "map"];

/// What Avro calls its own.
const OF_AVRO: [&str; 6] = ["string", "int", "long", "float", "double", "boolean"];

/// The value itself, where a database names its type: `{"$numberLong": "31"}`, `{"N": "31"}`, `{"stringValue": "a"}`.
pub fn untyped(value: &Value) -> &Value {
    let Value::Object(map) = value else { return value };
    let of_firestore = |key: &str| {
        key.strip_suffix("Value").is_some_and(|name| OF_FIRESTORE.contains(&name) || name == "struct")
    };
    let named = || {
        let kind = ["kind", "type"].iter().find_map(|key| map.get(*key)?.as_str())?;
        let inner = map.get(kind)?;
        let is_only = map.keys().all(|key| ["kind", "type", "id", kind].contains(&key.as_str()));
        is_only.then_some((kind, inner))
    };
    let only =
        if map.len() == 1 { map.iter().next().map(|(key, inner)| (key.as_str(), inner)) } else { named() };
    // As converters of XML write a text with attributes.
    let text = || ["#text", "_"].iter().find_map(|key| map.get(*key));
    let is_attribute = |key: &String| key.starts_with(['@', '$', '-', '#', '_']);
    if let Some(text) = text().filter(|_| map.keys().all(is_attribute)) {
        return text;
    }
    match only {
        Some((key, _)) if key == "NULL" || key == "nullValue" => &Value::Null,
        Some(("arrayValue" | "listValue", list)) => list.get("values").unwrap_or(&Value::Null),
        Some(("mapValue" | "structValue", map)) => map.get("fields").unwrap_or(map),
        Some(("array", inner @ Value::Array(_)) | ("map", inner @ Value::Object(_))) => inner,
        Some((key, inner @ Value::Object(_))) if map.len() == 1 && is_record(key) => untyped(inner),
        Some((key, inner))
            if key.starts_with('$')
                || TYPES.contains(&key)
                || of_firestore(key)
                || (OF_AVRO.contains(&key) && !inner.is_object()) =>
        {
            untyped(inner)
        }
        // As Notion writes it: a text in pieces, or one of several choices.
        Some((_, inner)) if map.len() > 1 => match inner {
            Value::Array(pieces) if pieces.len() == 1 => inner.get(0).map_or(inner, plain),
            inner => plain(inner),
        },
        _ => value,
    }
}

/// Whether a key is what Avro calls a record, with the names around it: `com.acme.Ticket`.
fn is_record(key: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(around, name)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        around.chars().all(is_name) && name.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

/// The words of an object that has nothing else to say.
fn plain(value: &Value) -> &Value {
    ["plain_text", "name"].iter().find_map(|key| value.get(*key)).unwrap_or(value)
}

/// A number without the nought that spreadsheets and data frames put behind a point: 4 for `4.0`.
///
/// Nothing where it has none.
pub fn whole(value: &Value) -> Option<Value> {
    // Beyond, the last digits are made up.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = value.as_f64().filter(|number| value.is_f64() && number.abs() <= EXACT)?;
    number.to_string().parse::<i64>().ok().map(Value::from)
}

/// What programs and spreadsheets write where there is no value.
const NOTHING: [&str; 14] = [
    "NULL",
    "null",
    "<null>",
    "\\N",
    "NaN",
    "nan",
    "None",
    "nil",
    "undefined",
    "#N/A",
    "#NV",
    "#REF!",
    "#VALUE!",
    "#NAME?",
];

/// Whether a text is what a program writes where there is no value.
pub fn is_no_value(text: &str) -> bool {
    NOTHING.contains(&text.trim())
}

/// The text of a cell: as it shows it, and nothing where a program wrote that there is none.
pub fn of_cell(text: &str) -> &str {
    Some(of_formula(text)).filter(|text| !is_no_value(text)).unwrap_or_default()
}

/// The text that a cell shows, where it is written as a formula so that spreadsheets keep it as it is (`="0501"`,
/// `'0501`), or as a link: `=HYPERLINK("https://…/501","501")`.
pub fn of_formula(text: &str) -> &str {
    let number = text
        .strip_prefix('\'')
        .filter(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    let quoted = || text.strip_prefix("=\"")?.strip_suffix('"');
    let link = || {
        let inside = text.strip_prefix("=HYPERLINK(")?.strip_suffix(')')?;
        let (_, shown) = inside.rsplit_once([',', ';'])?;
        Some(shown.trim().trim_matches('"'))
    };
    number.or_else(quoted).or_else(link).unwrap_or(text)
}

/// A link to a ticket, which chats put in brackets, and the ticket's number in it:
/// 501 of `<https://shop.freshdesk.com/a/tickets/501|501>`.
pub fn of_ticket_link(text: &str) -> Option<(&str, &str)> {
    const BEFORE: &str = "/tickets/";
    let link = text.trim().trim_start_matches('<').split(['|', '>', ' ']).next()?;
    let (_, number) = link.starts_with("http").then(|| link.split_once(BEFORE))??;
    let number = number.split(|c: char| !c.is_ascii_digit()).next()?;
    Some((link, number)).filter(|_| !number.is_empty())
}

/// The number of a ticket without the sign that people and lists put before it, and as spreadsheets group it: 501 of
/// `#501`, 12345 of `12,345`.
pub fn of_number(text: &str) -> String {
    let shown = of_formula(text);
    let number = shown.trim().strip_prefix('#').unwrap_or(shown).trim();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    match is_number {
        true if number.len() < shown.trim().len() => number.to_owned(),
        true => shown.to_owned(),
        false => ungrouped(number).unwrap_or_else(|| shown.to_owned()),
    }
}

/// The digits of a number whose thousands stand apart, or with the nought of a decimal comma: `12,345`, `1.234`, `501,0`.
fn ungrouped(number: &str) -> Option<String> {
    const SIGNS: [char; 7] = [',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}'];
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(whole) = number.strip_suffix(",0") {
        return Some(whole.to_owned()).filter(|whole| !whole.is_empty() && are_digits(whole));
    }
    let sign = number.chars().find(|c| SIGNS.contains(c))?;
    let (first, others) = number.split_once(sign)?;
    let is_grouped = (1..=3).contains(&first.len()) && are_digits(first) && !first.starts_with('0');
    (is_grouped && others.split(sign).all(|part| part.len() == 3 && are_digits(part)))
        .then(|| number.split(sign).collect())
}

/// The address of a link, as spreadsheets, mail programs, web pages and Markdown write it: `mailto:noor@example.org`.
pub fn of_link(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let start = text.to_ascii_lowercase().find(SCHEME)? + SCHEME.len();
    let ends = |c: char| c.is_whitespace() || "?\"'<>()[]|".contains(c);
    text.get(start..)?.split(ends).next().filter(|address| address.contains('@'))
}

/// A person's name and address, as mails write them, and people: `Noor Haddad <noor@example.org>`,
/// `Noor Haddad (noor@example.org)`.
pub fn person(text: &str) -> Option<(&str, &str)> {
    let parts = [('<', '>'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| text.trim().strip_suffix(close).and_then(|rest| rest.rsplit_once(open)));
    let (name, address) = parts.filter(|(_, address)| address.contains('@') && !address.contains(' '))?;
    let name = name.trim().trim_matches(['"', '\'']);
    // As Outlook writes it, the address is its own name: noor@example.org<mailto:noor@example.org>.
    Some((if name.contains('@') { "" } else { name }, address.trim()))
}

/// An address by itself, taken out of a link or from behind a name. No space belongs to it.
pub fn address(value: &Value) -> Value {
    let text = value.as_str();
    let told = text.and_then(of_link).or_else(|| text.and_then(person).map(|(_, address)| address));
    told.or(text).map_or_else(|| joined(value), |address| json!(address.trim()))
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
            "<mailto:noor@example.org|noor@example.org>",
            "<a href=\"mailto:noor@example.org\">noor@example.org</a>",
        ] {
            assert_eq!(of_link(text), Some("noor@example.org"), "{text}");
        }
        for text in ["noor@example.org", "mailto", "", "[mailto:](x)", "tel:1"] {
            assert_eq!(of_link(text), None, "{text}");
        }
    }

    #[test]
    fn a_formula_is_what_it_shows() {
        for (text, shown) in [
            ("=\"0501\"", "0501"),
            ("'0501", "0501"),
            ("=HYPERLINK(\"https://a.co/a,b/501\",\"501\")", "501"),
            ("=HYPERLINK(\"https://a.co/501\"; \"501\")", "501"),
            ("'tis", "'tis"),
            ("=SUM(1)", "=SUM(1)"),
            ("", ""),
        ] {
            assert_eq!(of_formula(text), shown);
        }
        for (text, number) in
            [("#501", "501"), ("'0501", "0501"), ("#INC-501", "#INC-501"), ("501", "501"), ("#", "#")]
        {
            assert_eq!(of_number(text), number);
        }
        assert_eq!(
            of_ticket_link(" <https://a.co/a/tickets/501?x=1|501> "),
            Some(("https://a.co/a/tickets/501?x=1", "501"))
        );
        assert_eq!(of_ticket_link("https://a.freshdesk.com/a/tickets/"), None);
        assert_eq!(of_ticket_link("501"), None);
    }

    #[test]
    fn a_person_is_taken_apart() {
        for (text, parts) in [
            ("Noor Haddad <noor@example.org>", Some(("Noor Haddad", "noor@example.org"))),
            ("\"Noor\" (noor@example.org) ", Some(("Noor", "noor@example.org"))),
            ("n@example.org<mailto:n@example.org>", Some(("", "mailto:n@example.org"))),
            ("Noor (at Acme)", None),
            ("noor@example.org", None),
        ] {
            assert_eq!(person(text), parts);
        }
    }

    #[test]
    fn numbers_are_whole_and_without_their_type() {
        for (value, number) in [
            (json!(4.0), Some(json!(4))),
            (json!(4), None),
            (json!(4.5), None),
            (json!("4.0"), None),
            (json!(9.1e17), None),
        ] {
            assert_eq!(whole(&value), number, "{value}");
        }
        assert_eq!(untyped(&json!({"$date": {"$numberLong": "7"}})), &json!("7"));
        assert_eq!(untyped(&json!({"M": {"name": {"S": "7"}}})), &json!({"name": {"S": "7"}}));
        assert_eq!(untyped(&json!({"NULL": true})), &json!(null));
        for (typed, plain) in [
            (json!({"stringValue": "7"}), json!("7")),
            (json!({"integerValue": "7"}), json!("7")),
            (json!({"nullValue": null}), json!(null)),
            (json!({"arrayValue": {"values": [{"stringValue": "7"}]}}), json!([{"stringValue": "7"}])),
            (json!({"arrayValue": {}}), json!(null)),
            (
                json!({"mapValue": {"fields": {"name": {"stringValue": "7"}}}}),
                json!({"name": {"stringValue": "7"}}),
            ),
            (json!({"kind": "numberValue", "numberValue": 7}), json!(7)),
            (json!({"long": 7}), json!(7)),
            (json!({"array": ["a"]}), json!(["a"])),
            (json!({"com.acme.Person": {"name": "7"}}), json!({"name": "7"})),
            (json!({"acme.com": {"name": "7"}}), json!({"acme.com": {"name": "7"}})),
            (json!({"type": "email", "email": "a@b.c"}), json!("a@b.c")),
            (json!({"id": "x", "type": "title", "title": [{"plain_text": "7"}]}), json!("7")),
            (json!({"type": "select", "select": {"name": "7"}}), json!("7")),
            (json!({"type": "Question", "subject": "a"}), json!({"type": "Question", "subject": "a"})),
        ] {
            assert_eq!(untyped(&typed), &plain, "{typed}");
        }
        assert_eq!(untyped(&json!({"name": "7"})), &json!({"name": "7"}));
    }
}
