//! Reads JSON with the place of every value.

use super::{Broken, Json, Kind, Member, Reason};
use crate::text::{Span, slice, split_before};

/// How deep a payload may nest, as in `serde_json`.
pub const MAX_DEPTH: usize = 128;

/// Reads a payload.
///
/// # Errors
/// The first place at which the text is not JSON.
pub fn read(text: &str) -> Result<Json, Broken> {
    let mut reader = Reader { text, at: 0, last_text: None };
    reader.skip_white_space();
    if reader.peek().is_none() {
        return Err(reader.broken(Reason::Empty));
    }
    let value = reader.value(0)?;
    reader.skip_white_space();
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
    /// The last text value read, if nothing but spaces came after it.
    last_text: Option<Span>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        slice(self.text, self.at..)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
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

    /// The end of the text before this place. What begins a line goes on with no text: a comma is missing there.
    fn after_text(&self) -> Option<String> {
        let span = self.last_text.filter(|span| !slice(self.text, span.end..self.at).contains('\n'))?;
        let inside = Span::new(span.start + 1, span.end.saturating_sub(1)).of(self.text);
        let tail = inside.char_indices().rev().nth(19).map_or(0, |(at, _)| at);
        Some(slice(inside, tail..).to_owned())
    }

    fn skip_white_space(&mut self) {
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
                let found = words.into_iter().find(|(word, _)| self.rest().starts_with(word));
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
        self.skip_white_space();
        if self.byte() == Some(b'}') {
            self.at += 1;
            return Ok(Kind::Object(members));
        }
        loop {
            self.skip_white_space();
            let start = self.at;
            if self.byte() != Some(b'"') {
                return Err(self.wrong(|c| match c {
                    '}' => Reason::TrailingComma(c),
                    c => Reason::NoKey(c),
                }));
            }
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            self.skip_white_space();
            if self.byte() != Some(b':') {
                return Err(self.wrong(Reason::NoColon));
            }
            self.at += 1;
            self.skip_white_space();
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
        self.skip_white_space();
        if self.byte() == Some(b']') {
            self.at += 1;
            return Ok(Kind::List(items));
        }
        loop {
            self.skip_white_space();
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
        self.skip_white_space();
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
            let (plain, _) = split_before(self.rest(), |c| c == '"' || c == '\\' || (c as u32) < 0x20);
            value.push_str(plain);
            self.at += plain.len();
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
            0xD800..=0xDBFF if self.rest().starts_with("\\u") => {
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
            true => Ok(Kind::Number(slice(self.text, start..self.at).to_owned())),
            false => Err(Broken { offset: start, reason: Reason::BadNumber }),
        }
    }
}
