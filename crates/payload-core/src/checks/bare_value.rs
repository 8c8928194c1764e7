//! Values that the template writes in a form that JSON or Stella does not take: without quotes, a list written bare,
//! tags as one text, `| json` where there is no such filter. The edits that put them right.

use super::Fix;
use super::fragments::{Fragment, fragments};
use super::subject::Subject;
use super::tag_list;
use super::unescaped::{NEUTRAL, is_free_text};
use crate::highlight::{json_parts, liquid_parts};
use crate::placeholder::Placeholder;
use crate::preview::roles::{Fit, Role, is_own};
use crate::text::{Span, slice};
use crate::ticket::text_of;
use ruby_liquid::pipeline::Pipeline;

/// Names that other templates give to a filter that writes a value as JSON. No Liquid of Freshdesk's has one.
const JSON_FILTERS: [&str; 6] = ["json", "to_json", "tojson", "jsonify", "json_encode", "jsonencode"];

/// Whether a filter would write a value as JSON, quotes included.
pub fn is_json_filter(name: &str) -> bool {
    JSON_FILTERS.contains(&name)
}

/// One value put into the form that its key wants.
struct Mended {
    edit: (Span, String),
    label: &'static str,
    is_sure: bool,
}

/// The fix for everything that stands without quotes and is no value of JSON, if one of them wrote this part.
pub fn fix_all_bare(subject: &Subject<'_>, part: Span) -> Option<Fix> {
    let bare = fragments(&subject.plain.rendering)
        .into_iter()
        .filter(|fragment| !fragment.in_text && !fragment.stays());
    let (mut sources, mut known): (Vec<Span>, Vec<Span>) = Default::default();
    let mut all = Vec::new();
    for fragment in bare {
        let source = fragment.piece.source;
        // In a loop the same part writes often.
        if !sources.contains(&source) {
            sources.push(source);
            // What cannot be mended keeps nothing else from it.
            if let Some(mended) = mended(subject, &fragment) {
                known.push(source);
                all.push(mended);
            }
        }
    }
    known.contains(&part).then(|| fix(all))?
}

/// The fix for the value at a path, where one output writes all of it.
pub fn fix_at(subject: &Subject<'_>, path: &str) -> Option<Fix> {
    let all = fragments(&subject.plain.rendering);
    let mut here = all.iter().filter(|fragment| fragment.path == path);
    let (fragment, None) = (here.next()?, here.next()) else { return None };
    fix(vec![mended(subject, fragment)?])
}

/// The fix for an output with a filter that would write JSON.
pub fn fix_json_filter(subject: &Subject<'_>, filter: Span) -> Option<Fix> {
    let all = fragments(&subject.plain.rendering);
    let fragment = all.iter().find(|fragment| fragment.piece.source.contains(filter))?;
    fix(vec![mended(subject, fragment)?])
}

fn fix(all: Vec<Mended>) -> Option<Fix> {
    let label = match &all[..] {
        [] => return None,
        [first, rest @ ..] if rest.iter().all(|other| other.label == first.label) => first.label,
        _ => "Write them as JSON",
    };
    let make = if all.iter().all(|one| one.is_sure) { Fix::safe } else { Fix::review };
    Some(make(label, all.into_iter().map(|one| one.edit).collect()))
}

fn mended(subject: &Subject<'_>, fragment: &Fragment<'_>) -> Option<Mended> {
    let text = subject.text();
    let source = fragment.piece.source;
    let pipeline = subject.output_at(source)?;
    let (before, after) = (source.before(text), source.after(text));
    let is_quoted = before.ends_with('"') && after.starts_with('"');
    let whole = match is_quoted {
        true => Span::new(source.start - 1, source.end + 1),
        false => source,
    };
    if fragment.in_text && !is_quoted {
        return None;
    }
    let field = fragment.piece.fields.first().and_then(|field| Placeholder::read(field).ok())?;
    Some(match fragment.path.as_str() {
        "tags" if field.as_str() == "ticket.tags" => {
            let edit = tag_list::in_place_of(subject, whole)?;
            Mended { edit, label: "Write the tags as a list", is_sure: false }
        }
        "do_not_send" => {
            let edit = (whole, condition(subject, source, &field)?);
            Mended { edit, label: "Send true or false", is_sure: false }
        }
        // A text is no object.
        "custom_properties" => return None,
        path @ ("employee" | "customer") if !fragment.in_text => {
            let edit = (source, person(path, &field)?);
            Mended { edit, label: "Write it as an object", is_sure: false }
        }
        _ if fragment.in_text => {
            let edit = (source, output(subject, pipeline, &field));
            Mended { edit, label: "Escape the value", is_sure: true }
        }
        _ => {
            // A whole value, not a part of one.
            let stands_alone = before.trim_end().ends_with([':', '[', ','])
                && after.trim_start().starts_with([',', '}', ']']);
            let edit = (source, format!("\"{}\"", output(subject, pipeline, &field)));
            let has_json = pipeline.filters.iter().any(|call| is_json_filter(&call.name));
            let label = if has_json { "Put quotes and escape" } else { "Put quotes around it" };
            stands_alone.then_some(Mended { edit, label, is_sure: true })?
        }
    })
}

