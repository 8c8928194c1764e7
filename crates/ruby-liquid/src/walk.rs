//! Goes through every part of a template.

use crate::Node;
use crate::condition::Condition;
use crate::expression::{Expression, ExpressionKind, Head, StepKind};
use crate::node::{Group, NodeKind, Offset};
use crate::pipeline::Pipeline;

/// What [`walk`] finds in a template.
pub enum Part<'t> {
    /// A part, before what is in it.
    Node(&'t Node),
    /// A value with its filters.
    Pipeline(&'t Pipeline),
    /// What an `if` or `unless` asks.
    Condition(&'t Condition),
    /// A value.
    Expression(&'t Expression),
}

/// Calls `see` for every part, in order, and for each before what is in it.
pub fn walk<'t>(nodes: &'t [Node], see: &mut dyn FnMut(Part<'t>)) {
    for node in nodes {
        see(Part::Node(node));
        match &node.kind {
            NodeKind::Text
            | NodeKind::Raw
            | NodeKind::Comment
            | NodeKind::Break
            | NodeKind::Continue
            | NodeKind::Increment(_)
            | NodeKind::Decrement(_) => {}
            NodeKind::Output(pipeline) | NodeKind::Echo(pipeline) | NodeKind::Assign(_, pipeline) => {
                see(Part::Pipeline(pipeline));
                if let Some(value) = &pipeline.value {
                    expression(value, see);
                }
                for argument in pipeline.filters.iter().flat_map(|call| &call.arguments) {
                    expression(&argument.value, see);
                }
            }
            NodeKind::Capture(_, body) | NodeKind::IfChanged(body) => walk(body, see),
            NodeKind::If(all) => {
                for branch in &all.branches {
                    if let Some(condition) = &branch.condition {
                        see(Part::Condition(condition));
                        for comparison in &condition.comparisons {
                            expression(&comparison.left, see);
                            if let Some(right) = &comparison.right {
                                expression(right, see);
                            }
                        }
                    }
                    walk(&branch.body, see);
                }
            }
            NodeKind::Case(all) => {
                expression(&all.subject, see);
                for when in &all.branches {
                    for value in when.values.iter().flatten() {
                        expression(value, see);
                    }
                    walk(&when.body, see);
                }
            }
            NodeKind::For(each) | NodeKind::TableRow(each) => {
                expression(&each.collection, see);
                for value in [&each.limit, &each.columns].into_iter().flatten() {
                    expression(value, see);
                }
                if let Some(Offset::At(value)) = &each.offset {
                    expression(value, see);
                }
                walk(&each.body, see);
                walk(each.otherwise.as_deref().unwrap_or_default(), see);
            }
            NodeKind::Cycle(cycle) => {
                if let Group::Named(name) = &cycle.group {
                    expression(name, see);
                }
                for value in &cycle.values {
                    expression(value, see);
                }
            }
            NodeKind::Include(_, value) => expression(value, see),
        }
    }
}

fn expression<'t>(one: &'t Expression, see: &mut dyn FnMut(Part<'t>)) {
    see(Part::Expression(one));
    match &one.kind {
        ExpressionKind::Literal(_) => {}
        ExpressionKind::Range(ends) => {
            expression(&ends.0, see);
            expression(&ends.1, see);
        }
        ExpressionKind::Path(path) => {
            if let Head::Computed(inside) = &path.head {
                expression(inside, see);
            }
            for step in &path.steps {
                if let StepKind::Computed(inside) = &step.kind {
                    expression(inside, see);
                }
            }
        }
    }
}
