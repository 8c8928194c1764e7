//! As much of Ruby's regular expressions as `Date._parse` is written in, so that its patterns can stand here
//! letter for letter.
//!
//! Case is not looked at: the text comes in small letters. Only single characters are repeated, so no loop is empty.

use crate::pattern::character;
use crate::{Span, slice};
use std::iter::repeat_n;

/// Where the groups of a match begin and end; group 0 is all of it, and one that took no part is empty.
pub type Groups = [Span; 6];

/// The first match of a pattern.
pub fn find(pattern: &'static str, text: &str) -> Option<Groups> {
    let mut compiler = Compiler { rest: pattern.as_bytes(), groups: 1, steps: Vec::new() };
    compiler.alternatives();
    let steps = compiler.steps;
    // What failed once from a step and a place fails always; so each is tried once, and no text takes long.
    let mut tried = vec![false; steps.len() * (text.len() + 1)];
    let mut starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.find_map(|start| run(&steps, text, start, &mut tried))
}

/// One step of a match; distances are counted in steps.
#[derive(Clone, Copy)]
enum Step {
    /// A character of this kind, as the pattern writes it: `a`, `\d` or `[…]`.
    One(&'static [u8]),
    /// `\b`, `\A` or `\z`
    Edge(u8),
    /// Tries one way first, then the other.
    Either(isize, isize),
    Jump(isize),
    Opens(usize),
    Closes(usize),
}

struct Compiler {
    /// What is left of the pattern.
    rest: &'static [u8],
    groups: usize,
    steps: Vec<Step>,
}

impl Compiler {
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(b')')
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted.as_bytes());
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// How many steps there are since a place.
    fn since(&self, start: usize) -> isize {
        (self.steps.len() - start) as isize
    }

    /// `a|b|c`
    fn alternatives(&mut self) {
        let start = self.steps.len();
        while !matches!(self.peek(), b'|' | b')') {
            self.piece();
        }
        if self.eat("|") {
            self.steps.insert(start, Step::Either(1, self.since(start) + 2));
            let jump = self.steps.len();
            self.alternatives();
            self.steps.insert(jump, Step::Jump(self.since(jump) + 1));
        }
    }

    /// A character or a group, and how often.
    fn piece(&mut self) {
        let start = self.steps.len();
        self.atom();
        if self.eat("?") {
            self.steps.insert(start, Step::Either(1, self.since(start) + 1));
        } else if self.eat("*") {
            self.steps.extend([Step::Jump(-2)]);
            self.steps.insert(start, Step::Either(1, 3));
        } else if self.eat("+") {
            self.steps.push(Step::Either(-1, 1));
        } else if self.eat("{") {
            let least = self.number();
            let most = if self.eat(",") { self.number() } else { least };
            self.eat("}");
            let Some(one) = self.steps.pop() else { return };
            self.steps.extend(repeat_n(one, least));
            for more in (1..=most - least).rev() {
                self.steps.extend([Step::Either(1, 2 * more as isize), one]);
            }
        }
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        while let [digit @ b'0'..=b'9', rest @ ..] = self.rest {
            number = number * 10 + usize::from(digit - b'0');
            self.rest = rest;
        }
        number
    }

    fn atom(&mut self) {
        if self.eat("(?:") || self.eat("(?-i:") {
            self.alternatives();
            self.eat(")");
        } else if self.eat("(") {
            let group = self.groups;
            self.groups += 1;
            self.steps.push(Step::Opens(group));
            self.alternatives();
            self.steps.push(Step::Closes(group));
            self.eat(")");
        } else if let [b'\\', edge @ (b'b' | b'A' | b'z'), rest @ ..] = self.rest {
            self.steps.push(Step::Edge(*edge));
            self.rest = rest;
        } else {
            let (one, rest) = self.rest.split_at(atom_length(self.rest));
            self.steps.push(Step::One(one));
            self.rest = rest;
        }
    }
}

/// How long the character or the class is that a pattern begins with.
fn atom_length(pattern: &[u8]) -> usize {
    match pattern {
        [b'[', b':', rest @ ..] => 3 + rest.iter().position(|byte| *byte == b']').unwrap_or(0),
        [b'[', kinds @ ..] => {
            let mut rest = kinds;
            while !matches!(rest, [] | [b']', ..]) {
                rest = rest.split_at(atom_length(rest)).1;
            }
            kinds.len() - rest.len() + 2
        }
        [b'\\', ..] => 2,
        _ => 1,
    }
}

