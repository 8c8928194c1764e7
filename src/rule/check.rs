//! What can go wrong with the rules as a set: what, why, and what to do.

use super::{Rule, rules};
use crate::blueprint::USUAL_CHANNELS;
use crate::order::by_number;
use crate::payload;
use crate::placeholder::placeholders_in;
use crate::rulebook::{Moment, RuleEdit, RuleId, Source, Stage};
use crate::template::{Clock, Template};
use crate::workspace::{Edit, Workspace};

/// How bad a warning is, by consequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wrong or doubled requests go out, or none at all.
    Error,
    /// It works, and is likely not what is meant.
    Warning,
    /// Something to know.
    Hint,
}

impl Severity {
    /// The word on screen.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        }
    }
}

/// Something about the set of rules that the admin should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// A stable word for the check.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is so.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub todo: String,
    /// The rules it is about.
    pub rules: Vec<RuleId>,
    /// What mends it, where one change does: its words and the change.
    pub fix: Option<(&'static str, Edit)>,
}

/// A check over the set.
type Check = fn(&Workspace, &[Rule]) -> Vec<Warning>;

const CHECKS: [Check; 13] = [
    no_channel,
    same_source,
    missing_source,
    twice,
    exclusion_below,
    assign_below,
    exclusion_of_all,
    exclusion_without_effect,
    other_channel,
    manual_channel,
    stages_mixed,
    no_rule,
    address,
];

/// Every warning about the rules of a workspace, worst first.
pub fn warnings(workspace: &Workspace) -> Vec<Warning> {
    let rules = rules(workspace);
    let found = CHECKS.iter().flat_map(|check| check(workspace, &rules)).collect();
    by_number(found, |warning: &Warning| warning.severity as usize)
}

fn sending(rules: &[Rule]) -> impl Iterator<Item = (usize, &Rule, &str)> {
    rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| rule.webhook().map(|webhook| (at, rule, webhook.channel.as_str())))
}

fn no_channel(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    if sending(rules).next().is_some() {
        return Vec::new();
    }
    vec![Warning {
        code: "no-channel",
        severity: Severity::Error,
        what: "Every channel is off, so no rule sends anything.".into(),
        why: "Stella is asked by one rule per channel.",
        todo: "Switch a channel on in Build.".into(),
        rules: Vec::new(),
        fix: None,
    }]
}

fn same_source(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let all: Vec<_> = sending(rules).collect();
    let mut found = Vec::new();
    for (at, (_, first, _)) in all.iter().enumerate() {
        for (_, second, _) in &all[at + 1..] {
            let (Some(one), Some(other)) = (first.sources(), second.sources()) else { continue };
            let shared: Vec<&str> =
                one.iter().filter(|source| other.contains(source)).map(|source| source.label()).collect();
            if shared.is_empty() {
                continue;
            }
            found.push(Warning {
                code: "same-source",
                severity: Severity::Error,
                what: format!(
                    "“{}” and “{}” both take tickets from {}.",
                    first.name,
                    second.name,
                    shared.join(" and ")
                ),
                why: "Freshdesk runs every rule that matches, so each such ticket is posted twice; Stella does not notice repeats.",
                todo: "Leave each source to one rule.".into(),
                rules: vec![first.id.clone(), second.id.clone()],
                fix: None,
            });
        }
    }
    found
}

fn missing_source(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let alone = sending(rules).count() == 1;
    let without = sending(rules).filter(|(_, rule, _)| rule.sources().is_none());
    without
        .map(|(_, rule, channel)| Warning {
            code: "missing-source",
            severity: if alone { Severity::Warning } else { Severity::Error },
            what: format!("“{}” has no Source condition.", rule.name),
            why: match alone {
                true => "It posts every ticket, wherever it came from, as one of this channel.",
                false => "It posts every ticket, also those that another rule posts: they are asked twice.",
            },
            todo: format!("Choose the sources of {channel} tickets."),
            rules: vec![rule.id.clone()],
            fix: match channel {
                "email" => Some(("Use Email", source("email", Source::Email))),
                "chat" => Some(("Use Chat", source("chat", Source::Chat))),
                "phone" => Some(("Use Phone", source("phone", Source::Phone))),
                _ => None,
            },
        })
        .collect()
}

fn source(channel: &str, source: Source) -> Edit {
    Edit::Rule(RuleEdit::Source(channel.to_owned(), source, true))
}

