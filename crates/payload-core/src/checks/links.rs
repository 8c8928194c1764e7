//! What stands in the place of a link to the ticket: a link in a link, or none.

use super::roles::inner;
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::payload::Json;
use crate::preview::roles::{Fit, Role};
use crate::preview::send::touching;
use crate::text::{QUOTED, Span, shorten};

/// Where the template writes the whole text of a value; none where a tag decides about it.
pub fn whole_text(subject: &Subject<'_>, value: &Json) -> Option<Span> {
    let written = subject.written(value.span)?;
    let text = Span::new(written.start + 1, written.end.saturating_sub(1));
    (written.len() > 2 && !text.of(subject.text()).contains("{%")).then_some(text)
}

/// A link with another link in it, as `https://{{ticket.url}}` makes one.
pub fn link_in_link(subject: &Subject<'_>) -> Option<Finding> {
    let value = subject.sent("external_url")?;
    let text = value.text()?.trim().to_owned();
    let second = text.rfind("://").filter(|at| *at > 0 && text.find("://") != Some(*at))?;
    let sent = inner(value);
    let trimmed = value.text()?;
    let start = sent.start + trimmed.len() - trimmed.trim_start().len();
    // The second link begins where the piece does that wrote it.
    let piece = subject.plain.piece_at(start + second)?;
    let before = Span::new(start, piece.output.start.max(start));
    let place = subject.origin(before);
    let written = place.filter(|place| place.of(subject.text()) == before.of(&subject.plain.rendering.text));
    let place = place.or_else(|| subject.origin(sent));
    let scheme = text.get(..text.find("://")? + 3)?;
    // A link that hands another one on may be meant to.
    let fix = match written.is_some_and(|place| place.of(subject.text()) == scheme) {
        true => Fix::safe,
        false => Fix::review,
    };
    Some(
        Finding::new(
            "link-in-link",
            Severity::Wrong,
            place,
            format!("“external_url” is a link in a link: “{}”.", shorten(&text, QUOTED)),
        )
        .because("The placeholder is already a whole link. This one does not lead to the ticket.")
        .at_path("external_url")
        .mended_by(
            written
                .map(|place| fix("Send the link alone", vec![(place, String::new())]))
                .or_else(|| link_alone(subject, value)),
        ),
    )
}

/// Something else than a link where one belongs.
pub fn no_link(subject: &Subject<'_>) -> Option<Finding> {
    let value = subject.sent("external_url")?;
    let text = value.text()?.trim().to_owned();
    let is_link = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    if text.is_empty() || is_link {
        return None;
    }
    let place = subject.origin(inner(value));
    let looks_like_host =
        text.split('/').next().is_some_and(|host| host.contains('.') && !host.contains(' '));
    let written = place.filter(|place| {
        looks_like_host && place.of(subject.text()).starts_with(text.split('/').next().unwrap_or_default())
    });
    // Also where a placeholder writes the rest of it.
    let start = subject.written(value.span).map(|place| place.start + 1).filter(|start| {
        let rest = Span::new(*start, subject.text().len()).of(subject.text());
        looks_like_host && rest.starts_with(text.split('/').next().unwrap_or_default())
    });
    let fix = written.map(|place| place.start).or(start).map(|start| {
        Fix::safe("Begin with https://", vec![(Span::new(start, start), "https://".to_owned())])
    });
    Some(
        Finding::new(
            "no-link",
            Severity::Wrong,
            place,
            format!("“external_url” is not a link: “{}”.", shorten(&text, QUOTED)),
        )
        .because("A link begins with https://. This one does not lead to the ticket.")
        .at_path("external_url")
        .mended_by(fix.or_else(|| link_alone(subject, value))),
    )
}

/// The link of the ticket in the place of HTML or Markdown around it.
fn link_alone(subject: &Subject<'_>, value: &Json) -> Option<Fix> {
    let whole = whole_text(subject, value)?;
    let role = Role::of("external_url")?;
    let is_link = |field: &str| role.fit(field) == Fit::Right;
    let mut pieces = touching(&subject.plain.rendering.pieces, inner(value));
    let piece = pieces.find(|piece| piece.fields.iter().any(|field| is_link(field)))?;
    let output = piece.source.of(subject.text()).to_owned();
    (piece.source != whole).then(|| Fix::review("Send the link alone", vec![(whole, output)]))
}
