//! The built-in sample tickets: ordinary ones, and those that break careless templates.

use super::Ticket;
use crate::placeholder::Placeholder;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A built-in ticket: what sets it apart from the ordinary one.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// A stable word for settings and links.
    pub id: &'static str,
    /// Its name in the picker.
    pub name: &'static str,
    /// Whether it is a usual ticket or one made to break templates.
    pub kind: Kind,
    changes: fn() -> Vec<(&'static str, Value)>,
}

/// What a sample is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What arrives every day.
    Ordinary,
    /// What arrives one day.
    Hostile,
}

/// The name of the checkbox field in the guide.
pub const DO_NOT_SEND: &str = "ticket.cf_do_not_send_stella_connect_request";

const NAME: &str = "ticket.requester.name";
const EMAILS: [&str; 2] = ["ticket.from_email", "ticket.requester.email"];

fn name(value: &str) -> Vec<(&'static str, Value)> {
    vec![(NAME, json!(value))]
}

fn emails(value: Value) -> Vec<(&'static str, Value)> {
    EMAILS.map(|path| (path, value.clone())).into()
}

fn tags(value: &str) -> Vec<(&'static str, Value)> {
    vec![("ticket.tags", json!(value))]
}

/// What a sample changes; null takes the value away.
macro_rules! sample {
    ($kind:ident, $id:literal, $name:literal, $changes:expr) => {
        Sample { id: $id, name: $name, kind: Kind::$kind, changes: || $changes }
    };
}

/// Every built-in ticket; the first is the one the page opens with.
pub const SAMPLES: &[Sample] = &[
    sample!(Ordinary, "ordinary", "An ordinary ticket", vec![]),
    sample!(Ordinary, "do-not-send", "Do not send is ticked", vec![(DO_NOT_SEND, json!(true))]),
    sample!(Ordinary, "no-tags", "No tags", tags("")),
    sample!(Ordinary, "japanese", "A Japanese customer", {
        let mut changes = name("山田 花子");
        changes.push(("ticket.requester.language", json!("ja-JP")));
        changes
    }),
    sample!(
        Ordinary,
        "latin-america",
        "Spanish (Latin America)",
        vec![("ticket.requester.language", json!("es-LA")), (NAME, json!("José Muñoz"))]
    ),
    sample!(Ordinary, "no-email", "No e-mail address", emails(Value::Null)),
    sample!(
        Ordinary,
        "no-agent",
        "Nobody assigned",
        vec![("ticket.agent.email", Value::Null), ("ticket.agent.name", Value::Null)]
    ),
    sample!(
        Ordinary,
        "bare",
        "Only an ID",
        ORDINARY
            .iter()
            .filter(|(path, _)| *path != "ticket.id")
            .map(|(path, _)| (*path, Value::Null))
            .collect()
    ),
    sample!(Hostile, "quotes", "A name with quotes", name("Ann \"Al\" Lee")),
    sample!(Hostile, "backslash", "A name with a backslash", name("DOM\\newuser")),
    sample!(Hostile, "backslash-end", "A name that ends in a backslash", name("Ann\\")),
    sample!(Hostile, "line-break", "A name with a line break and a tab", name("Ann\r\n\tLee")),
    sample!(Hostile, "injection", "A name that adds keys", name("x\", \"do_not_send\": true, \"z\": \"")),
    sample!(Hostile, "html", "A name with HTML", name("<b>Ann</b> & \"Co\" </script>")),
    sample!(Hostile, "liquid", "A name with Liquid", name("{{ ticket.id }}{% raw %}")),
    sample!(
        Hostile,
        "control",
        "A name with control characters",
        name("A\u{0}n\u{1}n\u{b} \u{1b}[31mLee\u{1f}")
    ),
    sample!(
        Hostile,
        "right-to-left",
        "A right-to-left name with emoji",
        name("\u{202e}שרה כהן\u{202c} 👩\u{200d}💻\u{2028}!")
    ),
    sample!(Hostile, "long", "A very long name", name(&"Maximiliane ".repeat(400))),
    sample!(Hostile, "blank-name", "A name of blanks", name(" \t ")),
    sample!(Hostile, "email-blanks", "An e-mail with blanks around it", emails(json!(" ann@example.com \n"))),
    sample!(Hostile, "email-quote", "An e-mail with quotes", emails(json!("\"ann lee\"@example.com"))),
    sample!(Hostile, "tag-quotes", "Tags with quotes and backslashes", tags("5\" screen, C:\\new, o'hara")),
    sample!(Hostile, "tag-gaps", "Tags with gaps", tags(", vip,, ,refund,")),
    sample!(
        Hostile,
        "tags-25",
        "Twenty-five tags",
        tags(&(1..=25).map(|n| format!("tag {n}")).collect::<Vec<_>>().join(", "))
    ),
    sample!(
        Hostile,
        "odd-fields",
        "Quotes in every other field",
        vec![
            ("ticket.cf_brand", json!("Acme \"EU\"")),
            ("ticket.brand", json!("Acme \"EU\"")),
            ("ticket.requester.language", json!("e\"n")),
            ("ticket.agent.email", json!("may\"a@acme.example")),
            ("ticket.url", json!("https://acme.freshdesk.com/\"x\"\\")),
            ("ticket.group.name", json!("Billing \"EU\"\\")),
            ("ticket.ticket_type", json!("5\" screen\n")),
            (DO_NOT_SEND, json!("\"")),
        ]
    ),
];

