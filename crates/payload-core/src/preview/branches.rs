//! The branches of a template, and for each of them what a ticket must hold to take it.
//!
//! A branch that a value guards is rendered only for tickets with that value: `{% if ticket.priority == 'Urgent' %}`
//! for urgent ones. The built-in tickets know nothing of the values that a template asks for, so they are derived
//! here, and the ordinary ticket is tried with each of them. The way past a condition without an `else` is a branch
//! too: it is taken by the tickets that the condition does not hold for.

mod ask;
mod origins;
mod pairs;
mod values;

use crate::placeholder::Placeholder;
use crate::preview::harmless::SOURCE;
use crate::preview::roles::{Fit, Role};
use crate::preview::send::Sent;
use crate::text::{QUOTED, Span, shorten};
use crate::ticket::field::label;
use crate::ticket::{Ticket, text_of};
use crate::verdict::Verdict;
use ask::Ask;
use origins::{Origins, Part};
use ruby_liquid::node::{Case, If, NodeKind};
use ruby_liquid::{Node, Template};
use rustc_hash::FxHashSet;
use serde_json::Value;

/// A branch of a template that the ordinary ticket does not take.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The condition that asks for it.
    pub place: Span,
    /// What sets a ticket that takes it apart from the ordinary one.
    pub changes: Vec<(Placeholder, Value)>,
}

/// The field that holds all tags.
const TAGS: &str = "ticket.tags";

/// So many conditions around a branch are heeded; those further out hold for the ordinary ticket, or they do not.
const MAX_GUARDS: usize = 16;

impl Branch {
    /// The branches of a template that reads these fields, for which `ordinary` is the ordinary ticket: first each
    /// in one way, then in other ways, so that who tries only some of them tries as many branches as possible.
    pub fn all(template: &Template, ordinary: &Ticket) -> Vec<Self> {
        // Two conditions that ask for the same are two branches of the same ticket.
        let mut known = FxHashSet::default();
        let found = Finder::of(template, ordinary).found;
        found.into_iter().flatten().filter(|branch| known.insert(branch.key())).collect()
    }

    /// What tells its ticket from others.
    fn key(&self) -> String {
        self.changes.iter().map(|(field, value)| format!("{field}={value}\n")).collect()
    }

    /// The ordinary ticket, changed so that it takes the branch.
    pub fn of(&self, ordinary: &Ticket) -> Ticket {
        let mut ticket = ordinary.clone();
        for (field, value) in &self.changes {
            ticket.set(field, Some(value.clone()));
        }
        ticket
    }

    /// What sets its ticket apart, in a few words: `Priority: Urgent`.
    pub fn name(&self) -> String {
        let words = |(field, value): (&Placeholder, &Value)| format!("{}: {}", label(field), shown(value));
        self.told().map(words).collect::<Vec<_>>().join("; ")
    }

    /// What sets its ticket apart, as the second half of a sentence: `whose Priority is “Urgent”`.
    pub fn words(&self) -> String {
        let words = |(field, value): (&Placeholder, &Value)| {
            let is = if field.as_str() == TAGS { "are" } else { "is" };
            match text_of(value).is_empty() {
                true => format!("whose {} {is} empty", label(field)),
                false => format!("whose {} {is} “{}”", label(field), shown(value)),
            }
        };
        self.told().map(words).collect::<Vec<_>>().join(" and ")
    }

    /// The changes, those of one name once: a source has two fields.
    fn told(&self) -> impl Iterator<Item = (&Placeholder, &Value)> {
        let is_second = |field: &Placeholder| {
            SOURCE[1] == field.as_str() && self.changes.iter().any(|(other, _)| other.as_str() == SOURCE[0])
        };
        self.changes.iter().filter(move |(field, _)| !is_second(field)).map(|(field, value)| (field, value))
    }

