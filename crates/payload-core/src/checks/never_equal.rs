//! Comparisons with a text that the placeholder never is: a number for a name, a name for a code, a name for an address.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::assumptions::LANGUAGES;
use crate::freshdesk::{Priority, Source, Status};
use crate::placeholder::Placeholder;
use crate::text::Span;
use crate::ticket::field;
use crate::verdict::is_email;
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::{Case, NodeKind};
use ruby_liquid::value::Value;
use std::collections::HashMap;

const LANGUAGE: &str = "ticket.requester.language";

const LANGUAGE_NAMES: &str = include_str!("language_names.txt");

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let operands = Operands { subject, variables: variables(subject) };
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Condition(condition) => {
            let asked: Vec<Asked<'_>> =
                condition.comparisons.iter().filter_map(|one| operands.asked(one)).collect();
            found.extend(asked.iter().filter_map(|one| one.finding(&asked)));
        }
        Part::Node(node) => {
            if let NodeKind::Case(case) = &node.kind
                && !super::case_subject::is_filtered(subject.text(), case)
            {
                let asked = operands.asked_by_case(case);
                found.extend(asked.iter().filter_map(|one| one.finding(&asked)));
            }
        }
        _ => {}
    });
}

/// What filters made of the letters of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsTheyAre,
    Small,
    Capital,
}

impl Letters {
    fn of(self, text: &str) -> String {
        match self {
            Letters::AsTheyAre => text.to_owned(),
            Letters::Small => text.to_lowercase(),
            Letters::Capital => text.to_uppercase(),
        }
    }
}

/// A placeholder that is compared, by itself or as a variable.
#[derive(Debug, Clone)]
struct Operand {
    field: String,
    letters: Letters,
}

/// The variables that are set once, to what they hold.
fn variables(subject: &Subject<'_>) -> HashMap<NameId, Option<Operand>> {
    let mut variables = HashMap::new();
    walk(subject.template.nodes(), &mut |part| {
        let Part::Node(node) = part else { return };
        let (target, held) = match &node.kind {
            NodeKind::Assign(target, pipeline) => {
                let letters = pipeline.filters.iter().try_fold(Letters::AsTheyAre, |letters, call| {
                    Some(match &*call.name {
                        "downcase" => Letters::Small,
                        "upcase" => Letters::Capital,
                        "strip" => letters,
                        _ => return None,
                    })
                });
                let field = pipeline.value.as_ref().and_then(|value| path(subject, value));
                (target, letters.zip(field).map(|(letters, field)| Operand { field, letters }))
            }
            NodeKind::Capture(target, _) | NodeKind::Increment(target) | NodeKind::Decrement(target) => {
                (target, None)
            }
            NodeKind::For(each) | NodeKind::TableRow(each) => (&each.item, None),
            _ => return,
        };
        variables.entry(target.id).and_modify(|known| *known = None).or_insert(held);
    });
    variables
}

/// The placeholder that a value is; the contact is the requester under another name.
fn path(subject: &Subject<'_>, value: &Expression) -> Option<String> {
    let words = value.span.of(subject.text());
    Placeholder::read(words).is_ok().then(|| words.replace("ticket.contact.", "ticket.requester."))
}

struct Operands<'s> {
    subject: &'s Subject<'s>,
    variables: HashMap<NameId, Option<Operand>>,
}

impl Operands<'_> {
    fn operand(&self, side: &Expression) -> Option<Operand> {
        let ExpressionKind::Path(of) = &side.kind else { return None };
        if let Head::Name(id, ..) = &of.head
            && let Some(variable) = self.variables.get(id)
        {
            return variable.clone().filter(|_| of.steps.is_empty());
        }
        Some(Operand { field: path(self.subject, side)?, letters: Letters::AsTheyAre })
    }

    /// What a comparison asks, whichever side the text is on.
    fn asked<'e>(&self, comparison: &'e Comparison) -> Option<Asked<'e>> {
        let (operator, place) = comparison.operator.as_ref()?;
        let (left, right) = (&comparison.left, comparison.right.as_ref()?);
        let (side, value, text) = match (text(left), text(right)) {
            (None, Some(text)) => (left, right, text),
            (Some(text), None) if *operator != Operator::Contains => (right, left, text),
            _ => return None,
        };
        let operand = self.operand(side)?;
        Some(Asked { operand, side: side.span, value: value.span, text, operator, sign: Some(*place) })
    }

    fn asked_by_case<'e>(&self, case: &'e Case) -> Vec<Asked<'e>> {
        let Some(operand) = self.operand(&case.subject) else { return Vec::new() };
        let values = case.branches.iter().flat_map(|when| when.values.iter().flatten());
        let asked = values.filter_map(|value| {
            let (side, text) = (case.subject.span, text(value)?);
            let operand = operand.clone();
            Some(Asked { operand, side, value: value.span, text, operator: &Operator::Equal, sign: None })
        });
        asked.collect()
    }
}

