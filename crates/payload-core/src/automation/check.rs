//! What can go wrong with the rules as a set: what, why, and what to do.

mod channels;
mod endpoint;
mod exclusion;
mod order;
mod overlap;
mod payload;
mod source;
mod stages;
mod twice;

#[cfg(test)]
mod tests;

use super::{Rule, rules};
use crate::finding::Finding;
use crate::workspace::Workspace;
use ruby_liquid::Template;

/// The rules under examination.
struct Subject<'a> {
    workspace: &'a Workspace,
    rules: &'a [Rule],
    /// Those that send, in their order.
    sending: Vec<Sending<'a>>,
}

/// A rule that sends.
struct Sending<'a> {
    /// Its place among the rules, from 0.
    at: usize,
    rule: &'a Rule,
    channel: &'a str,
    template: Template,
}

impl<'a> Subject<'a> {
    fn new(workspace: &'a Workspace, rules: &'a [Rule]) -> Self {
        let liquid = workspace.assumptions.liquid;
        let sending = rules.iter().enumerate().filter_map(|(at, rule)| {
            let webhook = rule.webhook()?;
            let template = Template::parse(&webhook.template, liquid);
            Some(Sending { at, rule, channel: &webhook.channel, template })
        });
        Self { workspace, rules, sending: sending.collect() }
    }
}

/// The checks, one idea each.
const CHECKS: &[fn(&Subject<'_>, &mut Vec<Finding>)] = &[
    channels::none_on,
    overlap::check,
    source::check,
    twice::check,
    exclusion::is_deaf,
    order::exclusion_below,
    order::assign_below,
    exclusion::takes_all,
    payload::breaks,
    exclusion::has_no_effect,
    payload::says_other_channel,
    channels::in_manual_mode,
    stages::check,
    channels::without_rule,
    endpoint::address,
    endpoint::key_elsewhere,
];

/// Everything about the rules of a workspace, worst first.
pub fn warnings(workspace: &Workspace) -> Vec<Finding> {
    let rules = rules(workspace);
    let subject = Subject::new(workspace, &rules);
    let mut found = Vec::new();
    CHECKS.iter().for_each(|check| check(&subject, &mut found));
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}