    /// Whether what is sent for its ticket is as the template means it: a survey, none on purpose, or one that counts
    /// for another channel that the account has, where the branch asks what tells a channel. A template may be that of
    /// several rules, and each hands over its own tickets only.
    pub fn is_meant(&self, sent: &Sent, is_channel: impl Fn(&str) -> bool) -> bool {
        let tells_channel = || {
            let role = Role::of("channel");
            self.changes
                .iter()
                .any(|(field, _)| role.is_some_and(|role| role.fit(field.as_str()) != Fit::Stranger))
        };
        let channel = || Some(sent.payload.as_ref().ok()?.get("channel")?.text()?.trim());
        match &sent.verdict {
            Verdict::Logged { .. } | Verdict::Survey { .. } => true,
            Verdict::Misdirected { path, .. } | Verdict::Rejected { path, .. } => {
                path == "channel" && tells_channel() && channel().is_some_and(is_channel)
            }
            Verdict::NotJson { .. } | Verdict::Nothing { .. } => false,
        }
    }
}

/// A value in the words of a sentence.
fn shown(value: &Value) -> String {
    let text = text_of(value);
    match text.chars().count() {
        0 => "empty".to_owned(),
        many if many > 2 * QUOTED => format!("{} … ({many} characters)", shorten(&text, QUOTED)),
        _ => text,
    }
}

/// Asks that must all be met.
type All = Vec<Ask>;

struct Finder<'t> {
    origins: Origins<'t>,
    ordinary: &'t Ticket,
    /// What was found, by the way of meeting an ask.
    found: [Vec<Branch>; values::WAYS],
    /// What each branch asks for, those of one condition together.
    taken: Vec<Taken>,
}

/// A branch, and all that is asked of a ticket that takes it.
struct Taken {
    /// The whole condition that it is a branch of.
    condition: Span,
    place: Span,
    asks: All,
}

impl<'t> Finder<'t> {
    /// What is found in a template.
    fn of(template: &'t Template, ordinary: &'t Ticket) -> Self {
        let origins = Origins::of(template);
        let mut finder = Self { origins, ordinary, found: Default::default(), taken: Vec::new() };
        finder.nodes(template.nodes(), &mut Vec::new());
        finder
    }

    /// Looks for branches in parts that stand within the branches with these asks.
    fn nodes(&mut self, nodes: &[Node], guards: &mut All) {
        for node in nodes {
            match &node.kind {
                NodeKind::If(all) => self.conditions(all, node, guards),
                NodeKind::Case(all) => self.case(all, node, guards),
                NodeKind::Capture(_, body) | NodeKind::IfChanged(body) => self.nodes(body, guards),
                NodeKind::For(each) | NodeKind::TableRow(each) => {
                    self.nodes(&each.body, guards);
                    self.nodes(each.otherwise.as_deref().unwrap_or_default(), guards);
                }
                _ => {}
            }
        }
    }

    fn conditions(&mut self, all: &If, node: &Node, guards: &mut All) {
        let mut before: All = Vec::new();
        let mut place = node.head;
        let mut has_else = false;
        for (at, branch) in all.branches.iter().enumerate() {
            let ways = match &branch.condition {
                Some(condition) => {
                    place = condition.span;
                    let wanted = !(all.unless && at == 0);
                    let ways = self.origins.asks(&condition.comparisons, wanted);
                    let past = self.origins.asks(&condition.comparisons, !wanted);
                    let skipped = before.clone();
                    before.extend(self.not_met(past));
                    ways.into_iter().map(|way| [skipped.clone(), way].concat()).collect()
                }
                None => {
                    has_else = true;
                    vec![before.clone()]
                }
            };
            self.branch(ways, (node.span, place), &branch.body, guards);
        }
        if !has_else {
            before.retain(|ask| !is_of_source(ask));
            self.branch(vec![before], (node.span, place), &[], guards);
        }
    }

    fn case(&mut self, all: &Case, node: &Node, guards: &mut All) {
        let mut before: All = Vec::new();
        let mut has_else = false;
        for when in &all.branches {
            let Some(values) = &when.values else {
                has_else = true;
                self.branch(vec![before.clone()], (node.span, when.head), &when.body, guards);
                continue;
            };
            // Every `when` that fits is rendered, whatever those before it did.
            let asked: Vec<All> = values
                .iter()
                .flat_map(|value| self.origins.equal(&all.subject, value))
                .map(|ask| vec![ask])
                .collect();
            for ask in asked.iter().flatten() {
                before.extend(self.not_met(vec![vec![ask.clone().not()]]));
            }
            self.branch(asked, (node.span, when.head), &when.body, guards);
        }
        if !has_else {
            before.retain(|ask| !is_of_source(ask));
            self.branch(vec![before], (node.span, node.head), &[], guards);
        }
    }

