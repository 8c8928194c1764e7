//! From a template and a ticket to what Stella does: the chain that everything asks.

use crate::payload::{self, Broken, Json};
use crate::text::Span;
use crate::verdict::Verdict;
use ruby_liquid::{Clock, Data, Piece, Rendering, Template};

/// What is sent for a ticket, and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// What the template renders to.
    pub rendering: Rendering,
    /// That as JSON, or where it broke.
    pub payload: Result<Json, Broken>,
    /// What Stella does with it.
    pub verdict: Verdict,
}

impl Sent {
    /// Renders a template for a ticket and reads what comes out, as Stella does.
    pub fn of(template: &Template, ticket: &Data, clock: Clock) -> Self {
        let rendering = template.render(ticket, clock);
        let payload = payload::read(&rendering.text);
        let verdict = match template.errors().first() {
            Some(error) => Verdict::Nothing { why: error.message.clone() },
            None => Verdict::on(&rendering.text, &payload),
        };
        Self { rendering, payload, verdict }
    }

    /// The part of the template that wrote the place where the payload broke.
    pub fn broken_by(&self) -> Option<Span> {
        let broken = self.payload.as_ref().err()?;
        let offset = broken.offset.min(self.rendering.text.len().checked_sub(1)?);
        self.piece_at(offset).map(|piece| piece.source)
    }

    /// The piece of the payload at a byte.
    pub fn piece_at(&self, offset: usize) -> Option<&Piece> {
        self.rendering.pieces.iter().find(|piece| piece.output.start <= offset && offset < piece.output.end)
    }
}
