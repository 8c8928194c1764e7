//! What the values of a ticket wrote into a rendered payload, and where in the template's own JSON each part stands.
//!
//! Only the template's own letters decide what is a text of JSON and what is not: so one rendering with hostile values
//! everywhere tells of each value by itself whether it stays where the template put it.

use crate::payload::{self, Kind};
use ruby_liquid::{Piece, Rendering};

/// A stretch of a rendered payload that values of the ticket wrote.
pub struct Fragment<'r> {
    /// The stretch and its origin.
    pub piece: &'r Piece,
    /// Its text.
    pub text: &'r str,
    /// Whether the template put quotes of JSON around it.
    pub in_text: bool,
    /// The keys down to it, joined by dots; those of a list count for its items.
    pub path: String,
}

impl Fragment<'_> {
    /// Whether the text stays what the template made of its place: a part of a text, or one value.
    pub fn stays(&self) -> bool {
        match self.in_text {
            true => payload::read(&format!("\"{}\"", self.text))
                .is_ok_and(|json| matches!(json.kind, Kind::Text(_))),
            false => payload::read(self.text).is_ok(),
        }
    }
}

/// Every such stretch, in order.
pub fn fragments(rendering: &Rendering) -> Vec<Fragment<'_>> {
    let mut scanner = Scanner::default();
    let mut found = Vec::new();
    for piece in &rendering.pieces {
        let text = piece.output.of(&rendering.text);
        if piece.fields.is_empty() {
            text.chars().for_each(|c| scanner.read(c));
        } else {
            found.push(Fragment { piece, text, in_text: scanner.text.is_some(), path: scanner.path() });
        }
    }
    found
}

/// Follows JSON that may have holes.
#[derive(Default)]
struct Scanner {
    /// The keys of the objects around; none for a list.
    around: Vec<Option<String>>,
    /// What was read of the text in quotes here.
    text: Option<String>,
    escaped: bool,
    /// The last text, which a colon makes a key.
    last: String,
}

impl Scanner {
    fn read(&mut self, c: char) {
        if let Some(text) = &mut self.text {
            match c {
                _ if self.escaped => self.escaped = false,
                '\\' => self.escaped = true,
                '"' => self.last = self.text.take().unwrap_or_default(),
                c => text.push(c),
            }
            return;
        }
        match c {
            '"' => self.text = Some(String::new()),
            '{' | '[' => self.around.push(None),
            '}' | ']' => drop(self.around.pop()),
            ':' => {
                if let Some(key) = self.around.last_mut() {
                    *key = Some(self.last.clone());
                }
            }
            _ => {}
        }
    }

    fn path(&self) -> String {
        self.around.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(".")
    }
}
