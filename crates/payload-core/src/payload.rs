//! The rendered text as Stella would read it: JSON with the place of every value, or where it broke.
//!
//! `serde_json` tells neither where a value stood nor that a key came twice, and both are what the page
//! has to show; so this reads JSON itself, and a property test holds it to `serde_json`'s judgement.

pub mod contract;

use crate::text::characters::named;
use crate::text::{Span, quoted};

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// Its place in the payload, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of JSON values.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(String),
    /// A text, unescaped.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: every member as it came, also where a key comes twice.
    Object(Vec<Member>),
}

/// A key and its value in an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// Where the key stands, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Json,
}

/// Where and why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The byte of the payload at which it can be JSON no longer.
    pub offset: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing but white space.
    Empty,
    /// It ends in the middle.
    EndsEarly,
    /// Something else stands where a value must.
    NoValue(char),
    /// Something else stands where a key in quotes must.
    NoKey(char),
    /// A comma and then the end of the list or object.
    TrailingComma(char),
    /// A key is not followed by a colon.
    NoColon(char),
    /// A value is followed neither by a comma nor by the end of its list or object. Where the value is a
    /// text, a quote in it most likely ended it early.
    NoComma {
        /// What stands there.
        found: char,
        /// The end of the text before it, if a text is what came before.
        after_text: Option<String>,
    },
    /// A control character as it is, inside a text.
    ControlCharacter(char),
    /// A backslash and something that makes no escape.
    BadEscape(char),
    /// A number that JSON does not allow.
    BadNumber,
    /// More text after the end.
    MoreText(char),
    /// Nested deeper than any reader goes.
    TooDeep,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |c: &char| named(*c);
        match self {
            Reason::Empty => write!(f, "nothing is rendered"),
            Reason::EndsEarly => write!(f, "it ends in the middle"),
            Reason::NoValue(c) => write!(f, "{} stands where a value is expected", shown(c)),
            Reason::NoKey(c) => write!(f, "{} stands where a key in quotes is expected", shown(c)),
            Reason::TrailingComma(c) => write!(f, "a comma stands before {} with nothing between", shown(c)),
            Reason::NoColon(c) => write!(f, "{} stands where a colon is expected", shown(c)),
            Reason::NoComma { found, after_text: Some(text) } => {
                write!(
                    f,
                    "a quote ends the text early: after “{text}” comes {} where a comma is expected",
                    shown(found)
                )
            }
            Reason::NoComma { found, after_text: None } => {
                write!(f, "{} stands where a comma is expected", shown(found))
            }
            Reason::ControlCharacter(c) => {
                write!(f, "{} stands inside a text; JSON wants it escaped", shown(c))
            }
            Reason::BadEscape(c) => write!(f, "a backslash before {} means nothing in JSON", shown(c)),
            Reason::BadNumber => write!(f, "a number is written in a way JSON does not allow"),
            Reason::MoreText(c) => write!(f, "{} comes after the end", shown(c)),
            Reason::TooDeep => write!(f, "it nests deeper than {MAX_DEPTH} levels"),
        }
    }
}

/// How deep a payload may nest, as in `serde_json`.
pub const MAX_DEPTH: usize = 128;

