//! Filters that this Liquid does not have: what other languages call its own, and what does the same as those it lacks.

use super::slips::outside_quotes;
use super::subject::Subject;
use super::{Fix, defaults};
use crate::text::{Span, slice};
use ruby_liquid::walk::{Part, walk};
use ruby_liquid::{Dialect, Template, WarningKind, filters};

/// Names of filters in other languages, and Liquid's.
const FILTERS: &[(&str, &str)] = &[
    ("lower", "downcase"),
    ("lowercase", "downcase"),
    ("tolowercase", "downcase"),
    ("to_lower", "downcase"),
    ("lcase", "downcase"),
    ("upper", "upcase"),
    ("uppercase", "upcase"),
    ("touppercase", "upcase"),
    ("to_upper", "upcase"),
    ("ucase", "upcase"),
    ("capitalise", "capitalize"),
    ("title", "capitalize"),
    ("titlecase", "capitalize"),
    ("length", "size"),
    ("count", "size"),
    ("strip_tags", "strip_html"),
    ("striptags", "strip_html"),
    ("nl2br", "newline_to_br"),
    ("html_escape", "escape"),
    ("htmlescape", "escape"),
    ("escape_html", "escape"),
    ("concat", "append"),
    ("add", "plus"),
    ("sub", "minus"),
    ("multiply", "times"),
    ("mod", "modulo"),
    ("format_date", "date"),
    ("strftime", "date"),
];

/// The filter of Liquid that was meant by an unknown one.
pub fn meant(dialect: Dialect, name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let known = filters::filters(dialect).iter().map(|filter| filter.name);
    let meant = FILTERS.iter().find(|(other, _)| *other == lower).map(|(_, meant)| *meant);
    meant.filter(|meant| filters::find(meant, dialect).is_some()).or_else(|| {
        // A letter or two may be anything.
        let mut near = known.filter(|known| known.len() > 2 && super::names::is_near(known, name));
        near.next().filter(|_| name.len() > 2)
    })
}

/// Filters that take white space away at both ends.
const STRIPS: [&str; 4] = ["strip", "trim", "lstrip", "rstrip"];

/// The same in filters that every Liquid has, for a filter that 2.4 lacks; where there is no such, the output without it.
pub fn without(subject: &Subject<'_>, name: &str, place: Span) -> Option<Fix> {
    let text = subject.text();
    if defaults::NAMES.contains(&name) {
        return defaults::asked_for(subject, place);
    }
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Pipeline(pipeline) = part
            && let Some(call) = pipeline.filters.iter().find(|call| call.name_span == place)
        {
            found = Some(call);
        }
    });
    let call = found?;
    if STRIPS.contains(&name) {
        let edit = (call.span, "append: '' | split: ' ' | join: ' '".to_owned());
        return Some(Fix::review("Split and join at spaces", vec![edit]));
    }
    if let ("concat", [argument]) = (name, &call.arguments[..])
        && argument.value.span.of(text).starts_with(['\'', '"'])
    {
        return Some(Fix::review("Use append", vec![(call.name_span, "append".to_owned())]));
    }
    if let ("slice" | "substring" | "substr", [from, length]) = (name, &call.arguments[..])
        && from.value.span.of(text) == "0"
    {
        let edit = (call.span, format!("truncate: {}, ''", length.value.span.of(text)));
        return Some(Fix::review("Cut it with truncate", vec![edit]));
    }
    Some(without_effect(text, call.span))
}

/// The output without a filter that no Liquid here has: it did nothing.
fn without_effect(text: &str, call: Span) -> Fix {
    let bar = call.before(text).trim_end();
    let start = bar.strip_suffix('|').map_or(call.start, |value| value.trim_end().len());
    Fix::review("Remove the filter", vec![(Span::new(start, call.end), String::new())])
}

/// The comma that is left out between two values of a filter, where the second is ignored: `replace: 'a' 'b'`.
pub fn comma(text: &str, ignored: Span) -> Option<Fix> {
    let is_text = |words: &str| words.starts_with(['\'', '"']) && words.ends_with(['\'', '"']);
    let before = ignored.before(text).trim_end();
    let call = before.rsplit_once(": ").map(|(_, value)| value.trim());
    (is_text(ignored.of(text)) && call.is_some_and(is_text)).then(|| {
        let end = Span::new(before.len(), before.len());
        Fix::review("Add the comma", vec![(end, ",".to_owned())])
    })
}

/// Spaces around the bars of a filter with too many values: `replace:'a','b'|upcase` is one filter to 2.4, which reads on
/// past a bar without a space before it.
pub fn apart(subject: &Subject<'_>, filter: Span) -> Option<Fix> {
    let text = subject.text();
    let mut edits = Vec::new();
    let mut at = filter.start;
    while let Some(bar) = outside_quotes(slice(text, at..filter.end), "|") {
        let place = Span::new(at + bar, at + bar + 1);
        edits.push((place, " | ".to_owned()));
        at = place.end;
    }
    let fix = Fix::safe("Put spaces around the bars", edits);
    let count = |template: &Template| {
        let is_count = |kind: &WarningKind| matches!(kind, WarningKind::WrongArgumentCount { .. });
        template.warnings().iter().filter(|warning| is_count(&warning.kind)).count()
    };
    let mended = Template::parse(&fix.apply(text), subject.template.dialect());
    (count(&mended) < count(subject.template)).then_some(fix)
}
