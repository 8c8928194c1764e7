//! Comparisons between two kinds of values: a list with a text, a text with a number.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::freshdesk::{Priority, Source, Status};
use crate::placeholder::Placeholder;
use crate::text::{Span, quoted, slice};
use crate::ticket::field;
use ruby_liquid::condition::{Comparison, Condition, Join, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::{Case, NodeKind};
use ruby_liquid::value::Value;

/// Filters that make a list.
const LISTS: [&str; 7] = ["split", "map", "sort", "uniq", "compact", "concat", "reverse"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let sides = Sides { subject, lists: lists(subject) };
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Condition(condition) => {
            for comparison in &condition.comparisons {
                // Who asks for both forms knows that it may be either.
                let asks_for_both = condition.comparisons.iter().any(|other| {
                    let side = |one: &Comparison| one.left.span.of(subject.text());
                    let is_number = |one: &Comparison| {
                        one.right.as_ref().is_some_and(|right| {
                            matches!(right.kind, ExpressionKind::Literal(Value::Int(_) | Value::Float(_)))
                        })
                    };
                    side(other) == side(comparison) && is_number(other) != is_number(comparison)
                });
                if asks_for_both {
                    continue;
                }
                found.extend(
                    sides
                        .list(comparison, condition)
                        .or_else(|| sides.number(comparison, condition))
                        .or_else(|| sides.spelling(comparison)),
                );
            }
        }
        Part::Node(node) => {
            if let NodeKind::Case(case) = &node.kind
                && !super::case_subject::is_filtered(subject.text(), case)
            {
                found.extend(sides.case(case));
                found.extend(sides.capitals_of_case(case));
            }
        }
        _ => {}
    });
}

/// The variables that hold a list.
fn lists(subject: &Subject<'_>) -> Vec<NameId> {
    let mut lists = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::Assign(target, pipeline) = &node.kind
            && pipeline.filters.last().is_some_and(|call| LISTS.contains(&&*call.name))
        {
            lists.push(target.id);
        }
    });
    lists
}

struct Sides<'s> {
    subject: &'s Subject<'s>,
    lists: Vec<NameId>,
}

