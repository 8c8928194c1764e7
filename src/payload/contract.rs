//! What Stella's Requests API accepts, as data, and what a payload breaks of it.
//!
//! Source: the vendor's published schema and Stella's guide; what its status page calls an error is
//! likely, not confirmed.

use super::{Json, Kind};
use crate::text::Span;

/// One property that Stella knows.
#[derive(Debug)]
pub struct Property {
    /// Its key.
    pub key: &'static str,
    /// The type of its value.
    pub shape: Shape,
    /// Whether Stella can do without.
    pub need: Need,
}

/// The type of a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    TextList,
    /// An object of texts, one level deep.
    TextMap,
    /// An object with properties of its own.
    Object(&'static [Property]),
    /// A language: ISO 639-1 with an optional region.
    Language,
    /// A country: ISO 3166 alpha-2.
    Country,
}

/// Whether a property must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it Stella answers 400.
    Required,
    /// It should be there.
    Expected,
    /// It may be left out.
    Optional,
}

/// At most so many tags.
pub const MAX_TAGS: usize = 20;
/// At most so many characters in all tags, and in all custom properties.
pub const MAX_CHARACTERS: usize = 2_000;

const fn property(key: &'static str, shape: Shape, need: Need) -> Property {
    Property { key, shape, need }
}

const EMPLOYEE: &[Property] =
    &[property("email", Shape::Text, Need::Optional), property("custom_id", Shape::Text, Need::Optional)];
const CUSTOMER: &[Property] = &[
    property("name", Shape::Text, Need::Optional),
    property("email", Shape::Text, Need::Optional),
    property("custom_id", Shape::Text, Need::Optional),
];

/// The whole contract.
pub const REQUEST: &[Property] = &[
    property("channel", Shape::Text, Need::Required),
    property("employee", Shape::Object(EMPLOYEE), Need::Required),
    property("customer", Shape::Object(CUSTOMER), Need::Required),
    property("ext_interaction_id", Shape::Text, Need::Expected),
    property("external_url", Shape::Text, Need::Optional),
    property("do_not_send", Shape::Boolean, Need::Optional),
    property("tags", Shape::TextList, Need::Optional),
    property("brand", Shape::Text, Need::Optional),
    property("language", Shape::Language, Need::Optional),
    property("country", Shape::Country, Need::Optional),
    property("custom_properties", Shape::TextMap, Need::Optional),
];

/// Something in a payload that the contract does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The keys down to it, joined by dots; empty for the payload itself.
    pub path: String,
    /// Where it stands in the payload.
    pub span: Span,
    /// What is wrong.
    pub breach: Breach,
}

/// The ways to break the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// The payload is not an object.
    NotAnObject,
    /// A required property is missing.
    Missing,
    /// A property that should be there is missing.
    Expected,
    /// The value has another type.
    WrongType {
        /// What Stella wants.
        wanted: &'static str,
    },
    /// `true` or `false` as text.
    TextForBoolean(String),
    /// A key that the contract does not have.
    UnknownKey,
    /// A key that came before: readers differ on which value counts.
    RepeatedKey,
    /// More tags than Stella takes.
    TooManyTags(usize),
    /// More characters than Stella takes.
    TooLong(usize),
    /// Not a language code that Stella can read.
    NotALanguage(String),
    /// Not a country code.
    NotACountry(String),
    /// A required text that is empty.
    EmptyText,
}

impl Breach {
    /// Whether Stella refuses the whole payload for it (400), rather than doing something else than meant.
    pub fn rejects(&self) -> bool {
        matches!(self, Breach::NotAnObject | Breach::Missing | Breach::WrongType { .. } | Breach::EmptyText)
    }
}

/// Everything in a payload that the contract does not allow, in the payload's order.
pub fn violations(payload: &Json) -> Vec<Violation> {
    let mut found = Vec::new();
    match &payload.kind {
        Kind::Object(_) => object(payload, REQUEST, "", &mut found),
        _ => found.push(Violation { path: String::new(), span: payload.span, breach: Breach::NotAnObject }),
    }
    found
}

fn object(value: &Json, properties: &[Property], path: &str, found: &mut Vec<Violation>) {
    let at = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let members = value.members();
    for (index, member) in members.iter().enumerate() {
        let mut breach = |span, breach| found.push(Violation { path: at(&member.key), span, breach });
        if members[..index].iter().any(|earlier| earlier.key == member.key) {
            breach(member.key_span, Breach::RepeatedKey);
        }
        match properties.iter().find(|property| property.key == member.key) {
            Some(property) => shape(&member.value, property, &at(&member.key), found),
            None => breach(member.key_span, Breach::UnknownKey),
        }
    }
    for property in properties.iter().filter(|property| value.get(property.key).is_none()) {
        let breach = match property.need {
            Need::Required => Breach::Missing,
            Need::Expected => Breach::Expected,
            Need::Optional => continue,
        };
        found.push(Violation { path: at(property.key), span: value.span, breach });
    }
}

