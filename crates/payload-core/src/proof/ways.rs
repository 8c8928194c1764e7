//! The ways to a failure, those through the same placeholder for the same reason together.

use super::causes::Cause;
use super::judge::FailureKind;
use super::stress_test::Break;
use super::words;
use crate::ticket::field;
use serde_json::Value;

/// Ways through the same placeholder, or the same pair, for the same reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Ways {
    /// The placeholders and the reason: *Agent e-mail: a quote ends the text*.
    pub title: String,
    /// How many attempts failed so.
    pub times: usize,
    /// The ways, the smallest value first.
    pub breaks: Vec<Break>,
}

impl Ways {
    /// The title with the number of ways.
    pub fn sentence(&self) -> String {
        format!("{}. {}", self.title, words::counted(self.breaks.len(), "way"))
    }
}

/// The ways to a failure, in the order in which the first of each was found.
pub fn ways(cause: &Cause) -> Vec<Ways> {
    let mut all: Vec<(String, Option<&'static str>, Ways)> = Vec::new();
    for found in &cause.breaks {
        let (through, sign) = (through(found), sign(found));
        match all.iter_mut().find(|(known, its, _)| *known == through && *its == sign) {
            Some((.., ways)) => {
                ways.times += found.times;
                ways.breaks.push(found.clone());
            }
            None => {
                let title = format!("{through}: {}", sign.unwrap_or(&found.failure.why));
                let ways = Ways { title, times: found.times, breaks: vec![found.clone()] };
                all.push((through, sign, ways));
            }
        }
    }
    let sorted = |(.., mut ways): (_, _, Ways)| {
        ways.breaks.sort_by_key(|found| found.cause().chars().count());
        ways
    };
    all.into_iter().map(sorted).collect()
}

/// The placeholders that a break goes through.
fn through(found: &Break) -> String {
    let labels: Vec<String> = found.values.iter().map(|(placeholder, _)| field::label(placeholder)).collect();
    if labels.is_empty() { "Every ticket".to_owned() } else { labels.join(" and ") }
}

/// What in the values spoils the form of the payload; nothing where it is not the form that fails.
fn sign(found: &Break) -> Option<&'static str> {
    if !matches!(found.failure.kind, FailureKind::NotJson | FailureKind::Injection) {
        return None;
    }
    let texts: Vec<&str> =
        found.values.iter().filter_map(|(_, value)| value.as_ref().and_then(Value::as_str)).collect();
    let has = |fits: fn(char) -> bool| texts.iter().any(|text| text.contains(fits));
    if has(|c| c == '"') {
        Some("a quote ends the text")
    } else if has(|c| c == '\\') {
        Some("a backslash spoils what follows it")
    } else if has(char::is_control) {
        Some("a control character is in the text")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};
    use crate::proof::causes::by_cause;
    use crate::proof::stress_test::StressTest;
    use crate::workspace::Workspace;
    use ruby_liquid::Clock;

    #[test]
    fn each_placeholder_is_told_once_for_each_reason() {
        let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
        let mut test = StressTest::new(&workspace, 1, 0, Clock(0));
        while !test.step(1000) {}
        let causes = by_cause(&test.breaks);
        for cause in &causes {
            let ways = ways(cause);
            assert_eq!(ways.iter().map(|ways| ways.breaks.len()).sum::<usize>(), cause.breaks.len());
            assert_eq!(ways.iter().map(|ways| ways.times).sum::<usize>(), cause.times);
            let mut titles: Vec<_> = ways.iter().map(|ways| &ways.title).collect();
            titles.sort();
            titles.dedup();
            assert_eq!(titles.len(), ways.len(), "{titles:?}");
        }
        let not_json = causes.iter().find(|cause| cause.kind == FailureKind::NotJson).unwrap();
        let titles: Vec<String> = ways(not_json).into_iter().map(|ways| ways.title).collect();
        assert!(titles.contains(&"Agent e-mail: a quote ends the text".to_owned()), "{titles:?}");
        // A key that a value adds has a name.
        let injections = causes.iter().filter(|cause| cause.kind == FailureKind::Injection);
        for found in injections.flat_map(|cause| &cause.breaks) {
            assert!(!found.failure.why.contains("key “”"), "{} {}", found.cause(), found.failure.why);
        }
    }
}
