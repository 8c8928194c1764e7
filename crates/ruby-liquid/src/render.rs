//! From parts to text: the state of one render, and what each part does.

use super::condition::{Comparison, Condition, Join, Operator};
use super::error::{Outcome, RenderError};
use super::expression::{Expression, ExpressionKind};
use super::filters::{Call, list};
use super::memory::{Interrupt, Memory};
use super::node::{Case, Cycle, Group, If, Node, NodeKind, Target};
use super::origin::{Origin, Origins};
use super::pipeline::Pipeline;
use super::rendering::{ErrorText, Kept, Out, Plain, Problem, Rendering};
use super::stretches::{Builder, Parts};
use super::value::{Object, Value};
use super::{Clock, Dialect, Template, limits};
use crate::Span;
use std::sync::Arc;
use variables::Variables;

mod compare;
mod counters;
mod branches;
mod lookup;
mod loops;
mod extended_tags;
mod variables;

/// A value and the fields that went into it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traced {
    pub value: Value,
    pub origin: Origin,
    pub parts: Parts,
}

impl Traced {
    fn new(value: Value, origin: Origin) -> Self {
        Self { value, origin, parts: Parts::Alike }
    }
}

/// The state of one render.
pub(crate) struct Render<'t> {
    template: &'t Template,
    data: &'t Object,
    clock: Clock,
    errors: ErrorText,
    variables: Variables,
    /// How many scopes are open, as real Liquid counts them.
    scopes: usize,
    memory: Memory,
    origins: Origins<'t>,
    out: Out,
    problems: Vec<Problem>,
    asked: Vec<(Span, Arc<str>)>,
    steps: Steps,
}

/// Renders a template that has no syntax errors.
pub(crate) fn render(template: &Template, data: &Object, clock: Clock, errors: ErrorText) -> Rendering {
    let render = run(template, data, clock, errors, false);
    let pieces = render.out.pieces(&render.origins);
    Rendering { text: render.out.text, pieces, problems: render.problems, asked: render.asked }
}

/// Renders its text alone, without where each piece came from.
pub(crate) fn render_plain(template: &Template, data: &Object, clock: Clock) -> Plain {
    let render = run(template, data, clock, ErrorText::WithReason, true);
    Plain { text: render.out.text, problems: render.problems }
}

fn run<'t>(
    template: &'t Template,
    data: &'t Object,
    clock: Clock,
    errors: ErrorText,
    plain: bool,
) -> Render<'t> {
    let mut render = Render {
        template,
        data,
        clock,
        errors,
        variables: Variables::new(template.parsed.names.variable_count()),
        scopes: 1,
        memory: Memory::default(),
        origins: Origins::new(&template.parsed.names, template.no_fields.clone(), plain),
        out: Out::keeping(if plain { Kept::None } else { Kept::All }),
        problems: Vec::new(),
        asked: Vec::new(),
        steps: Steps::default(),
    };
    if let Err(fault) = render.body(&template.parsed.nodes) {
        render.report(Span::new(0, template.source.len()), false, &fault);
    }
    render
}

impl<'t> Render<'t> {
    fn dialect(&self) -> Dialect {
        self.template.dialect
    }

