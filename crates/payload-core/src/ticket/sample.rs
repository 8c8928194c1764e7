//! The built-in sample tickets: ordinary ones, and those that break careless templates.

use super::Ticket;
use super::field::FIELDS;
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
const FIRST_NAME: &str = "ticket.requester.firstname";
const LAST_NAME: &str = "ticket.requester.lastname";
const EMAILS: [&str; 2] = ["ticket.from_email", "ticket.requester.email"];

/// The names of the requester: each of them hostile, as a template may read any.
fn name(value: &str) -> Vec<(&'static str, Value)> {
    [NAME, FIRST_NAME, LAST_NAME].map(|path| (path, json!(value))).into()
}

/// The names of the requester, as people have them.
fn names(first: &str, last: &str, both: &str) -> Vec<(&'static str, Value)> {
    vec![(NAME, json!(both)), (FIRST_NAME, json!(first)), (LAST_NAME, json!(last))]
}

fn emails(value: Value) -> Vec<(&'static str, Value)> {
    EMAILS.map(|path| (path, value.clone())).into()
}

/// Somebody else who is assigned, and who acts.
fn agent(id: &'static str, name: &'static str, email: &'static str) -> Vec<(&'static str, Value)> {
    vec![
        ("ticket.agent.id", json!(id)),
        ("ticket.agent.name", json!(name)),
        ("ticket.agent.email", json!(email)),
        ("ticket.internal_agent.name", json!(name)),
        ("ticket.internal_agent.email", json!(email)),
        ("event_performer.name", json!(name)),
        ("event_performer.email", json!(email)),
    ]
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
        let mut changes = names("花子", "山田", "山田 花子");
        // Other persons than everywhere else: an address that is fixed in a template is nobody's here.
        changes.extend(emails(json!("hanako@example.jp")));
        changes.extend(agent("502", "Kenji Mori", "kenji@acme.example"));
        changes.push(("ticket.requester.language", json!("ja-JP")));
        changes
    }),
    sample!(Ordinary, "latin-america", "Spanish (Latin America)", {
        let mut changes = names("José", "Muñoz", "José Muñoz");
        changes.push(("ticket.requester.language", json!("es-LA")));
        changes
    }),
    sample!(Ordinary, "no-email", "No email address", emails(Value::Null)),
    sample!(Ordinary, "no-agent", "Nobody assigned", vec![("ticket.agent", Value::Null)]),
    sample!(
        Ordinary,
        "bare",
        "Only an ID",
        ordinary_values()
            .map(|(path, _)| (path, Value::Null))
            // Every ticket of Freshdesk has a number and a source.
            .filter(|(path, _)| !["ticket.id", "ticket.source", "ticket.source_name"].contains(path))
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
    sample!(Hostile, "blank-name", "A name of spaces", name(" \t ")),
    sample!(Hostile, "email-blanks", "An email with spaces around it", emails(json!(" ann@example.com \n"))),
    sample!(Hostile, "email-quote", "An email with quotes", emails(json!("\"ann lee\"@example.com"))),
    sample!(Hostile, "tag-quotes", "Tags with quotes and backslashes", tags("5\" screen, C:\\new, o'hara")),
    sample!(Hostile, "tag-gaps", "Tags with gaps", tags(", vip,, ,refund,")),
    sample!(
        Hostile,
        "tags-25",
        "Twenty-five tags",
        tags(&(1..=25).map(|n| format!("tag {n}")).collect::<Vec<_>>().join(", "))
    ),
    sample!(Hostile, "odd-fields", "Quotes in every other field", {
        let odd = |path: &&'static str| (*path, json!("Acme \"EU\"\\"));
        let mut changes: Vec<_> = FREE_TEXT.iter().map(odd).collect();
        changes.extend([
            ("ticket.requester.language", json!("e\"n")),
            ("ticket.agent.email", json!("may\"a@acme.example")),
            ("event_performer.email", json!("may\"a@acme.example")),
            ("ticket.url", json!("https://acme.freshdesk.com/\"x\"\\")),
            ("ticket.ticket_type", json!("5\" screen\n")),
            (DO_NOT_SEND, json!("\"")),
        ]);
        changes
    }),
];

/// What an ordinary ticket has beyond what Freshdesk documents: what templates in public use, and the guide's brand.
const BESIDES: &[(&str, &str)] = &[
    ("ticket.internal_agent.name", "Maya Ortiz"),
    ("ticket.internal_agent.email", "maya@acme.example"),
    ("ticket.internal_group.name", "Billing"),
    ("ticket.product.name", "Acme"),
    ("ticket.company.industry", "Retail"),
    ("ticket.company.account_tier", "Premium"),
    ("ticket.company.health_score", "Happy"),
    ("ticket.company.renewal_date", "2026-12-31"),
    ("ticket.company.note", "Pays by invoice"),
    ("ticket.brand", "Acme"),
    ("ticket.cf_brand", "Acme"),
];

