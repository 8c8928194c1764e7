//! The lines of a `liquid` tag, each a tag of its own.

use super::*;
use crate::slice;

impl Parser<'_> {
    /// The lines of `{% liquid … %}`, each a tag of its own.
    pub(super) fn lines(&mut self, markup: Span) {
        let floor = self.open.len();
        let mut at = markup.start;
        let mut lines = markup.of(self.source).split('\n').map(|line| {
            let span = Span::new(at, at + line.len());
            at = span.end + 1;
            span
        });
        let all: Vec<Span> = lines.by_ref().collect();
        let mut rest = all.into_iter();
        while let Some(line) = rest.next() {
            if self.parsed.errors.len() >= limits::ERRORS {
                break;
            }
            let (name_span, markup) = match self.line(line) {
                Ok(parts) => parts,
                Err(rest) => {
                    if rest.of(self.source).contains(|character| !is_space(character)) {
                        self.error(line, "this line of a `liquid` tag is no tag");
                    }
                    continue;
                }
            };
            match name_span.of(self.source) {
                "raw" | "doc" => {
                    self.error(
                        line,
                        format!("a `{}` cannot be closed inside a `liquid` tag", name_span.of(self.source)),
                    );
                }
                "comment" => self.comment_lines(line, &mut rest),
                name if name.starts_with("end") && self.open.len() <= floor => {
                    self.error(line, format!("`{name}` closes nothing that this `liquid` tag opened"));
                }
                "else" | "elsif" | "when" if self.open.len() <= floor => {
                    self.error(
                        line,
                        format!(
                            "`{}` belongs to a block, but this `liquid` tag opened none",
                            name_span.of(self.source)
                        ),
                    );
                }
                name => {
                    let markup = Markup::of(self.source, markup);
                    self.statement(Statement { span: line, name, name_span, markup, in_document: false });
                }
            }
        }
        self.close_open_blocks(floor);
    }

    /// Name and markup of a line, or what is left where there is no name. A `liquid` in it is passed over.
    pub(super) fn line(&self, line: Span) -> Result<(Span, Span), Span> {
        let mut parts = line_parts(line, self.source).ok_or(line)?;
        while parts.0.of(self.source) == "liquid" {
            parts = line_parts(parts.1, self.source).ok_or(parts.1)?;
        }
        Ok(parts)
    }
}

/// Name and markup of a line: `LiquidTagToken`.
pub(super) fn line_parts(line: Span, source: &str) -> Option<(Span, Span)> {
    let text = line.of(source);
    let name = pattern::spaces(text, 0);
    let end = if slice(text, name..).starts_with('#') { name + 1 } else { pattern::word(text, name)? };
    let place = |start, end| Span::new(line.start + start, line.start + end);
    Some((place(name, end), place(pattern::spaces(text, end), text.len())))
}
