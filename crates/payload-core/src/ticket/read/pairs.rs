//! Tickets as lines of names and values: `Status: Resolved`, one below the other, as notes, databases and YAML have
//! them; or all in one line, as logs do (`status=Resolved`).

use super::cover::{AROUND, MANY, is_surely_a_ticket, likeness};
use super::foreign::is_request;
use super::pair::{self, Pair};
use serde_json::{Map, Value};

/// What is said of it.
pub const NOTE: &str = "Read from names and their values in lines, like “Status: Resolved”.";

/// So many lines are looked at.
const LOOKED_AT: usize = 200;

/// Cuts a text into tickets, line by line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    /// Whether each line is a ticket.
    is_a_line_each: bool,
    block: Map<String, Value>,
    /// The name with which each ticket begins.
    first: Option<String>,
    /// The names without a value: where each stands, and what it is called.
    outer: Vec<(usize, usize, String)>,
    /// Whether a line without words stood above.
    is_behind_gap: bool,
    /// Whether each ticket is announced as psql does it: only then a line may stand between name and value.
    is_announced: bool,
}

/// How tickets stand in the lines of a text; nothing where none do.
pub fn of(text: &str) -> Option<Pairs> {
    let lines = || text.lines().take(LOOKED_AT).filter(|line| !line.trim().is_empty());
    // Code has lines like these, too.
    let is_code = |line: &str| {
        line.trim_end().ends_with(['{', '[', '(']) || line.trim_start().starts_with(['{', '}', '<'])
    };
    if is_request(text) || lines().any(is_code) {
        return None;
    }
    let in_blocks = || maps(Pairs::default(), lines()).iter().any(is_whole);
    let in_lines = || lines().any(|line| pair::all(line).is_some_and(|map| is_whole(&map)));
    let is_a_line_each = if in_blocks() { false } else { in_lines().then_some(true)? };
    Some(Pairs { is_a_line_each, ..Pairs::default() })
}

/// The tickets of a text, and what to say of it.
pub fn tickets(text: &str) -> Option<(Vec<Value>, &'static str)> {
    Some((maps(of(text)?, text.lines()).into_iter().map(Value::Object).collect(), NOTE))
}

fn maps<'t>(mut pairs: Pairs, lines: impl Iterator<Item = &'t str>) -> Vec<Map<String, Value>> {
    let mut maps: Vec<_> = lines.filter_map(|line| pairs.line(line)).collect();
    maps.extend(pairs.end());
    maps
}

/// Whether they are a ticket's for sure: many of its names, its number or its subject among them.
fn is_whole(map: &Map<String, Value>) -> bool {
    let is_told = |key: &String| matches!(pair::field(key), Some("ticket.id" | "ticket.subject"));
    is_surely_a_ticket(map) && map.keys().any(is_told)
}

impl Pairs {
    /// Takes a line in; the ticket that ends with it.
    pub fn line(&mut self, line: &str) -> Option<Map<String, Value>> {
        if self.is_a_line_each {
            const LEAST: usize = 2;
            return pair::all(line).filter(|map| likeness(map) >= LEAST);
        }
        if pair::is_gap(line) {
            self.is_announced |= line.starts_with("-[");
            self.is_behind_gap = true;
            return None;
        }
        let Some(pair) = pair::of(line, self.is_announced) else { return self.more(line) };
        let name = self.name(&pair);
        let is_first = *self.first.get_or_insert_with(|| name.clone()) == name;
        let is_known = self.block.contains_key(&name);
        let is_behind_gap = std::mem::take(&mut self.is_behind_gap);
        if is_known && !is_first && !is_behind_gap {
            // A line of a text.
            return self.more(line);
        }
        let ended = if is_known { self.end() } else { None };
        if pair.value.is_empty() && !is_cover(&name) {
            self.outer.push((pair.indent, pair.sign, name.clone()));
        }
        self.block.insert(name, Value::String(pair.value.to_owned()));
        ended
    }

    /// Ends the text; its last ticket.
    pub fn end(&mut self) -> Option<Map<String, Value>> {
        self.outer.clear();
        Some(std::mem::take(&mut self.block)).filter(|block| !block.is_empty())
    }

    /// What a pair is called, with the name that it is indented below: `requester.email`.
    fn name(&mut self, pair: &Pair<'_>) -> String {
        while self.outer.last().is_some_and(|(indent, ..)| *indent >= pair.indent) {
            self.outer.pop();
        }
        match self.outer.last() {
            // Names may be lined up at their ends.
            Some((_, sign, outer)) if *sign != pair.sign => format!("{outer}.{}", pair.name),
            _ => pair.name.to_owned(),
        }
    }

    /// Another line of the last value, or another entry of its list.
    fn more(&mut self, line: &str) -> Option<Map<String, Value>> {
        let text = line.trim();
        let entry = pair::without_bullet(text);
        if let Some((name, Value::String(value))) = self.block.iter_mut().next_back() {
            let is_list = entry.len() < text.len() || pair::field(name) == Some("ticket.tags");
            let gap = if value.is_empty() {
                ""
            } else if is_list {
                ", "
            } else {
                "\n"
            };
            value.push_str(gap);
            value.push_str(if is_list { entry } else { text });
        }
        None
    }
}

/// Whether a name stands for what tickets come wrapped in.
fn is_cover(name: &str) -> bool {
    name.eq_ignore_ascii_case("ticket") || MANY.contains(&name) || AROUND.contains(&name)
}