fn twice(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    if workspace.rules.moment != Moment::Both {
        return Vec::new();
    }
    vec![Warning {
        code: "resolved-and-closed",
        severity: Severity::Error,
        what: "The send rules list both Resolved and Closed.".into(),
        why: "A ticket that is resolved and later closed, also by an automation, is posted twice; Stella does not notice repeats.",
        todo: "Keep one of them. Resolved is when the agent’s work is done.".into(),
        rules: sending(rules).map(|(_, rule, _)| rule.id.clone()).collect(),
        fix: Some(("Keep Resolved", Edit::Rule(RuleEdit::Moment(Moment::Resolved)))),
    }]
}

/// The rules above which `id` must stand and does not.
fn wrongly_above<'a>(rules: &'a [Rule], id: &RuleId) -> Option<(usize, Vec<&'a Rule>)> {
    let at = rules.iter().position(|rule| rule.id == *id)?;
    let above: Vec<&Rule> =
        sending(rules).filter(|(other, ..)| *other < at).map(|(_, rule, _)| rule).collect();
    (!above.is_empty()).then_some((at, above))
}

fn right_order() -> Option<(&'static str, Edit)> {
    Some(("Put in the right order", Edit::Rule(RuleEdit::Order(Vec::new()))))
}

fn exclusion_below(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let Some((at, above)) = wrongly_above(rules, &RuleId::Exclude) else { return Vec::new() };
    vec![Warning {
        code: "exclusion-below",
        severity: Severity::Error,
        what: format!("“{}” stands below “{}”.", rules[at].name, above[0].name),
        why: "Rules run from top to bottom: the survey is asked for before the ticket is excluded.",
        todo: "Put it above every send rule.".into(),
        rules: vec![RuleId::Exclude],
        fix: right_order(),
    }]
}

fn assign_below(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let Some((at, above)) = wrongly_above(rules, &RuleId::Assign) else { return Vec::new() };
    vec![Warning {
        code: "assign-below",
        severity: Severity::Error,
        what: format!("“{}” stands below “{}”.", rules[at].name, above[0].name),
        why: "Rules run from top to bottom: a ticket that nobody has is posted without an agent, and Stella logs “Employee not found”.",
        todo: "Put it above every send rule.".into(),
        rules: vec![RuleId::Assign],
        fix: right_order(),
    }]
}

fn exclusion_of_all(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let all = rules.iter().filter(|rule| rule.id == RuleId::Exclude && rule.conditions.is_empty());
    all.map(|rule| Warning {
        code: "exclusion-of-all",
        severity: Severity::Error,
        what: format!("“{}” has no condition.", rule.name),
        why: "It excludes every ticket: nobody gets a survey.",
        todo: "Name the tags or whatever else excludes a ticket, or switch the rule off.".into(),
        rules: vec![RuleId::Exclude],
        fix: Some(("Switch the rule off", Edit::Rule(RuleEdit::Exclude(false)))),
    })
    .collect()
}

fn exclusion_without_effect(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    if !rules.iter().any(|rule| rule.id == RuleId::Exclude) {
        return Vec::new();
    }
    let field = &workspace.blueprint.do_not_send.settings.field;
    let deaf = sending(rules).filter(|(_, rule, _)| {
        rule.webhook().is_some_and(|call| !placeholders_in(&call.template).contains(field))
    });
    deaf.map(|(_, rule, channel)| Warning {
        code: "exclusion-without-effect",
        severity: Severity::Error,
        what: format!("The payload of “{}” does not read {field}.", rule.name),
        why: "The exclusion rule ticks that field in vain: excluded tickets get a survey.",
        todo: format!("Put do_not_send into the payload of {channel}, or return to the choices."),
        rules: vec![rule.id.clone()],
        fix: Some(("Return to choices", Edit::ReturnToChoices(channel.to_owned()))),
    })
    .collect()
}

/// The slip that cloning a rule invites: its payload still names the channel it was cloned from.
fn other_channel(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let by_hand = sending(rules).filter(|(_, _, channel)| workspace.by_hand.contains_key(*channel));
    let named = by_hand.filter_map(|(_, rule, channel)| {
        let template = Template::parse(&rule.webhook()?.template, workspace.assumptions.liquid);
        let sent = template.render(&workspace.assumptions.present(&workspace.ticket), Clock(0)).text;
        let sent = payload::read(&sent).ok()?.get("channel")?.text()?.to_owned();
        (sent != channel).then_some((rule, channel, sent))
    });
    named
        .map(|(rule, channel, sent)| Warning {
            code: "other-channel",
            severity: Severity::Error,
            what: format!("The payload of “{}” says channel “{sent}”.", rule.name),
            why: "Its tickets are counted for the other channel; spelling and capital letters count.",
            todo: format!("Write “{channel}” there, or return to the choices."),
            rules: vec![rule.id.clone()],
            fix: Some(("Return to choices", Edit::ReturnToChoices(channel.to_owned()))),
        })
        .collect()
}

