//! How the first tag of a loop is read: `for item in collection reversed limit:2`.

use super::*;
use crate::slice;

impl Parser<'_> {
    pub(super) fn loop_spec(&mut self, head: Span, tag: &str, markup: &Markup<'_>) -> Option<For> {
        let text = &*markup.text;
        let anchored = tag == "for" && self.dialect == Dialect::V5;
        let Some((item, collection)) = loop_syntax(text, anchored) else {
            self.error(head, format!("a `{tag}` reads `{tag} item in collection`"));
            return None;
        };
        let after = pattern::spaces(text, collection.end);
        let name = format!("{}-{}", item.of(text), collection.of(text)).into();
        let parsed = self.reader().expression(&markup.part(collection));
        let collection = self.kept(head, parsed)?;
        let state = self.parsed.names.variable(if tag == "for" { "forloop" } else { "tablerowloop" });
        let mut spec = For {
            tag: head,
            item: self.target(markup, item),
            collection,
            name,
            limit: None,
            offset: None,
            columns: None,
            reversed: tag == "for" && slice(text, after..).starts_with("reversed"),
            body: Vec::new(),
            otherwise: None,
            state,
        };
        for (key, value) in pattern::attributes(text, self.dialect == Dialect::V5) {
            let (key, part) = (key.of(text), markup.part(value));
            if tag == "for" && key == "offset" && part.text == "continue" {
                spec.offset = Some(Offset::Continue(part.span));
                continue;
            }
            if !matches!(key, "offset" | "limit" | "cols") || (key == "cols" && tag == "for") {
                continue;
            }
            let parsed = self.reader().expression(&part);
            let value = self.kept(head, parsed)?;
            match key {
                "offset" => spec.offset = Some(Offset::At(value)),
                "limit" => spec.limit = Some(value),
                _ => spec.columns = Some(value),
            }
        }
        Some(spec)
    }
}

/// `(\w+)\s+in\s+(QuotedFragment+)`; in 5 a `for` must begin so, and takes dashes in the name.
fn loop_syntax(text: &str, anchored: bool) -> Option<(Span, Span)> {
    let collection_after = |item_end: usize| {
        let word = pattern::spaces(text, item_end);
        let in_end = (word > item_end && slice(text, word..).starts_with("in")).then_some(word + 2)?;
        let after = pattern::spaces(text, in_end);
        let end = (after > in_end).then(|| pattern::quoted_fragments(text, after)).flatten()?;
        Some(Span::new(after, end))
    };
    if anchored {
        let end = pattern::run(text, 0, pattern::is_segment);
        return if end == 0 { None } else { Some((Span::new(0, end), collection_after(end)?)) };
    }
    let mut at = 0;
    while let Some(item) = pattern::find_word(text, at) {
        if let Some(collection) = collection_after(item.end) {
            return Some((item, collection));
        }
        at = item.end;
    }
    None
}
