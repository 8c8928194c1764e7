//! Tags: a text that Freshdesk joins, and a list that Stella wants.

use super::bare_value::fix_at;
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity, tag_list};
use crate::payload::contract::MAX_TAGS;
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::text::Span;
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::node::NodeKind;
use ruby_liquid::value::Value as Liquid;
use serde_json::{Value, json};

const TAGS: &str = "ticket.tags";

/// Two tags, the second of two words; in another way for a template that does something with the first.
const TWO: [[&str; 2]; 2] = [["vip", "billing issue"], ["late", "parcel lost"]];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let field = Placeholder::known(TAGS);
    if !subject.sends() || !subject.fields.contains(&field) {
        return;
    }
    // Where a condition only asks for tags, none is sent.
    let Some(place) = subject.pieces_of(&field).next().map(|piece| piece.source) else { return };
    let sent = |value: Value| subject.with(&field, Some(value)).payload;
    // What is joined by the separator must come apart again.
    let is_free = |two: &&[&str; 2]| !two.iter().any(|tag| subject.text().contains(tag));
    let wanted = *TWO.iter().find(is_free).unwrap_or(&TWO[0]);
    // Tags of the template's own may stand beside them.
    let is_apart = |got: &[&str]| wanted.iter().all(|tag| got.iter().any(|it| it.trim() == *tag));
    let mends = |fix: &Fix| {
        let mut ticket = subject.harmless.clone();
        ticket.set(&field, Some(json!(wanted)));
        let mended = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
        let payload = subject.try_with(&mended, &ticket).payload;
        payload.is_ok_and(|payload| list(&payload).is_some_and(|got| is_apart(&got)))
    };
    if let Ok(payload) = sent(json!(wanted))
        && let Some(got) = list(&payload)
        && !got.is_empty()
        && !is_apart(&got)
    {
        let cut = cut(subject);
        let separator = subject.workspace.assumptions.tags.separator();
        let shown = got.iter().map(|tag| format!("“{tag}”")).collect::<Vec<_>>().join(", ");
        let fix = cut
            .map(|span| {
                Fix::review(format!("Split at “{separator}”"), vec![(span, format!("'{separator}'"))])
            })
            .filter(mends)
            .or_else(|| loop_over_text(subject).filter(mends))
            .or_else(|| list_for_its_item(subject).filter(mends))
            .or_else(|| fix_at(subject, "tags").filter(mends));
        found.push(
            Finding::new("tag-separator", Severity::Wrong, cut.unwrap_or(place), format!("The tags “{}” and “{}” arrive as {shown}.", wanted[0], wanted[1]))
                .because("Freshdesk joins tags with a comma and a space (seen); a template must split there, or tags of several words fall apart.")
                .at_path("tags")
                .of_field(&field)
                .mended_by(fix),
        );
    }
    let many: Vec<String> = (1..=MAX_TAGS + 5).map(|at| format!("t{at}")).collect();
    if let Ok(payload) = sent(Value::from(many.clone()))
        && let Some(got) = list(&payload)
        && got.len() > MAX_TAGS
    {
        let is_enough = |fix: &Fix| {
            let mut ticket = subject.harmless.clone();
            ticket.set(&field, Some(Value::from(many.clone())));
            let mended = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
            let payload = subject.try_with(&mended, &ticket).payload;
            payload.is_ok_and(|payload| list(&payload).is_some_and(|got| got.len() <= MAX_TAGS))
        };
        // Beside tags of the template's own there is room for fewer.
        let rooms = [MAX_TAGS, (2 * MAX_TAGS).saturating_sub(got.len())];
        let fix = rooms
            .into_iter()
            .filter_map(|most| {
                let edit = limit(subject, most)?;
                Some(Fix::safe(format!("Send the first {most}"), vec![edit]))
            })
            .find(is_enough)
            .or_else(|| fix_at(subject, "tags").filter(mends));
        found.push(
            Finding::new(
                "too-many-tags",
                Severity::Breaks,
                place,
                format!(
                    "A ticket with {} tags sends {}, but Stella takes {MAX_TAGS}.",
                    MAX_TAGS + 5,
                    got.len()
                ),
            )
            .because("Stella answers 400 to more, and no survey is sent.")
            .at_path("tags")
            .of_field(&field)
            .mended_by(fix),
        );
    }
    for (value, words) in
        [("", "no tags"), ("one", "one tag"), ("one, two", "two tags"), (", one", "an empty tag")]
    {
        if let Err(broken) = sent(Value::from(value)) {
            found.push(
                Finding::new("tag-comma", Severity::Breaks, place, format!("For a ticket with {words} the payload is not JSON: {}.", broken.reason))
                    .because("The commas between the tags do not fit every number of tags. The preset Robust writes each comma before a tag, and none before the first.")
                    .at_path("tags")
                    .of_field(&field),
            );
            break;
        }
    }
}

fn list(payload: &Json) -> Option<Vec<&str>> {
    match &payload.get("tags")?.kind {
        Kind::List(items) => Some(items.iter().filter_map(Json::text).collect()),
        _ => None,
    }
}

/// What the tags are cut at: the literal told to `split`.
fn cut(subject: &Subject<'_>) -> Option<Span> {
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Pipeline(pipeline) = part
            && pipeline.value.as_ref().is_some_and(|value| value.span.of(subject.text()) == TAGS)
            && let Some(call) = pipeline.filters.iter().find(|call| &*call.name == "split")
            && let [argument] = call.arguments.as_slice()
            && matches!(argument.value.kind, ExpressionKind::Literal(Liquid::Text(_)))
        {
            found = Some(argument.value.span);
        }
    });
    found
}

/// A loop over the text of all tags, which goes round once: one over its parts takes its place.
fn loop_over_text(subject: &Subject<'_>) -> Option<Fix> {
    let mut fix = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::For(each) = &node.kind
            && each.collection.span.of(subject.text()) == TAGS
        {
            fix = tag_list::in_place_of(subject, node.span)
                .map(|edit| Fix::review("Write the tags as a list", vec![edit]));
        }
    });
    fix
}

/// The list that a loop goes through, written in it where its item is meant.
fn list_for_its_item(subject: &Subject<'_>) -> Option<Fix> {
    let mut edits: Vec<(Span, String)> = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        let Part::Node(node) = part else { return };
        let NodeKind::For(each) = &node.kind else { return };
        let list = each.collection.span.of(subject.text());
        walk(&each.body, &mut |part| {
            if let Part::Pipeline(pipeline) = part
                && let Some(value) = &pipeline.value
                && value.span.of(subject.text()) == list
            {
                edits.push((value.span, each.item.name.to_string()));
            }
        });
    });
    let (_, item) = edits.first()?;
    Some(Fix::review(format!("Use {item}"), edits))
}

/// Where the loop over the tags says its limit, or would say it, and how it says another.
fn limit(subject: &Subject<'_>, most: usize) -> Option<(Span, String)> {
    let mut assigned = Vec::new();
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        let Part::Node(node) = part else { return };
        match &node.kind {
            NodeKind::Assign(target, pipeline) if pipeline.span.of(subject.text()).starts_with(TAGS) => {
                assigned.push(target.name.clone());
            }
            NodeKind::For(each) => {
                let of = each.collection.span.of(subject.text());
                if of.starts_with(TAGS) || assigned.iter().any(|name| **name == *of) {
                    let end = each.collection.span.end;
                    found = Some(match &each.limit {
                        Some(limit) => (limit.span, most.to_string()),
                        None => (Span::new(end, end), format!(" limit:{most}")),
                    });
                }
            }
            _ => {}
        }
    });
    found
}