/// The output without filters that would write JSON, and with those that make a free text harmless.
fn output(subject: &Subject<'_>, pipeline: &Pipeline, field: &Placeholder) -> String {
    let text = subject.text();
    let mut inside = String::new();
    let mut at = pipeline.span.start;
    for call in pipeline.filters.iter().filter(|call| is_json_filter(&call.name)) {
        let before = call.name_span.before(text).rfind('|').unwrap_or(call.name_span.start);
        inside.push_str(slice(text, at..before.max(at)).trim_end());
        at = call.span.end;
    }
    inside.push_str(slice(text, at..pipeline.span.end));
    let is_safe = !is_free_text(subject, field) || inside.contains(NEUTRAL.trim());
    let safe = if is_safe { "" } else { NEUTRAL };
    format!("{{{{ {}{safe} }}}}", inside.trim())
}

/// An output that takes the place of something else: inside a text of JSON with filters that make its value harmless, so
/// that a fix opens no new hole.
pub fn harmless_output(text: &str, place: Span, output: String) -> String {
    let Some(inside) = output.strip_prefix("{{").and_then(|inside| inside.strip_suffix("}}")) else {
        return output;
    };
    let is_plain = !inside.contains(['\'', '"', '{', '}']);
    let name = inside.trim();
    let is_id = name.ends_with(".id") || name.ends_with("_id");
    match is_plain && !is_id && is_in_text(text, place) {
        true => format!("{{{{ {name}{NEUTRAL} }}}}"),
        false => output,
    }
}

/// Whether a place of a template stands in a text of JSON.
pub fn is_in_text(text: &str, place: Span) -> bool {
    json_parts(text, &liquid_parts(text)).iter().any(|(part, _)| part.contains(place))
}

/// The fix for a part that writes its value without quotes.
pub fn fix_part(subject: &Subject<'_>, part: Span) -> Option<Fix> {
    let all = fragments(&subject.plain.rendering);
    let fragment = all.iter().find(|fragment| !fragment.in_text && fragment.piece.source == part)?;
    fix(vec![mended(subject, fragment)?])
}

/// `true` where a checkbox is ticked, however Freshdesk hands it over; else `false`.
pub fn flag(field: &Placeholder) -> String {
    format!(
        "{{% if {field} == true or {field} == 'true' or {field} == '1' or {field} == 1 %}}true{{% else %}}false{{% endif %}}"
    )
}

/// Whether a field may be a checkbox: none that Freshdesk has by itself is, nor one that holds other words in the ticket
/// on show.
pub fn may_be_ticked(subject: &Subject<'_>, field: &Placeholder) -> bool {
    let shown = subject.workspace.ticket.get(field).map(text_of).unwrap_or_default().to_lowercase();
    let is_tick = matches!(shown.trim(), "" | "true" | "false" | "1" | "0" | "yes" | "no");
    is_own(field.as_str()) && is_tick
}

/// `true` where the output's own comparison holds, else `false`; where it has none, or asks for a tick, that of a
/// checkbox.
fn condition(subject: &Subject<'_>, output: Span, field: &Placeholder) -> Option<String> {
    let written = output.of(subject.text());
    let inside = written.strip_prefix("{{").and_then(|inside| inside.strip_suffix("}}"));
    let compared = inside.map(str::trim).filter(|inside| !inside.contains('|')).and_then(|inside| {
        let value = inside.strip_prefix(field.as_str())?.trim();
        let operators = ["==", "!=", "<=", ">=", "<", ">", "contains "];
        let asked = operators.iter().find_map(|operator| value.strip_prefix(operator))?.trim();
        let is_tick = asked.trim_matches(['\'', '"']) == "true";
        (!is_tick).then_some(inside)
    });
    match compared {
        Some(compared) => Some(format!("{{% if {compared} %}}true{{% else %}}false{{% endif %}}")),
        None => may_be_ticked(subject, field).then(|| flag(field)),
    }
}

/// The object that Stella wants in the place of a whole person.
pub fn person(path: &str, field: &Placeholder) -> Option<String> {
    let keys: &[&str] = if path == "employee" { &["email"] } else { &["name", "email"] };
    let members: Option<Vec<String>> = keys
        .iter()
        .map(|key| {
            let name = format!("{field}.{key}");
            let fits = Role::of(&format!("{path}.{key}"))?.fit(&name) == Fit::Right;
            fits.then(|| format!("\"{key}\": \"{{{{ {name}{NEUTRAL} }}}}\""))
        })
        .collect();
    Some(format!("{{{}}}", members?.join(", ")))
}
