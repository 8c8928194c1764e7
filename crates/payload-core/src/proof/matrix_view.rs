//! The table as it is shown: filtered, the worst ticket on top, and in each cell the worst case behind it.

use super::matrix::{Case, Cell, Proof};
use crate::assumptions::{Assumptions, ESCAPING, LIQUID, TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::verdict::Outcome;
use ruby_liquid::Dialect;

/// Which cases are shown; everything where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only tickets with this in their name, in any letter case.
    pub search: String,
    /// Only tickets that a template fails on.
    pub failing: bool,
    /// Only the rule of this channel, while it is on.
    pub channel: Option<String>,
    /// Only this Liquid.
    pub liquid: Option<Dialect>,
    /// Only this escaping.
    pub escaping: Option<Escaping>,
    /// Only this unticked checkbox.
    pub unticked: Option<Unticked>,
    /// Only tags joined so.
    pub tags: Option<TagJoin>,
}

impl Filter {
    fn takes(&self, freshdesk: &Assumptions) -> bool {
        fn fits<T: PartialEq>(wanted: Option<T>, value: T) -> bool {
            wanted.is_none_or(|wanted| wanted == value)
        }
        fits(self.liquid, freshdesk.liquid)
            && fits(self.escaping, freshdesk.escaping)
            && fits(self.unticked, freshdesk.unticked)
            && fits(self.tags, freshdesk.tags)
    }
}

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What each column stands for.
    pub columns: Vec<(Dialect, Escaping)>,
    /// The tickets, the worst first.
    pub rows: Vec<Row>,
}

/// One ticket.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its place in the proof.
    pub subject: usize,
    /// For each column the worst case; nothing where none is done.
    pub cells: Vec<Option<(Case, Cell)>>,
    /// The worst of all of them, where it fails.
    pub failing: Option<Case>,
}

/// The table under a filter.
pub fn grid(proof: &Proof, filter: &Filter) -> Grid {
    let columns: Vec<(Dialect, Escaping)> = LIQUID
        .iter()
        .flat_map(|(liquid, ..)| ESCAPING.iter().map(|(escaping, ..)| (*liquid, *escaping)))
        .filter(|(liquid, escaping)| {
            filter.liquid.is_none_or(|wanted| wanted == *liquid)
                && filter.escaping.is_none_or(|wanted| wanted == *escaping)
        })
        .collect();
    let channel = filter
        .channel
        .as_ref()
        .and_then(|wanted| proof.judges.iter().position(|judge| judge.channel == *wanted));
    let search = filter.search.trim().to_lowercase();
    let mut rows: Vec<(Row, Option<Cell>)> = Vec::new();
    for (subject, _) in
        proof.subjects.iter().enumerate().filter(|(_, subject)| subject.name.to_lowercase().contains(&search))
    {
        let cells: Vec<Option<(Case, Cell)>> = columns
            .iter()
            .map(|(liquid, escaping)| {
                let takes = |freshdesk: &Assumptions| {
                    filter.takes(freshdesk) && freshdesk.liquid == *liquid && freshdesk.escaping == *escaping
                };
                (0..proof.judges.len())
                    .filter(|at| channel.is_none_or(|wanted| wanted == *at))
                    .filter_map(|channel| proof.worst(subject, channel, takes))
                    .rev()
                    .max_by_key(|(_, cell)| cell.rank())
            })
            .collect();
        let worst = cells.iter().flatten().rev().max_by_key(|(_, cell)| cell.rank());
        let failing = worst.filter(|(_, cell)| cell.failure.is_some()).map(|(case, _)| *case);
        let worst = worst.map(|(_, cell)| *cell);
        if failing.is_some() || !filter.failing {
            rows.push((Row { subject, cells, failing }, worst));
        }
    }
    // Only what fails moves up; among equals the order of the tickets stays.
    rows.sort_by_key(|(_, worst)| std::cmp::Reverse(worst.and_then(|cell| cell.failure)));
    Grid { columns, rows: rows.into_iter().map(|(row, _)| row).collect() }
}

impl Cell {
    /// The word in the cell.
    pub fn label(self) -> &'static str {
        match (self.failure, self.outcome) {
            (Some(failure), _) => failure.label(),
            (None, Outcome::Survey | Outcome::Misdirected) => "Survey",
            (None, Outcome::Logged) => "Logged",
            (None, _) => "Rejected",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};
    use crate::workspace::Workspace;
    use ruby_liquid::Clock;

    #[test]
    fn the_worst_is_on_top_and_filters_narrow() {
        let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
        let mut proof = Proof::new(&workspace, Clock(0));
        assert!(proof.step(usize::MAX));
        let all = grid(&proof, &Filter::default());
        assert_eq!((all.columns.len(), all.rows.len()), (12, proof.subjects.len()));
        assert_eq!(proof.subjects[all.rows[0].subject].name, "A name that adds keys");
        let first = all.rows[0].cells[0].map(|(_, cell)| cell.label());
        assert_eq!(first, Some("Injection"));
        let narrow = Filter {
            failing: true,
            escaping: Some(Escaping::Html),
            liquid: Some(Dialect::V5),
            ..Filter::default()
        };
        let narrow = grid(&proof, &narrow);
        assert_eq!(narrow.columns, [(Dialect::V5, Escaping::Html)]);
        assert!(narrow.rows.len() < all.rows.len());
        assert!(narrow.rows.iter().all(|row| row.failing.is_some()));
        let found = grid(&proof, &Filter { search: " QUOTES ".into(), ..Filter::default() });
        assert!(!found.rows.is_empty() && found.rows.len() < all.rows.len());
        // A rule that is not there any more hides nothing.
        let gone = grid(&proof, &Filter { channel: Some("phone".into()), ..Filter::default() });
        assert_eq!(gone, all);
    }
}
