//! The template under examination, and the way to try it on a ticket.

use crate::assumptions::Assumptions;
use crate::payload::{self, Broken, Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::{Reads, harmless};
use crate::proof::structure::Form;
use crate::text::Span;
use crate::ticket::Ticket;
use crate::workspace::Workspace;
use ruby_liquid::node::NodeKind;
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::{Clock, Node, Piece, Rendering, Template};
use serde_json::Value;

use super::walk::{Part, walk};

/// A template with all that a check may ask of it.
pub struct Subject<'a> {
    pub template: &'a Template,
    pub workspace: &'a Workspace,
    pub channel: &'a str,
    /// The placeholders that it reads, under the names of the template.
    pub fields: Vec<Placeholder>,
    /// A ticket with something harmless behind each of them.
    pub harmless: Ticket,
    /// What the template sends for it.
    pub plain: Probe,
    /// The form of that payload.
    pub form: Form,
    clock: Clock,
}

/// What the template sends for one ticket.
pub struct Probe {
    pub rendering: Rendering,
    pub payload: Result<Json, Broken>,
}

impl<'a> Subject<'a> {
    pub fn new(template: &'a Template, workspace: &'a Workspace, channel: &'a str, clock: Clock) -> Self {
        let fields = Reads::of(template, clock).fields();
        let harmless = harmless(&fields, Some(&workspace.options.do_not_send.settings.field));
        let plain = probe(template, &harmless, workspace.assumptions, clock);
        let form = match &plain.payload {
            Ok(json) => Form::of(&plain.rendering.pieces, json),
            Err(_) => Form::default(),
        };
        Self { template, workspace, channel, fields, harmless, plain, form, clock }
    }

    pub fn text(&self) -> &'a str {
        self.template.source()
    }

    /// Whether there is a payload to examine at all.
    pub fn sends(&self) -> bool {
        self.template.errors().is_empty() && self.plain.payload.is_ok()
    }

    /// Tries the harmless ticket with one field changed; missing without a value.
    pub fn with(&self, field: &Placeholder, value: Option<Value>) -> Probe {
        let mut ticket = self.harmless.clone();
        ticket.set(&self.harmless.kept_as(field), value);
        probe(self.template, &ticket, self.workspace.assumptions, self.clock)
    }

    /// Tries a ticket as it is.
    pub fn on(&self, ticket: &Ticket) -> Probe {
        probe(self.template, ticket, self.workspace.assumptions, self.clock)
    }

    /// The harmless value of a field.
    pub fn value(&self, field: &Placeholder) -> String {
        self.harmless.text(&self.harmless.kept_as(field))
    }

    /// The field that goes into the value at a path, if it is one alone.
    pub fn field_of(&self, path: &str) -> Option<Placeholder> {
        match self.form.sources(path) {
            [one] => Placeholder::read(one).ok(),
            _ => None,
        }
    }

    /// The pieces that a field went into.
    pub fn pieces_of<'s>(&'s self, field: &Placeholder) -> impl Iterator<Item = &'s Piece> {
        let name = field.to_string();
        self.plain.rendering.pieces.iter().filter(move |piece| piece.fields.iter().any(|it| **it == *name))
    }

    /// The part of the template that wrote a place of the harmless payload.
    pub fn wrote(&self, place: Span) -> Option<&Piece> {
        self.plain.rendering.pieces.iter().find(|piece| piece.output.overlaps(place))
    }

    /// The place in the template of a place in the harmless payload: exact where text was sent as it stands.
    pub fn origin(&self, place: Span) -> Option<Span> {
        let piece = self.wrote(place)?;
        let as_it_stands = piece.source.of(self.text()) == piece.output.of(&self.plain.rendering.text);
        match as_it_stands && piece.output.contains(place) {
            true => {
                let start = piece.source.start + (place.start - piece.output.start);
                Some(Span::new(start, start + place.len()))
            }
            false => Some(piece.source),
        }
    }

    /// The value of the harmless payload at a path.
    pub fn sent(&self, path: &str) -> Option<&Json> {
        self.plain.payload.as_ref().ok()?.at(path)
    }

    /// The value of the harmless payload that a place is in, if that is a text.
    pub fn is_in_text(&self, place: Span) -> bool {
        fn texts(json: &Json, place: Span) -> bool {
            match &json.kind {
                Kind::Text(_) => json.span.contains(place),
                Kind::List(items) => items.iter().any(|item| texts(item, place)),
                Kind::Object(members) => members
                    .iter()
                    .any(|member| member.key_span.contains(place) || texts(&member.value, place)),
                _ => false,
            }
        }
        self.plain.payload.as_ref().is_ok_and(|json| texts(json, place))
    }

    /// The output that stands at a place of the template.
    pub fn output_at(&self, place: Span) -> Option<&'a Pipeline> {
        let mut found = None;
        walk(self.template.nodes(), &mut |part| {
            if let Part::Node(Node { kind: NodeKind::Output(pipeline), span, .. }) = part
                && *span == place
            {
                found = Some(pipeline);
            }
        });
        found
    }
}

fn probe(template: &Template, ticket: &Ticket, assumptions: Assumptions, clock: Clock) -> Probe {
    let rendering = template.render(&assumptions.present(ticket), clock);
    let payload = payload::read(&rendering.text);
    Probe { rendering, payload }
}
