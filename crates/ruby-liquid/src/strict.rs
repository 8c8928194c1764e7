//! The exact grammar of Liquid 5 (`lexer.rb`, `parser.rb`), which it tries on outputs before the forgiving one.

use super::limits;
use super::pattern;
use super::ruby::is_space;
use crate::{Span, slice};

/// A piece of grammar with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lexeme {
    kind: Kind,
    span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Id,
    Number,
    Text,
    Comparison,
    Dots,
    Mark(char),
    End,
}

/// An expression: the text that the engine goes on with, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Strict {
    pub text: String,
    pub span: Span,
}

/// A filter with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StrictFilter {
    pub name: Span,
    pub arguments: Vec<Strict>,
    pub end: usize,
}

/// A pipeline: its value, if it has one, and its filters.
pub(crate) type Exact = (Option<Strict>, Vec<StrictFilter>);

/// `Variable#strict_parse`: none where the text is not of the exact grammar.
pub(crate) fn pipeline(text: &str) -> Option<Exact> {
    let mut parser = Parser { text, lexemes: lexemes(text)?, at: 0 };
    if parser.peek(0).kind == Kind::End {
        return Some((None, Vec::new()));
    }
    let value = parser.expression()?;
    let mut filters = Vec::new();
    while parser.take(Kind::Mark('|')).is_some() {
        let name = parser.take(Kind::Id)?;
        let mut arguments = Vec::new();
        if parser.take(Kind::Mark(':')).is_some() {
            arguments.push(parser.argument()?);
            while parser.take(Kind::Mark(',')).is_some() {
                arguments.push(parser.argument()?);
            }
        }
        filters.push(StrictFilter { name: name.span, arguments, end: parser.previous_end() });
    }
    parser.take(Kind::End)?;
    Some((Some(value), filters))
}

fn lexemes(text: &str) -> Option<Vec<Lexeme>> {
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::<Lexeme>::new(), 0);
    let next_is = |at: usize, byte: u8| bytes.get(at + 1) == Some(&byte);
    loop {
        at = pattern::run(text, at, is_space);
        let Some(byte) = bytes.get(at).copied() else { break };
        let (kind, end) = match byte {
            b'.' if next_is(at, b'.') => (Kind::Dots, at + 2),
            b'-' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => (Kind::Number, number(text, at + 1)),
            b'|' | b'.' | b':' | b',' | b'[' | b']' | b'(' | b')' | b'?' | b'-' => {
                (Kind::Mark(char::from(byte)), at + 1)
            }
            b'=' | b'!' if next_is(at, b'=') => (Kind::Comparison, at + 2),
            b'<' if next_is(at, b'=') || next_is(at, b'>') => (Kind::Comparison, at + 2),
            b'>' if next_is(at, b'=') => (Kind::Comparison, at + 2),
            b'<' | b'>' => (Kind::Comparison, at + 1),
            b'0'..=b'9' => (Kind::Number, number(text, at)),
            b'\'' | b'"' => (Kind::Text, pattern::quoted_string(text, at)?),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let end = pattern::run(text, at, pattern::is_segment);
                let end = if bytes.get(end) == Some(&b'?') { end + 1 } else { end };
                let after_dot = found.last().is_some_and(|last| last.kind == Kind::Mark('.'));
                let is_operator = slice(text, at..end) == "contains" && !after_dot;
                (if is_operator { Kind::Comparison } else { Kind::Id }, end)
            }
            _ => return None,
        };
        found.push(Lexeme { kind, span: Span::new(at, end) });
        at = end;
    }
    Some(found)
}

/// The end of the digits at a place, with a fraction if one follows.
fn number(text: &str, at: usize) -> usize {
    let digits = |at| pattern::run(text, at, |character| character.is_ascii_digit());
    let end = digits(at);
    if slice(text, end..).starts_with('.') && digits(end + 1) > end + 1 { digits(end + 1) } else { end }
}

struct Parser<'t> {
    text: &'t str,
    lexemes: Vec<Lexeme>,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> Lexeme {
        let end = self.text.len();
        let after_all = Lexeme { kind: Kind::End, span: Span::new(end, end) };
        self.lexemes.get(self.at + ahead).copied().unwrap_or(after_all)
    }

    fn take(&mut self, kind: Kind) -> Option<Lexeme> {
        let lexeme = self.peek(0);
        (lexeme.kind == kind).then(|| {
            self.at += 1;
            lexeme
        })
    }

    fn previous_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.lexemes.get(last)).map_or(0, |lexeme| lexeme.span.end)
    }

    fn collect(&mut self, parse: impl FnOnce(&mut Self, &mut String) -> Option<()>) -> Option<Strict> {
        let (mut text, start) = (String::new(), self.peek(0).span.start);
        parse(self, &mut text)?;
        Some(Strict { text, span: Span::new(start, self.previous_end()) })
    }

    fn expression(&mut self) -> Option<Strict> {
        self.collect(|parser, text| parser.expression_into(text, limits::NESTING))
    }

    fn argument(&mut self) -> Option<Strict> {
        self.collect(|parser, text| {
            if parser.peek(0).kind == Kind::Id && parser.peek(1).kind == Kind::Mark(':') {
                let name = parser.take(Kind::Id)?;
                parser.take(Kind::Mark(':'))?;
                text.push_str(name.span.of(parser.text));
                text.push_str(": ");
            }
            parser.expression_into(text, limits::NESTING)
        })
    }

    fn copy(&mut self, kind: Kind, text: &mut String) -> Option<()> {
        let lexeme = self.take(kind)?;
        text.push_str(lexeme.span.of(self.text));
        Some(())
    }

    fn expression_into(&mut self, text: &mut String, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match self.peek(0).kind {
            Kind::Id => {
                self.copy(Kind::Id, text)?;
                self.steps_into(text, depth)
            }
            Kind::Mark('[') => self.steps_into(text, depth),
            Kind::Text => self.copy(Kind::Text, text),
            Kind::Number => self.copy(Kind::Number, text),
            Kind::Mark('(') => {
                self.copy(Kind::Mark('('), text)?;
                self.expression_into(text, depth)?;
                self.copy(Kind::Dots, text)?;
                self.expression_into(text, depth)?;
                self.copy(Kind::Mark(')'), text)
            }
            _ => None,
        }
    }

    fn steps_into(&mut self, text: &mut String, depth: usize) -> Option<()> {
        loop {
            match self.peek(0).kind {
                Kind::Mark('[') => {
                    self.copy(Kind::Mark('['), text)?;
                    self.expression_into(text, depth)?;
                    self.copy(Kind::Mark(']'), text)?;
                }
                Kind::Mark('.') => {
                    self.copy(Kind::Mark('.'), text)?;
                    self.copy(Kind::Id, text)?;
                }
                _ => return Some(()),
            }
        }
    }
}
