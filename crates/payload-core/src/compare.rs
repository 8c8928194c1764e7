//! Two templates compared by what they send, not by their letters.

mod groups;
mod with_rule;

pub use groups::Group;
pub use with_rule::{Other, channel_of, compare_with};

use crate::assumptions::Assumptions;
use crate::checks::sets;
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::{Branch, Harmless, Reads, payload};
use crate::text::html;
use crate::ticket::{Ticket, field, sample};
use crate::workspace::Workspace;
use ruby_liquid::Clock;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// What two templates send differently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The differences, in the order of the payloads.
    pub differences: Vec<Difference>,
    /// How many tickets both were tried on.
    pub tried: usize,
    /// What each sends for the sample ticket, where that differs: the keys, and both values.
    pub now: Vec<(String, Option<String>, Option<String>)>,
}

/// One value that two templates send differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The keys down to it, joined by dots; empty for the payload as a whole.
    pub path: String,
    /// How it differs.
    pub kind: Change,
    /// The first ticket for which it does.
    pub ticket: String,
}

/// How a value differs from the first template to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Only the second sends it.
    Added(String),
    /// Only the first sends it.
    Removed(String),
    /// Both send it, with different values.
    Changed(String, String),
    /// Both send it, and for every ordinary ticket the same; only spaces, quotes, backslashes and escaped signs of an
    /// odd value are cleaned in another way.
    Cleaned(String, String),
    /// The payload of the first is JSON, that of the second is not.
    Breaks,
    /// The payload of the second is JSON, that of the first is not.
    Holds,
}

impl Comparison {
    /// Whether both send the same for every ticket that was tried.
    pub fn is_same(&self) -> bool {
        self.differences.is_empty()
    }

    /// Whether both mean the same: they differ at most in how odd values are cleaned.
    pub fn means_the_same(&self) -> bool {
        self.differences.iter().all(|difference| matches!(difference.kind, Change::Cleaned(..)))
    }
}

/// So many branches of each template are tried.
const MAX_BRANCHES: usize = 60;

/// Compares two templates of a channel over the built-in tickets, over values for every placeholder that either reads,
/// over tickets that take their branches, and over what Freshdesk might do.
pub fn compare(first: &str, second: &str, channel: &str, workspace: &Workspace, clock: Clock) -> Comparison {
    let mut comparison = Comparison::default();
    let liquid = workspace.assumptions.liquid;
    let templates = [first, second].map(|text| workspace.assumptions.parse(text));
    let sent = |ticket: &Ticket, assumptions: Assumptions| {
        let data = Assumptions { liquid, ..assumptions }.hand_over(ticket);
        templates.each_ref().map(|template| payload(template, &data, clock))
    };
    let fields = Reads::fields_of(&templates, clock);
    let flag = &workspace.options.do_not_send.settings.field;
    let [first, _] = &templates;
    let harmless = Harmless::of(first, &fields, flag, channel, clock);
    let branches = templates.iter().flat_map(|template| {
        let branches = Branch::all(template, &harmless.ticket).into_iter().take(MAX_BRANCHES);
        branches.map(|branch| (branch.name(), branch.of(&harmless.ticket), workspace.assumptions))
    });
    let mut known = HashSet::new();
    for (name, ticket, assumptions) in cases(&fields, &harmless, workspace).into_iter().chain(branches) {
        comparison.tried += 1;
        for (path, kind) in changes(&sent(&ticket, assumptions)) {
            let kind = match kind {
                Change::Changed(one, other) if !is_ordinary(&name) && letters(&one) == letters(&other) => {
                    Change::Cleaned(one, other)
                }
                kind => kind,
            };
            if known.insert((path.clone(), std::mem::discriminant(&kind))) {
                comparison.differences.push(Difference { path, kind, ticket: name.clone() });
            }
        }
    }
    // A value that is another one for an ordinary ticket is cleaned in another way, too: that is told already.
    let changed: HashSet<String> = comparison
        .differences
        .iter()
        .filter(|one| matches!(one.kind, Change::Changed(..)))
        .map(|one| one.path.clone())
        .collect();
    comparison
        .differences
        .retain(|one| !matches!(one.kind, Change::Cleaned(..)) || !changed.contains(&one.path));
    let now = sent(&harmless.tried(&workspace.ticket), workspace.assumptions);
    comparison.now = changes(&now)
        .into_iter()
        .map(|(path, kind)| match kind {
            Change::Added(value) => (path, None, Some(value)),
            Change::Removed(value) => (path, Some(value), None),
            Change::Changed(one, other) | Change::Cleaned(one, other) => (path, Some(one), Some(other)),
            Change::Breaks => (path, Some("JSON".to_owned()), Some("not JSON".to_owned())),
            Change::Holds => (path, Some("not JSON".to_owned()), Some("JSON".to_owned())),
        })
        .collect();
    comparison
}

/// Whether a ticket is built in, and one that arrives every day.
pub fn is_ordinary(ticket: &str) -> bool {
    sample::SAMPLES.iter().any(|sample| sample.kind == sample::Kind::Ordinary && sample.name == ticket)
}

/// What is left of a value without all that is cleaned: spaces, quotes, backslashes, and HTML's escapes.
fn letters(value: &str) -> String {
    let mut plain = html::unescaped(value);
    plain.retain(|c| !c.is_whitespace() && !['"', '\'', '\\'].contains(&c));
    plain
}

