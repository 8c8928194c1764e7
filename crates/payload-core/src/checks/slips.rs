//! Slips of those who know another template language or write from memory: the words tell what was meant, and how
//! Liquid writes it.
//!
//! Each slip is one finding with one fix; what the engine says about the same place follows from it and is not told.

mod assigned;
mod braces;
mod case_contains;
mod comparisons;
mod foreign;
mod negation;
mod operators;
mod outputs;
mod tags;

use super::bare_value::harmless_output;
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::highlight::{Paint, liquid_parts};
use crate::placeholder::{Placeholder, ROOTS};
use crate::text::{Span, slice, split_before};
use crate::verdict::Outcome;
use foreign::FOREIGN;
use outputs::{OUTPUTS, as_value};
use ruby_liquid::Template;
use ruby_liquid::node::NodeKind;
use std::collections::HashMap;
use tags::TAGS;

/// The word for them.
pub const CODE: &str = "liquid-slip";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let ends = ends(subject);
    let slips: Vec<(Span, Slip)> = liquid_parts(text)
        .into_iter()
        .filter(|(place, _)| !super::characters::explains(found, *place))
        .filter_map(|(place, paint)| {
            let nested = match paint {
                Paint::Output => braces::nested_output(text, place),
                _ => braces::unclosed_tag(text, place),
            };
            if let Some((place, Slip { what, meant, end })) = nested {
                let meant = meant.map(|meant| harmless_output(text, place, meant));
                return Some((place, Slip { what, meant, end }));
            }
            let inside = inside(place.of(text))?;
            let all = if paint == Paint::Output { OUTPUTS } else { TAGS };
            // A newer Liquid may have it.
            let stops = || subject.template.errors().iter().any(|error| error.span.overlaps(place));
            let found = all.iter().find_map(|slip| slip(inside));
            let Slip { what, mut meant, end } =
                found.or_else(|| FOREIGN.iter().find_map(|slip| slip(inside)).filter(|_| stops()))?;
            if let ("when", values) = first_word(inside)
                && !is_of_case(text, place, values)
            {
                meant = None;
            }
            let meant = meant.map(|meant| harmless_output(text, place, as_value(text, place, meant)));
            Some((place, Slip { what, meant, end }))
        })
        .chain(braces::opened_by_one(text))
        .collect();
    let edits = slips.iter().filter_map(|(place, slip)| {
        let meant = (*place, slip.meant.clone()?);
        Some(match slip.end {
            // Without its end it would be another block.
            Some(end) => vec![meant, (*ends.get(place)?, end.to_owned())],
            None => vec![meant],
        })
    });
    let mut fixes = one_by_one(subject, edits.collect());
    for (place, Slip { what, meant, .. }) in slips {
        let fix = meant.and_then(|meant| {
            let label = match meant.chars().count() <= LABEL {
                true => format!("Write {meant}"),
                false => "Write it as Liquid reads it".to_owned(),
            };
            Some(Fix::review(label, fixes.remove(&place)?))
        });
        let fix = fix.or_else(|| {
            let edits = case_contains::as_if(subject.text(), place)?;
            Some(Fix::review("Write it with if and contains", edits))
        });
        let is_taken = subject.sends() && subject.plain.verdict.outcome() <= Outcome::Logged;
        let severity = if is_taken { Severity::Wrong } else { Severity::Breaks };
        found.push(
            Finding::new(CODE, severity, place, what)
                .because("Liquid stops at it, or ignores it.")
                .mended_by(fix),
        );
    }
}

/// Whether what a `when` compares is what its `case` looks at; so it is without a comparison.
fn is_of_case(text: &str, place: Span, values: &str) -> bool {
    let mut words = values.split_whitespace();
    let (Some(first), Some("==" | "=")) = (words.next(), words.next()) else { return true };
    let case = place.before(text).rsplit_once("case ").map(|(_, case)| case.trim_start());
    case.is_some_and(|case| case.split_whitespace().next() == Some(first))
}

/// So many characters of Liquid fit on a button.
const LABEL: usize = 60;

