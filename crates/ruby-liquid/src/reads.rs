//! The fields of the data that a template names, found in its parts.

use crate::expression::{Expression, ExpressionKind, Head, Path, Step, StepKind};
use crate::names::{NameId, Names};
use crate::node::{Node, NodeKind};
use crate::value::Value;
use crate::walk::{Part, walk};
use crate::{Span, Template, limits};
use std::sync::Arc;

/// How many fields or texts a variable may stand for: `{{ ticket[key] }}` speaks of one for each value of `key`.
const ALTERNATIVES: usize = 32;

/// The longest path that is followed, in bytes.
const MAX_LENGTH: usize = 1000;

/// How far aliases of aliases are followed.
const ROUNDS: usize = 8;

impl Template {
    /// The paths of the fields that its parts name, each with its place, in the template's order.
    ///
    /// Parts in comments and in `raw` are not read. Names that `assign`, `capture` and `for` give to fields and
    /// to texts are followed, whichever branch they stand in: `{% assign t = ticket %}{{ t['id'] }}` speaks of
    /// `ticket` and of `ticket.id`. A key that only a value of the data decides is not known beforehand: a
    /// [`Piece`](crate::Piece) of a rendering names such a field.
    pub fn fields(&self) -> Vec<(Span, Arc<str>)> {
        let aliases = Aliases::of(self);
        let mut fields = Vec::new();
        walk(self.nodes(), &mut |part| {
            if let Part::Expression(expression) = part {
                fields.extend(aliases.paths(expression).into_iter().map(|path| (expression.span, path)));
            }
        });
        fields
    }

    /// Whether [`Template::fields`] are all that a rendering can read: every key is written out, and no path begins at
    /// a name that the template sets.
    pub fn names_all_fields(&self) -> bool {
        let names = &self.parsed.names;
        let mut is_set = vec![false; names.variable_count()];
        let (mut begun, mut is_open) = (Vec::new(), false);
        walk(self.nodes(), &mut |part| match part {
            Part::Node(Node { kind: NodeKind::Assign(target, _) | NodeKind::Capture(target, _), .. }) => {
                set(&mut is_set, target.id);
            }
            Part::Node(Node { kind: NodeKind::For(each) | NodeKind::TableRow(each), .. }) => {
                set(&mut is_set, each.item.id);
            }
            Part::Expression(Expression { kind: ExpressionKind::Path(path), .. }) => {
                let is_written_out = |step: &Step| match &step.kind {
                    StepKind::Name(_) => true,
                    StepKind::Computed(key) => matches!(key.kind, ExpressionKind::Literal(_)),
                };
                is_open |= !path.steps.iter().all(is_written_out);
                match &path.head {
                    Head::Name(id, name, _) if !path.steps.is_empty() => {
                        // All variables, by name.
                        is_open |= **name == *"self";
                        begun.push(*id);
                    }
                    Head::Name(..) | Head::Nothing => {}
                    Head::Computed(_) => is_open = true,
                }
            }
            _ => {}
        });
        !is_open && begun.iter().all(|id| is_set.get(id.0 as usize) == Some(&false))
    }
}

fn set(is_set: &mut [bool], name: NameId) {
    if let Some(is_set) = is_set.get_mut(name.0 as usize) {
        *is_set = true;
    }
}

/// What each variable may stand for, by its place, whatever the order of the parts.
struct Aliases<'t> {
    names: &'t Names,
    paths: Vec<Vec<Arc<str>>>,
    texts: Vec<Vec<Arc<str>>>,
}

impl<'t> Aliases<'t> {
    fn of(template: &'t Template) -> Self {
        let names = &template.parsed.names;
        let none = vec![Vec::new(); names.variable_count()];
        let mut aliases = Self { names, paths: none.clone(), texts: none };
        let mut given: Vec<(NameId, &Expression)> = Vec::new();
        walk(template.nodes(), &mut |part| match part {
            Part::Node(Node { kind: NodeKind::Assign(target, pipeline), .. })
                if pipeline.filters.is_empty() =>
            {
                given.extend(pipeline.value.as_ref().map(|value| (target.id, value)));
            }
            Part::Node(Node { kind: NodeKind::For(each) | NodeKind::TableRow(each), .. }) => {
                given.push((each.item.id, &each.collection));
            }
            Part::Node(Node { kind: NodeKind::Capture(target, body), .. })
                if body.iter().all(|node| matches!(node.kind, NodeKind::Text | NodeKind::Raw)) =>
            {
                let text: String = body.iter().map(|node| node.head.of(template.source())).collect();
                add(&mut aliases.texts, target.id, vec![text.into()]);
            }
            _ => {}
        });
        for _ in 0..ROUNDS {
            let mut grew = false;
            for (name, value) in &given {
                let (paths, texts) = (aliases.paths(value), aliases.texts(value));
                grew |= add(&mut aliases.paths, *name, paths);
                grew |= add(&mut aliases.texts, *name, texts);
            }
            if !grew {
                break;
            }
        }
        aliases
    }

