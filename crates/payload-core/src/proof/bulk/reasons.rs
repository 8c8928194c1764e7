//! Why tickets of a file get no survey: by what happens, and by the field whose value is behind it.

use super::report::TicketOutcome;
use crate::placeholder::Placeholder;
use crate::proof::words;
use crate::ticket::{Ticket, field};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many tickets of a reason are shown as examples.
pub const MAX_EXAMPLES: usize = 3;

/// A reason, and how many tickets have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The reason, in few words.
    pub what: String,
    /// The field whose value is behind it, where one is.
    pub field: Option<Placeholder>,
    /// What comes of it.
    pub result: TicketOutcome,
    /// Whether the template is the cause.
    pub by_template: bool,
    /// How many tickets have it.
    pub times: usize,
    /// The first tickets of the file that fail for it, at most [`MAX_EXAMPLES`].
    pub examples: Vec<Example>,
}

/// A ticket that fails for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Its number in the file, from 1.
    pub row: usize,
    /// The value of the field that is behind it, as it can be seen.
    pub value: Option<String>,
}

impl Reason {
    /// The reason of one ticket that has done nothing wrong.
    pub fn plain(what: String, result: TicketOutcome) -> Self {
        Self { what, field: None, result, by_template: false, times: 1, examples: Vec::new() }
    }

    /// Shows a ticket as an example.
    pub fn shown_by(&mut self, row: usize, ticket: &Ticket) {
        let value = |field| match ticket.get(field) {
            None | Some(Value::Null) => "no value".to_owned(),
            Some(value) => words::shown(value),
        };
        self.examples.push(Example { row, value: self.field.as_ref().map(value) });
    }

    /// Whether both are the same reason.
    pub fn is_like(&self, other: &Reason) -> bool {
        (&self.what, &self.field, self.result, self.by_template)
            == (&other.what, &other.field, other.result, other.by_template)
    }

    /// Takes other tickets of the same reason in.
    pub fn join(&mut self, other: Reason) {
        self.times += other.times;
        self.examples.extend(other.examples);
        self.examples.sort_by_key(|example| example.row);
        self.examples.truncate(MAX_EXAMPLES);
    }

    /// The reason on screen: `Not JSON: Requester name`, `Rejected: Employee not found`.
    pub fn sentence(&self) -> String {
        let result = self.result.label();
        let field = self.field.as_ref().map(field::label);
        let what = Some(&self.what).filter(|what| *what != result).cloned();
        let parts: Vec<String> = what.into_iter().chain(field).collect();
        let cause = if self.by_template { " (cause: the template)" } else { "" };
        match parts.is_empty() {
            true => format!("{result}{cause}"),
            false => format!("{result}: {}{cause}", parts.join(", ")),
        }
    }
}
