//! Tags that a condition asks for, in a list that is cut where Freshdesk does not join them: only the first is found.
//!
//! The template is tried beside itself with the list cut right. Where the two decide alike for every order of the tags,
//! however that is done, nothing is said.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::assumptions::TagJoin;
use crate::placeholder::Placeholder;
use crate::preview::{Branch, Sent};
use crate::text::Span;
use crate::ticket::Ticket;
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::NodeKind;
use ruby_liquid::pipeline::{FilterCall, Pipeline};
use ruby_liquid::value::Value as Liquid;
use serde_json::json;

/// The word for it.
pub const CODE: &str = "tag-not-found";

const TAGS: &str = "ticket.tags";

/// A tag that no template asks for.
const OTHER: &str = "other";

/// So many words, and so many tickets beside the ordinary one, are tried.
const WORDS: usize = 4;
const TICKETS: usize = 6;

/// What a list of tags may be cut at by mistake. Any other text is looked for in the tags.
const CUTS: [&str; 8] = ["", " ", ",", ", ", " ,", ";", "; ", "|"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let field = Placeholder::known(TAGS);
    if !subject.template.errors().is_empty() || !subject.fields.contains(&field) {
        return;
    }
    let Some(List { words, place, fix }) = List::of(subject) else { return };
    let is_told = |finding: &Finding| {
        finding.code == "tag-separator" && finding.span.is_some_and(|span| place.contains(span))
    };
    if words.is_empty() || found.iter().any(is_told) {
        return;
    }
    let mended = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
    if !mended.errors().is_empty() {
        return;
    }
    let decides = |ticket: &Ticket| {
        decisions(subject.text(), &subject.on(ticket))
            == decisions(mended.source(), &subject.try_with(&mended, ticket))
    };
    let branches = Branch::all(subject.template, &subject.harmless).into_iter().take(TICKETS);
    let tickets =
        std::iter::once(subject.harmless.clone()).chain(branches.map(|it| it.of(&subject.harmless)));
    let misread = tickets.flat_map(|ticket| orders(&words).map(move |tags| (ticket.clone(), tags))).find(
        |(ticket, (_, tags))| {
            let mut ticket = ticket.clone();
            ticket.set(&field, Some(json!(tags)));
            !decides(&ticket)
        },
    );
    let Some((_, (word, tags))) = misread else { return };
    let separator = subject.workspace.assumptions.tags.separator();
    let joined = tags.join(separator);
    found.push(
        Finding::new(
            CODE,
            Severity::Wrong,
            place,
            format!("In the tags “{joined}” the tag “{word}” is not found."),
        )
        .because(match subject.workspace.assumptions.tags {
            TagJoin::CommaBlank => "Freshdesk joins tags with a comma and a space (seen). A list that is split elsewhere holds other texts than the tags: “ vip” is not equal to “vip”.",
            TagJoin::Comma => "Here Freshdesk joins tags with a comma: split the list there.",
            TagJoin::Blank => "Here Freshdesk joins tags with a space: split the list there.",
        })
        .of_field(&field)
        .mended_by(Some(fix)),
    );
}

/// Tags that show where the list is cut, each with the word to look for: every word between other tags, then all of them,
/// from either end.
fn orders(words: &[String]) -> impl Iterator<Item = (String, Vec<String>)> {
    let other = OTHER.to_owned();
    let between = words.iter().map(|word| (word.clone(), vec![other.clone(), word.clone(), other.clone()]));
    let reversed: Vec<String> = words.iter().rev().cloned().collect();
    let all = [words.to_vec(), reversed].map(|all| (all.last().cloned().unwrap_or_default(), all));
    between.chain(all).collect::<Vec<_>>().into_iter()
}

/// What a template decided: every part of it that was rendered, and what it wrote unless that is the tags.
fn decisions(template: &str, sent: &Sent) -> Vec<String> {
    let is_tags = |fields: &[std::sync::Arc<str>]| fields.iter().any(|field| **field == *TAGS);
    let pieces = sent.rendering.pieces.iter();
    let written = pieces.map(|piece| match is_tags(&piece.fields) {
        true => piece.source.of(template).to_owned(),
        false => piece.output.of(&sent.rendering.text).to_owned(),
    });
    written.collect()
}

/// A list made of the tags, and what conditions ask of it.
struct List {
    words: Vec<String>,
    place: Span,
    fix: Fix,
}