fn manual_channel(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let manual = sending(rules).filter(|(_, _, channel)| workspace.rules.manual.contains(*channel));
    manual
        .map(|(_, rule, channel)| Warning {
            code: "manual-channel",
            severity: Severity::Error,
            what: format!("“{}” sends, but {channel} is in manual mode in Stella.", rule.name),
            why: "Stella logs “Channel is in manual mode” and sends no survey.",
            todo: format!("Switch {channel} to On in Stella, or switch the channel off here."),
            rules: vec![rule.id.clone()],
            fix: Some(("It is On in Stella", Edit::Rule(RuleEdit::Manual(channel.to_owned(), false)))),
        })
        .collect()
}

fn stages_mixed(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let at = |stage: Stage| -> Vec<&Rule> {
        let rules = sending(rules).map(|(_, rule, _)| rule);
        rules.filter(|rule| workspace.progress.stage_of(&rule.id) == stage).collect()
    };
    let (test, production) = (at(Stage::Test), at(Stage::Production));
    if test.is_empty() || production.is_empty() {
        return Vec::new();
    }
    let names = |rules: &[&Rule]| {
        rules.iter().map(|rule| format!("“{}”", rule.name)).collect::<Vec<_>>().join(" and ")
    };
    vec![Warning {
        code: "stages-mixed",
        severity: Severity::Warning,
        what: format!("Test key in {}, production key in {}.", names(&test), names(&production)),
        why: "Surveys of the rules with the test key go to your test address, and no responses are collected.",
        todo: "Put the production key into every send rule.".into(),
        rules: test.iter().map(|rule| rule.id.clone()).collect(),
        fix: None,
    }]
}

fn no_rule(workspace: &Workspace, _: &[Rule]) -> Vec<Warning> {
    let channels = workspace.blueprint.channels.iter();
    let silent = channels.filter(|channel| !channel.on && !workspace.rules.manual.contains(&channel.name));
    silent
        .map(|channel| Warning {
            code: "no-rule",
            severity: if workspace.progress.stage.values().any(|stage| *stage == Stage::Production) {
                Severity::Warning
            } else {
                Severity::Hint
            },
            what: format!("Tickets of the channel {} get no survey: it has no rule.", channel.name),
            why: match USUAL_CHANNELS.contains(&channel.name.as_str()) {
                true => "A new account in Stella has this channel.",
                false => "You added this channel.",
            },
            todo: "Switch it on in Build, or leave it in manual mode in Stella.".into(),
            rules: Vec::new(),
            fix: Some(("Leave it manual", Edit::Rule(RuleEdit::Manual(channel.name.clone(), true)))),
        })
        .collect()
}

