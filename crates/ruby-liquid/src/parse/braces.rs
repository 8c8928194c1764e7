//! Slips in the braces around outputs and tags.

use super::*;
use crate::slice;

const BLANKS: [char; 2] = [' ', '\t'];

impl Parser<'_> {
    /// An output or tag that lacks its end, with the end that was probably meant.
    pub(super) fn unclosed(&mut self, span: Span, what: &str, end: &'static str) {
        let after = if self.dialect == Dialect::V2_4 { " on the same line" } else { "" };
        let message = format!("this {what} is not closed: `{end}` is missing{after}");
        let meant = self.wrong_end(span, end).map(|wrong| Suggestion::new(wrong, end));
        self.error_mended_by(span, message, meant);
    }

    /// What stands on the line where the end should: the other kind of end, or one with a space in it or a brace less.
    fn wrong_end(&self, span: Span, end: &str) -> Option<Span> {
        let start = span.start + 2;
        let rest = self.source.get(start..)?;
        // Where the next one begins, this one should have ended.
        let reach = ["\n", "{{", "{%"].iter().filter_map(|next| rest.find(next)).min().unwrap_or(rest.len());
        let line = slice(rest, ..reach);
        let (before, after) = line.split_once('}')?;
        // `"{{ x"}`: the quote is that of the text around it.
        if end == "}}"
            && let Some((value, blanks)) = before.split_once('"')
            && blanks.trim().is_empty()
        {
            return Some(Span::new(start + value.len(), start + value.len()));
        }
        let before = before.trim_end_matches(BLANKS).strip_suffix('%').unwrap_or(before);
        // In `"{{ x } }"` the second brace belongs to the first; in `{"a": {{ x } }` it does not.
        let second = after.trim_start_matches(BLANKS).strip_prefix('}');
        let after = second.filter(|rest| after.starts_with('}') || rest.starts_with('"')).unwrap_or(after);
        let wrong = Span::new(start + before.len(), start + line.len() - after.len());
        (wrong.of(self.source) != end).then_some(wrong)
    }

    /// A tag that was not closed runs on into the next: `{% if x }}…{% endif %}`.
    pub(super) fn runs_into_next(&self, head: Span) -> bool {
        head.of(self.source).get(2..).is_some_and(|inside| inside.contains("{%"))
    }

    /// `{{{ x }}}`, and `"{{ x }}}"` inside a text in quotes.
    pub(super) fn third_brace(&mut self, span: Span) {
        let (before, after) = (span.before(self.source), span.after(self.source));
        if slice(self.source, span.start + 2..).starts_with('{') {
            let end = span.end + usize::from(after.starts_with('}'));
            let two = slice(self.source, span.start + 1..span.end);
            let kind = WarningKind::ThirdBrace;
            let braces = Span::new(span.start, span.start + 3);
            // The value was read with the third brace before it.
            self.parsed.warnings.pop_if(|warning| braces.contains(warning.span));
            let warning = ParseWarning::new(braces, kind);
            let meant = Suggestion::new(Span::new(span.start, end), two.to_owned());
            self.parsed.warnings.push(warning.mended_by(Some(meant)));
        } else if after.starts_with("}\"") {
            // Where an object ends, no quote can follow in JSON.
            let quoted = before.rsplit('"').next().unwrap_or_default();
            if before.contains('"') && !quoted.contains(['{', '}', '\n']) {
                let warning =
                    ParseWarning::new(Span::new(span.end - 2, span.end + 1), WarningKind::ThirdBrace);
                let meant = Suggestion::new(Span::new(span.end, span.end + 1), "");
                self.parsed.warnings.push(warning.mended_by(Some(meant)));
            }
        }
    }

    /// `{ { x }}` and `{ % if x %}` in a text.
    pub(super) fn split_braces(&mut self, span: Span) {
        let text = span.of(self.source);
        for (at, _) in text.match_indices('{') {
            if let Some((end, meant)) = joined(slice(text, at..)) {
                let whole = Span::new(span.start + at, span.start + at + end);
                let warning = ParseWarning::new(whole, WarningKind::SplitBraces);
                self.parsed.warnings.push(warning.mended_by(Some(Suggestion::new(whole, meant))));
            }
        }
    }
}

/// How long an output or tag with a space between its braces is, and how it should read.
fn joined(text: &str) -> Option<(usize, String)> {
    let spaced = text.strip_prefix('{')?.strip_prefix(BLANKS)?.trim_start_matches(BLANKS);
    let open = spaced.chars().next().filter(|open| matches!(open, '{' | '%'))?;
    let (inside, rest) = spaced.strip_prefix(open)?.split_once('}')?;
    if inside.contains(['{', '\n']) {
        return None;
    }
    let (inside, rest) = match open {
        '%' => (inside.trim_end_matches(BLANKS).strip_suffix('%')?, rest),
        _ => (inside, rest.trim_start_matches(BLANKS).strip_prefix('}')?),
    };
    let first = inside.trim_start_matches(['-', ' ', '\t']).chars().next()?;
    let close = if open == '{' { '}' } else { '%' };
    (is_word(first) || matches!(first, '\'' | '"'))
        .then(|| (text.len() - rest.len(), format!("{{{open}{inside}{close}}}")))
}
