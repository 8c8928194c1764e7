//! What Stella's Requests API accepts, as data, and what a payload breaks of it.
//!
//! Source: the vendor's published schema and Stella's guide; what its status page calls an error is
//! likely, not confirmed.

use super::{Json, Kind};
use crate::text::{QUOTED, Span, shorten};

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
    /// A text that Stella looks up, or writes to, just as it is.
    Matched,
    /// The name of a person.
    Name,
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

/// The channels of a new account in Stella (documented).
pub const USUAL_CHANNELS: [&str; 3] = ["email", "chat", "phone"];

/// The maximum of tags.
pub const MAX_TAGS: usize = 20;
/// The maximum of characters in all tags, and in all custom properties.
pub const MAX_CHARACTERS: usize = 2_000;

const fn property(key: &'static str, shape: Shape, need: Need) -> Property {
    Property { key, shape, need }
}

const EMPLOYEE: &[Property] = &[
    property("email", Shape::Matched, Need::Optional),
    property("custom_id", Shape::Matched, Need::Optional),
];
const CUSTOMER: &[Property] = &[
    property("name", Shape::Name, Need::Optional),
    property("email", Shape::Matched, Need::Optional),
    property("custom_id", Shape::Text, Need::Optional),
];

/// The whole contract.
pub const REQUEST: &[Property] = &[
    property("channel", Shape::Matched, Need::Required),
    property("employee", Shape::Object(EMPLOYEE), Need::Required),
    property("customer", Shape::Object(CUSTOMER), Need::Required),
    property("ext_interaction_id", Shape::Text, Need::Expected),
    property("external_url", Shape::Text, Need::Optional),
    property("do_not_send", Shape::Boolean, Need::Optional),
    property("tags", Shape::TextList, Need::Optional),
    property("brand", Shape::Matched, Need::Optional),
    property("language", Shape::Language, Need::Optional),
    property("country", Shape::Country, Need::Optional),
    property("custom_properties", Shape::TextMap, Need::Optional),
];

/// Whether the contract has a key, given with the keys down to it, joined by dots.
pub fn is_known(path: &str) -> bool {
    let mut properties = REQUEST;
    path.split('.').all(|key| match properties.iter().find(|property| property.key == key) {
        Some(Property { shape: Shape::Object(inner), .. }) => {
            properties = inner;
            true
        }
        Some(_) => {
            properties = &[];
            true
        }
        None => false,
    })
}

/// Whether the contract has a key of that name, wherever it is.
pub fn is_a_key(name: &str) -> bool {
    [REQUEST, EMPLOYEE, CUSTOMER].iter().any(|keys| keys.iter().any(|property| property.key == name))
}

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
    TextForBoolean,
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
    /// A language with a region that ISO does not have: Stella may fall back to the language, as it does from
    /// `fr-ca` to `fr`.
    OddRegion(String),
    /// Not a country code.
    NotACountry(String),
    /// A required text that is empty.
    EmptyText,
    /// A person's name that is empty: it may be what Stella calls a bad name.
    EmptyName,
    /// A text that Stella looks up has a space around it: it may be found, or not.
    BlankAround,
}

/// What is to be said of a breach that [is open](Breach::is_open).
pub const OPEN: &str = "whether Stella takes this is not confirmed";

impl Breach {
    /// Whether Stella refuses the whole payload for it (400).
    pub fn rejects(&self) -> bool {
        matches!(
            self,
            Breach::NotAnObject
                | Breach::Missing
                | Breach::WrongType { .. }
                | Breach::EmptyText
                | Breach::TooManyTags(_)
        )
    }

    /// Whether nobody knows what Stella makes of it.
    pub fn is_open(&self) -> bool {
        !self.rejects() && !matches!(self, Breach::Expected | Breach::NotALanguage(_) | Breach::TooLong(_))
    }
}

