//! Blocks whose inside is not read: `raw`, and the `comment` and `doc` of Liquid 5.

use super::*;
use crate::slice;

impl<'s> Parser<'s> {
    pub(super) fn verbatim(&mut self, head: Span, name: &str, markup: Markup<'s>) {
        if self.dialect == Dialect::V5
            && name != "comment"
            && markup.text.contains(|character| !is_space(character))
        {
            self.error(head, format!("`{name}` takes nothing after it"));
        }
        match name {
            "comment" => self.comment_block(head),
            _ => self.raw_block(head, name),
        }
    }

    fn raw_block(&mut self, head: Span, name: &str) {
        let end_tag = format!("end{name}");
        while let Some(token) = self.next_token() {
            let text = token.span.of(self.source);
            let found = match self.dialect {
                Dialect::V2_4 => tag_parts(text, self.dialect).map(|(name, _)| (0, name)),
                Dialect::V5 => late_tag(text),
            };
            let Some((before, found)) = found else { continue };
            let found = found.of(text);
            if found == name && name == "doc" {
                self.error(token.span, "a `doc` cannot hold another `doc`");
            }
            if found == end_tag {
                if self.dialect == Dialect::V5 {
                    self.trim_next = ends_in_dash(text);
                }
                return self.push_raw(
                    head,
                    Span::new(head.end, token.span.start + before),
                    token.span.end,
                    name,
                );
            }
        }
        if self.dialect == Dialect::V2_4 {
            self.warning(head, WarningKind::UnclosedRaw);
            return self.push_raw(head, Span::new(head.end, self.source.len()), self.source.len(), name);
        }
        self.never_closed(head, name);
    }

    fn push_raw(&mut self, head: Span, body: Span, end: usize, name: &str) {
        let whole = Span::new(head.start, end);
        let node = |span, kind, blank| Node { span, head: span, kind, blank };
        if name == "raw" && !body.is_empty() {
            // Text in a `raw` is not text between tags: `{%-` does not reach it.
            self.push_node(Node { span: whole, head: body, kind: NodeKind::Raw, blank: false });
        } else {
            self.push_node(node(whole, NodeKind::Comment, name == "raw" || body.is_empty()));
        }
    }

    fn comment_block(&mut self, head: Span) {
        let mut depth = 1usize;
        while let Some(token) = self.next_token() {
            let text = token.span.of(self.source);
            let name = tag_parts(text, self.dialect).map_or("", |(name, _)| name.of(text));
            match name {
                "raw" => {
                    let ends = |token: &Token| {
                        let text = token.span.of(self.source);
                        late_tag(text).is_some_and(|(_, name)| name.of(text) == "endraw")
                    };
                    match self.tokens.iter().skip(self.at).position(ends) {
                        Some(skipped) => self.at += skipped + 1,
                        None => {
                            self.never_closed(token.span, "raw");
                            self.at = self.tokens.len();
                        }
                    }
                }
                "comment" => depth += 1,
                "endcomment" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.trim_next = ends_in_dash(text);
                let span = Span::new(head.start, token.span.end);
                return self.push_node(Node { span, head, kind: NodeKind::Comment, blank: true });
            }
        }
        self.never_closed(head, "comment");
    }

    /// A comment among the lines of a `liquid` tag.
    pub(super) fn comment_lines(&mut self, head: Span, rest: &mut impl Iterator<Item = Span>) {
        let mut depth = 1usize;
        let mut raw = false;
        for line in rest {
            let text = line.of(self.source);
            if raw {
                raw = late_tag(text).is_none_or(|(_, name)| name.of(text) != "endraw");
                continue;
            }
            match line_parts(line, self.source).map_or("", |(name, _)| name.of(self.source)) {
                "raw" => raw = true,
                "comment" => depth += 1,
                "endcomment" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return self.push(Span::new(head.start, line.end), NodeKind::Comment);
            }
        }
        self.never_closed(head, "comment");
    }
}

/// `FullTokenPossiblyInvalid`: the last tag in a token, which may begin late, as in `{{ x {% endraw %}`.
/// Gives where the tag begins, and its name.
fn late_tag(token: &str) -> Option<(usize, Span)> {
    if !token.ends_with("%}") {
        return None;
    }
    let mut reach = token.len();
    while let Some(start) = slice(token, ..reach).rfind("{%") {
        if let Some((name, _)) = tag_parts(slice(token, start..), Dialect::V5)
            && !slice(token, start + name.start..).starts_with('#')
        {
            return Some((start, name.within(start)));
        }
        reach = start + 1;
    }
    None
}
