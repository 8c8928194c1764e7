//! What a ticket is called where one is chosen among several.

use crate::placeholder::Placeholder;
use crate::text::shorten;
use crate::ticket::Ticket;

/// `#31 Parcel late`.
pub fn title(ticket: &Ticket) -> String {
    let text = |path| ticket.text(&Placeholder::known(path));
    let number = match text("ticket.id") {
        id if id.is_empty() => "A ticket without a number".to_owned(),
        id => format!("#{}", shorten(&id, 20)),
    };
    let rest = [text("ticket.subject"), text("ticket.requester.name")]
        .into_iter()
        .find(|text| !text.trim().is_empty());
    rest.map_or_else(|| number.clone(), |rest| format!("{number} {}", shorten(&words(&rest), 60)))
}

/// A text in one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
