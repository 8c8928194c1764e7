//! Tickets as lines of names and values: `Status: Resolved`, one below the other, as notes, databases and YAML have
//! them; or all in one line, as logs do (`status=Resolved`).

use super::envelope::{AROUND, MANY, is_surely_a_ticket, likeness};
use super::not_json::{is_head_of_mail, is_request};
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
    /// The part of the text, as `[requester]`, that the names belong to.
    section: Option<String>,
    /// What may stand between name and value besides the usual: where tickets are announced as psql does it, a line.
    between: Option<char>,
}

/// How tickets stand in the lines of a text; nothing where none do.
pub fn of(text: &str) -> Option<Pairs> {
    form(text, None)
}

fn form(text: &str, between: Option<char>) -> Option<Pairs> {
    let new = || Pairs { between, ..Pairs::default() };
    let lines = || text.lines().take(LOOKED_AT).filter(|line| !line.trim().is_empty());
    // Code has lines like these, too.
    let is_code = |line: &str| {
        line.trim_end().ends_with(['{', '[', '(']) || line.trim_start().starts_with(['{', '}', '<'])
    };
    let is_mail =
        lines().next().and_then(|line| pair::of(line, None)).is_some_and(|pair| is_head_of_mail(pair.name));
    if is_mail || is_request(text) || lines().any(is_code) {
        return None;
    }
    let in_blocks = || maps(new(), lines()).iter().any(is_whole);
    let in_lines = || lines().any(|line| pair::all(line).is_some_and(|map| is_whole(&map)));
    let is_a_line_each = if in_blocks() { false } else { in_lines().then_some(true)? };
    Some(Pairs { is_a_line_each, ..new() })
}

/// The tickets of a text, and what to say of it.
pub fn tickets(text: &str) -> Option<(Vec<Value>, &'static str)> {
    // Two columns of a table.
    let columns = || ['\t', '|', ';'].into_iter().find_map(|sign| form(text, Some(sign)));
    let found = of(text).or_else(columns).map(|pairs| maps(pairs, text.lines()));
    let maps = found.or_else(|| GAPS.iter().find_map(|gap| apart(text, gap)))?;
    Some((maps.into_iter().map(Value::Object).collect(), NOTE))
}

/// What else stands between a name and its value.
const GAPS: [&str; 5] = ["  ", " - ", " – ", " -> ", " → "];

/// The tickets of a text that has such a gap for a colon.
fn apart(text: &str, gap: &str) -> Option<Vec<Map<String, Value>>> {
    let with_colon = |line: &str| match line.trim().split_once(gap) {
        Some((name, value)) => format!("{}: {}\n", name.trim_end(), value.trim()),
        None => format!("{line}\n"),
    };
    let text: String = text.lines().map(with_colon).collect();
    Some(maps(of(&text)?, text.lines()))
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
            self.between = if line.starts_with("-[") { Some('|') } else { self.between };
            self.is_behind_gap = true;
            return None;
        }
        if let Some(section) = pair::section(line) {
            self.outer.clear();
            self.section = Some(section.to_owned()).filter(|section| !is_cover(section));
            return None;
        }
        let Some(pair) = pair::of(line, self.between) else { return self.more(line) };
        let name = self.name(&pair);
        let is_first = *self.first.get_or_insert_with(|| name.clone()) == name;
        let is_known = self.block.contains_key(&name);
        if is_known && !is_first && self.is_in_text(&name) {
            return self.more(line);
        }
        self.is_behind_gap = false;
        let ended = if is_known { self.end() } else { None };
        if pair.value.is_empty() && !is_cover(&name) {
            self.outer.push((pair.indent, pair.sign, name.clone()));
        }
        for (name, value) in flow(&name, pair.value).unwrap_or_else(|| vec![(name, pair.value)]) {
            self.block.insert(name, Value::String(value.to_owned()));
        }
        ended
    }

    /// Whether a name that was there before is a part of what the last one holds: a text, or one more of its values.
    fn is_in_text(&self, name: &str) -> bool {
        self.block
            .keys()
            .next_back()
            .is_some_and(|last| is_prose(last) || (last == name && !self.is_behind_gap))
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
            _ => match &self.section {
                Some(section) => format!("{section}.{}", pair.name),
                None => pair.name.to_owned(),
            },
        }
    }

    /// Another line of the last value, or another entry of its list. Behind a gap only a text goes on.
    fn more(&mut self, line: &str) -> Option<Map<String, Value>> {
        let text = line.trim();
        if self.is_behind_gap && !self.block.keys().next_back().is_some_and(|last| is_prose(last)) {
            return None;
        }
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

/// Whether what a name holds may go on over several paragraphs.
fn is_prose(name: &str) -> bool {
    let field = pair::field(name).unwrap_or_default();
    ["ticket.description", "ticket.latest_"].iter().any(|start| field.starts_with(start))
}

/// The names and values of an object in one line, as YAML has it: `{name: Noor, email: noor@example.org}`.
fn flow<'v>(outer: &str, value: &'v str) -> Option<Vec<(String, &'v str)>> {
    let inside = value.strip_prefix('{')?.strip_suffix('}')?;
    let named = |part| pair::of(part, None).map(|pair| (format!("{outer}.{}", pair.name), pair.value));
    inside.split(", ").map(named).collect()
}

/// Whether a name stands for what tickets come wrapped in.
fn is_cover(name: &str) -> bool {
    name.eq_ignore_ascii_case("ticket") || MANY.contains(&name) || AROUND.contains(&name)
}
