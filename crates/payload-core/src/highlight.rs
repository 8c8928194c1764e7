//! Cuts a text into lines and stretches of one look, for showing it.

use crate::text::Span;
use crate::text::characters::is_unseen;

/// A look that a stretch of text can have; several at once are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Paint {
    /// `{{ … }}`
    Output = 1,
    /// `{% … %}`
    Tag = 2,
    /// A JSON text.
    Text = 4,
    /// A JSON key.
    Key = 8,
    /// Something is wrong here.
    Error = 16,
    /// Something could be better here.
    Warning = 32,
    /// The origin, or the outcome, of what is looked at.
    Lit = 64,
    /// A space at the edge of a value.
    Blank = 128,
    /// A character that shows nothing by itself.
    Invisible = 256,
    /// Where a person's attention is.
    Current = 512,
    /// A piece that can be pointed at.
    Piece = 1024,
}

/// Every paint, with its class in the style sheets.
pub const CLASSES: [(Paint, &str); 11] = [
    (Paint::Output, "output"),
    (Paint::Tag, "tag"),
    (Paint::Text, "text"),
    (Paint::Key, "key"),
    (Paint::Error, "error"),
    (Paint::Warning, "warning"),
    (Paint::Lit, "lit"),
    (Paint::Blank, "blank"),
    (Paint::Invisible, "invisible"),
    (Paint::Current, "current"),
    (Paint::Piece, "piece"),
];

/// The looks of one stretch, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Look(u16);

impl Look {
    /// Whether a paint is among them.
    pub fn has(self, paint: Paint) -> bool {
        self.0 & paint as u16 != 0
    }

    /// Their classes in the style sheets.
    pub fn classes(self) -> String {
        let classes: Vec<&str> =
            CLASSES.iter().filter(|(paint, _)| self.has(*paint)).map(|(_, class)| *class).collect();
        classes.join(" ")
    }
}

/// A stretch of text of one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands in the whole text.
    pub span: Span,
    /// Its look.
    pub look: Look,
}

/// Cuts a text into lines, and each line into stretches; a line keeps its line break. Put together again
/// they are the text.
pub fn lines(text: &str, paints: &[(Span, Paint)]) -> Vec<Vec<Stretch>> {
    let mut edges: Vec<(usize, bool, Paint)> = Vec::with_capacity(paints.len() * 2);
    for (span, paint) in paints {
        let (start, end) = (text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end));
        if start < end {
            edges.push((start, true, *paint));
            edges.push((end, false, *paint));
        }
    }
    edges.sort_by_key(|(at, ..)| *at);
    let mut counts = [0_u32; CLASSES.len()];
    let mut edges = edges.into_iter().peekable();
    let mut all = Vec::new();
    let mut line = Vec::new();
    let mut at = 0;
    let mut line_end = line_end_after(text, 0);
    loop {
        while let Some((_, starts, paint)) = edges.next_if(|(edge, ..)| *edge <= at) {
            let count = &mut counts[(paint as u16).trailing_zeros() as usize];
            *count = if starts { *count + 1 } else { count.saturating_sub(1) };
        }
        if at >= text.len() {
            break;
        }
        let next = edges.peek().map_or(text.len(), |(edge, ..)| *edge).min(line_end);
        let bits = counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .fold(0, |bits, (bit, _)| bits | 1 << bit);
        line.push(Stretch { span: Span::new(at, next), look: Look(bits) });
        at = next;
        if at == line_end {
            all.push(std::mem::take(&mut line));
            line_end = line_end_after(text, at);
        }
    }
    if text.is_empty() || text.ends_with('\n') {
        all.push(line);
    }
    all
}

