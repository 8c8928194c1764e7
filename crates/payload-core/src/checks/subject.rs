//! The template under examination, and the way to try it on a ticket.

use super::roles::inner;
use super::search::culprits;
use crate::payload::Json;
use crate::placeholder::Placeholder;
use crate::preview::roles::is_own;
use crate::preview::send::touching;
use crate::preview::structure::Form;
use crate::preview::{Harmless, Reads, Sent, send};
use crate::text::Span;
use crate::ticket::Ticket;
use crate::workspace::Workspace;
use ruby_liquid::node::NodeKind;
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::walk::{Part, walk};
use ruby_liquid::{Clock, Data, Node, Piece, Template};
use serde_json::Value;
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

/// A template with all that a check may ask of it.
pub struct Subject<'a> {
    pub template: &'a Template,
    pub workspace: &'a Workspace,
    pub channel: &'a str,
    /// Every reading of a placeholder.
    pub reads: Reads,
    /// The placeholders that it reads, under the names of the template.
    pub fields: Vec<Placeholder>,
    /// A ticket with something harmless behind each of them.
    pub harmless: Ticket,
    /// How built-in tickets are filled for it.
    pub filling: Harmless,
    /// The sample ticket, as it is tried.
    pub sample: Ticket,
    /// What the template sends for it.
    pub plain: Sent,
    /// The form of that payload.
    pub form: Form,
    /// The pieces of it that each field went into.
    pieces: HashMap<Arc<str>, Vec<usize>>,
    /// The outputs of the template, by where they begin.
    outputs: HashMap<usize, &'a Pipeline>,
    clock: Clock,
    /// How often the template was rendered: what an examination costs.
    renders: Cell<usize>,
}

impl<'a> Subject<'a> {
    pub fn new(template: &'a Template, workspace: &'a Workspace, channel: &'a str, clock: Clock) -> Self {
        let reads = Reads::of(template, clock);
        let fields = reads.fields();
        let flag = &workspace.options.do_not_send.settings.field;
        let filling = Harmless::with_survey(template, &fields, flag, channel, clock);
        let (sample, harmless) = (filling.tried(&workspace.ticket), filling.ticket.clone());
        let plain = send(template, &workspace.assumptions.hand_over(&harmless), channel, clock);
        let form = match &plain.payload {
            Ok(json) => Form::of(&plain.rendering.pieces, json),
            Err(_) => Form::default(),
        };
        let mut pieces: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        for (at, piece) in plain.rendering.pieces.iter().enumerate() {
            for field in piece.fields.iter() {
                pieces.entry(field.clone()).or_default().push(at);
            }
        }
        let mut outputs = HashMap::new();
        walk(template.nodes(), &mut |part| {
            if let Part::Node(Node { kind: NodeKind::Output(pipeline), span, .. }) = part {
                outputs.insert(span.start, pipeline);
            }
        });
        Self {
            template,
            workspace,
            channel,
            reads,
            fields,
            harmless,
            filling,
            sample,
            plain,
            form,
            pieces,
            outputs,
            clock,
            renders: Cell::new(1),
        }
    }

