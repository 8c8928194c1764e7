//! Variables that are never read, or read where they are not set.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::placeholder::ROOTS;
use crate::text::Span;
use ruby_liquid::expression::{ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::{NodeKind, Target};
use std::sync::Arc;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let variables = Variables::of(subject);
    variables.shadows(found);
    variables.unused(found);
    variables.read_before_set(found);
    variables.read_outside_loop(found);
}

/// Every place where a variable is set, and every place where one is read.
#[derive(Default)]
struct Variables {
    /// `assign`: what it sets, and all of it.
    assigned: Vec<(Target, Span)>,
    /// Every tag that sets a variable: which, and all of it.
    set: Vec<(NameId, Span)>,
    /// Every loop: its variables, its own tag, and all of it.
    loops: Vec<Loop>,
    /// Every reading by name.
    read: Vec<(NameId, Arc<str>, Span)>,
    /// Every tag that sets a name of Freshdesk's own, and that name.
    hiding: Vec<(Arc<str>, Span)>,
    /// Whether a reading may be of any variable: its name is worked out.
    reads_any: bool,
}

struct Loop {
    /// The item, and what Liquid calls the loop itself.
    names: [Arc<str>; 2],
    tag: Span,
    all: Span,
}

impl Variables {
    fn of(subject: &Subject<'_>) -> Self {
        let mut variables = Self::default();
        walk(subject.template.nodes(), &mut |part| match part {
            Part::Node(node) => match &node.kind {
                NodeKind::Assign(target, _)
                | NodeKind::Capture(target, _)
                | NodeKind::Increment(target)
                | NodeKind::Decrement(target)
                    if ROOTS.contains(&&*target.name) =>
                {
                    variables.hiding.push((target.name.clone(), node.head));
                    variables.set.push((target.id, node.span));
                }
                NodeKind::Assign(target, _) => {
                    variables.assigned.push((target.clone(), node.span));
                    variables.set.push((target.id, node.span));
                }
                NodeKind::Capture(target, _) | NodeKind::Increment(target) | NodeKind::Decrement(target) => {
                    variables.set.push((target.id, node.span));
                }
                NodeKind::For(each) | NodeKind::TableRow(each) => {
                    let state =
                        if matches!(node.kind, NodeKind::For(_)) { "forloop" } else { "tablerowloop" };
                    let names = [each.item.name.clone(), Arc::from(state)];
                    variables.loops.push(Loop { names, tag: each.tag, all: node.span });
                }
                _ => {}
            },
            Part::Expression(expression) => {
                if let ExpressionKind::Path(path) = &expression.kind {
                    match &path.head {
                        Head::Name(id, name, _) => {
                            variables.read.push((*id, name.clone(), expression.span));
                        }
                        Head::Computed(_) | Head::Nothing => variables.reads_any = true,
                    }
                }
            }
            _ => {}
        });
        variables
    }

    /// A variable that hides what Freshdesk hands over under the same name.
    fn shadows(&self, found: &mut Vec<Finding>) {
        for (name, span) in &self.hiding {
            found.push(
                Finding::new(
                    "shadows-freshdesk",
                    Severity::Wrong,
                    *span,
                    format!("{name} is a Freshdesk placeholder, but is set to something else here."),
                )
                .because(format!(
                    "From here on {name} is no longer the ticket’s. Give the variable a name of its own."
                )),
            );
        }
    }

    fn unused(&self, found: &mut Vec<Finding>) {
        for (target, span) in &self.assigned {
            if self.reads_any || self.read.iter().any(|(id, ..)| *id == target.id) {
                continue;
            }
            // Where it is misspelled, it is read under another name.
            let meant = format!("Use {}", target.name);
            let is_misspelled =
                found.iter().any(|other| other.fix.as_ref().is_some_and(|fix| fix.label == meant));
            let fix = (!is_misspelled).then(|| Fix::safe("Remove it", vec![(*span, String::new())]));
            found.push(
                Finding::new(
                    "unused-assign",
                    Severity::Note,
                    *span,
                    format!("{} is assigned but never used.", target.name),
                )
                .because("It has no effect. Perhaps the name is misspelled where it is used.")
                .mended_by(fix),
            );
        }
    }

    /// A variable that is set only further down: it is empty here.
    fn read_before_set(&self, found: &mut Vec<Finding>) {
        let mut told = Vec::new();
        for (id, name, place) in &self.read {
            let mut set =
                self.set.iter().filter(|(target, _)| target == id).map(|(_, span)| *span).peekable();
            let first = set.peek().copied();
            let is_item = self.loops.iter().any(|one| one.names.contains(name));
            // In a loop the turn before may have set it.
            let may_be_set = |span: Span| {
                span.end <= place.start
                    || self.loops.iter().any(|one| one.all.contains(*place) && one.all.contains(span))
            };
            if let Some(first) = first
                && !ROOTS.contains(&&**name)
                && !set.any(may_be_set)
                && !is_item
                && !told.contains(id)
            {
                told.push(*id);
                let verb = if first.contains(*place) { "while it is set" } else { "before it is set" };
                found.push(
                    Finding::new(
                        "read-before-set",
                        Severity::Wrong,
                        *place,
                        format!("{name} is read {verb}: it is empty here."),
                    )
                    .because(
                        "Liquid works from top to bottom. Put the tag that sets it above its first use.",
                    ),
                );
            }
        }
    }

    /// The variable of a loop behind its end.
    fn read_outside_loop(&self, found: &mut Vec<Finding>) {
        let mut told = Vec::new();
        for (id, name, place) in &self.read {
            let is_state = matches!(&**name, "forloop" | "tablerowloop");
            let mut of_name = self.loops.iter().filter(|one| one.names.contains(name)).peekable();
            let has_loop = of_name.peek().is_some();
            let is_inside = of_name.any(|one| one.all.contains(*place) && one.tag.end <= place.start);
            let is_set = self.set.iter().any(|(target, _)| target == id);
            if !(has_loop || is_state) || is_inside || is_set || told.contains(id) {
                continue;
            }
            told.push(*id);
            found.push(
                Finding::new("loop-variable-outside", Severity::Wrong, *place, format!("{name} exists only inside its loop: it is empty here."))
                    .because("A loop forgets its variable at endfor. Assign what you need to a name of your own inside the loop."),
            );
        }
    }
}