impl Sides<'_> {
    /// Whether a value is a list; `ticket.tags` is all tags in one text.
    fn is_list(&self, side: &Expression) -> bool {
        let ExpressionKind::Path(path) = &side.kind else { return false };
        let is_variable = matches!(&path.head, Head::Name(id, ..) if self.lists.contains(id));
        (is_variable && path.steps.is_empty()) || self.field(side).is_some_and(|field| field == "ticket.tags")
    }

    fn field(&self, side: &Expression) -> Option<&str> {
        let words = side.span.of(self.subject.text());
        Placeholder::read(words).is_ok().then_some(words)
    }

    fn list(&self, comparison: &Comparison, condition: &Condition) -> Option<Finding> {
        let (operator, place) = comparison.operator.as_ref()?;
        let value = text(comparison.right.as_ref()?).filter(|value| !value.is_empty())?;
        if !self.is_list(&comparison.left) || !matches!(operator, Operator::Equal | Operator::NotEqual) {
            return None;
        }
        let name = comparison.left.span.of(self.subject.text());
        let fix = (*operator == Operator::Equal).then(|| match value.split_once(", ") {
            None => Some(Fix::review("Use contains", vec![(*place, "contains".to_owned())])),
            // Several tags, and no other question that they could get mixed up with.
            Some(_) => {
                let each: Vec<String> =
                    value.split(", ").map(|tag| format!("{name} contains '{tag}'")).collect();
                (condition.comparisons.len() == 1)
                    .then(|| Fix::review("Look for each", vec![(comparison.span, each.join(" and "))]))
            }
        });
        Some(
            Finding::new("list-compared", Severity::Wrong, comparison.span, format!("{name} is a list of all tags or items, but is compared with the single text “{value}”."))
                .because(format!("They are equal only if the list holds nothing else. To check whether “{value}” is in the list, use contains."))
                .mended_by(fix.flatten()),
        )
    }

    /// A comparison with a choice of Freshdesk's in other capitals than its own.
    fn spelling(&self, comparison: &Comparison) -> Option<Finding> {
        let (operator, _) = comparison.operator.as_ref()?;
        let is_compared = matches!(operator, Operator::Equal | Operator::NotEqual | Operator::Contains);
        self.capitals(&comparison.left, comparison.right.as_ref()?).filter(|_| is_compared)
    }

    /// The choice of Freshdesk's that a text is in other capitals: `Open` for `open`.
    fn meant(&self, left: &Expression, right: &Expression) -> Option<&'static str> {
        let value = text(right)?;
        let choices: Vec<&'static str> = match self.field(left)? {
            "ticket.status" => Status::ALL.into_iter().map(Status::label).collect(),
            "ticket.priority" => Priority::ALL.into_iter().map(Priority::label).collect(),
            "ticket.source" | "ticket.source_name" => Source::ALL.into_iter().map(Source::label).collect(),
            _ => return None,
        };
        choices.into_iter().find(|choice| choice.eq_ignore_ascii_case(value) && *choice != value)
    }

    fn capitals(&self, left: &Expression, right: &Expression) -> Option<Finding> {
        let (name, value, meant) = (self.field(left)?, text(right)?, self.meant(left, right)?);
        Some(
            Finding::new(
                "other-capitals",
                Severity::Wrong,
                right.span,
                format!("{name} is “{meant}”, never “{value}”."),
            )
            .because("Liquid is case-sensitive: the two are not equal.")
            .mended_by(Some(Fix::review(format!("Use '{meant}'"), vec![(right.span, format!("'{meant}'"))]))),
        )
    }

    /// Every value of a `case` that is a choice in other capitals, unless its own is asked for beside it.
    fn capitals_of_case(&self, case: &Case) -> Vec<Finding> {
        let values: Vec<&Expression> =
            case.branches.iter().flat_map(|when| when.values.iter().flatten()).collect();
        let is_asked = |meant: &str| values.iter().any(|value| text(value) == Some(meant));
        let slips = values.iter().filter(|value| !self.meant(&case.subject, value).is_some_and(is_asked));
        slips.filter_map(|value| self.capitals(&case.subject, value)).collect()
    }

    fn case(&self, case: &Case) -> Option<Finding> {
        let name = self.field(&case.subject);
        let known = name.and_then(|name| field::find(&Placeholder::read(name).ok()?));
        let number = case
            .branches
            .iter()
            .flat_map(|when| when.values.iter().flatten())
            .find(|value| matches!(value.kind, ExpressionKind::Literal(Value::Int(_) | Value::Float(_))));
        if let (Some(name), Some(known), Some(number)) = (name, known, number)
            && known.example.parse::<f64>().is_err()
        {
            let written = number.span.of(self.subject.text());
            return Some(
                Finding::new(
                    "text-against-number",
                    Severity::Wrong,
                    number.span,
                    format!("{name} is a text, but is compared with the number {written}."),
                )
                .because(format!(
                    "A text is never equal to a number. Freshdesk sends the words that you see, like “{}”.",
                    known.example
                ))
                .mended_by(
                    self.names_for(name, case.branches.iter().flat_map(|when| when.values.iter().flatten())),
                ),
            );
        }
        let asks_for_text = case.branches.iter().flat_map(|when| when.values.iter().flatten()).find_map(text);
        let value = asks_for_text.filter(|_| self.is_list(&case.subject))?;
        let name = case.subject.span.of(self.subject.text());
        Some(
            Finding::new("list-compared", Severity::Wrong, case.subject.span, format!("{name} is a list of all tags or items, but is compared with the single text “{value}”."))
                .because(format!("They are equal only if the list holds nothing else. Write {{% if {name} contains '{value}' %}} instead of case.")),
        )
    }

    /// The field as a number under a name of its own, which an `elsif` has no room for.
    fn as_number(&self, field: &str, side: &Expression) -> Option<Fix> {
        let before = side.span.before(self.subject.text());
        let tag = before.rfind("{%")?;
        let word = slice(before, tag + 2..).trim_start_matches('-').trim_start();
        if !word.starts_with("if ") && !word.starts_with("unless ") {
            return None;
        }
        let name = format!("{}_number", field.rsplit('.').next()?);
        let assign = format!("{{% assign {name} = {field} | plus: 0 %}}");
        let edits = vec![(Span::new(tag, tag), assign), (side.span, name)];
        Some(Fix::review("Compare it as a number", edits))
    }

    /// The choices of Freshdesk's whose numbers are more or less than one, each asked for by its name.
    fn names_in_order(
        &self,
        field: &str,
        operator: &Operator,
        comparison: Span,
        right: &Expression,
    ) -> Option<Fix> {
        let bound: u64 = right.span.of(self.subject.text()).parse().ok()?;
        let is_meant = |number: &u64| match operator {
            Operator::Less => *number < bound,
            Operator::LessOrEqual => *number <= bound,
            Operator::Greater => *number > bound,
            _ => *number >= bound,
        };
        let names = (1..=9).filter(is_meant).filter_map(|number| match field {
            "ticket.status" => Status::numbered(number).map(Status::label),
            "ticket.priority" => Priority::numbered(number).map(Priority::label),
            _ => None,
        });
        let asked: Vec<String> = names.map(|name| format!("{field} == '{name}'")).collect();
        let fix = || Fix::review("Use the names", vec![(comparison, asked.join(" or "))]);
        (!asked.is_empty()).then(fix)
    }

    /// The names of the numbers that Freshdesk's API has for a choice, in their place.
    fn names_for<'e>(&self, field: &str, values: impl IntoIterator<Item = &'e Expression>) -> Option<Fix> {
        let name = |number: u64| match field {
            "ticket.status" => Status::numbered(number).map(Status::label),
            "ticket.priority" => Priority::numbered(number).map(Priority::label),
            "ticket.source" | "ticket.source_name" => Source::numbered(number).map(Source::label),
            _ => None,
        };
        let numbers = values.into_iter().filter_map(|value| {
            let number = value.span.of(self.subject.text()).parse().ok()?;
            Some((value.span, format!("'{}'", name(number)?)))
        });
        let edits: Vec<(Span, String)> = numbers.collect();
        let label = match edits.as_slice() {
            [] => return None,
            [(_, name)] => format!("Use {name}"),
            _ => "Use the names".to_owned(),
        };
        Some(Fix::review(label, edits))
    }

    /// A documented text that is compared with a number, or a number with a text.
    fn number(&self, comparison: &Comparison, condition: &Condition) -> Option<Finding> {
        let (operator, _) = comparison.operator.as_ref()?;
        let right = comparison.right.as_ref()?;
        let name = self.field(&comparison.left)?;
        let known = field::find(&Placeholder::read(name).ok()?);
        let is_number = known.map(|field| field.example.parse::<f64>().is_ok());
        let written = right.span.of(self.subject.text());
        let orders = !matches!(operator, Operator::Equal | Operator::NotEqual | Operator::Contains);
        // The fix makes two comparisons of one. Liquid reads from right to left: beside an “and” they would ask other things.
        let has_room = condition
            .comparisons
            .iter()
            .all(|one| one.join.as_ref().is_none_or(|(join, _)| *join == Join::Or));
        let fix = |new: String| {
            has_room.then(|| Fix::review(format!("Compare with {new}"), vec![(right.span, new)]))
        };
        match (&right.kind, is_number) {
            (ExpressionKind::Literal(Value::Int(_) | Value::Float(_)), Some(false)) => {
                let what = format!("{name} is a text, but is compared with the number {written}.");
                let example = known.map_or("", |field| field.example);
                let why = match orders {
                    true => "“Liquid error” is printed instead. ",
                    false => "A text is never equal to a number. ",
                };
                Some(
                    Finding::new("text-against-number", if orders { Severity::Breaks } else { Severity::Wrong }, comparison.span, what)
                        .because(format!("{why}Freshdesk sends the words that you see, like “{example}”."))
                        .mended_by(match orders {
                            true => self.names_in_order(name, operator, comparison.span, right).filter(|_| has_room),
                            false => self.names_for(name, [right]),
                        }),
                )
            }
            (ExpressionKind::Literal(Value::Text(text)), None | Some(true)) if orders && is_number_in_digits(text) && (known.is_some() || name.contains(".cf_")) => Some(
                Finding::new("text-against-number", Severity::Wrong, comparison.span, format!("{name} is compared with the text {}, letter by letter.", quoted(text)))
                    .because("As texts 10 comes before 9, and beside a number “Liquid error” is printed instead. Compare numbers.")
                    .mended_by(self.as_number(name, &comparison.left).map(|fix| {
                        Fix::review(fix.label.clone(), fix.edits().iter().cloned().chain([(right.span, text.to_string())]).collect())
                    })),
            ),
            (ExpressionKind::Literal(Value::Text(text)), Some(true)) if is_number_in_digits(text) => Some(
                Finding::new("text-against-number", Severity::Note, comparison.span, format!("{name} may be a number, but is compared with the text {}.", quoted(text)))
                    .because("A number is never equal to a text. It is not confirmed whether Freshdesk sends it as a number or as a text: check for both.")
                    .mended_by(fix(format!("{text} or {name} == '{text}'")).filter(|_| *operator == Operator::Equal)),
            ),
            (ExpressionKind::Literal(Value::Int(_) | Value::Float(_)), None) if orders && name.contains(".cf_") && !name.ends_with(".size") => Some(
                Finding::new("text-against-number", Severity::Note, comparison.span, format!("{name} may be a text, but is compared with the number {written}."))
                    .because("Then “Liquid error” is printed instead. It is not confirmed whether Freshdesk sends a number field as a number.")
                    .mended_by(self.as_number(name, &comparison.left)),
            ),
            _ => None,
        }
    }
}

/// Whether Liquid reads a text as the number that people see in it, if it stands without quotes.
fn is_number_in_digits(text: &str) -> bool {
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) => are_digits(whole) && are_digits(fraction),
        None => are_digits(text),
    }
}

fn text(side: &Expression) -> Option<&str> {
    match &side.kind {
        ExpressionKind::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}