fn shape(value: &Json, property: &Property, path: &str, found: &mut Vec<Violation>) {
    let mut breach = |breach| found.push(Violation { path: path.to_owned(), span: value.span, breach });
    let wrong = |wanted| Breach::WrongType { wanted };
    match (property.shape, &value.kind) {
        (Shape::Text, Kind::Text(text)) => {
            if property.need == Need::Required && text.trim().is_empty() {
                breach(Breach::EmptyText);
            }
        }
        (Shape::Text, _) => breach(wrong("a text")),
        (Shape::Boolean, Kind::Boolean(_)) => {}
        (Shape::Boolean, Kind::Text(text)) => breach(Breach::TextForBoolean(text.clone())),
        (Shape::Boolean, _) => breach(wrong("true or false")),
        (Shape::TextList, Kind::List(items)) => {
            if items.len() > MAX_TAGS {
                breach(Breach::TooManyTags(items.len()));
            }
            let length = items.iter().filter_map(Json::text).map(|text| text.chars().count()).sum();
            if length > MAX_CHARACTERS {
                breach(Breach::TooLong(length));
            }
            for item in items.iter().filter(|item| item.text().is_none()) {
                found.push(Violation { path: path.to_owned(), span: item.span, breach: wrong("a text") });
            }
        }
        (Shape::TextList, _) => breach(wrong("a list of texts")),
        (Shape::TextMap, Kind::Object(members)) => {
            let length = members
                .iter()
                .filter_map(|member| member.value.text())
                .map(|text| text.chars().count())
                .sum();
            if length > MAX_CHARACTERS {
                breach(Breach::TooLong(length));
            }
            for member in members.iter().filter(|member| member.value.text().is_none()) {
                let path = format!("{path}.{}", member.key);
                found.push(Violation { path, span: member.value.span, breach: wrong("a text") });
            }
        }
        (Shape::TextMap, _) => breach(wrong("an object of texts")),
        (Shape::Object(properties), Kind::Object(_)) => object(value, properties, path, found),
        (Shape::Object(_), _) => breach(wrong("an object")),
        (Shape::Language, Kind::Text(text)) => {
            if !is_language(text) {
                breach(Breach::NotALanguage(text.clone()));
            }
        }
        (Shape::Country, Kind::Text(text)) => {
            if !(text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())) {
                breach(Breach::NotACountry(text.clone()));
            }
        }
        (Shape::Language | Shape::Country, _) => breach(wrong("a text")),
    }
}

/// ISO 639-1 with an optional ISO 3166 alpha-2 region: `en`, `en-US`. `es-LA` has that form, but in ISO
/// terms is the Spanish of Laos, which nobody means.
pub fn is_language(code: &str) -> bool {
    let letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let known = match code.split_once('-') {
        Some((language, region)) => letters(language) && letters(region),
        None => letters(code),
    };
    known && !code.eq_ignore_ascii_case("es-LA")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::read;

    fn breaches(text: &str) -> Vec<(String, Breach)> {
        violations(&read(text).unwrap()).into_iter().map(|found| (found.path, found.breach)).collect()
    }

    #[test]
    fn a_good_payload_breaks_nothing() {
        let text = r#"{"channel":"email","employee":{"email":"a@b.c"},"customer":{"name":"A","email":"c@d.e"},
            "ext_interaction_id":"1","external_url":"u","do_not_send":false,"tags":["a"],"brand":"B","language":"pt-BR",
            "country":"DE","custom_properties":{"a":"b"}}"#;
        assert_eq!(breaches(text), []);
    }

    #[test]
    fn each_breach_has_its_path() {
        let base = r#""employee":{},"customer":{},"ext_interaction_id":"1""#;
        for (more, path, breach) in [
            (r#""channel":"""#, "channel", Breach::EmptyText),
            (r#""channel":1"#, "channel", Breach::WrongType { wanted: "a text" }),
            (r#""channel":"a","do_not_send":" true""#, "do_not_send", Breach::TextForBoolean(" true".into())),
            (r#""channel":"a","tags":"x""#, "tags", Breach::WrongType { wanted: "a list of texts" }),
            (r#""channel":"a","language":"es-LA""#, "language", Breach::NotALanguage("es-LA".into())),
            (r#""channel":"a","language":"fil""#, "language", Breach::NotALanguage("fil".into())),
            (r#""channel":"a","country":"DEU""#, "country", Breach::NotACountry("DEU".into())),
            (r#""channel":"a","z":"""#, "z", Breach::UnknownKey),
            (r#""channel":"a","channel":"b""#, "channel", Breach::RepeatedKey),
            (
                r#""channel":"a","custom_properties":{"x":{}}"#,
                "custom_properties.x",
                Breach::WrongType { wanted: "a text" },
            ),
        ] {
            assert_eq!(breaches(&format!("{{{base},{more}}}")), [(path.to_owned(), breach)], "{more}");
        }
        let tags = vec!["\"x\""; 21].join(",");
        assert_eq!(
            breaches(&format!("{{{base},\"channel\":\"a\",\"tags\":[{tags}]}}")),
            [("tags".into(), Breach::TooManyTags(21))]
        );
        assert_eq!(breaches("{}").len(), 4);
        assert_eq!(breaches("[]"), [(String::new(), Breach::NotAnObject)]);
    }
}
