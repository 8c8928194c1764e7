//! Which fields of the ticket the variables of a template come from, and what of them they are.

use ruby_liquid::Template;
use ruby_liquid::expression::{Expression, ExpressionKind, Head, StepKind};
use ruby_liquid::node::{Node, NodeKind};
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::value::Value;
use ruby_liquid::walk::{Part as Piece, walk};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a value comes from: the path of a field, or of a variable whose own origins are not known yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The path, like `ticket.tags`.
    pub path: String,
    /// What of it.
    pub part: Part,
}

/// What of a field a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Its text, split at this.
    List(Arc<str>),
    /// One of the parts that it is split into.
    Item(Arc<str>),
    /// How many characters it has.
    Size,
    /// How many parts it is split into.
    Count(Arc<str>),
}

/// A value that is made of more fields than these is asked for none of them.
const MOST: usize = 4;

/// How far variables of variables are followed.
const ROUNDS: usize = 4;

/// The longest path that is followed, in bytes.
const MAX_LENGTH: usize = 120;

/// What every variable comes from, whatever the order of the parts.
pub struct Origins<'t> {
    of: FxHashMap<&'t str, Vec<Origin>>,
}

impl<'t> Origins<'t> {
    /// Those of a template.
    pub fn of(template: &'t Template) -> Self {
        let mut set: Vec<(&'t str, Given<'t>)> = Vec::new();
        walk(template.nodes(), &mut |piece| {
            let Piece::Node(node) = piece else { return };
            match &node.kind {
                NodeKind::Assign(target, pipeline) => set.push((&*target.name, Given::Value(pipeline))),
                NodeKind::For(each) | NodeKind::TableRow(each) => {
                    set.push((&*each.item.name, Given::Each(&each.collection)));
                }
                NodeKind::Capture(target, body) => {
                    let written = written(body);
                    // Of what is made of many fields no branch can be told to ask for one.
                    let few = if written.len() > MOST { Vec::new() } else { written };
                    set.extend(few.into_iter().map(|pipeline| (&*target.name, Given::Value(pipeline))));
                }
                _ => {}
            }
        });
        let names = set.iter().map(|(name, _)| (*name, Vec::new()));
        let mut origins = Self { of: names.collect() };
        for _ in 0..ROUNDS {
            let mut grew = false;
            for (name, given) in &set {
                let new = match given {
                    Given::Value(pipeline) => origins.of_pipeline(pipeline),
                    Given::Each(collection) => {
                        origins.of_expression(collection).into_iter().map(Origin::each).collect()
                    }
                };
                let known = origins.of.entry(name).or_default();
                for origin in new {
                    if known.len() < MOST && !known.contains(&origin) {
                        known.push(origin);
                        grew = true;
                    }
                }
            }
            if !grew {
                break;
            }
        }
        origins
    }

    /// What an expression comes from.
    pub fn of_expression(&self, expression: &Expression) -> Vec<Origin> {
        let ExpressionKind::Path(path) = &expression.kind else { return Vec::new() };
        let mut origins = match &path.head {
            Head::Name(_, name, _) => match self.of.get(&**name) {
                Some(known) => known.clone(),
                None => vec![Origin { path: name.to_string(), part: Part::Whole }],
            },
            Head::Computed(_) | Head::Nothing => return Vec::new(),
        };
        for step in &path.steps {
            let name: &str = match &step.kind {
                StepKind::Name(name) => name,
                StepKind::Computed(Expression {
                    kind: ExpressionKind::Literal(Value::Text(name)), ..
                }) => name,
                // One of the parts of a list.
                StepKind::Computed(Expression { kind: ExpressionKind::Literal(Value::Int(_)), .. }) => {
                    "first"
                }
                StepKind::Computed(_) => return Vec::new(),
            };
            origins = origins.into_iter().filter_map(|origin| origin.step(name)).collect();
        }
        origins
    }

    fn of_pipeline(&self, pipeline: &Pipeline) -> Vec<Origin> {
        let mut origins = pipeline.value.as_ref().map(|value| self.of_expression(value)).unwrap_or_default();
        for call in &pipeline.filters {
            let argument = call.arguments.first().map(|argument| &argument.value.kind);
            for origin in &mut origins {
                match (&*call.name, argument) {
                    ("split", Some(ExpressionKind::Literal(Value::Text(at)))) => {
                        origin.part = Part::List(Arc::from(&**at));
                    }
                    ("join", _) => origin.part = Part::Whole,
                    ("size", _) => origin.part = origin.part.size(),
                    ("first" | "last", _) => origin.part = origin.part.item(),
                    _ => {}
                }
            }
        }
        origins
    }
}

/// What a variable is set to.
enum Given<'t> {
    Value(&'t Pipeline),
    /// Each item of this.
    Each(&'t Expression),
}

/// What is written within parts: at most one more than is of use.
fn written(body: &[Node]) -> Vec<&Pipeline> {
    let mut all = Vec::new();
    walk(body, &mut |piece| {
        if let Piece::Node(Node { kind: NodeKind::Output(pipeline) | NodeKind::Echo(pipeline), .. }) = piece
            && all.len() <= MOST
        {
            all.push(pipeline);
        }
    });
    all
}

impl Origin {
    fn each(mut self) -> Self {
        self.part = self.part.item();
        self
    }

    /// What a step from it leads to.
    fn step(mut self, name: &str) -> Option<Self> {
        match (name, &self.part) {
            ("size", _) => self.part = self.part.size(),
            ("first" | "last", _) => self.part = self.part.item(),
            (name, Part::Whole) => {
                self.path = [&*self.path, ".", name].concat();
                return (self.path.len() <= MAX_LENGTH).then_some(self);
            }
            _ => return None,
        }
        Some(self)
    }
}

impl Part {
    fn size(&self) -> Self {
        match self {
            Self::List(at) => Self::Count(at.clone()),
            _ => Self::Size,
        }
    }

    fn item(&self) -> Self {
        match self {
            Self::List(at) => Self::Item(at.clone()),
            other => other.clone(),
        }
    }
}
