//! The ticket that no template is broken by: what every other ticket is compared with. And the built-in tickets with
//! a value for every field that a template reads, so that what is proved was tried.

use super::branches::Branch;
use super::deserved::says_no;
use super::roles::{ROLES, Role, RoleKind, exists, is_own};
use super::send::{Sent, send};
use crate::assumptions::Assumptions;
use crate::freshdesk::Source;
use crate::placeholder::Placeholder;
use crate::ticket::sample::{self, DO_NOT_SEND, Sample};
use crate::ticket::{Ticket, field};
use crate::verdict::Outcome;
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value as Liquid;
use ruby_liquid::walk::{Part, walk};
use ruby_liquid::{Clock, Template};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// What stands behind a field of which nothing is known.
const WORD: &str = "Example";

/// The ordinary ticket, with something harmless behind each of the fields, and the checkbox that excludes it unticked.
pub fn harmless(fields: &[Placeholder], flag: Option<&Placeholder>) -> Ticket {
    let mut ticket = sample::ordinary();
    for field in fields {
        let kept = ticket.kept_as(field);
        if exists(kept.as_str()) && ticket.get(&kept).is_none() {
            let documented = if is_own(kept.as_str()) { None } else { field::find(&kept) };
            let value = match documented {
                Some(field) => json!(field.example),
                None if says_no(kept.as_str()) => json!(false),
                None => json!(WORD),
            };
            ticket.set(&kept, Some(value));
        }
    }
    if let Some(flag) = flag {
        ticket.set(flag, Some(json!(false)));
    }
    ticket
}

/// What a template would be handed for an ordinary ticket of its rule.
#[derive(Debug, Clone)]
pub struct Harmless {
    /// The ticket.
    pub ticket: Ticket,
    /// The fields of the account's own that the template reads, each with the role that it fills, if it fills one.
    own: Vec<(Placeholder, Option<&'static Role>)>,
    /// The source that tickets of the channel have, if the template reads it.
    source: Option<Source>,
    /// What an ordinary ticket must hold so that the template sends a survey for it at all.
    wanted: Vec<(Placeholder, Value)>,
    flag: Placeholder,
}

impl Harmless {
    /// The harmless ticket of a channel's template that reads these fields.
    pub fn of(
        template: &Template,
        fields: &[Placeholder],
        flag: &Placeholder,
        channel: &str,
        clock: Clock,
    ) -> Self {
        let assumptions = Assumptions { liquid: template.dialect(), ..Assumptions::default() };
        let sent = |ticket: &Ticket| send(template, &assumptions.hand_over(ticket), channel, clock);
        let outcome = |ticket: &Ticket| sent(ticket).verdict.outcome();
        let source =
            source_of(channel).filter(|_| fields.iter().any(|field| SOURCE.contains(&field.as_str())));
        let mut all = Self {
            ticket: harmless(fields, Some(flag)),
            own: Vec::new(),
            source,
            wanted: Vec::new(),
            flag: flag.clone(),
        };
        set_source(&mut all.ticket, all.source);
        let tried = all.fill_own(template, fields, channel, sent);
        if tried.unwrap_or_else(|| outcome(&all.ticket)) == Outcome::Logged {
            let wanted = candidates(template, fields, flag).take(MAX_TRIES).find(|(field, value)| {
                let mut ticket = all.ticket.clone();
                ticket.set(field, Some(value.clone()));
                outcome(&ticket) == Outcome::Survey
            });
            all.want(wanted.into_iter().collect());
        }
        all
    }

    /// Has every ordinary ticket hold what the template wants.
    pub(super) fn want(&mut self, wanted: Vec<(Placeholder, Value)>) {
        for (field, value) in &wanted {
            self.ticket.set(field, Some(value.clone()));
        }
        self.wanted = wanted;
    }