const ORDINARY: &[(&str, &str)] = &[
    ("ticket.id", "1042"),
    ("ticket.url", "https://acme.freshdesk.com/helpdesk/tickets/1042"),
    ("ticket.subject", "My invoice is wrong"),
    ("ticket.from_email", "ann@example.com"),
    ("ticket.requester.name", "Ann Lee"),
    ("ticket.requester.email", "ann@example.com"),
    ("ticket.requester.language", "en"),
    ("ticket.agent.name", "Maya Ortiz"),
    ("ticket.agent.email", "maya@acme.example"),
    ("ticket.tags", "vip, billing issue"),
    ("ticket.status", "Resolved"),
    ("ticket.source_name", "Email"),
    ("ticket.ticket_type", "Question"),
    ("ticket.group.name", "Billing"),
    ("ticket.brand", "Acme"),
    ("ticket.cf_brand", "Acme"),
];

/// The ticket that the page opens with.
pub fn ordinary() -> Ticket {
    let mut ticket = Ticket::with([]);
    for (path, text) in ORDINARY {
        let value = if *path == "ticket.id" { json!(1042) } else { json!(text) };
        ticket.set(&Placeholder::known(path), Some(value));
    }
    ticket.set(&Placeholder::known(DO_NOT_SEND), Some(json!(false)));
    ticket
}

impl Sample {
    /// The ticket itself.
    pub fn ticket(&self) -> Ticket {
        let mut ticket = ordinary();
        for (path, value) in (self.changes)() {
            let value = if value.is_null() { None } else { Some(value) };
            ticket.set(&Placeholder::known(path), value);
        }
        ticket
    }

    /// The sample of that word.
    pub fn find(id: &str) -> Option<&'static Sample> {
        SAMPLES.iter().find(|sample| sample.id == id)
    }
}

/// Whether a ticket is one of the built-in ones.
pub fn is_built_in(ticket: &Ticket) -> bool {
    static BUILT_IN: LazyLock<Vec<Ticket>> = LazyLock::new(|| SAMPLES.iter().map(Sample::ticket).collect());
    BUILT_IN.contains(ticket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_differs_and_has_its_own_id() {
        for (at, sample) in SAMPLES.iter().enumerate() {
            for other in &SAMPLES[..at] {
                assert_ne!(sample.id, other.id);
                assert_ne!(sample.ticket(), other.ticket(), "{} and {}", sample.id, other.id);
            }
        }
    }
}
