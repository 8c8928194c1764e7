//! A person in one cell: a name, an address, both like `Noor Haddad <noor@example.org>`, or an object as scripts write
//! it into a table.

use crate::ticket::read::slots::{Slots, Target};
use crate::ticket::read::{notation, person};
use crate::verdict::is_email;
use serde_json::Value;

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
            && let Some(map) = notation::object(cell)
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