/// The edits that each place needs, by the first of them: those, or all where they alone leave a block without its end.
pub fn one_by_one(subject: &Subject<'_>, edits: Vec<Edits>) -> HashMap<Span, Edits> {
    let errors = |edits: &Edits| {
        let mended = Fix::safe("", edits.clone()).apply(subject.text());
        Template::parse(&mended, subject.template.dialect()).errors().len()
    };
    let now = subject.template.errors().len();
    let mut all: Edits = edits.iter().flatten().cloned().collect();
    all.sort_by_key(|(place, _)| place.start);
    let needed = |own: &Edits| {
        let (place, _) = own.first()?;
        Some((*place, if errors(own) > now { all.clone() } else { own.clone() }))
    };
    edits.iter().filter_map(needed).collect()
}

/// Stretches of the text and what comes in their place.
type Edits = Vec<(Span, String)>;

/// The last tag of each `if` and `unless`, by the first.
fn ends(subject: &Subject<'_>) -> HashMap<Span, Span> {
    let mut ends = HashMap::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && matches!(node.kind, NodeKind::If(_))
            && let Some(start) = node.span.of(subject.text()).rfind("{%")
        {
            ends.insert(node.head, Span::new(node.span.start + start, node.span.end));
        }
    });
    ends
}

/// The `if` or `unless` around a “not”, without it.
pub fn without_not(subject: &Subject<'_>, negated: Span) -> Option<Fix> {
    let text = subject.text();
    let (place, _) = liquid_parts(text).into_iter().find(|(place, _)| place.contains(negated))?;
    let (word, asked) = first_word(inside(place.of(text))?);
    let (meant, end) = negation::without_not(word, asked)?;
    let mut edits = vec![(place, meant)];
    if let Some(end) = end {
        edits.push((*ends(subject).get(&place)?, end.to_owned()));
    }
    Some(Fix::review("Write it as Liquid reads it", edits))
}

/// A finding of quotes that were to be made harmless and are not: what they break is told there.
pub fn with_what_follows(mut slip: Finding, others: &[Finding]) -> Finding {
    let breaks = |other: &&Finding| ["injection", "unescaped"].contains(&other.code);
    let is_in = |other: &&Finding| slip.span.zip(other.span).is_some_and(|(slip, span)| slip.contains(span));
    if slip.what == outputs::ESCAPED
        && let Some(follows) = others.iter().filter(breaks).find(is_in)
    {
        slip.severity = slip.severity.max(follows.severity);
        slip.why = format!("{} {}", follows.what, follows.why);
    }
    slip
}

/// Whether a place is part of a slip: whatever else is found there follows from it.
pub fn explains(found: &[Finding], place: Span) -> bool {
    let mut spans = found.iter().filter(|finding| finding.code == CODE).filter_map(|finding| finding.span);
    spans.any(|span| span.contains(place))
}

/// Whether a place belongs to a tag or output that a slip begins: what was not closed runs on behind it.
pub fn run_into(subject: &Subject<'_>, found: &[Finding], place: Span) -> bool {
    let slips: Vec<Span> =
        found.iter().filter(|finding| finding.code == CODE).filter_map(|finding| finding.span).collect();
    !slips.is_empty()
        && liquid_parts(subject.text()).iter().any(|(part, _)| {
            part.contains(place) && slips.iter().any(|slip| slip.start == part.start && slip.end < part.end)
        })
}

/// Whether an ordinary ticket gives JSON once the slips are mended: what breaks it follows from them.
pub fn mend(subject: &Subject<'_>, found: &[Finding]) -> bool {
    let fixes =
        found.iter().filter(|finding| finding.code == CODE).filter_map(|finding| finding.fix.as_ref());
    let mut edits: Edits = fixes.flat_map(|fix| fix.edits().to_vec()).collect();
    edits.sort_by_key(|(place, _)| place.start);
    edits.dedup();
    let mended = subject.workspace.assumptions.parse(&Fix::safe("", edits.clone()).apply(subject.text()));
    !edits.is_empty() && subject.try_with(&mended, &subject.harmless).payload.is_ok()
}