    /// What must be asked besides so that a condition before a branch does not hold: nothing, where it does not hold
    /// for the ordinary ticket.
    fn not_met(&self, ways: Vec<All>) -> All {
        let is_met = |ask: &Ask| values::is_met(ask, self.ordinary.get(&self.ordinary.kept_as(&ask.field)));
        match ways.iter().find(|way| way.iter().all(is_met)) {
            // Where an item stands in its list matters to a loop that leaves it out.
            Some(way) => way.iter().filter(|ask| matches!(ask.part, Part::Item(_))).cloned().collect(),
            None => ways.into_iter().next().unwrap_or_default(),
        }
    }

    /// Notes the branch of a condition that each of these ways leads to, and looks for others within it.
    fn branch(&mut self, ways: Vec<All>, (condition, place): (Span, Span), body: &[Node], guards: &mut All) {
        let outer = guards.len();
        for (first, way) in ways.iter().enumerate().map(|(at, way)| (at == 0, way)) {
            let all: Vec<&Ask> = guards.iter().rev().take(MAX_GUARDS).rev().chain(way).collect();
            if first && self.taken.len() < pairs::MAX_TAKEN {
                self.taken.push(Taken { condition, place, asks: all.iter().copied().cloned().collect() });
            }
            for (at, found) in self.found.iter_mut().enumerate() {
                if let Some(changes) = changes(&all, self.ordinary, at) {
                    found.push(Branch { place, changes });
                }
            }
        }
        guards.extend(ways.into_iter().next().unwrap_or_default());
        self.nodes(body, guards);
        guards.truncate(outer);
    }
}

/// Whether it asks where a ticket came from. A template that names the sources of its tickets and writes nothing for
/// others is not handed those: its rules have them as a condition.
fn is_of_source(ask: &Ask) -> bool {
    SOURCE.contains(&ask.field.as_str())
}

/// What changes the ordinary ticket so that all is met, in one of the ways; nothing where there is none, or where it
/// needs no change but to lack a value: what is missing is tried elsewhere.
fn changes(asks: &[&Ask], ordinary: &Ticket, way: usize) -> Option<Vec<(Placeholder, Value)>> {
    let changes = any_changes(asks, ordinary, way)?;
    changes.iter().any(|(_, value)| !value.is_null()).then_some(changes)
}

