//! A person in one cell: a name, an address, both like `Noor Haddad <noor@example.org>`, or an object as scripts write
//! it into a table.

use crate::ticket::read::person;
use crate::ticket::read::slots::{Slots, Target};
use crate::verdict::is_email;
use serde_json::{Map, Value};

/// The person that a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    who: &'static str,
    name: &'static str,
    email: &'static str,
    /// Whether the column holds the name.
    is_name: bool,
    /// Whether only its first values say that it holds addresses: what is none is a name.
    is_by_values: bool,
}

impl Person {
    /// The person whose name or address a field is, if it is one.
    pub fn of(field: &str, is_by_values: bool) -> Option<Self> {
        let (who, name, email) = match field {
            "ticket.agent.name" | "ticket.agent.email" => {
                ("agent", "ticket.agent.name", "ticket.agent.email")
            }
            "ticket.requester.name" | "ticket.from_email" => {
                ("requester", "ticket.requester.name", "ticket.from_email")
            }
            "ticket.requester.email" => ("requester", "ticket.requester.name", "ticket.requester.email"),
            _ => return None,
        };
        Some(Self { who, name, email, is_name: field == name, is_by_values })
    }

    /// Takes the cell of such a column in.
    pub fn cell(self, slots: &mut Slots, column: &Target, text: &str) {
        let cell = text.trim();
        if cell.starts_with('{')
            && let Some(map) = object(cell)
        {
            return slots.object(self.who, self.who, &map, 1);
        }
        if let Some((name, address)) = person(cell) {
            slots.beside(self.name, name.into());
            return slots.beside(self.email, address.into());
        }
        if self.is_by_values && !cell.contains('@') {
            slots.beside(self.name, cell.into());
            return slots.beside(self.email, Value::Null);
        }
        if self.is_name && cell.contains('@') && is_email(cell) {
            slots.beside(self.email, cell.into());
        }
        slots.cell(column, text);
    }
}

/// The object of a cell: JSON, or what Python prints.
fn object(text: &str) -> Option<Map<String, Value>> {
    let read = |text: &str| serde_json::from_str(text).ok();
    read(text).or_else(|| read(&json_of_python(text)))
}

/// JSON of what Python prints: single quotes, None, True, False.
fn json_of_python(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let mut open = None;
    let mut word = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if open.is_none() && c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        let name = std::mem::take(&mut word);
        json.push_str(match name.as_str() {
            "None" | "nan" => "null",
            "True" => "true",
            "False" => "false",
            other => other,
        });
        match c {
            '\'' | '"' if open.is_none() => {
                open = Some(c);
                json.push('"');
            }
            _ if open == Some(c) => {
                open = None;
                json.push('"');
            }
            '"' => json.push_str("\\\""),
            '\\' if open.is_some() => match rest.next() {
                Some('\'') => json.push('\''),
                Some(c) => json.extend(['\\', c]),
                None => {}
            },
            c => json.push(c),
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_python_prints() {
        for (text, json) in [
            ("{'id': 9, 'a': None, 'b': True}", r#"{"id":9,"a":null,"b":true}"#),
            (
                "{'name': \"O'Brien\", 'said': 'a \"b\" \\'c\\''}",
                r#"{"name":"O'Brien","said":"a \"b\" 'c'"}"#,
            ),
            (r#"{"name":"None"}"#, r#"{"name":"None"}"#),
        ] {
            assert_eq!(object(text).map(|map| Value::Object(map).to_string()).as_deref(), Some(json));
        }
        assert_eq!(object("{'name': "), None);
    }
}