fn line_end_after(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The `{{ … }}` and `{% … %}` of a template, also of one that is half typed.
pub fn liquid_parts(template: &str) -> Vec<(Span, Paint)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find('{') {
        let start = at + open;
        let (close, paint) = match template.as_bytes().get(start + 1) {
            Some(b'{') => ("}}", Paint::Output),
            Some(b'%') => ("%}", Paint::Tag),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let end = template[start + 2..].find(close).map_or(template.len(), |length| start + 2 + length + 2);
        found.push((Span::new(start, end), paint));
        at = end;
    }
    found
}

/// What a template prepares before it writes anything: the tags that it begins with, and what stands in their captures,
/// as whole lines. `None` where that is not even one line.
pub fn preparation(template: &str) -> Option<Span> {
    let mut captures = 0_usize;
    let mut end = 0;
    for (part, paint) in liquid_parts(template) {
        let is_written = paint == Paint::Output || !template[end..part.start].trim().is_empty();
        if captures == 0 && is_written {
            break;
        }
        let inside = part.of(template).trim_start_matches(['{', '%', '-']).trim_start();
        if inside.starts_with("capture") {
            captures += 1;
        } else if inside.starts_with("endcapture") {
            captures = captures.saturating_sub(1);
        } else if captures == 0 && !inside.starts_with("assign") {
            break;
        }
        if captures == 0 {
            end = part.end;
        }
    }
    // The line of the payload's first sign is shown.
    let rest = &template[end..];
    let written = template.len() - rest.trim_start().len();
    let line = template[..written].rfind('\n').filter(|_| end > 0)?;
    Some(Span::new(0, line + 1))
}

/// The keys and texts of something like JSON, from quote to quote; `holes` are left alone. Works on text
/// that is not JSON (yet) too.
pub fn json_parts(text: &str, holes: &[(Span, Paint)]) -> Vec<(Span, Paint)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    let mut holes = holes.iter().peekable();
    while at < bytes.len() {
        if let Some((hole, _)) = holes.next_if(|(hole, _)| hole.start <= at) {
            at = at.max(hole.end);
            continue;
        }
        match (bytes[at], open) {
            (b'\\', Some(_)) => at += 1,
            (b'"', None) => open = Some(at),
            (b'"', Some(start)) => {
                let rest = text[at + 1..].trim_start();
                let paint = if rest.starts_with(':') { Paint::Key } else { Paint::Text };
                found.push((Span::new(start, at + 1), paint));
                open = None;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The spaces at the edges of JSON texts and the characters that show nothing.
pub fn unseen(text: &str, texts: &[(Span, Paint)]) -> Vec<(Span, Paint)> {
    let mut found = Vec::new();
    for (span, _) in texts.iter().filter(|(span, paint)| *paint == Paint::Text && span.len() > 2) {
        let inside = Span::new(span.start + 1, span.end - 1).of(text);
        let lead = inside.len() - inside.trim_start_matches(' ').len();
        let trail = inside.trim_start_matches(' ');
        let trail = trail.len() - trail.trim_end_matches(' ').len();
        found.push((Span::new(span.start + 1, span.start + 1 + lead), Paint::Blank));
        found.push((Span::new(span.end - 1 - trail, span.end - 1), Paint::Blank));
    }
    for (at, character) in text.char_indices().filter(|(_, c)| is_unseen(*c)) {
        found.push((Span::new(at, at + character.len_utf8()), Paint::Invisible));
    }
    found
}

/// What stands for an invisible character on screen.
pub fn shown_as(c: char) -> String {
    match c {
        '\t' => "⇥".to_owned(),
        '\r' => "␍".to_owned(),
        c if (c as u32) < 0x20 => char::from_u32(0x2400 + c as u32).map(String::from).unwrap_or_default(),
        c => format!("U+{:04X}", c as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, paints: &[(Span, Paint)]) -> Vec<String> {
        let show = |stretch: &Stretch| format!("{}:{:?}", stretch.look.classes(), stretch.span.of(text));
        lines(text, paints).iter().map(|line| line.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn the_preparation_is_what_stands_before_the_payload() {
        for (template, lines) in [
            ("{% assign a = 'x' %}\n{% assign b = 'y' %}\n{\"a\": 1}", 2),
            ("{% capture p %}\n{% assign a = 'x' %} text {{ a }}\n{% endcapture %}{\n}", 2),
            ("{%- assign a = 'x' -%}\n{ {{ a }}", 1),
            ("{\"a\": 1}", 0),
            ("{{ ticket.id }}\n{% assign a = 'x' %}\n{}", 0),
            ("{% if ticket.id %}\n{}{% endif %}", 0),
            ("words {% assign a = 'x' %}\n{}", 0),
            ("{% capture half typed\n", 0),
            ("", 0),
        ] {
            let folded = preparation(template).map_or("", |span| span.of(template));
            assert_eq!(folded.matches('\n').count(), lines, "{template}");
            assert!(folded.is_empty() || folded.ends_with('\n'));
        }
    }

    #[test]
    fn cuts_into_lines_and_looks() {
        let text = "{\"a\": \"{{x}}\"\n}";
        let liquid = liquid_parts(text);
        let mut paints = json_parts(text, &liquid);
        paints.extend(liquid);
        insta::assert_debug_snapshot!(shown(text, &paints), @r#"
        [
            ":\"{\" key:\"\\\"a\\\"\" :\": \" text:\"\\\"\" output text:\"{{x}}\" text:\"\\\"\" :\"\\n\"",
            ":\"}\"",
        ]
        "#);
    }

    #[test]
    fn shows_blanks_at_the_edges() {
        let text = "[\" a b \"]";
        let paints = unseen(text, &json_parts(text, &[]));
        let blanks: Vec<_> = paints.iter().map(|(span, _)| (span.start, span.end)).collect();
        assert_eq!(blanks, [(2, 3), (6, 7)]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[{}%\"\\\\a é👩\n]{0,40}", spans in prop::collection::vec((0usize..60, 0usize..60), 0..6)) {
            let liquid = liquid_parts(&text);
            let mut paints = json_parts(&text, &liquid);
            paints.extend(unseen(&text, &paints));
            paints.extend(liquid);
            paints.extend(spans.into_iter().map(|(a, b)| (Span::new(a, b), Paint::Lit)));
            let together: String = lines(&text, &paints).iter().flatten().map(|stretch| stretch.span.of(&text)).collect();
            prop_assert_eq!(together, text);
        }
    }
}