    /// The paths that an expression may name.
    fn paths(&self, expression: &Expression) -> Vec<Arc<str>> {
        let ExpressionKind::Path(path) = &expression.kind else { return Vec::new() };
        let mut paths = match &path.head {
            Head::Nothing => Vec::new(),
            Head::Computed(key) => self.texts(key),
            Head::Name(id, name, _) => {
                let aliases = self.paths.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
                // Nearly every path in a template is such a one.
                if let Some(field) = expression.field(self.names).filter(|_| aliases.is_empty()) {
                    return vec![field.clone()];
                }
                std::iter::once(name).chain(aliases).cloned().collect()
            }
        };
        for step in path.steps.iter().take(limits::PATH) {
            let keys = match &step.kind {
                StepKind::Name(name) if matches!(&**name, "size" | "first" | "last") => continue,
                StepKind::Name(name) => vec![name.clone()],
                StepKind::Computed(key) => self.texts(key),
            };
            // A step that is no text, as the number of an item, stays in the field.
            if !keys.is_empty() {
                let below = |path: &Arc<str>| {
                    let path = path.clone();
                    keys.iter().map(move |key| Arc::from([&*path, ".", key].concat()))
                };
                let readable = |path: &Arc<str>| path.len() <= MAX_LENGTH;
                paths = paths.iter().flat_map(below).filter(readable).take(ALTERNATIVES).collect();
            }
        }
        paths
    }

    /// The texts that an expression may be.
    fn texts(&self, expression: &Expression) -> Vec<Arc<str>> {
        match &expression.kind {
            ExpressionKind::Literal(Value::Text(text)) => vec![(**text).into()],
            ExpressionKind::Path(Path { head: Head::Name(id, ..), steps, .. }) if steps.is_empty() => {
                self.texts.get(id.0 as usize).cloned().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

/// Adds what is new, and says whether anything was.
fn add(known: &mut [Vec<Arc<str>>], name: NameId, more: Vec<Arc<str>>) -> bool {
    let Some(known) = known.get_mut(name.0 as usize) else { return false };
    let before = known.len();
    for one in more {
        if known.len() < ALTERNATIVES && !known.contains(&one) {
            known.push(one);
        }
    }
    known.len() > before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dialect;

    #[test]
    fn follows_names_and_passes_over_comments() {
        for (template, fields) in [
            ("{{ ticket['cf_note'] }}", "ticket.cf_note"),
            ("{{ ['ticket'].id }}", "ticket.id"),
            ("{% assign t = ticket %}{{ t.cf_note }}", "ticket t.cf_note ticket.cf_note"),
            (
                "{% assign t = ticket %}{% assign r = t.requester %}{% if r.name %}{% endif %}",
                "ticket t.requester ticket.requester r.name t.requester.name ticket.requester.name",
            ),
            ("{% assign k = 'cf_note' %}{{ ticket[k] }}", "ticket.cf_note k"),
            ("{% capture k %}cf_note{% endcapture %}{{ ticket[k] | upcase }}", "ticket.cf_note k"),
            (
                "{% for c in ticket.company.contacts %}{{ c.name }}{% endfor %}",
                "ticket.company.contacts c.name ticket.company.contacts.name",
            ),
            ("{{ 'x' | append: ticket.id }}{{ ticket.tags.first }}", "ticket.id ticket.tags"),
            ("{% if a == 'x' and ticket.status != b %}{% endif %}", "a ticket.status b"),
            (
                "{% comment %}{{ ticket.id }}{% endcomment %}{% raw %}{{ ticket.id }}{% endraw %}{{ 'ticket.id' }}",
                "",
            ),
            ("{% assign a = b %}{% assign b = a %}{{ a.x }}", "b a a.x b.x"),
            (
                "{% assign a = a.b %}",
                "a.b a.b.b a.b.b.b a.b.b.b.b a.b.b.b.b.b a.b.b.b.b.b.b a.b.b.b.b.b.b.b a.b.b.b.b.b.b.b.b a.b.b.b.b.b.b.b.b.b",
            ),
        ] {
            for dialect in [Dialect::V2_4, Dialect::V5] {
                let template = Template::parse(template, dialect);
                let found = template.fields().into_iter().map(|(_, path)| path).collect::<Vec<_>>();
                let mut seen = Vec::new();
                for path in found {
                    if !seen.contains(&path) {
                        seen.push(path);
                    }
                }
                assert_eq!(seen.join(" "), fields, "{}", template.source());
            }
        }
    }

    #[test]
    fn knows_whether_a_rendering_can_read_more_than_it_names() {
        for (template, names_all) in [
            (
                "{{ ticket.cf_note | append: ticket.id }}{% if ticket.tags contains 'x' %}{{ x }}{% endif %}",
                true,
            ),
            ("{{ ticket['cf_note'] }}{{ ticket.list[0] }}", true),
            ("{% assign tags = ticket.tags | split: ',' %}{% for tag in tags %}{{ tag }}{% endfor %}", true),
            ("{% for c in ticket.contacts %}{{ forloop.index }}{% endfor %}", true),
            ("{% for c in ticket.contacts %}{{ c.name }}{% endfor %}", false),
            ("{% assign c = ticket.contacts | first %}{{ c.name }}", false),
            ("{% capture c %}{% endcapture %}{{ c.name }}", false),
            ("{{ ticket[key] }}", false),
            ("{{ [key] }}", false),
            ("{{ ticket.list[ticket.id].name }}", false),
            ("{% if a == ticket[key] %}{% endif %}", false),
            ("{{ self.ticket.id }}", false),
        ] {
            for dialect in [Dialect::V2_4, Dialect::V5] {
                assert_eq!(Template::parse(template, dialect).names_all_fields(), names_all, "{template}");
            }
        }
    }
}
