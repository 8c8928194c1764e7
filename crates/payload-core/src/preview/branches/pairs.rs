//! Two branches of two conditions that one ticket takes: each may be right by itself, and the two not where they meet, as
//! two properties that each stand there only for some tickets, and no comma between them.

use super::{Branch, Finder, Taken, any_changes, values};
use crate::ticket::Ticket;
use ruby_liquid::Template;
use rustc_hash::FxHashSet;

/// Of more branches than these none is paired.
pub const MAX_TAKEN: usize = 60;

impl Branch {
    /// The tickets that take a branch of each of two conditions, neither of which stands in the other: first those of
    /// conditions that follow one another, which are likeliest to meet.
    pub fn pairs(template: &Template, ordinary: &Ticket) -> Vec<Self> {
        let Finder { found, taken, .. } = Finder::of(template, ordinary);
        let mut known: FxHashSet<String> = found.iter().flatten().map(Branch::key).collect();
        let conditions: Vec<&[Taken]> = taken.chunk_by(|one, next| one.condition == next.condition).collect();
        let distances = 1..conditions.len();
        let neighbors = distances.flat_map(|far| conditions.iter().zip(conditions.iter().skip(far)));
        let pairs = neighbors.flat_map(|(one, other)| {
            one.iter().flat_map(move |one| other.iter().map(move |other| (one, other)))
        });
        let both = pairs.filter_map(|(one, other)| both(one, other, ordinary));
        both.filter(|branch| known.insert(branch.key())).collect()
    }
}

/// The ticket that takes both branches, where there can be one and it is no ordinary one.
fn both(one: &Taken, other: &Taken, ordinary: &Ticket) -> Option<Branch> {
    let is_nested = one.condition.contains(other.condition) || other.condition.contains(one.condition);
    // What each of them changes alone has been tried.
    let changes_something = |taken: &Taken| {
        let asks: Vec<_> = taken.asks.iter().collect();
        any_changes(&asks, ordinary, 0).is_some_and(|changes| !changes.is_empty())
    };
    if is_nested || !changes_something(one) || !changes_something(other) {
        return None;
    }
    let asks: Vec<_> = one.asks.iter().chain(&other.asks).collect();
    let changes = any_changes(&asks, ordinary, 0)?;
    let branch = Branch { place: other.place, changes };
    let ticket = branch.of(ordinary);
    let is_met = |ask: &&super::Ask| values::is_met(ask, ticket.get(&ordinary.kept_as(&ask.field)));
    asks.iter().all(is_met).then_some(branch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::sample;
    use ruby_liquid::Dialect;

    #[test]
    fn two_conditions_ask_for_a_ticket_that_meets_both() {
        for (template, names) in [
            (
                "{% if ticket.priority == 'Urgent' %}{% endif %}{% if ticket.group.name == 'X' %}{% endif %}",
                "Priority: Urgent; Group: X",
            ),
            (
                "{% if ticket.tags contains 'x1' %}{% endif %}{% if ticket.tags contains 'x2' %}{% endif %}",
                "Tags: vip, billing issue, x1, x2",
            ),
            (
                "{% if ticket.priority == 'High' %}{% endif %}{% if ticket.priority == 'Urgent' %}{% endif %}",
                "",
            ),
            ("{% if ticket.priority == 'High' %}{% if ticket.group.name == 'X' %}{% endif %}{% endif %}", ""),
            ("{% if ticket.priority == 'High' %}{% elsif ticket.group.name == 'X' %}{% endif %}", ""),
            (
                "{% if ticket.requester.name %}{% endif %}{% if ticket.company.name %}{% endif %}",
                "Requester name: empty; Company: empty",
            ),
        ] {
            let template = Template::parse(template, Dialect::V2_4);
            let all = Branch::pairs(&template, &sample::ordinary());
            let found = all.iter().map(Branch::name).collect::<Vec<_>>().join(" | ");
            assert_eq!(found, names, "{}", template.source());
        }
    }
}
