//! Cuts a text into lines and stretches of one look, for showing it.

use crate::text::characters::is_unseen;
use crate::text::{Span, slice};

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
    /// A piece that can be pointed at. It looks like what is around it, and is an element of its own, so that a pointer
    /// that comes upon it is told.
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
    // Their order among themselves means nothing; but built for size, the standard library sorts faster if it keeps it.
    edges.sort_by_key(|(at, ..)| *at);
    let mut counts = [0_u32; CLASSES.len()];
    let mut edges = edges.into_iter().peekable();
    let mut all = Vec::new();
    let mut line = Vec::new();
    let mut at = 0;
    let mut line_end = line_end_after(text, 0);
    loop {
        while let Some((_, starts, paint)) = edges.next_if(|(edge, ..)| *edge <= at) {
            if let Some(count) = counts.get_mut((paint as u16).trailing_zeros() as usize) {
                *count = if starts { *count + 1 } else { count.saturating_sub(1) };
            }
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
    slice(text, from..).find('\n').map_or(text.len(), |at| from + at + 1)
}

/// The `{{ … }}` and `{% … %}` of a template, also of one that is half typed.
pub fn liquid_parts(template: &str) -> Vec<(Span, Paint)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = slice(template, at..).find('{') {
        let start = at + open;
        let (close, paint) = match template.as_bytes().get(start + 1) {
            Some(b'{') => ("}}", Paint::Output),
            Some(b'%') => ("%}", Paint::Tag),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let end =
            slice(template, start + 2..).find(close).map_or(template.len(), |length| start + 2 + length + 2);
        found.push((Span::new(start, end), paint));
        at = end;
    }
    found
}

/// The lines around the payload that hold nothing but Liquid, comments and texts that are kept for later, each as a
/// whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Around {
    /// Those before it, which write nothing.
    pub before: Span,
    /// Those after it.
    pub after: Span,
}

/// What stands around the payload in a template.
pub fn around(template: &str) -> Around {
    let mut texts = Vec::new();
    let mut first_output = template.len();
    let (mut end, mut in_comment, mut captures) = (0, false, 0usize);
    let sentinel = (Span::new(template.len(), template.len()), Paint::Tag);
    for (part, paint) in liquid_parts(template).into_iter().chain([sentinel]) {
        let between = Span::new(end, part.start);
        let text = between.of(template).trim();
        // What a capture keeps before the object opens is no part of it.
        let is_kept = captures > 0 && texts.is_empty() && !text.starts_with('{');
        if !in_comment && !is_kept && !text.is_empty() {
            let blank = between.of(template).len() - between.of(template).trim_start().len();
            let start = between.start + blank;
            texts.push(Span::new(start, start + text.len()));
        }
        match part.of(template).trim_matches(['{', '%', '-', '}', ' ']) {
            "comment" => in_comment = true,
            "endcomment" => in_comment = false,
            "endcapture" => captures = captures.saturating_sub(1),
            tag if tag.starts_with("capture ") => captures += 1,
            _ if paint == Paint::Output => first_output = first_output.min(part.start),
            _ => {}
        }
        end = part.end;
    }
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else { return Around::default() };
    let line_of = |at: usize| slice(template, ..at).rfind('\n').map_or(0, |line_break| line_break + 1);
    let written = template.trim_end().len();
    Around {
        before: Span::new(0, line_of(first.start.min(first_output))),
        after: Span::new(line_end_after(template, last.end).min(written), written),
    }
}

/// The keys and texts of something like JSON, from quote to quote; `holes` are left alone. Works on text
/// that is not JSON (yet) too.
pub fn json_parts(text: &str, holes: &[(Span, Paint)]) -> Vec<(Span, Paint)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    let mut holes = holes.iter().peekable();
    while let Some(byte) = bytes.get(at).copied() {
        if let Some((hole, _)) = holes.next_if(|(hole, _)| hole.start <= at) {
            at = at.max(hole.end);
            continue;
        }
        match (byte, open) {
            (b'\\', Some(_)) => at += 1,
            (b'"', None) => open = Some(at),
            (b'"', Some(start)) => {
                let rest = slice(text, at + 1..).trim_start();
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
        for (length, start) in [(lead, span.start + 1), (trail, span.end - 1 - trail)] {
            if length > 0 {
                found.push((Span::new(start, start + length), Paint::Blank));
            }
        }
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
    fn liquid_alone_stands_around_the_payload() {
        for (template, before, after) in [
            ("{% assign a = 'x' %}\n{% assign b = 'y' %}\n{\"a\": 1}", 2, 0),
            (
                "{% capture p %}{% comment %}words{% endcomment %}\n{% capture j %}{\n}{% endcapture %}\n{% endcapture %}{{ j }}",
                1,
                1,
            ),
            ("{%- assign a = 'x' -%}\n{ {{ a }}", 1, 0),
            (
                "{% capture a %}\\{% endcapture %}\n{% assign b = 'y' %}\n{% capture j %}{\n}{% endcapture %}\n{{ j }}",
                2,
                1,
            ),
            ("{\"a\": 1}", 0, 0),
            ("{\"a\": 1}\n", 0, 0),
            ("{{ ticket.id }}\n{% assign a = 'x' %}\n{}\n{{ ticket.id }}\n{{ ticket.id }}", 0, 2),
            ("words {% assign a = 'x' %}\n{}", 0, 0),
            ("{% capture half typed\n", 0, 0),
            ("{{ ticket.id }}", 0, 0),
            ("", 0, 0),
        ] {
            let around = around(template);
            let lines = |span: Span| span.of(template).lines().count();
            assert_eq!((lines(around.before), lines(around.after)), (before, after), "{template}");
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
