//! What Stella refuses, or sends to somebody else, and no other check explained.

use super::roles::{inner, trimmed};
use super::subject::Subject;
use super::unescaped::NEUTRAL;
use super::{Finding, Fix, Severity, contract, decisions, links};
use crate::preview::roles::{Fit, Role, RoleKind};
use crate::preview::send::touching;
use crate::preview::{Branch, Sent};
use crate::text::Span;
use crate::verdict::Verdict;
use ruby_liquid::pipeline::Pipeline;

/// Findings about other tickets than the ordinary one.
const ABOUT_OTHERS: [&str; 8] = [
    "injection",
    "unescaped",
    "control-character",
    "no-fallback",
    "no-agent",
    "no-brand",
    "no-language",
    "tag-separator",
];

/// So many branches are tried for a ticket that gets a survey.
const BRANCHES: usize = 6;

/// A rejection that no other check explained: of the ordinary ticket, or of the sample ticket. Comes last.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    if let Some((path, why)) = refused(&subject.plain) {
        let value = subject.sent(path).map(|json| if json.span.len() > 2 { inner(json) } else { json.span });
        let origins: Vec<Span> = value.into_iter().flat_map(|value| subject.origins(value)).collect();
        let place = origins.first().copied();
        let is_told = |finding: &Finding| {
            // An output that writes nothing stands between the quotes.
            let written =
                origins.first().zip(origins.last()).map(|(first, last)| Span::new(first.start, last.end));
            let is_there = finding.span.zip(written).is_some_and(|(span, written)| written.overlaps(span));
            let owner = path.split('.').next();
            let is_at_path = finding.path.as_deref().is_some_and(|at| {
                at == path
                    || Some(at) == owner
                    || (finding.code == "unknown-key" && at.split('.').next() == owner)
            });
            // That a ticket may lack the value is another matter, and so is what a hostile one would hold.
            finding.severity > Severity::Note
                && (is_there || is_at_path)
                && !ABOUT_OTHERS.contains(&finding.code)
        };
        if !found.iter().any(is_told) {
            let written = subject.sent(path).and_then(|json| subject.written(json.span));
            let is_decided =
                written.is_some_and(|written| decisions::decides(subject, written)) || takes_another(subject);
            found.push(
                Finding::new(
                    "rejected",
                    Severity::Breaks,
                    place,
                    match is_decided {
                        true => format!("Depending on the ticket: {why}."),
                        false => format!("Even for an ordinary ticket: {why}."),
                    },
                )
                .because(match value {
                    _ if !is_decided => "No ticket gets a survey, or each gets a wrong one.",
                    Some(value) if value.of(&subject.plain.rendering.text).trim_matches('"').is_empty() => {
                        "A ticket that meets none of the conditions gets no survey. Add {% else %} with what is sent for it."
                    }
                    _ => "No ticket for which the condition decides the same gets a survey, or each gets a wrong one.",
                })
                .at_path(path)
                .mended_by(address_alone(subject, path).or_else(|| {
                    contract::otherwise(subject, path, subject.sent(path)?.span)
                })),
            );
        }
    }
    let sent = subject.on(&subject.sample);
    if let Some((path, why)) = refused(&sent)
        && !found
            .iter()
            .any(|finding| finding.severity > Severity::Note || finding.path.as_deref() == Some(path))
    {
        // The template is right for the ordinary ticket: this one lacks what it takes.
        found.push(
            Finding::new(
                super::sample_ticket::CODE,
                Severity::Note,
                subject.writes(&sent, path),
                format!("For this sample ticket: {why}."),
            )
            .because("This ticket lacks what a survey needs. For others the template may be right.")
            .at_path(path),
        );
    }
}

/// Whether a ticket that takes another branch gets a survey.
fn takes_another(subject: &Subject<'_>) -> bool {
    let branches = Branch::all(subject.template, &subject.harmless).into_iter().take(BRANCHES);
    let mut sent = branches.map(|branch| subject.on(&branch.of(&subject.harmless)));
    sent.any(|sent| matches!(sent.verdict, Verdict::Survey { .. }))
}

/// Where and why no survey comes, or a wrong one.
fn refused(sent: &Sent) -> Option<(&str, &str)> {
    match &sent.verdict {
        Verdict::Rejected { path, why, .. } | Verdict::Misdirected { path, why } => Some((path, why)),
        _ => None,
    }
}

/// The field that is the address, in the place of all that the template makes of it: a name before it, a second address
/// behind it, filters that take a part of it away.
fn address_alone(subject: &Subject<'_>, path: &str) -> Option<Fix> {
    let role = Role::of(path).filter(|role| role.kind == RoleKind::Address)?;
    let value = subject.sent(path)?;
    let whole = links::whole_text(subject, value)?;
    let pieces = touching(&subject.plain.rendering.pieces, inner(value));
    let is_address = |field: &str| role.fit(field) == Fit::Right;
    let piece = pieces.filter(|piece| piece.fields.iter().any(|field| is_address(field))).last()?;
    let outputs = match piece.output == trimmed(subject, value) {
        true => unfiltered(subject, subject.output_at(piece.source)?),
        false => vec![piece.source.of(subject.text()).to_owned()],
    };
    let label = if outputs.len() > 1 { "Send it as it is" } else { "Send the address alone" };
    outputs.into_iter().find_map(|output| {
        let fix = Fix::review(label, vec![(whole, output)]);
        let mended = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
        let sent = subject.try_with(&mended, &subject.harmless);
        refused(&sent).is_none_or(|(still, _)| still != path).then_some(fix)
    })
}

/// An output without each of its filters, the last first, and without them all.
fn unfiltered(subject: &Subject<'_>, pipeline: &Pipeline) -> Vec<String> {
    let text = subject.text();
    let Some(value) = &pipeline.value else { return Vec::new() };
    // From the end of what comes before a filter to its own end.
    let ends = std::iter::once(value.span.end).chain(pipeline.filters.iter().map(|call| call.span.end));
    let ends: Vec<usize> = ends.collect();
    let without = |[before, end]: &[usize; 2]| {
        let (kept, rest) = (Span::new(pipeline.span.start, *before), Span::new(*end, pipeline.span.end));
        format!("{{{{ {}{} }}}}", kept.of(text).trim_start(), rest.of(text).trim_end())
    };
    let mut all: Vec<String> = ends.array_windows().rev().map(without).collect();
    all.push(format!("{{{{ {}{NEUTRAL} }}}}", value.span.of(text)));
    all
}