    /// Puts what its key of the payload wants behind each of the account's own fields. Returns the outcome of the
    /// ticket, where it was tried as it is now.
    fn fill_own(
        &mut self,
        template: &Template,
        fields: &[Placeholder],
        channel: &str,
        sent: impl Fn(&Ticket) -> Sent,
    ) -> Option<Outcome> {
        let ordinary = sample::ordinary();
        let own: Vec<Placeholder> = fields
            .iter()
            .map(|field| ordinary.kept_as(field))
            .filter(|field| *field != self.flag && is_own(field.as_str()) && ordinary.get(field).is_none())
            .collect();
        if own.is_empty() {
            return None;
        }
        let plain = sent(&self.ticket);
        let mut outcome = Some(plain.verdict.outcome());
        let mut keys: FxHashMap<String, &str> = FxHashMap::default();
        let mut learn = |sent: &Sent| {
            for key in ROLES.iter().map(|role| role.path).chain(["country"]) {
                for field in sent.sources(key) {
                    keys.entry(field.to_owned()).or_insert(key);
                }
            }
            own.iter().all(|field| keys.contains_key(field.as_str()))
        };
        // What goes nowhere may fill a key in a branch that the ordinary ticket does not take.
        if !learn(&plain) {
            let mut branches = Branch::all(template, &self.ticket).into_iter().take(MAX_BRANCHES);
            branches.any(|branch| learn(&sent(&branch.of(&self.ticket))));
        }
        let numbers = numbers_beside(template);
        for field in own {
            let path = keys.get(field.as_str()).copied();
            let example = path.and_then(|path| example(path, channel));
            let number = || numbers.get(field.as_str()).map(|number| json!(number));
            if let Some(value) = example.map(|example| json!(example)).or_else(number) {
                self.ticket.set(&field, Some(value));
                outcome = None;
            }
            self.own.push((field, path.and_then(Role::of)));
        }
        outcome
    }

    /// A built-in ticket with a value for every field that the template reads; in the hostile ones a hostile value.
    pub fn fill(&self, sample: &Sample) -> Ticket {
        let mut ticket = sample.ticket();
        if sample.is_bare() {
            return ticket;
        }
        let hostile = sample.hostile();
        for (field, role) in &self.own {
            let own = self.ticket.get(field);
            let free = role.is_none_or(|role| matches!(role.kind, RoleKind::Words | RoleKind::Identity))
                && !own.is_some_and(Value::is_number);
            let value = match &hostile {
                Some(hostile) if free => Some(json!(hostile)),
                _ => own.cloned(),
            };
            if ticket.get(field).is_none() {
                ticket.set(field, value);
            }
        }
        if self.flag.as_str() != DO_NOT_SEND {
            let flag = ticket.get(&Placeholder::known(DO_NOT_SEND)).cloned();
            ticket.set(&self.flag, flag);
        }
        set_source(&mut ticket, self.source);
        for (field, value) in &self.wanted {
            // What a ticket's own story says stays.
            if is_own(field.as_str()) || ticket.get(field) == sample::ordinary().get(field) {
                ticket.set(field, Some(value.clone()));
            }
        }
        ticket
    }

    /// A sample ticket as it is tried: a built-in one is filled, and every other is as its owner left it.
    pub fn tried(&self, ticket: &Ticket) -> Ticket {
        sample::built_in(ticket).map_or_else(|| ticket.clone(), |sample| self.fill(sample))
    }