/// Tickets by name, and what Freshdesk does with each.
fn cases(
    fields: &[Placeholder],
    harmless: &Harmless,
    workspace: &Workspace,
) -> Vec<(String, Ticket, Assumptions)> {
    let own = workspace.assumptions;
    let filled = |sample: &sample::Sample| (sample.name.to_owned(), harmless.fill(sample));
    let mut cases: Vec<_> =
        sample::SAMPLES.iter().map(filled).map(|(name, ticket)| (name, ticket, own)).collect();
    for set in sets(&fields.iter().collect::<Vec<_>>()) {
        let label = match set[..] {
            [only] => field::label(only),
            _ => "Several fields".to_owned(),
        };
        for (words, value) in values() {
            let mut ticket = harmless.ticket.clone();
            set.iter().for_each(|field| ticket.set(field, value.clone()));
            cases.push((format!("{label} {words}"), ticket, own));
        }
    }
    for sample in ["ordinary", "do-not-send", "quotes", "bare"] {
        let Some(sample) = sample::Sample::find(sample) else { continue };
        for assumptions in Assumptions::all().filter(|all| all.liquid == own.liquid) {
            let (name, ticket) = filled(sample);
            cases.push((name, ticket, assumptions));
        }
    }
    cases
}

/// Values that tell templates apart; `None` stands for a missing one.
fn values() -> [(&'static str, Option<Value>); 9] {
    [
        ("missing", None),
        ("empty", Some(json!(""))),
        ("with spaces around it", Some(json!(" a  b "))),
        ("with a quote", Some(json!("a\"b"))),
        ("with a backslash", Some(json!("a\\b"))),
        ("with a line break", Some(json!("a\nb"))),
        ("with commas", Some(json!("a, b,c d, ,e"))),
        ("ticked", Some(json!(true))),
        (
            "with thirty items",
            Some(json!((1..=30).map(|at| format!("t{at}")).collect::<Vec<_>>().join(", "))),
        ),
    ]
}

fn changes([first, second]: &[Option<Json>; 2]) -> Vec<(String, Change)> {
    let (first, second) = match (first, second) {
        (Some(first), Some(second)) => (flat(first), flat(second)),
        (Some(_), None) => return vec![(String::new(), Change::Breaks)],
        (None, Some(_)) => return vec![(String::new(), Change::Holds)],
        (None, None) => return Vec::new(),
    };
    let by_path = |values: &[(String, String)]| values.iter().cloned().collect::<HashMap<_, _>>();
    let (before, after) = (by_path(&first), by_path(&second));
    let mut changes = Vec::new();
    for (path, value) in first {
        match after.get(&path) {
            None => changes.push((path, Change::Removed(value))),
            Some(other) if *other != value => changes.push((path, Change::Changed(value, other.clone()))),
            Some(_) => {}
        }
    }
    let added = second.into_iter().filter(|(path, _)| !before.contains_key(path));
    changes.extend(added.map(|(path, value)| (path, Change::Added(value))));
    changes
}

/// Every value by the keys down to it; lists are one value. The last of a key that comes twice counts.
fn flat(json: &Json) -> Vec<(String, String)> {
    fn go(json: &Json, path: &str, values: &mut Vec<(String, String)>) {
        if let Kind::Object(members) = &json.kind {
            for member in members {
                let path = match path {
                    "" => member.key.clone(),
                    path => format!("{path}.{}", member.key),
                };
                go(&member.value, &path, values);
            }
        } else {
            values.push((path.to_owned(), json.formatted()));
        }
    }
    let mut values = Vec::new();
    go(json, "", &mut values);
    let mut seen = HashSet::new();
    values.reverse();
    values.retain(|(path, _)| seen.insert(path.clone()));
    values.reverse();
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};

    const NOW: Clock = Clock(1_767_600_000);

    fn told(first: &str, second: &str) -> Vec<String> {
        let comparison = compare(first, second, "email", &Workspace::default(), NOW);
        let tell = |one: &Difference| {
            let kind = match &one.kind {
                Change::Added(_) => "added",
                Change::Removed(_) => "removed",
                Change::Changed(..) => "changed",
                Change::Cleaned(..) => "cleaned",
                Change::Breaks => "breaks",
                Change::Holds => "holds",
            };
            format!("{} {kind}: {}", one.path, one.ticket)
        };
        comparison.differences.iter().map(tell).collect()
    }

    #[test]
    fn letters_do_not_count() {
        let guide = Options::of(Preset::Guide).write("email").text;
        assert_eq!(told(&guide, &guide.replace("\",", "\" ,").replace("{{", "{{ ")), [""; 0]);
        let robust = Options::default();
        let mut one_line = robust.clone();
        one_line.style.layout = crate::options::Layout::OneLine;
        assert_eq!(told(&robust.write("email").text, &one_line.write("email").text), [""; 0]);
    }

    #[test]
    fn tells_what_is_sent_differently() {
        let first =
            r#"{"channel": "email", "customer": {"name": "{{ ticket.requester.name }}"}, "brand": "A"}"#;
        let second = r#"{"channel": "chat", "customer": {"name": "{{ ticket.requester.name | remove: '"' }}"}, "tags": []}"#;
        assert_eq!(
            told(first, second),
            [
                "channel changed: An ordinary ticket",
                "brand removed: An ordinary ticket",
                "tags added: An ordinary ticket",
                " holds: A name with quotes",
                "customer.name changed: A name that adds keys",
                "customer.do_not_send removed: A name that adds keys",
                "customer.z removed: A name that adds keys",
                // Where Freshdesk escapes for JSON, what is left of `\\"` is a backslash.
                " breaks: A name with quotes",
            ]
        );
        let comparison = compare(first, second, "email", &Workspace::default(), NOW);
        assert_eq!(comparison.now[0], ("channel".into(), Some("\"email\"".into()), Some("\"chat\"".into())));
    }
}
