//! What belongs together across the panes: a part of the template, the stretch of the payload that it wrote, and the
//! field of the ticket that it came from. It comes with the second half: nobody points at anything before.

use crate::late::Slot;
use crate::session::Attention;
use payload_core::placeholder::Placeholder;
use payload_core::preview::{Reads, Sent};
use payload_core::text::Span;
use payload_core::ticket::Ticket;
use ruby_liquid::Piece;

/// What lights up in each pane.
pub static LIT: Slot<Lit> = Slot::empty();

/// What lights up by what is attended to.
pub struct Lit {
    /// The stretches of the payload.
    pub in_payload: fn(&Reads, &Sent, &Ticket, &Attention) -> Vec<Span>,
    /// What of a template with such parts.
    pub in_template: fn(&[Span], &Reads, &Sent, &Ticket, &Attention) -> Vec<Span>,
    /// The fields of the ticket.
    pub in_ticket: fn(&Reads, &Sent, &Ticket, &Attention) -> Vec<Placeholder>,
}

impl Lit {
    /// All that lights up.
    pub const ALL: Self = Self { in_payload, in_template, in_ticket };
}

/// Whether a piece of the payload holds the value of a field, as the ticket keeps it.
fn came_from(piece: &Piece, field: &Placeholder, ticket: &Ticket) -> bool {
    let is_kept_as = |name: &str| Placeholder::read(name).is_ok_and(|name| ticket.kept_as(&name) == *field);
    // Only these are kept under another name.
    let is_it =
        |name: &str| name == field.as_str() || name.starts_with("ticket.contact.") && is_kept_as(name);
    piece.fields.iter().any(|name| is_it(name))
}

/// The fields that a part of the template reads, as the ticket keeps them.
fn read_in(reads: &Reads, part: Span, ticket: &Ticket) -> Vec<Placeholder> {
    reads.within(part).map(|field| ticket.kept_as(field)).collect()
}

/// The stretches of the payload that light up.
fn in_payload(reads: &Reads, sent: &Sent, ticket: &Ticket, attention: &Attention) -> Vec<Span> {
    let pieces = sent.rendering.pieces.iter();
    let read = match attention {
        Attention::Template(part) => read_in(reads, *part, ticket),
        _ => Vec::new(),
    };
    let lights_up = |piece: &&Piece| match attention {
        Attention::Nothing => false,
        Attention::Payload(span) => piece.output.overlaps(*span),
        Attention::Field(field) => came_from(piece, field, ticket),
        Attention::Template(part) => {
            part.contains(piece.source) || read.iter().any(|field| came_from(piece, field, ticket))
        }
    };
    pieces.filter(lights_up).map(|piece| piece.output).collect()
}

/// What lights up of a template with these parts.
fn in_template(
    parts: &[Span],
    reads: &Reads,
    sent: &Sent,
    ticket: &Ticket,
    attention: &Attention,
) -> Vec<Span> {
    let pieces = sent.rendering.pieces.iter();
    match attention {
        Attention::Nothing => Vec::new(),
        Attention::Template(part) => vec![*part],
        Attention::Payload(span) => {
            pieces.filter(|piece| piece.output.overlaps(*span)).map(|piece| piece.source).collect()
        }
        Attention::Field(field) => {
            let reading = parts.iter().copied().filter(|part| read_in(reads, *part, ticket).contains(field));
            pieces
                .filter(|piece| came_from(piece, field, ticket))
                .map(|piece| piece.source)
                .chain(reading)
                .collect()
        }
    }
}

/// The fields of the ticket that light up.
fn in_ticket(reads: &Reads, sent: &Sent, ticket: &Ticket, attention: &Attention) -> Vec<Placeholder> {
    let (mut fields, wrote): (_, &dyn Fn(&Piece) -> bool) = match attention {
        Attention::Nothing => return Vec::new(),
        Attention::Field(field) => return vec![field.clone()],
        Attention::Payload(span) => (Vec::new(), &|piece| piece.output.overlaps(*span)),
        Attention::Template(part) => (read_in(reads, *part, ticket), &|piece| part.contains(piece.source)),
    };
    let names =
        sent.rendering.pieces.iter().filter(|piece| wrote(piece)).flat_map(|piece| piece.fields.iter());
    fields.extend(names.filter_map(|name| Placeholder::read(name).ok()).map(|field| ticket.kept_as(&field)));
    fields
}
