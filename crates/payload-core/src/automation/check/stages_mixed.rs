//! Rules of which some have the test key and some the production key.

use super::Subject;
use crate::automation::Rule;
use crate::finding::{Finding, Severity};
use crate::rule_settings::Stage;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let at = |stage: Stage| -> Vec<&Rule> {
        let rules = subject.sending.iter().map(|sending| sending.rule);
        rules.filter(|rule| subject.workspace.progress.stage_of(&rule.id) == stage).collect()
    };
    let (test, production) = (at(Stage::Test), at(Stage::Production));
    if test.is_empty() || production.is_empty() {
        return;
    }
    let names = |rules: &[&Rule]| {
        rules.iter().map(|rule| format!("“{}”", rule.name)).collect::<Vec<_>>().join(" and ")
    };
    let what = format!("Test key in {}, production key in {}.", names(&test), names(&production));
    found.push(
        Finding::new("stages-mixed", Severity::Wrong, None, what)
            .because("Surveys of the rules with the test key go to your test address, and no responses are collected. Put the production key into every send rule.")
            .of_rules(test.iter().map(|rule| &rule.id)),
    );
}
