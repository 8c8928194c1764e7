//! The words for what stands for a value: a field of the ticket, a variable, a text.

use super::filter::{self, ArgumentWords};
use super::tag::LOOP;
use crate::placeholder::{Placeholder, ROOTS};
use crate::text::{QUOTED, shorten};
use crate::ticket::field;
use ruby_liquid::expression::{Expression, ExpressionKind, Head, Path, StepKind};
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::value::Value;
use ruby_liquid::{Dialect, Template};

/// Speaks of the parts of one template.
pub(super) struct Words<'t> {
    pub template: &'t Template,
}

impl Words<'_> {
    /// A value, as a noun.
    pub fn noun(&self, value: &Expression) -> String {
        match &value.kind {
            ExpressionKind::Literal(Value::Nil) => "nothing".to_owned(),
            ExpressionKind::Literal(Value::Text(text)) => quoted(text).noun,
            ExpressionKind::Literal(Value::Range(first, last)) => {
                format!("the numbers from {first} to {last}")
            }
            ExpressionKind::Literal(_) => self.as_written(value),
            ExpressionKind::Range(ends) => {
                format!("the numbers from {} to {}", self.noun(&ends.0), self.noun(&ends.1))
            }
            ExpressionKind::Path(Path { head: Head::Nothing, .. }) => "nothing".to_owned(),
            ExpressionKind::Path(path) => match dotted(path) {
                Some(path) => path_words(&path),
                None => self.as_written(value),
            },
        }
    }

    /// The same as the first words of a sentence: a variable's name alone would not look like one.
    fn subject(&self, value: &Expression) -> String {
        let noun = self.noun(value);
        match &value.kind {
            ExpressionKind::Path(_) if !noun.contains(' ') => format!("the value of {noun}"),
            _ => noun,
        }
    }

    fn as_written(&self, value: &Expression) -> String {
        shortened(value.span.of(self.template.source()).trim())
    }

    /// A value with what its filters make of it, as one phrase; and sentences on those that do not work.
    pub fn pipeline(&self, pipeline: &Pipeline, begins: bool) -> (String, String) {
        let Some(value) = &pipeline.value else { return ("nothing".to_owned(), String::new()) };
        let mut words = if begins { self.subject(value) } else { self.noun(value) };
        let mut trouble = String::new();
        for call in &pipeline.filters {
            let Some(known) = call.filter else {
                trouble.push_str(&format!(
                    " {} does nothing in Liquid {}: the value passes unchanged.",
                    call.name,
                    version(self.template.dialect())
                ));
                continue;
            };
            // Named arguments count as one more, and only `default` knows what to do with it.
            let told: Vec<ArgumentWords> = call
                .arguments
                .iter()
                .filter(|argument| argument.name.is_none())
                .map(|argument| self.told(&argument.value))
                .collect();
            let count = told.len() + usize::from(told.len() < call.arguments.len());
            match filter::phrase(known.name, &told) {
                Some(phrase) if known.takes(count) => {
                    words.push_str(", ");
                    words.push_str(&phrase);
                }
                _ => trouble.push_str(&format!(
                    " {} gets too {} values: it writes “Liquid error” instead.",
                    call.name,
                    if count < known.least { "few" } else { "many" }
                )),
            }
        }
        (words, trouble)
    }

    fn told(&self, value: &Expression) -> ArgumentWords {
        match &value.kind {
            ExpressionKind::Literal(Value::Text(text)) => quoted(text),
            _ => {
                let noun = self.noun(value);
                ArgumentWords { each: noun.clone(), noun, empty: false }
            }
        }
    }
}

/// The words for the version of Liquid.
fn version(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::V2_4 => "2.4",
        Dialect::V5 => "5",
    }
}

/// Several things in a row: `a, b and c`.
pub(super) fn row(things: &[String], last: &str) -> String {
    match things {
        [] => "nothing".to_owned(),
        [all @ .., end] if !all.is_empty() => format!("{} {last} {end}", all.join(", ")),
        [one, ..] => one.clone(),
    }
}