    /// Whether both fill every built-in ticket alike.
    pub fn fills_like(&self, other: &Harmless) -> bool {
        let fills = |harmless: &Harmless| -> Vec<_> {
            let own = harmless.own.iter();
            own.map(|(field, role)| {
                (field.clone(), role.map(|role| role.path), harmless.ticket.get(field).cloned())
            })
            .collect()
        };
        self.source == other.source
            && self.flag == other.flag
            && self.wanted == other.wanted
            && fills(self) == fills(other)
    }
}

/// The numbers that fields are more or less than: then they are numbers themselves.
fn numbers_beside(template: &Template) -> FxHashMap<&str, i128> {
    let mut numbers = FxHashMap::default();
    walk(template.nodes(), &mut |part| {
        let Part::Condition(condition) = part else { return };
        for Comparison { left, operator, right, .. } in &condition.comparisons {
            let is_order = operator.as_ref().is_some_and(|(sign, _)| {
                !matches!(sign, Operator::Equal | Operator::NotEqual | Operator::Contains)
            });
            if is_order
                && let Some(ExpressionKind::Literal(Liquid::Int(bound))) = right.as_ref().map(|it| &it.kind)
            {
                numbers.insert(left.span.of(template.source()), *bound);
            }
        }
    });
    numbers
}

/// So many branches are tried for the keys that the account's own fields fill.
const MAX_BRANCHES: usize = 25;

/// So often is a value looked for with which the template sends a survey.
const MAX_TRIES: usize = 400;

/// Values that a template may want before it sends a survey: those it compares with, a tick, and the other choices
/// that Freshdesk offers.
fn candidates<'t>(
    template: &'t Template,
    fields: &'t [Placeholder],
    flag: &'t Placeholder,
) -> impl Iterator<Item = (Placeholder, Value)> + 't {
    let mut compared = vec![json!("")];
    walk(template.nodes(), &mut |part| {
        if let Part::Expression(expression) = part
            && let ExpressionKind::Literal(Liquid::Text(text)) = &expression.kind
            && !compared.contains(&json!(**text))
        {
            compared.push(json!(**text));
        }
    });
    let excludes = move |field: &Placeholder| field == flag || says_no(field.as_str());
    let offered = |field: &Placeholder| -> &[&str] {
        match field.as_str() {
            "ticket.priority" => &["Medium", "High", "Urgent"],
            "ticket.status" => &["Closed", "Open", "Pending"],
            _ => &[],
        }
    };
    fields.iter().filter(move |field| !excludes(field)).flat_map(move |field| {
        let field = sample::ordinary().kept_as(field);
        let mut offered: Vec<Value> = offered(&field).iter().map(|value| json!(value)).collect();
        // Freshdesk has no others there.
        let others = if offered.is_empty() { compared.clone() } else { Vec::new() };
        // Only fields that an account adds are ticked, and most tickets lack most of them.
        let none = is_own(field.as_str()).then_some(Value::Null);
        if none.is_some() {
            offered.push(json!(true));
        }
        offered
            .into_iter()
            .chain(others)
            .chain(none)
            .map(move |value| (field.clone(), value))
            .collect::<Vec<_>>()
    })
}

fn set_source(ticket: &mut Ticket, source: Option<Source>) {
    if let Some(source) = source {
        for path in SOURCE {
            ticket.set(&Placeholder::known(path), Some(json!(source.label())));
        }
    }
}

/// Where the tickets of a usual channel come from.
fn source_of(channel: &str) -> Option<Source> {
    [("email", Source::Email), ("chat", Source::Chat), ("phone", Source::Phone)]
        .into_iter()
        .find(|(name, _)| *name == channel)
        .map(|(_, source)| source)
}

/// The fields that tell where a ticket came from.
pub const SOURCE: [&str; 2] = ["ticket.source", "ticket.source_name"];

/// What a field of the account's own would hold where it fills a key of the payload.
fn example(path: &str, channel: &str) -> Option<String> {
    let ordinary = sample::ordinary();
    let example = match path {
        "channel" => return Some(channel.to_owned()),
        "country" => return Some("GB".to_owned()),
        "brand" => "ticket.cf_brand",
        path => {
            let role = Role::of(path)?;
            // An ID is the first field below the person that has one.
            return role.fields.iter().find_map(|field| match field.strip_suffix('.') {
                Some(owner) => Some(ordinary.text(&Placeholder::read(&format!("{owner}.id")).ok()?)),
                None => Some(ordinary.text(&Placeholder::known(field))),
            });
        }
    };
    Some(ordinary.text(&Placeholder::known(example)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruby_liquid::Dialect;

    #[test]
    fn a_field_holds_what_the_key_that_it_fills_wants_whatever_else_it_fills() {
        let field = Placeholder::known("ticket.cf_home");
        for (template, value) in [
            (r#"{"country": "{{ ticket.cf_home }}"}"#, "GB"),
            (
                r#"{"custom_properties": {"home": "{{ ticket.cf_home }}"}, "country": "{{ ticket.cf_home }}"}"#,
                "GB",
            ),
            (r#"{"custom_properties": {"home": "{{ ticket.cf_home }}"}}"#, WORD),
            (r#"{"channel": "{{ ticket.cf_home }}"}"#, "email"),
            (r#"{"customer": {"email": "{{ ticket.cf_home }}"}}"#, "ann@example.com"),
        ] {
            let parsed = Template::parse(template, Dialect::V2_4);
            let fields = [field.clone()];
            let flag = Placeholder::known(DO_NOT_SEND);
            let harmless = Harmless::of(&parsed, &fields, &flag, "email", Clock(0));
            assert_eq!(harmless.ticket.text(&field), value, "{template}");
        }
    }
}
