//! The production key, and Stella’s switches.

use super::{STELLA_API, Step, Tick, channels, step};
use crate::automation::{MENU, OLD_MENU, Origin, Rule};
use crate::rule_settings::{Authentication, Stage};
use crate::workspace::Workspace;

pub(super) fn steps(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = Vec::new();
    let authentication = workspace.rules.authentication;
    for (rule, _) in channels(rules) {
        let (origin, put) = match authentication {
            Authentication::Password => (Guide, "choose Change password and paste the production key"),
            Authentication::Header => (Ours, "put the production key into Custom headers"),
        };
        let mut step = step(
            format!("production-{}", String::from(rule.id.clone())),
            origin,
            format!("In “{}” {put}", rule.name),
            "Every send rule has its own copy of the key. A rule with the test key keeps sending to the test address.",
            &format!("Freshdesk: {MENU} (before: {OLD_MENU}); key: {STELLA_API}"),
        );
        step.tick = Tick::Stage(rule.id.clone(), Stage::Production);
        steps.push(step);
    }
    let manual = &workspace.rules.manual;
    for (_, channel) in channels(rules).into_iter().filter(|(_, channel)| !manual.contains(*channel)) {
        steps.push(step(
            format!("switch-{channel}"),
            Guide,
            format!("Switch the integrated channel {channel} to On"),
            "Until then, Stella logs “Channel not enabled” or “Channel is in manual mode”.",
            &format!("Stella: {STELLA_API}"),
        ));
    }
    let all =
        workspace.options.channels.iter().filter(|channel| !channel.on || manual.contains(&channel.name));
    for channel in all {
        let mut step = step(
            format!("manual-{}", channel.name),
            Guide,
            format!("Leave {} in manual mode", channel.name),
            "Freshdesk does not send surveys for this channel.",
            &format!("Stella: {STELLA_API}"),
        );
        step.tick = Tick::Manual(channel.name.clone());
        steps.push(step);
    }
    steps.push(step(
        "suppression",
        Guide,
        "Set how often a customer can get a survey",
        "Stella limits surveys itself. No rule is needed.",
        "Stella: Company Info (in the guide: Experience)",
    ));
    steps.push(step(
        "first-day",
        Ours,
        "Check Stella’s status page again the next day",
        "Real tickets differ from test tickets: customers without an address, agents without a profile.",
        "Stella: Integrations, Status",
    ));
    steps
}