/// The same where a ticket may lack a value, too.
fn any_changes(asks: &[&Ask], ordinary: &Ticket, way: usize) -> Option<Vec<(Placeholder, Value)>> {
    let mut changes: Vec<(Placeholder, Value)> = Vec::new();
    for ask in asks {
        let field = ordinary.kept_as(&ask.field);
        let changed = changes.iter().find(|(other, _)| *other == field).map(|(_, value)| value);
        let Some(value) = values::meeting(ask, changed.or_else(|| ordinary.get(&field)), way)? else {
            continue;
        };
        let is_source = SOURCE.contains(&field.as_str());
        let fields = if is_source { SOURCE.map(Placeholder::known).to_vec() } else { vec![field] };
        for field in fields {
            match changes.iter_mut().find(|(other, _)| *other == field) {
                Some((_, changed)) => *changed = value.clone(),
                None => changes.push((field, value.clone())),
            }
        }
    }
    changes.retain(|(field, value)| ordinary.get(field) != Some(value));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::sample;
    use ruby_liquid::Dialect;

    #[test]
    fn a_condition_asks_for_tickets() {
        for (template, names) in [
            ("{% if ticket.priority == 'Urgent' %}{% endif %}", "Priority: Urgent"),
            ("{% if 'Urgent' == ticket.priority %}{% endif %}", "Priority: Urgent"),
            ("{% if ticket.priority == 'Low' %}{% endif %}", "Priority: Medium"),
            ("{% unless ticket.priority == 'High' %}{% endunless %}", "Priority: High"),
            ("{% if ticket.priority != 'High' %}{% endif %}", "Priority: High"),
            (
                "{% case ticket.priority %}{% when 'Urgent', 'High' %}{% endcase %}",
                "Priority: Urgent | Priority: High",
            ),
            (
                "{% assign p = ticket.priority | downcase %}{% if p == 'urgent' %}{% endif %}",
                "Priority: Urgent",
            ),
            ("{% assign t = ticket %}{% if t.priority == 'Urgent' %}{% endif %}", "Priority: Urgent"),
            ("{% if ticket.priority == 'never' %}{% endif %}", ""),
            (
                "{% if ticket.priority == 'High' and ticket.group.name == 'X' %}{% endif %}",
                "Priority: High; Group: X",
            ),
            (
                "{% if ticket.priority == 'High' or ticket.group.name == 'X' %}{% endif %}",
                "Priority: High | Group: X",
            ),
            (
                "{% if ticket.priority == 'High' %}{% if ticket.group.name == 'X' %}{% endif %}{% endif %}",
                "Priority: High | Priority: High; Group: X",
            ),
            (
                "{% if ticket.tags contains 'gold' %}{% endif %}",
                "Tags: vip, billing issue, gold | Tags: gold | Tags: gold, vip, billing issue",
            ),
            (
                "{% assign x = ticket.tags | split: ', ' %}{% for tag in x %}{% if tag != 'in' %}{% endif %}{% endfor %}",
                "Tags: vip, billing issue, in | Tags: in | Tags: in, vip, billing issue",
            ),
            (
                "{% if ticket.from_email contains '@acme.example' %}{% endif %}",
                "From e-mail: ann@acme.example",
            ),
            ("{% if ticket.priority contains 'Urg' %}{% endif %}", "Priority: Urgent"),
            ("{% if ticket.tags contains 'vip' %}{% endif %}", "Tags: billing issue"),
            ("{% if ticket.cf_score > 3 %}{% endif %}", "Score: 4"),
            ("{% if ticket.id < 10 %}{% endif %}", "Ticket ID: 9"),
            ("{% if ticket.priority %}{% else %}{% endif %}", ""),
        ] {
            let template = Template::parse(template, Dialect::V2_4);
            let all = Branch::all(&template, &sample::ordinary());
            let found = all.iter().map(Branch::name).collect::<Vec<_>>().join(" | ");
            assert_eq!(found, names, "{}", template.source());
        }
    }

    #[test]
    fn a_size_asks_for_that_many_characters_or_tags() {
        let long = Template::parse("{% if ticket.subject.size > 200 %}{% endif %}", Dialect::V2_4);
        let [branch] = &Branch::all(&long, &sample::ordinary())[..] else { panic!() };
        assert_eq!(text_of(&branch.changes[0].1).chars().count(), 201);
        let many = "{% assign t = ticket.tags | split: ',' %}{% if t.size > 3 %}{% endif %}";
        let many = Template::parse(many, Dialect::V2_4);
        let [branch] = &Branch::all(&many, &sample::ordinary())[..] else { panic!() };
        assert_eq!(branch.name(), "Tags: t1, t2, t3, t4");
    }

    #[test]
    fn branches_grow_with_the_template_and_no_faster() {
        let many = |write: fn(usize) -> String| (0..600).map(write).collect::<String>();
        let nested = many(|at| format!("{{% if ticket.cf_{at} == 'x' %}}")) + &"{% endif %}".repeat(600);
        let chain = "{% if ticket.cf_a == 'x' %}".to_owned()
            + &many(|at| format!("{{% elsif ticket.cf_a == 'x{at}' %}}"))
            + "{% endif %}";
        let joined = "{% if ticket.cf_a == 'x'".to_owned()
            + &many(|at| format!(" or ticket.cf_a == 'x{at}'"))
            + " %}{% endif %}";
        for text in [nested, chain, joined] {
            let template = Template::parse(&text, Dialect::V2_4);
            let all = Branch::all(&template, &sample::ordinary());
            assert!(all.len() <= 601, "{}", all.len());
            assert!(all.iter().all(|branch| branch.changes.len() <= MAX_GUARDS + 1));
        }
    }
}
