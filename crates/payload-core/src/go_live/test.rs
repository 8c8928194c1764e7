//! One ticket of each kind, with the test key.

use super::{Step, channels, step};
use crate::automation::{Origin, Rule};
use crate::options::Content;
use crate::rule_settings::{Asked, Property, RuleId, Test};
use crate::workspace::Workspace;

pub(super) fn steps(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = vec![step(
        "customer",
        Ours,
        "Use a test customer who is not an agent of your account",
        "Freshdesk runs no automations on tickets whose requester is an agent, so a test with your own address does nothing.",
        "",
    )];
    for (rule, channel) in channels(rules) {
        let moment = workspace.rules.moment_of(channel).label();
        let mut asks = vec![match rule.sources() {
            Some(sources) => {
                let names: Vec<&str> = sources.iter().map(|source| source.label()).collect();
                format!("Source: {}", names.join(" or "))
            }
            None => "any source".to_owned(),
        }];
        asks.extend(rule.wants().map(Asked::sentence));
        steps.push(step(
            format!("test-{}", String::from(rule.id.clone())),
            Guide,
            format!(
                "Make a ticket of that customer ({}), set it to {moment}, and wait for the survey at the test address",
                asks.join("; ")
            ),
            "Delivery takes a moment, as Freshdesk calls Stella in the background.",
            "",
        ));
    }
    let options = &workspace.options;
    if options.brand.on && matches!(options.brand_value(), Content::Placeholder(_)) {
        steps.push(step(
            "test-brand",
            Ours,
            "Resolve a ticket of each brand, and one with an empty brand",
            "Each survey must show its brand. Stella logs an empty or misspelled brand as “Brand signifier not provided” or “invalid or inactive”.",
            "",
        ));
    }
    if options.language.on {
        steps.push(step(
            "test-language",
            Ours,
            "Resolve a ticket of a customer with another language",
            "The survey must come in that language. Which language code Freshdesk sends is not confirmed: check it.",
            "",
        ));
    }
    if rules.iter().any(|rule| rule.id == RuleId::Assign) {
        steps.push(step("test-assign", Ours, "Resolve an unassigned ticket", "The rule must assign it to you before the survey is asked for. Not confirmed that later rules see this: check it.", ""));
    }
    if rules.iter().any(|rule| rule.id == RuleId::Exclude) {
        for asked in workspace.rules.exclusions() {
            let (word, what) = match asked.test == Test::usual(Property::Tag) {
                true => {
                    let tags = asked.values.join(" or ");
                    ("test-exclude".to_owned(), format!("Resolve a ticket with the tag {tags}"))
                }
                false => (
                    format!("test-exclude-{}", asked.test.sheet_word()),
                    format!("Resolve a ticket that this excludes: {}", asked.sentence()),
                ),
            };
            steps.push(step(word, Ours, what, "Stella must log it and send no survey.", ""));
        }
    }
    steps.push(step("status-page", Guide, "Check each of these tickets on Stella’s status page", "Freshdesk does not show whether Stella accepted a call. The errors and how to fix them are listed below.", "Stella: Integrations, Status"));
    if let Some(custom) = workspace.options.custom_properties.get().filter(|custom| !custom.is_empty()) {
        let names: Vec<String> = custom.iter().map(|(name, _)| format!("“{name}”")).collect();
        steps.push(step(
            "custom-properties",
            Ours,
            format!("Check that the custom properties arrive: {}", names.join(", ")),
            "Where Stella shows them, and whether they must be set up there first, is not confirmed.",
            "",
        ));
    }
    steps.push(step(
        "survey",
        Guide,
        "Go through the survey: stars, comment",
        "This ends the test. With the test key no responses are collected.",
        "The inbox of the test address",
    ));
    steps
}
