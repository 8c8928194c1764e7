//! Whether a value of the ticket changed the form of the payload: what makes an injection.
//!
//! Keys belong to the template. Every stretch of a rendered payload knows which fields went into it, so a key
//! that a value wrote, and a quote of the template that a value's backslash turned into text, can be told from
//! the template's own for certain, also where the outcome is valid JSON.

use super::send::touching;
use crate::payload::{Json, Kind};
use crate::text::Span;
use ruby_liquid::{Fields, Piece, Rendering};

/// How a value changed the form of a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intrusion {
    /// It wrote a key.
    AddedKey(String),
    /// It made a part of the template a part of a text, and the key there vanished.
    Swallowed(String),
    /// It changed the type of a value.
    Retyped {
        /// The keys down to the value.
        path: String,
        /// What it is for harmless values.
        from: &'static str,
        /// What it became.
        to: &'static str,
    },
}

impl std::fmt::Display for Intrusion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Intrusion::AddedKey(path) => write!(f, "a value adds the key “{path}” to the payload"),
            Intrusion::Swallowed(path) => {
                write!(f, "a value makes a part of the template a part of the text “{path}”")
            }
            Intrusion::Retyped { path, from, to } => {
                write!(f, "a value turns “{path}” from {from} into {to}")
            }
        }
    }
}

/// What a payload looks like with harmless values.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The type of each value, by the keys down to it.
    kinds: Vec<(String, &'static str)>,
    /// The parts of the template that write keys from values by design.
    keys_from_values: Vec<Span>,
    /// The fields that went into each text, by the keys down to it.
    sources: Vec<(String, Vec<String>)>,
}

impl Form {
    /// The form of a payload.
    pub fn of(pieces: &[Piece], payload: &Json) -> Self {
        let mut form = Self::default();
        walk(payload, "", &mut |path, key, value| {
            form.kinds.push((path.to_owned(), name(&value.kind)));
            if let Some(key) = key {
                form.keys_from_values.extend(from_values(pieces, key).map(|piece| piece.source));
            }
            // All fields of a payload go into its outermost objects.
            if matches!(value.kind, Kind::Object(_)) {
                return;
            }
            let mut fields = Vec::new();
            for field in from_values(pieces, value.span).flat_map(|piece| piece.fields.iter()) {
                if !fields.iter().any(|known: &String| **known == **field) {
                    fields.push(field.to_string());
                }
            }
            form.sources.push((path.to_owned(), fields));
        });
        form
    }

    /// The fields that go into the value at a path.
    pub fn sources(&self, path: &str) -> &[String] {
        self.sources.iter().find(|(known, _)| known == path).map_or(&[], |(_, fields)| fields)
    }
}

/// The first way in which a value changed the form of a payload.
pub fn intrusion(text: &str, pieces: &[Piece], payload: &Json, form: &Form) -> Option<Intrusion> {
    let mut found = None;
    walk(payload, "", &mut |path, key, value| {
        if found.is_some() {
            return;
        }
        if let Some(key) = key {
            let strange =
                from_values(pieces, key).any(|piece| !form.keys_from_values.contains(&piece.source));
            if strange {
                found = Some(Intrusion::AddedKey(path.to_owned()));
                return;
            }
            if swallows(text, pieces, key) {
                found = Some(Intrusion::Swallowed(path.to_owned()));
                return;
            }
        }
        if matches!(value.kind, Kind::Text(_)) && swallows(text, pieces, value.span) {
            found = Some(Intrusion::Swallowed(path.to_owned()));
            return;
        }
        let (to, from) = (name(&value.kind), form.kinds.iter().find(|(known, _)| known == path));
        if let Some((_, from)) = from.filter(|(_, from)| *from != to)
            && from_values(pieces, value.span).next().is_some()
        {
            found = Some(Intrusion::Retyped { path: path.to_owned(), from, to });
        }
    });
    found
}

/// Every key that values wrote, each with the fields of those values.
pub fn intrusions(rendering: &Rendering, payload: &Json, form: &Form) -> Vec<(Intrusion, Vec<Fields>)> {
    let mut found = Vec::new();
    walk(payload, "", &mut |path, key, _| {
        let strange = from_values(&rendering.pieces, key.unwrap_or_default())
            .filter(|piece| !form.keys_from_values.contains(&piece.source));
        let fields: Vec<Fields> = strange.map(|piece| piece.fields.clone()).collect();
        if !fields.is_empty() {
            found.push((Intrusion::AddedKey(path.to_owned()), fields));
        }
    });
    found
}

/// Visits every value: the keys down to it, where its own key stands, and the value.
fn walk(value: &Json, path: &str, visit: &mut dyn FnMut(&str, Option<Span>, &Json)) {
    match &value.kind {
        Kind::Object(members) => {
            for member in members {
                let path =
                    if path.is_empty() { member.key.clone() } else { format!("{path}.{}", member.key) };
                visit(&path, Some(member.key_span), &member.value);
                walk(&member.value, &path, visit);
            }
        }
        Kind::List(items) => {
            let path = format!("{path}[]");
            for item in items {
                visit(&path, None, item);
                walk(item, &path, visit);
            }
        }
        _ => {}
    }
}

/// The pieces that a value of the ticket wrote, in a stretch of the payload.
fn from_values(pieces: &[Piece], span: Span) -> impl Iterator<Item = &Piece> {
    touching(pieces, span).filter(|piece| !piece.fields.is_empty())
}

/// Whether a text holds a quote of the template that a backslash of a value stands before.
fn swallows(text: &str, pieces: &[Piece], span: Span) -> bool {
    let bytes = text.as_bytes();
    let mut after_value = false;
    for piece in touching(pieces, Span::new(span.start + 1, span.end.saturating_sub(1))) {
        let at = piece.output.start;
        if piece.fields.is_empty() && after_value && at > span.start && at + 1 < span.end {
            // Inside a text a quote always has a backslash before it.
            if bytes.get(at) == Some(&b'"') && bytes.get(at - 1) == Some(&b'\\') {
                return true;
            }
        }
        after_value = !piece.fields.is_empty();
    }
    false
}

fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Null => "nothing",
        Kind::Boolean(_) => "true or false",
        Kind::Number(_) => "a number",
        Kind::Text(_) => "a text",
        Kind::List(_) => "a list",
        Kind::Object(_) => "an object",
    }
}