/// Reads a payload.
///
/// # Errors
/// The first place at which the text is not JSON.
pub fn read(text: &str) -> Result<Json, Broken> {
    let mut reader = Reader { text, at: 0, last_text: None };
    reader.skip_blanks();
    if reader.peek().is_none() {
        return Err(reader.broken(Reason::Empty));
    }
    let value = reader.value(0)?;
    reader.skip_blanks();
    match reader.peek() {
        None => Ok(value),
        Some(found) => Err(match reader.after_text() {
            after_text @ Some(_) => reader.broken(Reason::NoComma { found, after_text }),
            None => reader.broken(Reason::MoreText(found)),
        }),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The last text value read, if nothing but blanks came after it.
    last_text: Option<Span>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn broken(&self, reason: Reason) -> Broken {
        Broken { offset: self.at, reason }
    }

    /// What is wrong here: the reason for a character, or that the text ends.
    fn wrong(&self, reason: impl Fn(char) -> Reason) -> Broken {
        self.broken(self.peek().map_or(Reason::EndsEarly, reason))
    }

    fn after_text(&self) -> Option<String> {
        let span = self.last_text?;
        let inside = Span::new(span.start + 1, span.end.saturating_sub(1)).of(self.text);
        let tail = inside.char_indices().rev().nth(19).map_or(0, |(at, _)| at);
        Some(inside[tail..].to_owned())
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, Broken> {
        if depth >= MAX_DEPTH {
            return Err(self.broken(Reason::TooDeep));
        }
        let start = self.at;
        self.last_text = None;
        let kind = match self.byte() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => {
                let words =
                    [("null", Kind::Null), ("true", Kind::Boolean(true)), ("false", Kind::Boolean(false))];
                let found = words.into_iter().find(|(word, _)| self.text[self.at..].starts_with(word));
                let Some((word, kind)) = found else { return Err(self.wrong(Reason::NoValue)) };
                self.at += word.len();
                kind
            }
        };
        let span = Span::new(start, self.at);
        self.last_text = matches!(kind, Kind::Text(_)).then_some(span);
        Ok(Json { span, kind })
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Broken> {
        let mut members = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.byte() == Some(b'}') {
            self.at += 1;
            return Ok(Kind::Object(members));
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            if self.byte() != Some(b'"') {
                return Err(self.wrong(|c| match c {
                    '}' => Reason::TrailingComma(c),
                    c => Reason::NoKey(c),
                }));
            }
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            self.skip_blanks();
            if self.byte() != Some(b':') {
                return Err(self.wrong(Reason::NoColon));
            }
            self.at += 1;
            self.skip_blanks();
            let value = self.value(depth + 1)?;
            members.push(Member { key, key_span, value });
            if self.comma_or_end(b'}')? {
                return Ok(Kind::Object(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Broken> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_blanks();
        if self.byte() == Some(b']') {
            self.at += 1;
            return Ok(Kind::List(items));
        }
        loop {
            self.skip_blanks();
            if self.byte() == Some(b']') {
                return Err(self.wrong(Reason::TrailingComma));
            }
            items.push(self.value(depth + 1)?);
            if self.comma_or_end(b']')? {
                return Ok(Kind::List(items));
            }
        }
    }

    /// After a value: true at the end of the list or object, false at a comma.
    fn comma_or_end(&mut self, end: u8) -> Result<bool, Broken> {
        self.skip_blanks();
        match self.byte() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.last_text = None;
                Ok(true)
            }
            Some(b',') => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.wrong(|found| Reason::NoComma { found, after_text: self.after_text() })),
        }
    }

    fn string(&mut self) -> Result<String, Broken> {
        self.at += 1;
        let mut value = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|c: char| c == '"' || c == '\\' || (c as u32) < 0x20).unwrap_or(rest.len());
            value.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok(value);
                }
                Some('\\') => value.push(self.escape()?),
                _ => return Err(self.wrong(Reason::ControlCharacter)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Broken> {
        self.at += 1;
        let simple = match self.byte() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.wrong(Reason::BadEscape)),
        };
        self.at += 1;
        Ok(simple)
    }

    /// `uXXXX`, and its second half where it is the first of a pair.
    fn unicode(&mut self) -> Result<char, Broken> {
        let first = self.four_digits()?;
        let code = match first {
            0xD800..=0xDBFF if self.text[self.at..].starts_with("\\u") => {
                self.at += 1;
                let second = self.four_digits()?;
                if !(0xDC00..=0xDFFF).contains(&second) {
                    return Err(self.broken(Reason::BadEscape('u')));
                }
                0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| self.broken(Reason::BadEscape('u')))
    }

    fn four_digits(&mut self) -> Result<u32, Broken> {
        let digits =
            self.text.get(self.at + 1..self.at + 5).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return Err(self.wrong(Reason::BadEscape));
        };
        self.at += 5;
        Ok(code)
    }

    fn number(&mut self) -> Result<Kind, Broken> {
        let start = self.at;
        let digits = |reader: &mut Self| {
            let from = reader.at;
            while matches!(reader.byte(), Some(b'0'..=b'9')) {
                reader.at += 1;
            }
            reader.at - from
        };
        self.at += usize::from(self.byte() == Some(b'-'));
        let leading_zero = self.byte() == Some(b'0');
        let mut good = match digits(self) {
            0 => false,
            1 => true,
            _ => !leading_zero,
        };
        if self.byte() == Some(b'.') {
            self.at += 1;
            good &= digits(self) > 0;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            good &= digits(self) > 0;
        }
        match good {
            true => Ok(Kind::Number(self.text[start..self.at].to_owned())),
            false => Err(Broken { offset: start, reason: Reason::BadNumber }),
        }
    }
}

impl Json {
    /// The members of an object; none where it is something else.
    pub fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// The last value of that key, which is the one most readers keep.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.members().iter().rev().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The value at the end of a path of keys, joined by dots.
    pub fn at(&self, path: &str) -> Option<&Json> {
        path.split('.').try_fold(self, |json, key| json.get(key))
    }

    /// The value as text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Laid out for reading, two blanks a level.
    pub fn formatted(&self) -> String {
        let mut out = String::new();
        self.format(0, &mut out);
        out
    }

    fn format(&self, depth: usize, out: &mut String) {
        let indent = |depth: usize| format!("\n{}", "  ".repeat(depth));
        match &self.kind {
            Kind::Null => out.push_str("null"),
            Kind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Kind::Number(number) => out.push_str(number),
            Kind::Text(text) => out.push_str(&quoted(text)),
            Kind::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    item.format(depth + 1, out);
                }
                out.push(']');
            }
            Kind::Object(members) => {
                out.push('{');
                for (at, member) in members.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "," });
                    out.push_str(&indent(depth + 1));
                    out.push_str(&quoted(&member.key));
                    out.push_str(": ");
                    member.value.format(depth + 1, out);
                }
                if !members.is_empty() {
                    out.push_str(&indent(depth));
                }
                out.push('}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line_column;
    use proptest::prelude::*;

    #[test]
    fn knows_where_values_stand() {
        let text = r#"{ "a": [1, "x\n"], "b": true }"#;
        let json = read(text).unwrap();
        let list = json.get("a").unwrap();
        assert_eq!(list.span.of(text), r#"[1, "x\n"]"#);
        assert_eq!(json.get("b").unwrap().kind, Kind::Boolean(true));
        assert_eq!(json.members()[1].key_span.of(text), "\"b\"");
    }

    #[test]
    fn says_where_and_why_it_broke() {
        for (text, place, reason) in [
            ("  ", "line 1, column 3", "nothing is rendered"),
            (
                "{\"a\": \"x\" y\"}",
                "line 1, column 11",
                "a quote ends the text early: after “x” comes “y” where a comma is expected",
            ),
            ("{\"a\": 1,}", "line 1, column 9", "a comma stands before “}” with nothing between"),
            ("[1,\n2,\n]", "line 3, column 1", "a comma stands before “]” with nothing between"),
            ("{\"a\": }", "line 1, column 7", "“}” stands where a value is expected"),
            (
                "{\"a\": \"x\ny\"}",
                "line 1, column 9",
                "a line break stands inside a text; JSON wants it escaped",
            ),
            ("{\"a\": \"x\\my\"}", "line 1, column 10", "a backslash before “m” means nothing in JSON"),
            ("{\"a\": 01}", "line 1, column 7", "a number is written in a way JSON does not allow"),
            ("{\"a\": 1} x", "line 1, column 10", "“x” comes after the end"),
            ("{\"a\"", "line 1, column 5", "it ends in the middle"),
        ] {
            let broken = read(text).unwrap_err();
            assert_eq!(line_column(text, broken.offset).to_string(), place, "{text}");
            assert_eq!(broken.reason.to_string(), reason, "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)).unwrap_err().reason, Reason::TooDeep);
    }

    #[test]
    fn lays_out() {
        let json = read(r#"{"a":{"b":["x",1]},"c":{}}"#).unwrap();
        assert_eq!(json.formatted(), "{\n  \"a\": {\n    \"b\": [\"x\", 1]\n  },\n  \"c\": {}\n}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn judges_as_serde_json_does(text in r#"([\[\]{},:"\\/0-9.eEu \n\ta-f+-]|true|null|"[a-z]*"|"k":|\\u[0-9a-d]{4}){0,14}"#) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let out_of_range = theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
            prop_assert_eq!(read(&text).is_ok(), theirs.is_ok() || out_of_range, "{:?} {:?}", text, theirs);
        }

        #[test]
        fn reads_back_what_serde_json_writes(text in ".{0,40}") {
            let written = serde_json::json!({ "k": text }).to_string();
            let json = read(&written).unwrap();
            prop_assert_eq!(json.get("k").unwrap().text(), Some(text.as_str()));
        }
    }
}
