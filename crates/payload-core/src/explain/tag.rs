//! What each tag does.

use super::condition::{asks, special};
use super::words::{Words, row, sentence};
use ruby_liquid::condition::Condition;
use ruby_liquid::expression::Expression;
use ruby_liquid::node::{For, NodeKind, Offset};

/// What a `raw` says of what it holds.
pub(super) const RAW: &str = "What follows is sent as written, including braces, until endraw.";

/// What a loop knows of itself.
pub const LOOP: &[(&str, &str)] = &[
    ("forloop.last", "whether this is the last item"),
    ("forloop.first", "whether this is the first item"),
    ("forloop.index", "the item’s number, from 1"),
    ("forloop.index0", "the item’s number, from 0"),
    ("forloop.rindex", "how many items are left, including this one"),
    ("forloop.rindex0", "how many items are left after this one"),
    ("forloop.length", "how many items there are"),
    ("tablerowloop.last", "whether this is the last cell"),
    ("tablerowloop.first", "whether this is the first cell"),
    ("tablerowloop.col", "the number of the column, from 1"),
    ("tablerowloop.col_last", "whether this is the last column"),
];

/// The tags, with those that stand inside others, and what they are for.
const TAGS: &[(&str, &str)] = &[
    ("#", "a comment on one line"),
    ("assign", "stores a value under a name"),
    ("break", "ends a loop early"),
    ("capture", "stores its content under a name"),
    ("case", "chooses what is written by a value"),
    ("comment", "holds a note that is not sent"),
    ("continue", "continues with the next item of a loop"),
    ("cycle", "writes its values in turn"),
    ("decrement", "counts down and writes the number"),
    ("doc", "holds a description that is not sent"),
    ("echo", "writes a value"),
    ("else", "begins what is written otherwise"),
    ("elsif", "begins what is written otherwise, if a condition is met"),
    ("for", "writes its content once for each item"),
    ("if", "writes its content only if a condition is met"),
    ("ifchanged", "writes its content only if it changed"),
    ("include", "fails: Freshdesk has nothing to include here"),
    ("increment", "counts up and writes the number"),
    ("liquid", "holds several tags, one per line"),
    ("raw", "sends its content as written"),
    ("render", "fails: Freshdesk has nothing to render here"),
    ("tablerow", "writes a row of an HTML table"),
    ("unless", "writes its content unless a condition is met"),
    ("when", "begins what is written for a value"),
];

/// What a tag is for; nothing where no Liquid has it.
pub fn tag(name: &str) -> Option<String> {
    if let Some(closed) = name.strip_prefix("end") {
        return TAGS.iter().any(|(known, _)| *known == closed).then(|| format!("closes {closed}"));
    }
    TAGS.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned())
}

/// What an output, or the first tag of a part, does.
pub(super) fn opening(words: &Words<'_>, kind: &NodeKind, name: &str) -> String {
    match kind {
        NodeKind::Text => "Sent as written.".to_owned(),
        NodeKind::Raw => "Sent as written, including braces.".to_owned(),
        NodeKind::Output(pipeline) | NodeKind::Echo(pipeline) if pipeline.value.is_none() => {
            "Writes nothing: there is no value in it.".to_owned()
        }
        NodeKind::Output(pipeline) | NodeKind::Echo(pipeline) => {
            let (value, trouble) = words.pipeline(pipeline, true);
            sentence(&value) + &trouble
        }
        NodeKind::Assign(target, pipeline) => {
            let (value, trouble) = words.pipeline(pipeline, false);
            sentence(&format!("sets {} to {value}", target.name)) + &trouble
        }
        NodeKind::Capture(target, _) => {
            format!("Stores the following as {}.", target.name)
        }
        NodeKind::If(all) => match all.branches.first().and_then(|branch| branch.condition.as_ref()) {
            Some(condition) => {
                let when = if all.unless { "unless" } else { "only if" };
                sentence(&format!("what follows is written {when} {}", asks(words, condition)))
            }
            None => "What follows is written under a condition.".to_owned(),
        },
        NodeKind::Case(case) => {
            sentence(&format!("compares {} with the values below", words.noun(&case.subject)))
        }
        NodeKind::For(spec) => sentence(&format!("what follows is written once for {}", items(words, spec))),
        NodeKind::TableRow(spec) => sentence(&format!(
            "what follows is written into an HTML table, a cell for {}",
            items(words, spec)
        )),
        NodeKind::Cycle(cycle) => {
            let values: Vec<String> = cycle.values.iter().map(|value| words.noun(value)).collect();
            sentence(&format!("writes {} in turn, one each time", row(&values, "and")))
        }
        NodeKind::Increment(target) => {
            format!("Writes the counter {}, which starts at 0, and adds one to it.", target.name)
        }
        NodeKind::Decrement(target) => {
            format!("Subtracts one from the counter {}, which starts at 0, and writes it.", target.name)
        }
        NodeKind::IfChanged(_) => {
            "What follows is written only if it differs from what was written here before.".to_owned()
        }
        NodeKind::Comment if name == "raw" => RAW.to_owned(),
        NodeKind::Comment => "A comment: nothing of it is sent.".to_owned(),
        NodeKind::Include(..) => {
            "Writes “Liquid error”: a payload has no other templates to include.".to_owned()
        }
        NodeKind::Break => "Ends the loop here.".to_owned(),
        NodeKind::Continue => "Continues with the next item of the loop.".to_owned(),
    }
}