/// A sentence, with a large letter in front and a full stop at its end.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let stop = if words.ends_with(['.', '…']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

/// A text that stands in the template in quotes.
pub(super) fn quoted(text: &str) -> ArgumentWords {
    let named = match text {
        "" => Some("nothing"),
        " " => Some("space"),
        "," => Some("comma"),
        "." => Some("period"),
        "\n" => Some("line break"),
        "\t" => Some("tab"),
        _ => None,
    };
    if let Some(name) = named {
        let noun = if text.is_empty() { name.to_owned() } else { format!("a {name}") };
        return ArgumentWords { noun, each: name.to_owned(), empty: text.is_empty() };
    }
    let mut letters = text.chars();
    let sign = matches!((letters.next(), letters.next()), (Some(c), None) if !c.is_alphanumeric() && !c.is_control());
    let noun = if sign { text.to_owned() } else { format!("“{}”", shortened(text)) };
    ArgumentWords { each: noun.clone(), noun, empty: false }
}

fn shortened(text: &str) -> String {
    shorten(&text.replace(['\n', '\r', '\t'], " "), QUOTED)
}

/// A path whose every step is a name, with dots between them.
fn dotted(path: &Path) -> Option<String> {
    let name = |value: &Expression| match &value.kind {
        ExpressionKind::Literal(Value::Text(name)) => Some(name.to_string()),
        _ => None,
    };
    let mut text = match &path.head {
        Head::Name(_, head, _) => head.to_string(),
        Head::Computed(value) => name(value)?,
        Head::Nothing => return None,
    };
    for step in &path.steps {
        text.push('.');
        match &step.kind {
            StepKind::Name(name) => text.push_str(name),
            StepKind::Computed(value) => text.push_str(&name(value)?),
        }
    }
    Some(text)
}

fn path_words(path: &str) -> String {
    if let Some((_, words)) = LOOP.iter().find(|(name, _)| *name == path) {
        return (*words).to_owned();
    }
    for (step, words) in [(".size", "the size of "), (".first", "the first of "), (".last", "the last of ")] {
        if let Some(rest) = path.strip_suffix(step) {
            return format!("{words}{}", path_words(rest));
        }
    }
    let is_field = path.contains('.') || path != "ticket";
    let root = path.split('.').next().unwrap_or_default();
    match Placeholder::read(path) {
        Ok(placeholder) if is_field && ROOTS.contains(&root) => field_words(&placeholder),
        _ => shortened(path),
    }
}

/// Whose a field is: how its path begins, how its label may begin, and who that is.
const OWNERS: [(&str, &str, &str); 6] = [
    ("ticket.requester.", "Requester ", "requester"),
    ("ticket.contact.", "Requester ", "requester"),
    ("ticket.agent.", "Agent ", "agent"),
    ("ticket.company.", "Company ", "company"),
    ("event_performer.", "Event performer ", "event performer"),
    ("ticket.", "Ticket ", "ticket"),
];

fn field_words(placeholder: &Placeholder) -> String {
    let path = placeholder.as_str();
    let label = field::label(placeholder);
    if placeholder.names().any(|name| name.starts_with("cf_")) {
        return format!("the field “{label}”");
    }
    if field::find(placeholder).is_none() {
        return format!("the field {path}, which Freshdesk does not list");
    }
    let Some((start, prefix, owner)) = OWNERS.into_iter().find(|(start, ..)| path.starts_with(start)) else {
        return format!("the {}", small(&label));
    };
    if label.ends_with(" on") || label.ends_with(" by") || label.starts_with("From ") {
        return format!("the {owner}'s “{label}”");
    }
    let what = match label.strip_prefix(prefix) {
        Some(rest) => small(rest),
        None if owner == "ticket" => small(&label.replace("ticket ", "")),
        None => path.strip_prefix(start).unwrap_or_default().replace('_', " "),
    };
    format!("the {owner}'s {what}")
}

/// With a small letter in front, unless it is a word of capitals.
fn small(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().to_string() + letters.as_str()
        }
        _ => label.to_owned(),
    }
}
