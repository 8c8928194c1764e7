//! Cutting a template into text, tags and outputs, as each dialect's tokenizer does.

use super::Dialect;
use crate::{Span, slice};

/// A stretch of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it looks like by its first characters.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// What a token is by its first characters; whether it is well-formed is seen later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Text that is sent as it stands.
    Text,
    /// `{% … %}`, or what began as one.
    Tag,
    /// `{{ … }}`, or what began as one.
    Output,
}

/// The tokens of a template, without gaps (save what Liquid 5 drops after an output without an end).
pub fn scan(source: &str, dialect: Dialect) -> Vec<Token> {
    let mut scanner =
        Scanner { source, bytes: source.as_bytes(), no_end_of_tag: 0, line_end: 0, no_end_of_output: 0 };
    let (mut tokens, mut at) = (Vec::new(), 0);
    while at < source.len() {
        let (kind, end, next) = match scanner.opening(at) {
            None => {
                let end = scanner.next_opening(at);
                (TokenKind::Text, end, end)
            }
            Some(TokenKind::Tag) => {
                let end = scanner.tag(at, dialect).unwrap_or(at + 2);
                (TokenKind::Tag, end, end)
            }
            Some(_) => {
                let (end, next) = match dialect {
                    Dialect::V2_4 => scanner.output_2_4(at),
                    Dialect::V5 => scanner.output_5(at),
                };
                (TokenKind::Output, end, next)
            }
        };
        tokens.push(Token { kind, span: Span::new(at, end) });
        at = next;
    }
    tokens
}

struct Scanner<'s> {
    source: &'s str,
    bytes: &'s [u8],
    /// Up to here no `%}` (in 2.4: none on the line) is known to follow; so that each is searched once.
    no_end_of_tag: usize,
    /// The same for `}`.
    no_end_of_output: usize,
    /// The end of the line last looked at.
    line_end: usize,
}

impl Scanner<'_> {
    fn opening(&self, at: usize) -> Option<TokenKind> {
        match self.bytes.get(at..at + 2)? {
            b"{%" => Some(TokenKind::Tag),
            b"{{" => Some(TokenKind::Output),
            _ => None,
        }
    }

    fn next_opening(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = slice(self.source, at..).find('{') {
            if self.opening(at + found).is_some() {
                return at + found;
            }
            at += found + 1;
        }
        self.source.len()
    }

    /// The end of the line that a place is on; each line is searched once.
    fn line_end(&mut self, at: usize) -> usize {
        if at > self.line_end || self.line_end == 0 {
            self.line_end =
                slice(self.source, at..).find('\n').map_or(self.source.len(), |length| at + length);
        }
        self.line_end
    }

    /// The end of the tag at `at`; in 2.4 it must stand on the same line.
    fn tag(&mut self, at: usize, dialect: Dialect) -> Option<usize> {
        if at < self.no_end_of_tag {
            return None;
        }
        let reach = match dialect {
            Dialect::V2_4 => self.line_end(at + 2) - (at + 2),
            Dialect::V5 => self.source.len() - (at + 2),
        };
        let rest = slice(self.source, at + 2..);
        let end = slice(rest, ..reach).find("%}").map(|found| at + 2 + found + 2);
        if end.is_none() {
            self.no_end_of_tag = at + 2 + reach;
        }
        end
    }

    /// 2.4: up to the first `}` on the line, and a second one right after it.
    fn output_2_4(&mut self, at: usize) -> (usize, usize) {
        let end = (at >= self.no_end_of_output).then(|| {
            let line = slice(self.source, at + 2..self.line_end(at + 2));
            let found = line.find('}');
            if found.is_none() {
                self.no_end_of_output = at + 2 + line.len();
            }
            found.map(|found| at + 2 + found + 1)
        });
        let end = match end.flatten() {
            Some(end) if self.bytes.get(end) == Some(&b'}') => end + 1,
            Some(end) => end,
            None => at + 2,
        };
        (end, end)
    }

    /// 5: up to the first `}` and the next if it is one too; but a `{%` on the way takes all up to its `%}`.
    /// Without an end the rest of the template is dropped.
    fn output_5(&mut self, start: usize) -> (usize, usize) {
        let mut at = start + 2;
        while let Some(found) = self.bytes.iter().skip(at).position(|byte| matches!(byte, b'{' | b'}')) {
            at += found;
            match self.bytes.get(at..).unwrap_or_default() {
                [b'}', b'}', ..] => return (at + 2, at + 2),
                [b'}', ..] => return (at + 1, at + 1),
                [_, b'%', ..] => {
                    let end = self.tag(at, Dialect::V5).unwrap_or(at + 2);
                    return (end, end);
                }
                _ => at += 1,
            }
        }
        (start + 2, self.source.len())
    }
}