/// Fields that people write as they like, besides the requester's names and the tags.
const FREE_TEXT: &[&str] = &[
    "ticket.cf_brand",
    "ticket.brand",
    "ticket.subject",
    "ticket.description",
    "ticket.description_text",
    "ticket.latest_public_comment",
    "ticket.latest_private_comment",
    "ticket.group.name",
    "ticket.portal_name",
    "ticket.product_description",
    "ticket.product.name",
    "ticket.agent.name",
    "ticket.agent.job_title",
    "event_performer.name",
    "ticket.requester.address",
    "ticket.requester.phone",
    "ticket.requester.mobile",
    "ticket.requester.company_name",
    "ticket.requester.job_title",
    "ticket.company.name",
    "ticket.company.note",
    "helpdesk_name",
];

/// Every field of the ordinary ticket; the contact is the requester, and is not held twice.
fn ordinary_values() -> impl Iterator<Item = (&'static str, &'static str)> {
    let documented = FIELDS.iter().map(|field| (field.path, field.example));
    documented.filter(|(path, _)| !path.starts_with("ticket.contact.")).chain(BESIDES.iter().copied())
}

/// The ordinary ticket with other persons than all the rest: what is the same there is fixed.
pub fn other_persons() -> Option<&'static Sample> {
    Sample::find("japanese")
}

/// The ticket that the page opens with.
pub fn ordinary() -> Ticket {
    static ORDINARY: LazyLock<Ticket> = LazyLock::new(|| {
        let mut ticket = Ticket::with([]);
        for (path, text) in ordinary_values() {
            let value = if path == "ticket.id" { json!(1042) } else { json!(text) };
            ticket.set(&Placeholder::known(path), Some(value));
        }
        ticket.set(&Placeholder::known(DO_NOT_SEND), Some(json!(false)));
        ticket
    });
    ORDINARY.clone()
}

impl PartialEq for Sample {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Sample {
    /// The ticket itself.
    pub fn ticket(&self) -> Ticket {
        let made = SAMPLES.iter().zip(&*BUILT_IN).find(|(sample, _)| *sample == self);
        made.map_or_else(|| self.make(), |(_, ticket)| ticket.clone())
    }

    fn make(&self) -> Ticket {
        #[cfg(test)]
        tests::MADE.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut ticket = ordinary();
        for (path, value) in (self.changes)() {
            let value = if value.is_null() { None } else { Some(value) };
            ticket.set(&Placeholder::known(path), value);
        }
        ticket
    }

    /// Whether it lacks everything on purpose.
    pub fn is_bare(&self) -> bool {
        self.id == "bare"
    }

    /// What it would hold in a field of the account's own that anybody may fill, if it is made to break templates.
    pub fn hostile(&self) -> Option<String> {
        if self.kind != Kind::Hostile {
            return None;
        }
        let (name, ordinary) = (Placeholder::known(NAME), ordinary());
        let own = self.ticket().text(&name);
        match self.id {
            "odd-fields" => Some("Acme \"EU\"\\".to_owned()),
            _ => (own != ordinary.text(&name)).then_some(own),
        }
    }

    /// The sample of that word.
    pub fn find(id: &str) -> Option<&'static Sample> {
        SAMPLES.iter().find(|sample| sample.id == id)
    }
}

/// The built-in tickets, each made once.
static BUILT_IN: LazyLock<Vec<Ticket>> = LazyLock::new(|| SAMPLES.iter().map(Sample::make).collect());

/// Whether a ticket is one of the built-in ones.
pub fn is_built_in(ticket: &Ticket) -> bool {
    built_in(ticket).is_some()
}

/// Whether an address is that of an agent of the built-in tickets, which is nobody's in a real account.
pub fn is_example_agent(address: &str) -> bool {
    let email = Placeholder::known("ticket.agent.email");
    !address.is_empty() && BUILT_IN.iter().any(|ticket| ticket.text(&email) == address)
}

/// The built-in ticket that this one is, if it is one.
pub fn built_in(ticket: &Ticket) -> Option<&'static Sample> {
    SAMPLES.iter().zip(&*BUILT_IN).find(|(_, built_in)| *built_in == ticket).map(|(sample, _)| sample)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::proof::matrix::Proof;
    use crate::workspace::saved::{Place, write};
    use crate::workspace::{Edit, Workspace};
    use ruby_liquid::Clock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// How often a built-in ticket was made, by all tests of this crate.
    pub(super) static MADE: AtomicUsize = AtomicUsize::new(0);

    #[test]
    fn no_built_in_ticket_is_made_again_whatever_is_typed() {
        let mut workspace = Workspace::default();
        for text in ["A", "An", "Ann"] {
            workspace.apply(Edit::Field(Placeholder::known(NAME), Some(json!(text))));
            workspace
                .apply(Edit::Write("email".to_owned(), format!("{{ \"cf\": \"{{{{ ticket.cf_{text} }}}}\"")));
            assert!(analyze(&workspace, Clock(0)).is_some());
            assert!(!write(&workspace, Place::Browser, true).is_empty());
            workspace.apply(Edit::Ticket(ordinary()));
            assert!(analyze(&workspace, Clock(0)).is_some());
            let mut proof = Proof::of(&workspace, crate::proof::matrix::subjects(&ordinary(), &[]), Clock(0));
            proof.step(1);
        }
        assert_eq!(MADE.load(Ordering::Relaxed), SAMPLES.len());
    }

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
