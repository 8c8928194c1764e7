//! What can go wrong with the rules as a set: what, why, and what to do.

mod address;
mod assign_below;
mod below;
mod breaks;
mod exclusion_below;
mod exclusion_deaf;
mod exclusion_of_all;
mod exclusion_without_effect;
mod key_elsewhere;
mod manual_channel;
mod missing_source;
mod no_channel;
mod no_rule;
mod no_survey;
mod other_channel;
mod overlap;
mod resolved_and_closed;
mod stages_mixed;

#[cfg(test)]
mod tests;

use super::{Rule, rules};
use crate::finding::{Finding, Fix, Severity};
use crate::options::Preset;
use crate::preview::structure::Form;
use crate::preview::{Harmless, Reads, Sent, send};
use crate::rule_settings::RuleId;
use crate::ticket::sample::{SAMPLES, Sample};
use crate::workspace::{Edit, Workspace};
use ruby_liquid::{Clock, Data, Template};

/// The rules under examination.
struct Subject<'a> {
    workspace: &'a Workspace,
    rules: &'a [Rule],
    /// Those that send, in their order.
    sending: Vec<Sending<'a>>,
}

/// A rule that sends.
struct Sending<'a> {
    rule: &'a Rule,
    channel: &'a str,
    template: Template,
    /// How built-in tickets are filled for it.
    harmless: Harmless,
    /// The form of its payload.
    form: Form,
}

impl<'a> Subject<'a> {
    fn new(workspace: &'a Workspace, rules: &'a [Rule]) -> Self {
        let sending = rules.iter().filter_map(|rule| {
            let webhook = rule.webhook()?;
            let template = workspace.assumptions.parse(&webhook.template);
            let fields = Reads::of(&template, Clock(0)).fields();
            let flag = &workspace.options.do_not_send.settings.field;
            let harmless = Harmless::with_survey(&template, &fields, flag, &webhook.channel, Clock(0));
            let ticket = workspace.assumptions.hand_over(&harmless.ticket);
            let sent = send(&template, &ticket, &webhook.channel, Clock(0));
            let form = sent.payload.map(|json| Form::of(&sent.rendering.pieces, &json)).unwrap_or_default();
            Some(Sending { rule, channel: &webhook.channel, template, harmless, form })
        });
        Self { workspace, rules, sending: sending.collect() }
    }

    /// The names of the built-in tickets for which what a rule sends is `wrong`.
    fn samples(&self, sending: &Sending<'_>, wrong: impl Fn(&Sent, &Data) -> bool) -> Vec<&'static str> {
        let is_wrong = |sample: &&Sample| {
            let ticket = self.workspace.assumptions.hand_over(&sending.harmless.fill(sample));
            wrong(&send(&sending.template, &ticket, sending.channel, Clock(0)), &ticket)
        };
        SAMPLES.iter().filter(is_wrong).map(|sample| sample.name).collect()
    }

    /// What the admin can do about a payload that is wrong.
    fn better(&self, channel: &str) -> Fix {
        match self.workspace.by_hand.contains_key(channel) {
            true => Fix::of_workspace("Return to choices", Edit::ReturnToChoices(channel.to_owned())),
            false => Fix::of_workspace("Make it robust", Edit::Preset(Preset::Robust)),
        }
    }
}

/// How many of the built-in tickets these are, with the first as an example.
fn how_many(names: &[&str]) -> String {
    match names.first() {
        Some(first) if names.len() < SAMPLES.len() => {
            format!("{} of {} built-in tickets, for example “{first}”", names.len(), SAMPLES.len())
        }
        _ => "any ticket".to_owned(),
    }
}

/// The checks, each in the file of its code.
const CHECKS: &[fn(&Subject<'_>, &mut Vec<Finding>)] = &[
    no_channel::check,
    overlap::check,
    missing_source::check,
    resolved_and_closed::check,
    exclusion_deaf::check,
    exclusion_below::check,
    assign_below::check,
    exclusion_of_all::check,
    breaks::check,
    exclusion_without_effect::check,
    other_channel::check,
    no_survey::check,
    manual_channel::check,
    stages_mixed::check,
    no_rule::check,
    address::check,
    key_elsewhere::check,
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

/// What keeps the rules from going live: the worst of what is wrong with them.
pub fn blockers(workspace: &Workspace) -> Vec<Finding> {
    let mut found = warnings(workspace);
    found.retain(|finding| finding.severity == Severity::Breaks);
    found
}

/// The channel whose sources are to be chosen, where that is what mends a finding.
pub fn sources_to_choose(finding: &Finding) -> Option<&str> {
    if ![missing_source::CODE, overlap::CODE].contains(&finding.code) {
        return None;
    }
    finding.rules.iter().rev().find_map(|rule| match rule {
        RuleId::Send(channel) => Some(channel.as_str()),
        _ => None,
    })
}
