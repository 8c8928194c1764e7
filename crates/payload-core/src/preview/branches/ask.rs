//! What a condition asks about a field, and the ways in which a condition of several parts can hold.

use super::origins::{Origin, Origins, Part};
use crate::placeholder::Placeholder;
use ruby_liquid::condition::{Comparison, Join, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind};
use ruby_liquid::value::Value as Liquid;
use serde_json::{Value, json};

/// What a condition asks about a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The field.
    pub field: Placeholder,
    /// What of it is asked about.
    pub part: Part,
    /// What is asked.
    pub test: Test,
    /// Whether the answer must be yes.
    pub wanted: bool,
}

/// What is asked about a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Whether it is this one.
    Is(Value),
    /// Whether this text is in it.
    Contains(String),
    /// Whether it is a number above this one.
    Above(i64),
    /// Whether it is a number below this one.
    Below(i64),
    /// Whether it is anything but nil and false.
    IsGiven,
}

impl Ask {
    /// The same with the other answer.
    pub fn not(mut self) -> Self {
        self.wanted = !self.wanted;
        self
    }
}

/// At most so many ways in which a condition can hold are told apart, each of at most so many parts.
const MAX_WAYS: usize = 256;
const MAX_PARTS: usize = 16;

impl Origins<'_> {
    /// The ways in which comparisons, joined from right to left, hold, or do not: in each all must be met.
    pub fn asks(&self, comparisons: &[Comparison], wanted: bool) -> Vec<Vec<Ask>> {
        let mut ways: Vec<Vec<Ask>> = Vec::new();
        for comparison in comparisons.iter().rev() {
            let own = self.comparison(comparison, wanted);
            match &comparison.join {
                // A field that the comparison cannot be followed to is left as it is.
                Some((join, _)) if (*join == Join::And) == wanted => {
                    let first = own.into_iter().next();
                    match ways.is_empty() {
                        true => ways.extend(first.map(|ask| vec![ask])),
                        false => ways.iter_mut().for_each(|way| {
                            if way.len() < MAX_PARTS {
                                way.extend(first.clone());
                            }
                        }),
                    }
                }
                _ => ways.extend(own.into_iter().map(|ask| vec![ask])),
            }
            ways.truncate(MAX_WAYS);
        }
        ways.reverse();
        // As they are written: the first is asked for first.
        ways.iter_mut().for_each(|way| way.reverse());
        ways
    }

    /// What a comparison asks, about each of the fields that its value may come from.
    fn comparison(&self, comparison: &Comparison, wanted: bool) -> Vec<Ask> {
        let (left, right) = (&comparison.left, comparison.right.as_ref());
        let Some((operator, _)) = &comparison.operator else {
            return self.about(left, Test::IsGiven, wanted);
        };
        let Some(right) = right else { return Vec::new() };
        match operator {
            Operator::Equal | Operator::NotEqual => {
                let is = if *operator == Operator::Equal { wanted } else { !wanted };
                let asks = self.equal(left, right);
                asks.into_iter().map(|ask| if is { ask } else { ask.not() }).collect()
            }
            Operator::Contains => match literal(right) {
                Some(Value::String(text)) if !text.is_empty() => {
                    self.about(left, Test::Contains(text), wanted)
                }
                _ => Vec::new(),
            },
            Operator::Unknown(_) => Vec::new(),
            operator => {
                let (side, number, is_left) = match (number(right), number(left)) {
                    (Some(number), _) => (left, number, true),
                    (None, Some(number)) => (right, number, false),
                    (None, None) => return Vec::new(),
                };
                let above = matches!(operator, Operator::Greater | Operator::GreaterOrEqual) == is_left;
                let with_it = matches!(operator, Operator::GreaterOrEqual | Operator::LessOrEqual);
                let test = match (above, with_it) {
                    (true, false) => Test::Above(number),
                    (true, true) => Test::Above(number.saturating_sub(1)),
                    (false, false) => Test::Below(number),
                    (false, true) => Test::Below(number.saturating_add(1)),
                };
                self.about(side, test, wanted)
            }
        }
    }

    /// That one side is the other, where one of them is written out.
    pub fn equal(&self, one: &Expression, other: &Expression) -> Vec<Ask> {
        match (literal(other), literal(one)) {
            (Some(value), _) => self.about(one, Test::Is(value), true),
            (None, Some(value)) => self.about(other, Test::Is(value), true),
            (None, None) => Vec::new(),
        }
    }

    fn about(&self, side: &Expression, test: Test, wanted: bool) -> Vec<Ask> {
        let ask = |origin: Origin| {
            let field = Placeholder::read(&origin.path).ok().filter(Placeholder::is_of_freshdesk)?;
            Some(Ask { field, part: origin.part, test: test.clone(), wanted })
        };
        self.of_expression(side).into_iter().filter_map(ask).collect()
    }
}

/// The value that is written out in a template, as a ticket can hold it.
fn literal(side: &Expression) -> Option<Value> {
    let ExpressionKind::Literal(value) = &side.kind else { return None };
    match value {
        Liquid::Nil => Some(Value::Null),
        Liquid::Bool(is) => Some(json!(is)),
        Liquid::Int(number) => i64::try_from(*number).ok().map(Value::from),
        Liquid::Float(number) => Some(json!(number)),
        Liquid::Text(text) => Some(json!(**text)),
        Liquid::Emptiness(_) => Some(json!("")),
        _ => None,
    }
}

/// A number that is written out, without what is behind its point.
fn number(side: &Expression) -> Option<i64> {
    match &side.kind {
        ExpressionKind::Literal(Liquid::Int(number)) => i64::try_from(*number).ok(),
        ExpressionKind::Literal(Liquid::Float(number)) => Some(number.floor() as i64),
        _ => None,
    }
}