fn text(side: &Expression) -> Option<&str> {
    match &side.kind {
        ExpressionKind::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// A comparison of a placeholder with a text.
struct Asked<'e> {
    operand: Operand,
    /// Where the placeholder stands.
    side: Span,
    /// Where the text stands.
    value: Span,
    text: &'e str,
    operator: &'e Operator,
    /// Where the operator stands; none in a `case`.
    sign: Option<Span>,
}

/// What was meant instead.
enum Meant {
    /// Another text.
    Text(String),
    /// Another placeholder.
    Field(&'static str),
    /// A part of the value.
    Part,
    Unknown,
}

/// Why a placeholder is never a text.
struct Never {
    severity: Severity,
    /// What the placeholder is: `a code, like “de”`.
    is: String,
    why: &'static str,
    meant: Meant,
}

const NAMES: &str = "Freshdesk sends the words that you see: its numbers stand in the API alone.";
const CODES: &str = "Freshdesk sends a short code for the language.";
const ADDRESSES: &str = "An address has a name, an @ and a domain.";
const NUMBERS: &str = "Freshdesk gives each a number of its own; names have a placeholder of theirs.";
const WHOLE: &str = "Such a placeholder has several values, each with a name of its own behind a dot.";
const LETTERS: &str = "Liquid is case-sensitive, and a filter changed the letters before.";

impl Asked<'_> {
    fn finding(&self, all: &[Asked<'_>]) -> Option<Finding> {
        if self.text.trim().is_empty() {
            return None;
        }
        let never = match self.operator {
            Operator::Equal | Operator::NotEqual => self.never().or_else(|| self.other_letters())?,
            // A part of a code is no name.
            Operator::Contains => self
                .language()
                .filter(|never| never.severity == Severity::Wrong)
                .or_else(|| whole(&self.operand.field, self.text.trim()))?,
            _ => return None,
        };
        // Who asks for what it is as well knows both.
        let is_asked = |text: &str| {
            all.iter().any(|other| other.operand.field == self.operand.field && other.text == text)
        };
        if let Meant::Text(meant) = &never.meant
            && is_asked(&self.operand.letters.of(meant))
        {
            return None;
        }
        // Beside the code itself one of its regions does no harm.
        let base = |text: &str| text.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let is_beside = |other: &Asked<'_>| {
            other.operand.field == self.operand.field
                && other.text != self.text
                && base(other.text) == base(self.text)
        };
        if never.severity == Severity::Note && self.operand.field == LANGUAGE && all.iter().any(is_beside) {
            return None;
        }
        let never_or_hardly = if never.severity == Severity::Note { "and hardly ever" } else { "never" };
        let what = format!("{} is {}, {never_or_hardly} “{}”.", self.operand.field, never.is, self.text);
        let edit = match &never.meant {
            Meant::Text(text) => {
                let text = self.operand.letters.of(text);
                Some((format!("Use '{text}'"), self.value, format!("'{text}'")))
            }
            Meant::Field(field)
                if self.operand.letters == Letters::AsTheyAre && self.always_means(field, all) =>
            {
                Some((format!("Use {field}"), self.side, (*field).to_owned()))
            }
            Meant::Part if *self.operator == Operator::Equal => {
                self.sign.map(|sign| ("Use contains".to_owned(), sign, "contains".to_owned()))
            }
            _ => None,
        };
        let fix = edit.map(|(label, place, new)| Fix::review(label, vec![(place, new)]));
        let place = self.value;
        Some(Finding::new("never-equal", never.severity, place, what).because(never.why).mended_by(fix))
    }

    /// Whether another placeholder is meant wherever this one is compared.
    fn always_means(&self, meant: &str, all: &[Asked<'_>]) -> bool {
        let means = |other: &Asked<'_>| matches!(other.never(), Some(Never { meant: Meant::Field(field), .. }) if field == meant);
        all.iter().filter(|other| other.operand.field == self.operand.field).all(means)
    }

    fn never(&self) -> Option<Never> {
        let (name, text) = (self.operand.field.as_str(), self.text.trim());
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let choice = |label: Option<&'static str>, example: &str| {
            let meant = label.map_or(Meant::Unknown, |label| Meant::Text(label.to_owned()));
            let is = format!("a name, like “{}”", label.unwrap_or(example));
            is_number.then_some(Never { severity: Severity::Wrong, is, why: NAMES, meant })
        };
        let number = text.parse().unwrap_or_default();
        match name {
            "ticket.status" => choice(Status::numbered(number).map(Status::label), "Resolved"),
            "ticket.priority" => choice(Priority::numbered(number).map(Priority::label), "Urgent"),
            "ticket.source" | "ticket.source_name" => {
                choice(Source::numbered(number).map(Source::label), "Email")
            }
            LANGUAGE => self.language(),
            _ => whole(name, text).or_else(|| self.of_a_person(name, text, is_number)),
        }
    }

    /// A name for an address, an address or a number for a name, a name for a number.
    fn of_a_person(&self, name: &str, text: &str, is_number: bool) -> Option<Never> {
        let never = |severity, is: &str, why, meant| Never { severity, is: is.to_owned(), why, meant };
        let (owner, part) = name.rsplit_once('.')?;
        let sibling = |part: &str| {
            let other = format!("{owner}.{part}");
            let known = field::FIELDS.iter().find(|field| field.path == other);
            known.map_or(Meant::Unknown, |field| Meant::Field(field.path))
        };
        match part {
            "email" | "from_email" if !is_email(text) => {
                let meant = match () {
                    () if text.contains(['@', '.']) && !text.contains(' ') => Meant::Part,
                    () if text.contains(' ') && part == "email" => sibling("name"),
                    () => Meant::Unknown,
                };
                Some(never(Severity::Wrong, "a whole e-mail address", ADDRESSES, meant))
            }
            "name" if is_email(text) => {
                Some(never(Severity::Note, "a name", "The address is another placeholder.", sibling("email")))
            }
            "name" if is_number && text.len() > 3 => {
                Some(never(Severity::Note, "a name", NAMES, Meant::Unknown))
            }
            "id" if !text.contains(|c: char| c.is_ascii_digit()) => {
                let meant = if owner == "ticket" { Meant::Unknown } else { sibling("name") };
                Some(never(Severity::Wrong, "a number", NUMBERS, meant))
            }
            "group_id" if !text.contains(|c: char| c.is_ascii_digit()) => {
                Some(never(Severity::Wrong, "a number", NUMBERS, Meant::Field("ticket.group.name")))
            }
            _ => None,
        }
    }

    /// A language by its name, in other capitals, or by a code that Freshdesk does not offer.
    fn language(&self) -> Option<Never> {
        if self.operand.field != LANGUAGE {
            return None;
        }
        let (letters, text) = (self.operand.letters, self.text.trim());
        let mut codes = LANGUAGES.split(' ').filter(|code| !code.is_empty());
        if codes.clone().any(|code| letters.of(code) == text) {
            return None;
        }
        let never = |severity, code: &str, meant| {
            let is = format!("a code, like “{}”", letters.of(code));
            Some(Never { severity, is, why: CODES, meant })
        };
        if let Some(code) =
            codes.clone().find(|code| code.eq_ignore_ascii_case(text)).or_else(|| code_of(text))
        {
            return never(Severity::Wrong, code, Meant::Text(code.to_owned()));
        }
        let base = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match codes.find(|code| base(code) == base(text)) {
            // `pt` may be either, and `en-US` is not sure to be nothing.
            Some(code) => never(Severity::Note, code, Meant::Unknown),
            None => never(Severity::Note, "de", Meant::Unknown),
        }
    }

    /// Letters that a filter changed before.
    fn other_letters(&self) -> Option<Never> {
        let letters = self.operand.letters;
        let is = match letters {
            Letters::AsTheyAre => return None,
            Letters::Small => "in small letters here",
            Letters::Capital => "in capital letters here",
        };
        let meant = Meant::Text(self.text.to_owned());
        (letters.of(self.text) != self.text).then(|| Never {
            severity: Severity::Wrong,
            is: is.to_owned(),
            why: LETTERS,
            meant,
        })
    }
}

/// All that Freshdesk knows of somebody, as `ticket.group`: never a text, but one of its values may be.
fn whole(name: &str, text: &str) -> Option<Never> {
    let part = if is_email(text) { "email" } else { "name" };
    let is_part = |field: &&field::Field| {
        field.path.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')) == Some(part)
    };
    let meant = field::FIELDS.iter().find(is_part)?;
    Some(Never {
        severity: Severity::Wrong,
        is: "all that Freshdesk knows of it".to_owned(),
        why: WHOLE,
        meant: Meant::Field(meant.path),
    })
}

/// The code of a language by its name.
pub fn code_of(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let lines = LANGUAGE_NAMES.lines().filter(|line| !line.starts_with('#'));
    let mut entries = lines.filter_map(|line| line.split_once(' '));
    entries.find(|(_, names)| names.split(" | ").any(|known| known == name)).map(|(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_code_that_freshdesk_offers() {
        let mut seen = std::collections::HashSet::new();
        for line in LANGUAGE_NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (code, names) = line.split_once(' ').expect("a code and its names");
            assert!(LANGUAGES.split_whitespace().any(|known| known == code), "{code}");
            for name in names.split(" | ") {
                assert!(seen.insert(name) && name.to_lowercase() == *name, "{name}");
            }
        }
    }
}
