//! What is made in Freshdesk: the field and the rules.

use super::{FIELDS, Step, Tick, step};
use crate::automation::{MENU, OLD_MENU, Origin, Rule};
use crate::rule_settings::{RuleId, Stage};
use crate::ticket::field;
use crate::workspace::Workspace;

pub(super) fn steps(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = Vec::new();
    if let Some(settings) = workspace.options.do_not_send.get() {
        let name = field::label(&settings.field);
        steps.push(step("field", Guide, format!("Create the checkbox “{name}” on the ticket"), format!("The payload reads it as {}. Make it before the rule that ticks it, and check its name there.", settings.field), FIELDS));
    }
    for rule in rules {
        let why = match &rule.id {
            RuleId::Assign => "Stella asks about the agent who is assigned.",
            RuleId::Exclude => "Tickets that meet it get no survey. It must be above the send rules.",
            RuleId::Send(_) => {
                "One rule per channel, each with its Source condition and the test key. Copy the fields from Rules."
            }
        };
        let mut step = step(
            format!("rule-{}", String::from(rule.id.clone())),
            Guide,
            format!("Create “{}”, save it, and switch it on", rule.name),
            why,
            &format!("Freshdesk: {MENU} (before: {OLD_MENU})"),
        );
        step.makes = Some(rule.id.clone());
        if rule.webhook().is_some() {
            step.tick = Tick::Stage(rule.id.clone(), Stage::Test);
        }
        steps.push(step);
    }
    if rules.len() > 1 {
        let names: Vec<String> = rules.iter().map(|rule| format!("“{}”", rule.name)).collect();
        let origin = if rules.iter().any(|rule| rule.id == RuleId::Exclude) { Guide } else { Ours };
        steps.push(step(
            "order",
            origin,
            format!("Put them in this order: {}", names.join(", then ")),
            "Rules run from top to bottom. A rule that changes a ticket must be above the rules that send it.",
            &format!("Freshdesk: {MENU} > Reorder"),
        ));
    }
    steps
}