    fn body(&mut self, nodes: &'t [Node]) -> Outcome<()> {
        for node in nodes {
            self.spend(1)?;
            let (mark, frames, scopes) = (self.out.mark(), self.variables.frames.len(), self.scopes);
            if let Err(fault) = self.node(node) {
                if fault.stops() {
                    return Err(fault);
                }
                self.variables.frames.truncate(frames);
                self.scopes = scopes;
                if self.dialect() == Dialect::V2_4 {
                    self.out.back_to(mark);
                }
                // The reason is put together and kept.
                self.spend(8)?;
                self.report(node.head, node.blank, &fault);
            }
            if self.out.text.len() > limits::OUTPUT {
                return Err(RenderError::limit("the output grows too long"));
            }
            if self.memory.interrupt.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Prints and keeps what failed.
    fn report(&mut self, source: Span, hidden: bool, fault: &RenderError) {
        let message = match self.errors {
            ErrorText::WithReason => format!("Liquid error: {}", fault.reason()),
            ErrorText::Plain => "Liquid error".to_owned(),
        };
        let printed = !(hidden && self.dialect() == Dialect::V5);
        if printed {
            self.out.literal(&message, source);
        }
        if self.problems.len() < limits::PROBLEMS {
            self.problems.push(Problem { source, message, printed });
        }
    }

    /// Counts work, and ends the render where there is too much of it.
    fn spend(&mut self, steps: usize) -> Outcome<()> {
        self.steps.spend(steps)
    }

    /// Counts what it takes to read or write a value: once for each 16 bytes.
    fn weigh(&mut self, value: &Value) -> Outcome<()> {
        self.spend(weight(value) / 16)
    }

    fn node(&mut self, node: &'t Node) -> Outcome<()> {
        match &node.kind {
            NodeKind::Text | NodeKind::Raw => {
                self.spend(node.head.len() / 16)?;
                self.out.literal(node.head.of(&self.template.source), node.head);
            }
            NodeKind::Output(pipeline) | NodeKind::Echo(pipeline) => {
                if let Some(known) = pipeline.alone().and_then(|value| self.variables.peek(value)) {
                    // Without a copy of it. It is read twice: when it is looked up, and when it is printed.
                    self.steps.spend(weight_of_text(&known.value) + weight(&known.value) / 16)?;
                    return self.out.print(known, node.span);
                }
                let traced = self.pipeline(pipeline)?;
                self.print(&traced, node.span)?;
            }
            NodeKind::Assign(target, pipeline) => {
                let traced = match pipeline.alone() {
                    Some(Expression { kind: ExpressionKind::Literal(value), .. })
                        if self.variables.holds(target.id, value) =>
                    {
                        return self.spend(weight_of_text(value));
                    }
                    Some(value) => self.evaluate(value)?,
                    None => self.pipeline(pipeline)?,
                };
                self.variables.set(target.id, traced);
            }
            NodeKind::Capture(target, body) => {
                let captured = self.apart(body, Kept::Distinct)?;
                let (origin, parts) = self.origin_of(&captured);
                let value = Value::text(captured.text);
                self.variables.set(target.id, Traced { value, origin, parts });
            }
            NodeKind::If(branches) => self.scoped(|render| render.branch(branches))?,
            NodeKind::Case(case) => self.scoped(|render| render.case(case))?,
            NodeKind::For(spec) => self.for_loop(spec)?,
            NodeKind::Comment => {}
            _ => return (self.template.builtins.render)(self, node),
        }
        Ok(())
    }

    /// Within a scope of its own, which 2.4 opens for most blocks.
    fn scoped(&mut self, work: impl FnOnce(&mut Self) -> Outcome<()>) -> Outcome<()> {
        if self.dialect() == Dialect::V5 {
            return work(self);
        }
        self.in_scope(work)
    }

    fn in_scope(&mut self, work: impl FnOnce(&mut Self) -> Outcome<()>) -> Outcome<()> {
        if self.scopes >= limits::SCOPES {
            return Err(RenderError::new("Nesting too deep"));
        }
        self.scopes += 1;
        work(self)?;
        self.scopes -= 1;
        Ok(())
    }

    /// Renders parts into a text of their own.
    fn apart(&mut self, body: &'t [Node], kept: Kept) -> Outcome<Out> {
        let inside = Out::keeping(if self.out.kept == Kept::All { kept } else { self.out.kept });
        let around = std::mem::replace(&mut self.out, inside);
        let result = self.body(body);
        let written = std::mem::replace(&mut self.out, around);
        result.map(|()| written)
    }

    fn origin_of(&mut self, out: &Out) -> (Origin, Parts) {
        let (mut all, mut parts) = (Origin::default(), Builder::default());
        let (mut start, mut last) = (0, Origin::default());
        for piece in &out.pieces {
            // A text that is written character by character has the same origin many times over, with literals of the
            // template between them.
            if piece.origin != last && piece.origin != Origin::default() {
                all = self.origins.union(all, piece.origin);
                last = piece.origin;
            }
            parts.push(Span::new(start, piece.end).of(&out.text), piece.source, piece.origin);
            start = piece.end;
        }
        (all, parts.done())
    }

    fn pipeline(&mut self, pipeline: &'t Pipeline) -> Outcome<Traced> {
        let Some(value) = &pipeline.value else { return Ok(self.nothing()) };
        let mut traced = self.evaluate(value)?;
        for call in &pipeline.filters {
            let mut arguments = Vec::with_capacity(call.arguments.len());
            let mut named: Vec<(Arc<str>, Value)> = Vec::new();
            for argument in &call.arguments {
                let given = self.evaluate(&argument.value)?;
                traced.origin = self.origins.union(traced.origin, given.origin);
                match &argument.name {
                    None => arguments.push(given.value),
                    Some(name) => {
                        named.retain(|(other, _)| other != name);
                        named.push((name.clone(), given.value));
                    }
                }
            }
            if !named.is_empty() {
                arguments.push(Value::Object(Arc::new(Object::new(named))));
            }
            let Some(filter) = call.filter else { continue };
            let weight = weight(&traced.value) + arguments.iter().map(weight).sum::<usize>();
            self.spend(filter.cost + weight / filter.stride)?;
            let value = filter.run(&Call {
                input: &traced.value,
                arguments: &arguments,
                clock: self.clock,
                host: self.template.host,
            })?;
            self.spend(weight_of_result(&value) / 16)?;
            traced.parts = traced.parts.after(filter.name, &traced.value, &arguments, &value);
            traced.value = value;
        }
        Ok(traced)
    }

    /// What there is between `{{` and `}}` where there is nothing: in 2.4 an empty text, which is true.
    fn nothing(&self) -> Traced {
        match self.dialect() {
            Dialect::V2_4 => Traced::new(Value::text(""), Origin::default()),
            Dialect::V5 => Traced::default(),
        }
    }

    /// Prints a value: lists without brackets, nil as nothing.
    fn print(&mut self, traced: &Traced, source: Span) -> Outcome<()> {
        self.weigh(&traced.value)?;
        self.out.print(traced, source)
    }
}

/// How much a render has done.
#[derive(Debug, Default)]
struct Steps(usize);

impl Steps {
    fn spend(&mut self, steps: usize) -> Outcome<()> {
        self.0 += steps;
        if self.0 > limits::STEPS {
            Err(RenderError::limit("the render takes too many steps"))
        } else {
            Ok(())
        }
    }
}

/// What it takes to read a value: a text is always read from end to end, a list only in places.
fn weight_of_text(value: &Value) -> usize {
    if let Value::Text(text) = value { text.len() / 16 } else { 0 }
}

/// About how many bytes a value holds.
fn weight(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Array(items) => items.iter().map(|item| 16 + weight(item)).fold(0, usize::saturating_add),
        Value::Object(object) => object
            .entries()
            .iter()
            .map(|(name, item)| 16 + name.len() + weight(item))
            .fold(0, usize::saturating_add),
        _ => 1,
    }
}

/// The same, without going deep: what is inside was counted before.
fn weight_of_result(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Array(items) => items.len() * 16,
        _ => 1,
    }
}
