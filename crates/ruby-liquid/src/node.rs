//! The parts of a template as a tree, each with its place.

use super::condition::Condition;
use super::expression::Expression;
use super::names::NameId;
use super::pipeline::Pipeline;
use crate::Span;
use std::sync::Arc;

/// A part of a template.
#[derive(Debug, Clone)]
pub struct Node {
    /// All of it; for a block from its first tag to its last.
    pub span: Span,
    /// The tag that opens it, or all of it where it is no block.
    pub head: Span,
    /// What it is.
    pub kind: NodeKind,
    /// Whether it can never write anything: Liquid 5 hides the failures of such parts.
    pub blank: bool,
}

/// Parts in order.
pub type Body = Vec<Node>;

/// The kinds of parts.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// Text, sent as it stands. Its span is what is left after `{%-` and `-%}` took spaces away.
    Text,
    /// The inside of a `raw` block, sent as it stands; `head` is the span of it.
    Raw,
    /// `{{ … }}`
    Output(Pipeline),
    /// `{% echo … %}`
    Echo(Pipeline),
    /// `{% assign target = … %}`
    Assign(Target, Pipeline),
    /// `{% capture target %}…{% endcapture %}`
    Capture(Target, Body),
    /// `{% if %}` and `{% unless %}`
    If(If),
    /// `{% case %}`
    Case(Case),
    /// `{% for %}`
    For(Box<For>),
    /// `{% tablerow %}`
    TableRow(Box<For>),
    /// `{% cycle %}`
    Cycle(Cycle),
    /// `{% increment %}`
    Increment(Target),
    /// `{% decrement %}`
    Decrement(Target),
    /// `{% ifchanged %}…{% endifchanged %}`
    IfChanged(Body),
    /// `{% comment %}`, `{% doc %}`, `{% # … %}`: writes nothing.
    Comment,
    /// `{% include %}` and `{% render %}`: there is nothing to include, so it fails when it is rendered.
    Include(Arc<str>, Expression),
    /// `{% break %}`
    Break,
    /// `{% continue %}`
    Continue,
}

/// A name that a tag sets.
#[derive(Debug, Clone)]
pub struct Target {
    /// The variable.
    pub id: NameId,
    /// Its name.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// `if` or `unless` with all its branches.
#[derive(Debug, Clone)]
pub struct If {
    /// Whether it is an `unless`: its first condition is negated.
    pub unless: bool,
    /// The branches in order; the first whose condition holds is rendered.
    pub branches: Vec<Branch>,
}

/// A branch of an `if`.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its tag: `{% if … %}`, `{% elsif … %}`, `{% else %}`.
    pub head: Span,
    /// Its condition; none for `else`.
    pub condition: Option<Condition>,
    /// Its parts.
    pub body: Body,
}

/// `case` with all its branches.
#[derive(Debug, Clone)]
pub struct Case {
    /// What is compared.
    pub subject: Expression,
    /// The branches in order: every `when` that fits is rendered.
    pub branches: Vec<When>,
}

/// A branch of a `case`.
#[derive(Debug, Clone)]
pub struct When {
    /// Its tag: `{% when … %}`, `{% else %}`.
    pub head: Span,
    /// What it is compared with; none for `else`. It is rendered once for each that fits.
    pub values: Option<Vec<Expression>>,
    /// Its parts.
    pub body: Body,
}

/// `for` or `tablerow`.
#[derive(Debug, Clone)]
pub struct For {
    /// The tag itself: `{% for … %}`.
    pub tag: Span,
    /// The variable that takes each item.
    pub item: Target,
    /// The list that it goes through.
    pub collection: Expression,
    /// What Liquid calls the loop: `item-collection`.
    pub name: Arc<str>,
    /// `limit:`
    pub limit: Option<Expression>,
    /// `offset:`
    pub offset: Option<Offset>,
    /// `cols:` of a `tablerow`.
    pub columns: Option<Expression>,
    /// Whether it goes from last to first.
    pub reversed: bool,
    /// What is rendered for each item.
    pub body: Body,
    /// What is rendered where there is no item.
    pub otherwise: Option<Body>,
    /// The variable `forloop` or `tablerowloop`.
    pub(crate) state: NameId,
}

/// Where a loop begins.
#[derive(Debug, Clone)]
pub enum Offset {
    /// Where the last loop of the same name ended: `offset:continue`.
    Continue(Span),
    /// At a number.
    At(Expression),
}

/// `cycle`.
#[derive(Debug, Clone)]
pub struct Cycle {
    /// Which cycles move on together.
    pub group: Group,
    /// The values, one after another.
    pub values: Vec<Expression>,
}

/// Which cycles move on together.
#[derive(Debug, Clone)]
pub enum Group {
    /// Those of the same name.
    Named(Expression),
    /// Those written alike.
    Alike(Arc<str>),
    /// This one alone: in Liquid 5, where a variable is among its values.
    Alone(usize),
}
