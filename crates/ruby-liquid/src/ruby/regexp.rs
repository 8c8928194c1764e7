//! As much of Ruby's regular expressions as `Date._parse` is written in, so that its patterns can stand here
//! letter for letter.
//!
//! Case is not looked at: the text comes in small letters. Only single characters are repeated, so no loop is empty.

use crate::pattern::character;

/// Where the groups of a match begin and end; group 0 is all of it, and one that took no part is empty.
pub type Groups = [(usize, usize); 6];

/// The first match of a pattern.
pub fn find(pattern: &'static str, text: &str) -> Option<Groups> {
    let mut compiler = Compiler { pattern: pattern.as_bytes(), at: 0, groups: 1, steps: Vec::new() };
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
    pattern: &'static [u8],
    at: usize,
    groups: usize,
    steps: Vec<Step>,
}

impl Compiler {
    fn peek(&self) -> u8 {
        self.pattern.get(self.at).copied().unwrap_or(b')')
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.pattern[self.at..].starts_with(wanted.as_bytes());
        self.at += if found { wanted.len() } else { 0 };
        found
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
            self.steps.push(Step::Jump(0));
            self.alternatives();
            self.steps[jump] = Step::Jump(self.since(jump));
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
            self.at += 1;
            let one = self.steps[start];
            self.steps.extend((1..least).map(|_| one));
            for more in (1..=most - least).rev() {
                self.steps.extend([Step::Either(1, 2 * more as isize), one]);
            }
        }
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        while self.peek().is_ascii_digit() {
            number = number * 10 + usize::from(self.peek() - b'0');
            self.at += 1;
        }
        number
    }

    fn atom(&mut self) {
        let start = self.at;
        if self.eat("(?:") || self.eat("(?-i:") {
            self.alternatives();
            self.at += 1;
        } else if self.eat("(") {
            let group = self.groups;
            self.groups += 1;
            self.steps.push(Step::Opens(group));
            self.alternatives();
            self.steps.push(Step::Closes(group));
            self.at += 1;
        } else if self.eat("\\b") || self.eat("\\A") || self.eat("\\z") {
            self.steps.push(Step::Edge(self.pattern[start + 1]));
        } else {
            self.at += atom_length(&self.pattern[start..]);
            self.steps.push(Step::One(&self.pattern[start..self.at]));
        }
    }
}

/// How long the character or the class is that a pattern begins with.
fn atom_length(pattern: &[u8]) -> usize {
    match pattern {
        [b'[', b':', rest @ ..] => 3 + rest.iter().position(|byte| *byte == b']').unwrap_or(0),
        [b'[', rest @ ..] => {
            let mut length = 0;
            while rest.get(length).is_some_and(|byte| *byte != b']') {
                length += atom_length(&rest[length..]);
            }
            length + 2
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
fn run(steps: &[Step], text: &str, start: usize, tried: &mut [bool]) -> Option<Groups> {
    let mut groups = Groups::default();
    let (mut step, mut at) = (0, start);
    let mut others = Vec::new();
    loop {
        let fails = match steps.get(step) {
            None => {
                groups[0] = (start, at);
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
                word(text[..at].chars().next_back()) == word(character(text, at))
            }
            Some(Step::Either(first, second)) if !tried[step * (text.len() + 1) + at] => {
                tried[step * (text.len() + 1) + at] = true;
                others.push((step.wrapping_add_signed(*second), at, groups));
                step = step.wrapping_add_signed(*first);
                continue;
            }
            Some(Step::Either(..)) => true,
            Some(Step::Jump(distance)) => {
                step = step.wrapping_add_signed(*distance);
                continue;
            }
            Some(Step::Opens(group)) => {
                groups[*group] = (at, at);
                false
            }
            Some(Step::Closes(group)) => {
                groups[*group].1 = at;
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
        Some(groups[..count].iter().map(|(start, end)| text[*start..*end].to_owned()).collect())
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