impl List {
    /// The list of a template, if it makes one in a way that can be mended.
    fn of(subject: &Subject<'_>) -> Option<Self> {
        let mut reader = Reader { text: subject.text(), lists: Vec::new(), words: Vec::new(), cut: None };
        walk(subject.template.nodes(), &mut |part| reader.see(&part));
        let join = subject.workspace.assumptions.tags;
        let (place, edits, label) = match reader.cut? {
            Cut::Split(place) => {
                let (replaced, separator) = right(join);
                (
                    place,
                    vec![(place, format!("{replaced}split: '{separator}'"))],
                    "Split the list where tags are joined",
                )
            }
            Cut::Loop { tag, collection } => {
                let (replaced, separator) = right(join);
                let list =
                    format!("{{% assign tag_list = {TAGS} | append: '' | {replaced}split: '{separator}' %}}");
                let edits =
                    vec![(Span::new(tag.start, tag.start), list), (collection, "tag_list".to_owned())];
                (collection, edits, "Make a list of the tags")
            }
        };
        reader.words.truncate(WORDS);
        Some(Self { words: reader.words, place, fix: Fix::review(label, edits) })
    }
}

/// How tags come apart: what is done before, and what they are cut at. A comma may have a space behind it.
fn right(join: TagJoin) -> (&'static str, &'static str) {
    match join {
        TagJoin::CommaBlank | TagJoin::Comma => ("replace: ', ', ',' | ", ","),
        TagJoin::Blank => ("", " "),
    }
}

/// Where a list is made.
enum Cut {
    /// By this call of `split`.
    Split(Span),
    /// Nowhere: a loop goes over the text of all tags, and goes round once.
    Loop { tag: Span, collection: Span },
}

struct Reader<'t> {
    text: &'t str,
    /// The variables that hold the list or one of its items.
    lists: Vec<NameId>,
    words: Vec<String>,
    cut: Option<Cut>,
}

impl Reader<'_> {
    fn see(&mut self, part: &Part<'_>) {
        match part {
            Part::Node(node) => match &node.kind {
                NodeKind::Assign(target, pipeline) => self.assigned(target.id, pipeline),
                NodeKind::For(each) if each.collection.span.of(self.text) == TAGS => {
                    self.lists.push(each.item.id);
                    self.cut.get_or_insert(Cut::Loop { tag: node.head, collection: each.collection.span });
                }
                NodeKind::For(each) if self.holds(&each.collection) => self.lists.push(each.item.id),
                NodeKind::Case(case) if self.holds(&case.subject) => {
                    case.branches
                        .iter()
                        .flat_map(|when| when.values.iter().flatten())
                        .for_each(|it| self.asked(it));
                }
                _ => {}
            },
            Part::Condition(condition) => {
                for one in &condition.comparisons {
                    let Some(right) = &one.right else { continue };
                    if self.holds(&one.left) {
                        self.asked(right);
                    } else if self.holds(right) {
                        self.asked(&one.left);
                    }
                }
            }
            _ => {}
        }
    }

    /// A variable takes the list where nothing but its order or its letters is changed.
    fn assigned(&mut self, target: NameId, pipeline: &Pipeline) {
        let Some(value) = &pipeline.value else { return };
        let of_tags = value.span.of(self.text) == TAGS;
        let picks = |call: &FilterCall| matches!(&*call.name, "first" | "last" | "join" | "size");
        let mut splits = pipeline.filters.iter().filter(|call| &*call.name == "split");
        if of_tags && !pipeline.filters.iter().any(picks) {
            let (Some(split), None) = (splits.next(), splits.next()) else { return };
            let [argument] = split.arguments.as_slice() else { return };
            if literal(&argument.value).is_some_and(|at| CUTS.contains(&at)) {
                self.lists.push(target);
                self.cut = Some(Cut::Split(split.span));
            }
        } else if self.holds(value) && !pipeline.filters.iter().any(picks) {
            self.lists.push(target);
        }
    }

    fn holds(&self, side: &Expression) -> bool {
        matches!(&side.kind, ExpressionKind::Path(path)
            if path.steps.is_empty() && matches!(&path.head, Head::Name(id, ..) if self.lists.contains(id)))
    }

    fn asked(&mut self, value: &Expression) {
        let Some(word) = literal(value).map(str::trim) else { return };
        // What holds a comma is no tag.
        let is_tag = !word.is_empty() && !word.contains(',');
        if is_tag && !self.words.iter().any(|known| known == word) {
            self.words.push(word.to_owned());
        }
    }
}

fn literal(value: &Expression) -> Option<&str> {
    match &value.kind {
        ExpressionKind::Literal(Liquid::Text(text)) => Some(text),
        _ => None,
    }
}