/// Whether a character is of a kind.
fn fits(kind: &[u8], found: char) -> bool {
    match kind {
        [b'[', b':', ..] => found.is_alphabetic(),
        [b'[', b'^', rest @ ..] => !any_fits(rest, found),
        [b'[', rest @ ..] => any_fits(rest, found),
        b"\\d" => found.is_ascii_digit(),
        b"\\D" => !found.is_ascii_digit(),
        b"\\s" => super::is_space(found),
        b"\\S" => !super::is_space(found),
        [.., byte] => char::from(*byte) == found,
        [] => false,
    }
}

/// Whether a character is of one of the kinds in a class.
fn any_fits(mut kinds: &[u8], found: char) -> bool {
    while kinds.len() > 1 {
        let (kind, rest) = kinds.split_at(atom_length(kinds));
        if fits(kind, found) {
            return true;
        }
        kinds = rest;
    }
    false
}

/// Follows the steps from a place, and goes back where they fail.
#[expect(clippy::indexing_slicing, reason = "no pattern has more groups")]
fn run(steps: &[Step], text: &str, start: usize, tried: &mut [bool]) -> Option<Groups> {
    let mut groups = Groups::default();
    let (mut step, mut at) = (0, start);
    let mut others = Vec::new();
    loop {
        let fails = match steps.get(step) {
            None => {
                groups[0] = Span::new(start, at);
                return Some(groups);
            }
            Some(Step::One(kind)) => match character(text, at).filter(|found| fits(kind, *found)) {
                Some(found) => {
                    at += found.len_utf8();
                    false
                }
                None => true,
            },
            Some(Step::Edge(b'A')) => at != 0,
            Some(Step::Edge(b'z')) => at != text.len(),
            Some(Step::Edge(_)) => {
                let word =
                    |found: Option<char>| found.is_some_and(|found| found.is_alphanumeric() || found == '_');
                word(slice(text, ..at).chars().next_back()) == word(character(text, at))
            }
            Some(Step::Either(first, second)) => match tried.get_mut(step * (text.len() + 1) + at) {
                Some(tried) if !*tried => {
                    *tried = true;
                    others.push((step.wrapping_add_signed(*second), at, groups));
                    step = step.wrapping_add_signed(*first);
                    continue;
                }
                _ => true,
            },
            Some(Step::Jump(distance)) => {
                step = step.wrapping_add_signed(*distance);
                continue;
            }
            Some(Step::Opens(group)) => {
                groups[*group] = Span::new(at, at);
                false
            }
            Some(Step::Closes(group)) => {
                groups[*group].end = at;
                false
            }
        };
        step += 1;
        if fails {
            (step, at, groups) = others.pop()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &'static str, text: &str) -> Option<Vec<String>> {
        let groups = find(pattern, text)?;
        let count = 1 + pattern.matches('(').count() - pattern.matches("(?").count();
        Some(groups.iter().take(count).map(|group| group.of(text).to_owned()).collect())
    }

    fn some(texts: &[&str]) -> Option<Vec<String>> {
        Some(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn what_dates_are_described_with_matches_as_in_ruby() {
        assert_eq!(found(r"(\d+)-(\d+)", "a12-34b"), some(&["12-34", "12", "34"]));
        assert_eq!(found(r"\b(jan|feb)\S*", "xjan feb-1 z"), some(&["feb-1", "feb"]));
        assert_eq!(found(r"(\d{2,4})(\d)?", "123456"), some(&["12345", "1234", "5"]));
        assert_eq!(found(r"(\d{2})(\d{2})?\b", "12"), some(&["12", "12", ""]));
        assert_eq!(found(r"\A\s*(\d{1,2})\s*\z", " 12 "), some(&[" 12 ", "12"]));
        assert_eq!(found(r"\A\s*(\d{1,2})\s*\z", " 123 "), None);
        assert_eq!(found(r"[^-\d\s]*-", "ab c-d"), some(&["c-"]));
        assert_eq!(found(r"\[[^\]]*\]", "a[b]]"), some(&["[b]"]));
        assert_eq!(found(r"[[:alpha:].\s]+z", "1é. xz"), some(&["é. xz"]));
        assert_eq!(found(r"c(?:e|\.e\.)|b(?:ce|\.c\.e\.)", "a b.c.e."), some(&["b.c.e."]));
        assert_eq!(found(r"", "a"), some(&[""]));
    }
}
