//! Tags that stand alone.

use super::*;
use crate::expression::ExpressionKind;
use crate::ruby::inspect::{inspect, quote};
use crate::slice;
use crate::value::Value;

impl Parser<'_> {
    pub(super) fn simple(&mut self, span: Span, name: &str, markup: &Markup<'_>) {
        let kind = match name {
            "echo" => self.pipeline(markup.clone()).map(NodeKind::Echo),
            "cycle" => self.cycle(span, markup),
            "increment" => Some(NodeKind::Increment(self.counter(markup))),
            "decrement" => Some(NodeKind::Decrement(self.counter(markup))),
            "include" | "render" => self.include(span, name, markup),
            "#" => self.comment(span, markup),
            "break" => Some(NodeKind::Break),
            "continue" => Some(NodeKind::Continue),
            _ => None,
        };
        if let Some(kind) = kind {
            self.push(span, kind);
        }
    }

    /// `(VariableSignature+)\s*=\s*(.*)\s*`
    pub(super) fn assign(&mut self, span: Span, markup: &Markup<'_>) {
        let text = &*markup.text;
        let mut at = 0;
        while let Some(character) = pattern::character(text, at) {
            let Some(end) = pattern::signature(text, at) else {
                at += character.len_utf8();
                continue;
            };
            let equals = pattern::spaces(text, end);
            if slice(text, equals..).starts_with('=') {
                let skipped = slice(text, ..at).trim_matches(is_space);
                if !skipped.is_empty() {
                    self.warning(markup.span(Span::new(0, at)), WarningKind::Ignored);
                }
                let target = self.target(markup, Span::new(at, end));
                let value = markup.part(Span::new(pattern::spaces(text, equals + 1), text.len()));
                if let Some(value) = self.pipeline(value) {
                    self.push(span, NodeKind::Assign(target, value));
                }
                return;
            }
            at = end;
        }
        self.error(span, "an `assign` reads `assign name = value`");
    }

    fn counter(&mut self, markup: &Markup<'_>) -> Target {
        let text = &*markup.text;
        let start = text.len() - text.trim_start_matches(is_strippable).len();
        let end = text.trim_end_matches(is_strippable).len().max(start);
        self.target(markup, Span::new(start, end))
    }

    fn cycle(&mut self, span: Span, markup: &Markup<'_>) -> Option<NodeKind> {
        let text = &*markup.text;
        let Some(first) = pattern::quoted_fragment(text, 0) else {
            self.error(span, "a `cycle` reads `cycle 'one', 'two'`");
            return None;
        };
        // The name is a text before a colon, or takes all before it; a colon that is glued to it it gives back.
        let longest = pattern::quoted_fragments(text, 0).unwrap_or(first);
        let before_colon = |end: usize| {
            let colon = pattern::spaces(text, end);
            slice(text, colon..).starts_with(':').then_some((end, colon + 1))
        };
        let named = before_colon(first)
            .or_else(|| before_colon(longest))
            .or_else(|| glued_colon(slice(text, ..longest)).map(|colon| (colon, colon + 1)));
        let (list_start, name) = match named {
            Some((name_end, after)) => (pattern::spaces(text, after), Some(Span::new(0, name_end))),
            None => (0, None),
        };
        let mut values = Vec::new();
        let mut spelled = String::from("[");
        for part in comma_parts(slice(text, list_start..)) {
            let Span { start, end } = part.within(list_start);
            let Some(found) = pattern::find_quoted_fragment(slice(text, ..end), start) else { continue };
            let parsed = self.reader().expression(&markup.part(found));
            let value = self.kept(span, parsed)?;
            // Liquid 5 loses a plain nil here, as it gathers its values.
            if self.dialect == Dialect::V5 && matches!(value.kind, ExpressionKind::Literal(Value::Nil)) {
                continue;
            }
            if spelled.len() > 1 {
                spelled.push_str(", ");
            }
            let written = found.of(text);
            match (self.dialect, &value.kind) {
                (Dialect::V5, ExpressionKind::Literal(value)) => inspect(value, &mut spelled),
                (Dialect::V5, _) => spelled.push_str(written),
                _ => quote(written, &mut spelled),
            }
            values.push(value);
        }
        spelled.push(']');
        // Liquid 5 tells apart only cycles of paths; of ranges that are written alike it makes one.
        let literal = |value: &Expression| !matches!(value.kind, ExpressionKind::Path(_));
        let group = match name {
            Some(name) => {
                let parsed = self.reader().expression(&markup.part(name));
                Group::Named(self.kept(span, parsed)?)
            }
            None if self.dialect == Dialect::V2_4 || values.iter().all(literal) => {
                Group::Alike(spelled.into())
            }
            None => {
                self.cycles += 1;
                Group::Alone(self.cycles)
            }
        };
        Some(NodeKind::Cycle(Cycle { group, values }))
    }

    fn include(&mut self, span: Span, name: &str, markup: &Markup<'_>) -> Option<NodeKind> {
        let text = &*markup.text;
        let found = match name {
            "render" => text
                .char_indices()
                .find_map(|(at, _)| pattern::quoted_string(text, at).map(|end| Span::new(at, end))),
            _ => pattern::find_quoted_fragment(text, 0).map(|first| {
                Span::new(first.start, pattern::quoted_fragments(text, first.end).unwrap_or(first.end))
            }),
        };
        let Some(found) = found else {
            self.error(span, format!("this `{name}` does not name a template"));
            return None;
        };
        let parsed = self.reader().expression(&markup.part(found));
        let value = self.kept(span, parsed)?;
        for (_, value) in pattern::attributes(text, self.dialect == Dialect::V5) {
            let parsed = self.reader().expression(&markup.part(value));
            self.kept(span, parsed)?;
        }
        Some(NodeKind::Include(name.into(), value))
    }

    fn comment(&mut self, span: Span, markup: &Markup<'_>) -> Option<NodeKind> {
        let later_lines = markup.text.split('\n').skip(1);
        let bare = |line: &str| line.trim_start_matches(is_space).starts_with(|first| first != '#');
        if later_lines.into_iter().any(bare) {
            self.error(span, "each line of this comment must begin with `#`");
            return None;
        }
        Some(NodeKind::Comment)
    }
}

/// The last colon of a name that stands outside quotes and has something before it.
fn glued_colon(name: &str) -> Option<usize> {
    let (mut at, mut found) = (0, None);
    while let Some(character) = pattern::character(name, at) {
        if let Some(end) = pattern::quoted_string(name, at) {
            at = end;
            continue;
        }
        if character == ':' && at > 0 {
            found = Some(at);
        }
        at += character.len_utf8();
    }
    found
}