/// What `elsif` and `else` do.
pub(super) fn branch(words: &Words<'_>, condition: Option<&Condition>) -> String {
    match condition {
        Some(condition) => {
            sentence(&format!("otherwise, what follows is written only if {}", asks(words, condition)))
        }
        None => "What follows is written in every other case.".to_owned(),
    }
}

/// What `when`, and the `else` of a `case`, do.
pub(super) fn when(words: &Words<'_>, subject: &Expression, values: Option<&[Expression]>) -> String {
    let Some(values) = values else {
        return "What follows is written if none of the values above matches.".to_owned();
    };
    let name = |value: &Expression| special(value).map_or_else(|| words.noun(value), str::to_owned);
    let values: Vec<String> = values.iter().map(name).collect();
    sentence(&format!("what follows is written if {} is {}", words.noun(subject), row(&values, "or")))
}

/// What the `else` of a `for` does.
pub(super) fn without_items(words: &Words<'_>, spec: &For) -> String {
    sentence(&format!("what follows is written if there is nothing in {}", words.noun(&spec.collection)))
}

/// What the last tag of a part closes.
pub(super) fn closing(words: &Words<'_>, kind: &NodeKind, name: &str) -> String {
    match kind {
        NodeKind::If(all) => match all.branches.first().and_then(|branch| branch.condition.as_ref()) {
            Some(condition) => sentence(&format!("ends what depends on whether {}", asks(words, condition))),
            None => "Ends what depends on a condition.".to_owned(),
        },
        NodeKind::Case(case) => sentence(&format!("ends what depends on {}", words.noun(&case.subject))),
        NodeKind::For(spec) => sentence(&format!("ends what is written once for {}", items(words, spec))),
        NodeKind::TableRow(spec) => {
            sentence(&format!("ends the table with a cell for {}", items(words, spec)))
        }
        NodeKind::Capture(target, _) => format!("Ends what is stored as {}.", target.name),
        NodeKind::IfChanged(_) => "Ends what is written only if it changed.".to_owned(),
        NodeKind::Raw => "Ends what is sent as written.".to_owned(),
        _ if name == "endraw" => "Ends what is sent as written.".to_owned(),
        _ => "Ends the comment.".to_owned(),
    }
}

/// What a loop goes through: `each of the first 20 of tags, as tag`.
fn items(words: &Words<'_>, spec: &For) -> String {
    let all = words.noun(&spec.collection);
    let each = match &spec.limit {
        Some(limit) => format!("each of the first {} of {all}", words.noun(limit)),
        None => format!("each of {all}"),
    };
    let from = match &spec.offset {
        Some(Offset::Continue(_)) => ", continuing where the last such loop ended".to_owned(),
        Some(Offset::At(skipped)) => format!(" after the first {}", words.noun(skipped)),
        None => String::new(),
    };
    let backwards = if spec.reversed { ", from last to first" } else { "" };
    format!("{each}{from}{backwards}, as {}", spec.item.name)
}