    pub fn text(&self) -> &'a str {
        self.template.source()
    }

    /// Whether there is a payload to examine at all.
    pub fn sends(&self) -> bool {
        self.template.errors().is_empty() && self.plain.payload.is_ok()
    }

    /// Tries the harmless ticket with one field changed; missing without a value.
    pub fn with(&self, field: &Placeholder, value: Option<Value>) -> Sent {
        self.with_all([(field, value)])
    }

    /// Tries the harmless ticket with several fields changed at once; missing without a value.
    pub fn with_all<'f>(&self, values: impl IntoIterator<Item = (&'f Placeholder, Option<Value>)>) -> Sent {
        let mut ticket = self.harmless.clone();
        for (field, value) in values {
            // Nil is what a missing field is; to take it out of a large ticket would move all behind it.
            ticket.set(&self.harmless.kept_as(field), Some(value.unwrap_or(Value::Null)));
        }
        self.on(&ticket)
    }

    /// Tries a ticket as it is.
    pub fn on(&self, ticket: &Ticket) -> Sent {
        self.try_with(self.template, ticket)
    }

    /// Tries a ticket with another template in the place of this one.
    pub fn try_with(&self, template: &Template, ticket: &Ticket) -> Sent {
        self.renders.set(self.renders.get() + 1);
        send(template, &self.workspace.assumptions.hand_over(ticket), self.channel, self.clock)
    }

    /// How often the template was rendered so far.
    pub fn renders(&self) -> usize {
        self.renders.get()
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
        let places = self.pieces.get(field.as_str()).into_iter().flatten();
        places.filter_map(|at| self.plain.rendering.pieces.get(*at))
    }

    /// The first of the fields whose tick turns *do not send* into a value of another kind: a text into `true`.
    pub fn flag(&self) -> Option<Placeholder> {
        let plain = &self.sent("do_not_send")?.kind;
        let mut turns = |set: &[&Placeholder]| {
            let payload = self.with_all(set.iter().map(|field| (*field, Some(Value::Bool(true))))).payload;
            payload.is_ok_and(|json| json.get("do_not_send").is_some_and(|sent| sent.kind != *plain))
        };
        let usual = &self.workspace.options.do_not_send.settings.field;
        if self.fields.contains(usual) && turns(&[usual]) {
            return Some(usual.clone());
        }
        // None that Freshdesk has by itself is ticked.
        let fields: Vec<&Placeholder> = self.fields.iter().filter(|field| is_own(field.as_str())).collect();
        culprits(&fields, &mut turns).first().map(|field| (*field).clone())
    }

    /// The harmless ticket, as Freshdesk hands it over.
    pub fn handed_over(&self) -> Data {
        self.workspace.assumptions.hand_over(&self.harmless)
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The place in the template of a place in the harmless payload: exact where text was sent as written.
    pub fn origin(&self, place: Span) -> Option<Span> {
        origin(&self.plain, self.text(), place)
    }

    /// What the template writes a value of the harmless payload with: from the place of its first sign to that of its
    /// last, both as they stand there.
    pub fn written(&self, value: Span) -> Option<Span> {
        let (first, last) =
            (Span::new(value.start, value.start + 1), Span::new(value.end.checked_sub(1)?, value.end));
        let (start, end) = (self.origin(first)?, self.origin(last)?);
        (start.len() == 1 && end.len() == 1 && start.start <= end.start)
            .then(|| Span::new(start.start, end.end))
    }

    /// Every place in the template that wrote a part of a place in the harmless payload.
    pub fn origins(&self, place: Span) -> Vec<Span> {
        let pieces = self.plain.rendering.pieces.iter().filter(|piece| piece.output.overlaps(place));
        pieces
            .filter_map(|piece| {
                let part = Span::new(piece.output.start.max(place.start), piece.output.end.min(place.end));
                self.origin(part)
            })
            .collect()
    }

    /// The part of the template that writes the value at a path of what was sent. Where it is empty, the part that
    /// writes it for the harmless ticket: no byte tells which one wrote nothing.
    pub fn writes(&self, sent: &Sent, path: &str) -> Option<Span> {
        let value = |sent: &Sent| {
            let json = sent.payload.as_ref().ok()?.at(path)?;
            Some(if json.text().is_some() { inner(json) } else { json.span })
        };
        let [here, usual] = [sent, &self.plain].map(|sent| {
            let value = value(sent).filter(|value| !value.of(&sent.rendering.text).trim().is_empty())?;
            touching(&sent.rendering.pieces, value).next().map(|piece| piece.source)
        });
        here.or(usual)
    }

    /// The value of the harmless payload at a path.
    pub fn sent(&self, path: &str) -> Option<&Json> {
        self.plain.payload.as_ref().ok()?.at(path)
    }

    /// The output that stands at a place of the template.
    pub fn output_at(&self, place: Span) -> Option<&'a Pipeline> {
        self.outputs.get(&place.start).copied()
    }
}

/// The place in a template of a place in what it sent: exact where text was sent as written.
pub fn origin(sent: &Sent, template: &str, place: Span) -> Option<Span> {
    let piece = sent.rendering.pieces.iter().find(|piece| piece.output.overlaps(place))?;
    let as_it_stands = piece.source.of(template) == piece.output.of(&sent.rendering.text);
    match as_it_stands && piece.output.contains(place) {
        true => {
            let start = piece.source.start + (place.start - piece.output.start);
            Some(Span::new(start, start + place.len()))
        }
        false => Some(piece.source),
    }
}