fn address(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let url = workspace.rules.url.as_str();
    let host =
        url.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let (what, why): (&str, &'static str) = match host {
        None => (
            "The URL does not start with https://.",
            "The key would travel for all to read, or no request arrives.",
        ),
        Some(host) if host.contains('@') => {
            ("The URL holds a user name or a key.", "It would stand in settings and in the runbook.")
        }
        Some(host) if url.contains(char::is_whitespace) || !host.contains('.') => {
            ("The URL is not an address.", "No request arrives.")
        }
        Some(_) => return Vec::new(),
    };
    if sending(rules).next().is_none() {
        return Vec::new();
    }
    vec![Warning {
        code: "address",
        severity: Severity::Error,
        what: what.into(),
        why,
        todo: format!(
            "Use an address like {}; the key goes into Password.",
            crate::rulebook::SISTER_ENDPOINT
        ),
        rules: sending(rules).map(|(_, rule, _)| rule.id.clone()).collect(),
        fix: Some((
            "Use the usual address",
            Edit::Rule(RuleEdit::Url(crate::rulebook::SISTER_ENDPOINT.to_owned())),
        )),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blueprint::Choice;
    use crate::rulebook::{ProgressEdit, Property};

    fn send(channel: &str) -> RuleId {
        RuleId::Send(channel.into())
    }

    fn found(edits: &[Edit]) -> Vec<(&'static str, Severity)> {
        let mut workspace = Workspace::default();
        edits.iter().cloned().for_each(|edit| workspace.apply(edit));
        let quiet = |warning: &Warning| warning.code != "no-rule";
        warnings(&workspace).iter().filter(|w| quiet(w)).map(|w| (w.code, w.severity)).collect()
    }

    #[test]
    fn sets_and_what_is_wrong_with_them() {
        use Severity::{Error, Warning};
        let on = |channel: &str| Edit::Channel(channel.into(), true);
        let off = |channel: &str| Edit::Channel(channel.into(), false);
        let rule = Edit::Rule;
        let stage = |channel, stage| Edit::Progress(ProgressEdit::Stage(send(channel), stage));
        let no_email = || rule(RuleEdit::Source("email".into(), Source::Email, false));
        let excluded = RuleId::Exclude;
        for (edits, expected) in [
            (vec![], vec![]),
            (vec![on("chat"), on("phone")], vec![]),
            (vec![off("email")], vec![("no-channel", Error)]),
            (
                vec![on("chat"), rule(RuleEdit::Source("chat".into(), Source::Email, true))],
                vec![("same-source", Error)],
            ),
            (vec![no_email()], vec![("missing-source", Warning)]),
            (vec![on("chat"), no_email()], vec![("missing-source", Error)]),
            (vec![Edit::AddChannel("In store".into())], vec![("missing-source", Error)]),
            (vec![rule(RuleEdit::Moment(Moment::Both))], vec![("resolved-and-closed", Error)]),
            (vec![rule(RuleEdit::Moment(Moment::Closed))], vec![]),
            (
                vec![rule(RuleEdit::Order(vec![RuleId::Assign, send("email"), excluded.clone()]))],
                vec![("exclusion-below", Error)],
            ),
            (
                vec![rule(RuleEdit::Order(vec![excluded, send("email"), RuleId::Assign]))],
                vec![("assign-below", Error)],
            ),
            (vec![rule(RuleEdit::ExcludeBy(Property::Tag, " , ".into()))], vec![("exclusion-of-all", Error)]),
            (vec![Edit::Switch(Choice::DoNotSend, false)], vec![]),
            (vec![Edit::Write("email".into(), "{}".into())], vec![("exclusion-without-effect", Error)]),
            (
                vec![Edit::Write(
                    "email".into(),
                    "{\"channel\":\"chat\",\"x\":\"{{ticket.cf_do_not_send_stella_connect_request}}\"}"
                        .into(),
                )],
                vec![("other-channel", Error)],
            ),
            (vec![rule(RuleEdit::Manual("email".into(), true))], vec![("manual-channel", Error)]),
            (vec![on("chat"), stage("email", Stage::Test), stage("chat", Stage::Test)], vec![]),
            (
                vec![on("chat"), stage("email", Stage::Production), stage("chat", Stage::Test)],
                vec![("stages-mixed", Warning)],
            ),
            (vec![rule(RuleEdit::Url("http://a.b".into()))], vec![("address", Error)]),
            (
                vec![rule(RuleEdit::Url("https://connect:k@api.stellaconnect.net/".into()))],
                vec![("address", Error)],
            ),
            (vec![rule(RuleEdit::Url("https://acme.api.stellaconnect.net/v1/requests".into()))], vec![]),
        ] {
            assert_eq!(found(&edits), expected, "{edits:?}");
        }
    }

    #[test]
    fn every_fix_mends_what_it_says() {
        let wrongs = [
            Edit::Rule(RuleEdit::Source("email".into(), Source::Email, false)),
            Edit::Rule(RuleEdit::Moment(Moment::Both)),
            Edit::Rule(RuleEdit::Order(vec![send("email")])),
            Edit::Rule(RuleEdit::ExcludeBy(Property::Tag, String::new())),
            Edit::Rule(RuleEdit::Manual("email".into(), true)),
            Edit::Rule(RuleEdit::Url("ftp".into())),
            Edit::Write("email".into(), "{}".into()),
            Edit::Show("email".into()),
        ];
        for wrong in wrongs {
            let mut workspace = Workspace::default();
            workspace.apply(wrong);
            for warning in warnings(&workspace) {
                let Some((_, fix)) = warning.fix else { continue };
                let mut mended = workspace.clone();
                mended.apply(fix);
                let same = |other: &Warning| other.code == warning.code && other.what == warning.what;
                assert!(!warnings(&mended).iter().any(same), "{}", warning.code);
            }
        }
    }

    #[test]
    fn channels_without_a_rule_are_told() {
        let codes: Vec<String> = warnings(&Workspace::default()).into_iter().map(|w| w.what).collect();
        assert_eq!(
            codes,
            ["chat", "phone"]
                .map(|channel| format!("Tickets of the channel {channel} get no survey: it has no rule."))
        );
    }
}