/// A slip, and the whole tag or output that was meant.
struct Slip {
    what: String,
    meant: Option<String>,
    /// The tag that then ends its block, where that is another.
    end: Option<&'static str>,
}

fn slip(what: impl Into<String>, meant: impl Into<String>) -> Option<Slip> {
    Some(Slip { what: what.into(), meant: Some(meant.into()), end: None })
}

/// What stands between the braces, where they are closed.
fn inside(part: &str) -> Option<&str> {
    let inner = part.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    let inner = inner.or_else(|| part.strip_prefix("{%").and_then(|rest| rest.strip_suffix("%}")))?;
    // White-space control and a third brace are told of by themselves; a tag that runs into the next is not closed.
    let is_plain = !inner.starts_with(['-', '{']) && !inner.ends_with('-') && !inner.contains("{%");
    is_plain.then(|| inner.trim())
}

fn first_word(inside: &str) -> (&str, &str) {
    let (word, rest) = split_before(inside, char::is_whitespace);
    (word, rest.trim())
}

/// Where a sign first stands that is in no quotes.
pub fn outside_quotes(text: &str, sign: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(at, c)| {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if slice(text, at..).starts_with(sign) => return Some(at),
            None => {}
        }
        None
    })
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A path that Freshdesk may have.
fn is_placeholder(word: &str) -> bool {
    word.split('.').next().is_some_and(|root| ROOTS.contains(&root))
        && !word.contains(['{', '}'])
        && Placeholder::read(word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(part: &str) -> String {
        let inside = inside(part).expect("it is closed");
        let all = if part.starts_with("{{") { OUTPUTS } else { TAGS };
        match all.iter().chain(FOREIGN).find_map(|slip| slip(inside)) {
            Some(slip) => slip.meant.unwrap_or(slip.what),
            None => String::new(),
        }
    }

    #[test]
    fn what_was_meant_is_written_as_liquid_has_it() {
        for (slip, liquid) in [
            ("{% ticket.tags %}", "{{ ticket.tags }}"),
            ("{% ticket.subject | upcase %}", "{{ ticket.subject | upcase }}"),
            ("{% helpdesk_name %}", "{{ helpdesk_name }}"),
            ("{% /if %}", "{% endif %}"),
            ("{% fi %}", "{% endif %}"),
            ("{% default %}", "{% else %}"),
            ("{% for t of ticket.tags %}", "{% for t in ticket.tags %}"),
            ("{% foreach t in ticket.tags %}", "{% for t in ticket.tags %}"),
            ("{% for each t in ticket.tags %}", "{% for t in ticket.tags %}"),
            ("{% for (t in ticket.tags) %}", "{% for t in ticket.tags %}"),
            ("{% for t in ticket.tags: %}", "{% for t in ticket.tags %}"),
            ("{% foreach ticket.tags as t %}", "{% for t in ticket.tags %}"),
            ("{% set x = ticket.id %}", "{% assign x = ticket.id %}"),
            ("{% assign x ticket.id %}", "{% assign x = ticket.id %}"),
            ("{% assign x: 'a' %}", "{% assign x = 'a' %}"),
            ("{% assign x := 'a' %}", "{% assign x = 'a' %}"),
            ("{% assign x == 'a' %}", "{% assign x = 'a' %}"),
            ("{% assign x = {{ticket.id}} %}", "{% assign x = ticket.id %}"),
            ("{% if ticket.id == 1 then %}", "{% if ticket.id == 1 %}"),
            ("{% if ticket.id == 1: %}", "{% if ticket.id == 1 %}"),
            ("{% if {{ticket.status}} == 'Open' %}", "{% if ticket.status == 'Open' %}"),
            ("{% if '{{ticket.status}}' == 'Open' %}", "{% if ticket.status == 'Open' %}"),
            ("{% if ticket.status == `Open` %}", "{% if ticket.status == 'Open' %}"),
            ("{% if (ticket.id == 1) %}", "{% if ticket.id == 1 %}"),
            ("{% if (ticket.id == 1 or ticket.id == 2) %}", "{% if ticket.id == 1 or ticket.id == 2 %}"),
            ("{% if ticket.tags Contains 'a b' %}", "{% if ticket.tags contains 'a b' %}"),
            ("{% if 'vip' in ticket.tags %}", "{% if ticket.tags contains 'vip' %}"),
            ("{% if ticket.id == None %}", "{% if ticket.id == nil %}"),
            ("{% if ticket.tags not contains 'vip' %}", "{% unless ticket.tags contains 'vip' %}"),
            ("{% unless ticket.tags !contains 'vip' %}", "{% if ticket.tags contains 'vip' %}"),
            ("{% if ticket.id == %}", "The right side of the comparison is missing."),
            ("{% # a note %}", "{% comment %}a note{% endcomment %}"),
            ("{% # a\n  # note\n%}", "{% comment %}a note{% endcomment %}"),
            (
                "{% liquid\n  assign x = ticket.id\n  # a note\n  echo x\n%}",
                "{% assign x = ticket.id %}{{ x }}",
            ),
            ("{% echo ticket.id %}", "{{ ticket.id }}"),
            ("{% switch (ticket.status) %}", "{% case ticket.status %}"),
            ("{% case 'Open': %}", "{% when 'Open' %}"),
            ("{{#if ticket.id}}", "{% if ticket.id %}"),
            ("{{/if}}", "{% endif %}"),
            ("{{ endif }}", "{% endif %}"),
            ("{{ ticket.id | append: 'a }}", "{{ ticket.id | append: 'a' }}"),
            ("{{ upcase(ticket.subject) }}", "{{ ticket.subject | upcase }}"),
            ("{{ ticket.subject | truncate(5) }}", "{{ ticket.subject | truncate: 5 }}"),
            (
                "{{ ticket.subject || 'x' }}",
                "{% if ticket.subject == nil or ticket.subject == '' %}x{% else %}{{ ticket.subject }}{% endif %}",
            ),
            (
                "{{ ticket.id ? 'a' : ticket.url }}",
                "{% if ticket.id == nil or ticket.id == '' %}{{ ticket.url }}{% else %}a{% endif %}",
            ),
            (
                "{{ ticket.status == 'Open' ? 'a' : 'b' }}",
                "{% if ticket.status == 'Open' %}a{% else %}b{% endif %}",
            ),
            (
                "{{ ticket.cf_no ? true : false }}",
                "{% if ticket.cf_no == true or ticket.cf_no == 'true' or ticket.cf_no == '1' or ticket.cf_no == 1 %}true{% else %}false{% endif %}",
            ),
            ("{{ ticket.id + '-x' }}", "{{ ticket.id | append: '-x' }}"),
            ("{{ ticket.subject.upcase }}", "{{ ticket.subject | upcase }}"),
        ] {
            assert_eq!(meant(slip), liquid, "{slip}");
        }
    }

    #[test]
    fn what_liquid_reads_is_no_slip() {
        for right in [
            "{% for tag in list limit:20 %}",
            "{% for i in (1..3) %}",
            "{% assign x = ticket.tags | split: ', ' %}",
            "{% assign a.b = 'c' %}",
            "{% if ticket.id == 1 and ticket.tags contains 'a (b)' or x %}",
            "{% if ticket.status == 'in (half)' %}",
            "{% unless ticket.id %}",
            "{% if ticket.a == 'None' %}",
            "{% endif %}",
            "{% else %}",
            "{{ ticket.tags | split: '|' | join: '||' }}",
            "{{ ticket.subject | replace: '\"', \"'\" }}",
            "{{ ticket.subject | append: ' (a)' }}",
            "{{ ticket.subject | date: '%H:%M?' }}",
            "{{ ticket.tags.size }}",
            "{{ if_any }}",
            "{% case ticket.status %}",
            "{% comment %}",
        ] {
            assert_eq!(meant(right), "", "{right}");
        }
    }
}
