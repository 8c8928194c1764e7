//! The differences in the order in which they matter, alike ones together.

use super::{Change, Comparison, Difference};
use crate::proof::words::counted;

/// Differences that are told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What happens to the values, in one word.
    pub word: &'static str,
    /// What they have in common, with their number; nothing where one stands alone.
    pub what: Option<String>,
    /// The differences; at least one.
    pub differences: Vec<Difference>,
}

/// What becomes of the spaces and signs of a value; the words before the number of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alike {
    LeadingRemoved,
    LeadingAdded,
    TrailingRemoved,
    TrailingAdded,
    Spaces,
    Signs,
}

impl Alike {
    fn words(self) -> &'static str {
        match self {
            Alike::LeadingRemoved => "A leading space is removed from",
            Alike::LeadingAdded => "A leading space is added to",
            Alike::TrailingRemoved => "A space at the end is removed from",
            Alike::TrailingAdded => "A space at the end is added to",
            Alike::Spaces => "Spaces are cleaned in another way in",
            Alike::Signs => "Quotes, backslashes or escaped signs are cleaned in another way in",
        }
    }

    /// What a difference has in common with others.
    fn of(kind: &Change) -> Option<Self> {
        let (Change::Changed(one, other) | Change::Cleaned(one, other)) = kind else { return None };
        let text = |json: &str| serde_json::from_str::<String>(json).ok();
        let alike = match (text(one), text(other)) {
            (Some(one), Some(other)) if one.trim_start() == other => Some(Self::LeadingRemoved),
            (Some(one), Some(other)) if other.trim_start() == one => Some(Self::LeadingAdded),
            (Some(one), Some(other)) if one.trim_end() == other => Some(Self::TrailingRemoved),
            (Some(one), Some(other)) if other.trim_end() == one => Some(Self::TrailingAdded),
            (Some(one), Some(other)) if one.split_whitespace().eq(other.split_whitespace()) => {
                Some(Self::Spaces)
            }
            _ => None,
        };
        alike.or(matches!(kind, Change::Cleaned(..)).then_some(Self::Signs))
    }
}

impl Change {
    /// What happens, in one word.
    pub fn word(&self) -> &'static str {
        match self {
            Change::Breaks => "Breaks",
            Change::Holds => "Fixed",
            Change::Removed(_) => "Removed",
            Change::Added(_) => "Added",
            Change::Changed(..) => "Changed",
            Change::Cleaned(..) => "Cleaned",
        }
    }

    /// Its place among the others: what matters most first.
    fn rank(&self) -> usize {
        match self {
            Change::Breaks => 0,
            Change::Holds => 1,
            Change::Removed(_) => 2,
            Change::Added(_) => 3,
            Change::Changed(..) => 4,
            Change::Cleaned(..) => 5,
        }
    }
}

impl Comparison {
    /// The differences, what matters most first, those of the same kind together.
    pub fn groups(&self) -> Vec<Group> {
        let mut sorted: Vec<&Difference> = self.differences.iter().collect();
        sorted.sort_by_key(|difference| difference.kind.rank());
        let mut groups: Vec<(Option<Alike>, Group)> = Vec::new();
        for difference in sorted {
            let (alike, word) = (Alike::of(&difference.kind), difference.kind.word());
            let is_its = |(known, group): &&mut (Option<Alike>, Group)| {
                alike.is_some() && *known == alike && group.word == word
            };
            match groups.iter_mut().find(is_its) {
                Some((_, group)) => group.differences.push(difference.clone()),
                None => {
                    groups.push((alike, Group { word, what: None, differences: vec![difference.clone()] }))
                }
            }
        }
        let named = |(alike, mut group): (Option<Alike>, Group)| {
            let many = group.differences.len();
            let is_one = many == 1;
            group.what =
                alike.filter(|_| !is_one).map(|it| format!("{} {}", it.words(), counted(many, "value")));
            group
        };
        groups.into_iter().map(named).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::options::{Options, Preset};
    use crate::workspace::Workspace;
    use ruby_liquid::Clock;

    fn difference(path: &str, kind: Change) -> Difference {
        Difference { path: path.to_owned(), kind, ticket: "An ordinary ticket".to_owned() }
    }

    fn changed(path: &str, one: &str, other: &str) -> Difference {
        difference(path, Change::Changed(one.to_owned(), other.to_owned()))
    }

    #[test]
    fn what_matters_comes_first_and_alike_ones_together() {
        let comparison = Comparison {
            differences: vec![
                changed("id", "\" 1\"", "\"1\""),
                difference("brand", Change::Cleaned("\"a\\\"\"".into(), "\"a'\"".into())),
                changed("do_not_send", "\" false\"", "false"),
                changed("name", "\" Ann\"", "\"Ann\""),
                difference("tags", Change::Removed("[]".into())),
                difference("", Change::Holds),
            ],
            ..Comparison::default()
        };
        let told: Vec<_> = comparison
            .groups()
            .into_iter()
            .map(|group| {
                let first = group.differences[0].path.clone();
                (group.word, group.what.unwrap_or(first), group.differences.len())
            })
            .collect();
        let of = |word, what: &str, many| (word, what.to_owned(), many);
        assert_eq!(
            told,
            [
                of("Fixed", "", 1),
                of("Removed", "tags", 1),
                of("Changed", "A leading space is removed from 2 values", 2),
                of("Changed", "do_not_send", 1),
                of("Cleaned", "brand", 1),
            ]
        );
    }

    #[test]
    fn from_the_guide_to_robust_each_value_is_told_once() {
        let workspace = Workspace::default();
        let (guide, robust) = (Options::of(Preset::Guide), Options::default());
        let [first, second] = [guide, robust].map(|options| options.write("email").text);
        let comparison = compare(&first, &second, "email", &workspace, Clock(0));
        let groups = comparison.groups();
        assert_eq!(groups[0].word, "Fixed", "{groups:?}");
        assert!(groups.iter().any(|group| {
            group.what.as_ref().is_some_and(|what| what.starts_with("A leading space is removed from"))
        }));
        let touched = |one: &Difference| matches!(one.kind, Change::Changed(..) | Change::Cleaned(..));
        let mut paths: Vec<_> =
            comparison.differences.iter().filter(|one| touched(one)).map(|one| &one.path).collect();
        let all = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), all);
    }
}
