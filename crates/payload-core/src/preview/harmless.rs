//! The ticket that no template is broken by: what every other ticket is compared with.

use crate::placeholder::Placeholder;
use crate::ticket::{Ticket, field, sample};
use serde_json::json;

/// The ordinary ticket, with something harmless behind each of the fields, and the checkbox that excludes it unticked.
pub fn harmless(fields: &[Placeholder], flag: Option<&Placeholder>) -> Ticket {
    let mut ticket = sample::ordinary();
    for field in fields {
        let kept = ticket.kept_as(field);
        if ticket.get(&kept).is_none() {
            let example = field::find(&kept).map_or("Harmless", |field| field.example);
            ticket.set(&kept, Some(json!(example)));
        }
    }
    if let Some(flag) = flag {
        ticket.set(flag, Some(json!(false)));
    }
    ticket
}