impl std::fmt::Display for Violation {
    /// What is wrong, as half a sentence: the words of the verdict, of a problem and of a proof.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.as_str();
        let (before, named, after, more) = match &self.breach {
            Breach::NotAnObject => return f.write_str("the payload is not an object"),
            Breach::TooManyTags(many) => {
                return write!(f, "“{path}” holds {many} tags; Stella takes {MAX_TAGS}");
            }
            Breach::TooLong(many) => {
                return write!(
                    f,
                    "“{path}” holds {many} characters; Stella cuts off what follows {MAX_CHARACTERS}"
                );
            }
            Breach::WrongType { wanted } => ("", path, " must be ", *wanted),
            Breach::Missing | Breach::Expected => ("", path, " is missing", ""),
            Breach::EmptyText | Breach::EmptyName => ("", path, " is empty", ""),
            // An empty code cannot be named.
            Breach::NotALanguage(code) | Breach::NotACountry(code) if code.trim().is_empty() => {
                ("", path, " is empty", "")
            }
            Breach::TextForBoolean => ("", path, " is sent as a text", ""),
            Breach::UnknownKey => ("Stella knows no ", path, "", ""),
            Breach::RepeatedKey => ("", path, " comes twice", ""),
            Breach::NotALanguage(code) => ("Stella cannot read the language ", code.as_str(), "", ""),
            Breach::OddRegion(code) => ("the language ", code.as_str(), " is sent", ""),
            Breach::NotACountry(code) => ("", code.as_str(), " is no country code", ""),
            Breach::BlankAround => ("", path, " is sent with a space", ""),
        };
        write!(f, "{before}“{}”{after}{more}", shorten(named, QUOTED))
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
        if members.iter().take(index).any(|earlier| earlier.key == member.key) {
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
        (Shape::Text | Shape::Matched | Shape::Name | Shape::Language, Kind::Text(text)) => {
            let word = text.trim();
            match property.shape {
                Shape::Language => language(word).into_iter().for_each(&mut breach),
                Shape::Name if word.is_empty() => breach(Breach::EmptyName),
                _ if word.is_empty() && property.need == Need::Required => breach(Breach::EmptyText),
                _ => {}
            }
            if matches!(property.shape, Shape::Matched | Shape::Language)
                && !word.is_empty()
                && word.len() < text.len()
            {
                breach(Breach::BlankAround);
            }
        }
        (Shape::Boolean, Kind::Boolean(_)) => {}
        (Shape::Boolean, Kind::Text(_)) => breach(Breach::TextForBoolean),
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
                found.push(Violation {
                    path: path.to_owned(),
                    span: item.span,
                    breach: wrong("a list of texts"),
                });
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
        (Shape::Country, Kind::Text(text)) => {
            if !(text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())) {
                breach(Breach::NotACountry(text.clone()));
            }
        }
        (Shape::Text | Shape::Matched | Shape::Name | Shape::Language | Shape::Country, _) => {
            breach(wrong("a text"));
        }
    }
}

/// What is wrong with a language code. Stella reads ISO 639-1 with an optional ISO 3166 alpha-2 region: `en`,
/// `en-US`. `es-LA` has that form, but in ISO terms is the Spanish of Laos, which nobody means.
fn language(code: &str) -> Option<Breach> {
    let letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (language, region) = code.split_once('-').unwrap_or((code, "US"));
    match letters(language) {
        false => Some(Breach::NotALanguage(code.to_owned())),
        true if !letters(region) || code.eq_ignore_ascii_case("es-LA") => {
            Some(Breach::OddRegion(code.to_owned()))
        }
        true => None,
    }
}

/// Whether Stella can read a language code for sure.
pub fn is_language(code: &str) -> bool {
    language(code).is_none()
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
            (r#""channel":"a","do_not_send":" true""#, "do_not_send", Breach::TextForBoolean),
            (r#""channel":"a","tags":"x""#, "tags", Breach::WrongType { wanted: "a list of texts" }),
            (r#""channel":"a","language":"es-LA""#, "language", Breach::OddRegion("es-LA".into())),
            (r#""channel":"a","language":"es-419""#, "language", Breach::OddRegion("es-419".into())),
            (r#""channel":"a","language":"english""#, "language", Breach::NotALanguage("english".into())),
            (r#""channel":"a","language":"123""#, "language", Breach::NotALanguage("123".into())),
            (r#""channel":"a","language":" en""#, "language", Breach::BlankAround),
            (r#""channel":" a""#, "channel", Breach::BlankAround),
            (r#""channel":"a","brand":"B ""#, "brand", Breach::BlankAround),
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
        for empty in [r#""country":"""#, r#""country":" ""#, r#""language":"""#] {
            let found = violations(&read(&format!(r#"{{"channel":"a",{base},{empty}}}"#)).unwrap());
            let [violation] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!(violation.to_string(), format!("“{}” is empty", violation.path));
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
