//! What can go wrong with the rules as a set: what, why, and what to do.

use super::{Rule, rules};
use crate::options::{Preset, USUAL_CHANNELS};
use crate::payload;
use crate::preview::Reads;
use crate::rule_settings::{Endpoint, Moment, RuleEdit, RuleId, SISTER, SUBDOMAIN, Source, Stage};
use crate::ticket::sample::{SAMPLES, Sample};
use crate::workspace::{Edit, Workspace};
use ruby_liquid::{Clock, Template};

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

const CHECKS: [Check; 16] = [
    no_channel,
    overlap,
    missing_source,
    twice,
    exclusion_deaf,
    exclusion_below,
    assign_below,
    exclusion_of_all,
    breaks,
    exclusion_without_effect,
    other_channel,
    manual_channel,
    stages_mixed,
    no_rule,
    address,
    key_elsewhere,
];

/// Every warning about the rules of a workspace, worst first.
pub fn warnings(workspace: &Workspace) -> Vec<Warning> {
    let rules = rules(workspace);
    let mut found: Vec<Warning> = CHECKS.iter().flat_map(|check| check(workspace, &rules)).collect();
    found.sort_by_key(|warning| warning.severity as usize);
    found
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

/// What keeps two rules from ever taking the same ticket: other sources, or other values of a property
/// that a ticket has only one of.
fn are_apart(first: &Rule, second: &Rule) -> bool {
    let other_sources = match (first.sources(), second.sources()) {
        (Some(one), Some(other)) => !one.iter().any(|source| other.contains(source)),
        _ => false,
    };
    let other_values = first.wants().any(|one| second.wants().any(|other| one.excludes(other)));
    other_sources || other_values
}

fn overlap(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    // A rule without any condition is told of by itself.
    let all: Vec<&Rule> =
        sending(rules).map(|(_, rule, _)| rule).filter(|rule| !rule.conditions.is_empty()).collect();
    let mut found = Vec::new();
    for (at, first) in all.iter().enumerate() {
        for second in all[at + 1..].iter().filter(|second| !are_apart(first, second)) {
            let shared = match (first.sources(), second.sources()) {
                (Some(one), Some(other)) => {
                    let shared = one.iter().filter(|source| other.contains(source));
                    shared.map(|source| source.label()).collect::<Vec<_>>().join(" and ")
                }
                (Some(sources), None) | (None, Some(sources)) => {
                    sources.iter().map(|source| source.label()).collect::<Vec<_>>().join(" and ")
                }
                (None, None) => "any source".to_owned(),
            };
            let asks_more = |rule: &Rule| rule.wants().next().is_some();
            let (severity, take) = match asks_more(first) && asks_more(second) {
                true => (Severity::Warning, "may both take a ticket"),
                false => (Severity::Error, "both take tickets"),
            };
            found.push(Warning {
                code: "overlap",
                severity,
                what: format!("“{}” and “{}” {take} from {shared}.", first.name, second.name),
                why: "Freshdesk runs every rule that matches, so such a ticket is posted twice; Stella does not notice repeats.",
                todo: "Leave each source to one rule, or set the rules apart by type, group or company.".into(),
                rules: vec![first.id.clone(), second.id.clone()],
                fix: None,
            });
        }
    }
    found
}

fn missing_source(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let alone = sending(rules).count() == 1;
    let without = sending(rules).filter(|(_, rule, _)| rule.conditions.is_empty());
    without
        .map(|(_, rule, channel)| Warning {
            code: "missing-source",
            severity: if alone { Severity::Warning } else { Severity::Error },
            what: format!("“{}” has no Source condition.", rule.name),
            why: match alone {
                true => "It posts every ticket, wherever it came from, as one of this channel.",
                false => "It posts every ticket, also those that another rule posts: they are asked twice.",
            },
            todo: match USUAL_CHANNELS.contains(&channel) {
                true => format!("Choose the sources of {channel} tickets."),
                false => format!("Choose the sources of {channel} tickets, or what else tells them apart."),
            },
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
    Edit::Rule(RuleEdit::Source(channel.to_owned(), source.into(), true))
}

fn twice(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let both: Vec<(&Rule, &str)> = sending(rules)
        .filter(|(_, rule, _)| rule.events.len() > 1)
        .map(|(_, rule, channel)| (rule, channel))
        .collect();
    let Some((first, channel)) = both.first() else { return Vec::new() };
    let alone = workspace.rules.moment != Moment::Both;
    vec![Warning {
        code: "resolved-and-closed",
        severity: Severity::Error,
        what: match alone {
            true => format!("“{}” lists both Resolved and Closed.", first.name),
            false => "The send rules list both Resolved and Closed.".into(),
        },
        why: "A ticket that is resolved and later closed, also by an automation, is posted twice; Stella does not notice repeats.",
        todo: "Keep one of them. Resolved is when the agent’s work is done.".into(),
        rules: both.iter().map(|(rule, _)| rule.id.clone()).collect(),
        fix: Some((
            "Keep Resolved",
            Edit::Rule(match alone {
                true => RuleEdit::MomentOf((*channel).to_owned(), Some(Moment::Resolved)),
                false => RuleEdit::Moment(Moment::Resolved),
            }),
        )),
    }]
}

/// An exclusion rule that does not hear what a send rule hears, as no rule hears agents and automations alike.
fn exclusion_deaf(_: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let Some(exclusion) = rules.iter().find(|rule| rule.id == RuleId::Exclude) else { return Vec::new() };
    let unheard = sending(rules).filter(|(_, rule, _)| !exclusion.performer.hears_all_of(rule.performer));
    unheard
        .map(|(_, rule, channel)| Warning {
            code: "exclusion-deaf",
            severity: Severity::Error,
            what: format!("“{}” runs when {} acts, and “{}” does not.", rule.name, rule.performer.label(), exclusion.name),
            why: "A rule in Freshdesk listens to people or to the system, not to both: excluded tickets of this channel get a survey.",
            todo: format!("Choose the same performer for {channel} as for the other channels."),
            rules: vec![RuleId::Exclude, rule.id.clone()],
            fix: None,
        })
        .collect()
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
        why: "Rules run from top to bottom: an unassigned ticket is posted without an agent, and Stella logs “Employee not found”.",
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
        todo: "Add the tags or other conditions that exclude a ticket, or switch the rule off.".into(),
        rules: vec![RuleId::Exclude],
        fix: Some(("Switch the rule off", Edit::Rule(RuleEdit::Exclude(false)))),
    })
    .collect()
}

fn exclusion_without_effect(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    if !rules.iter().any(|rule| rule.id == RuleId::Exclude) {
        return Vec::new();
    }
    let field = &workspace.options.do_not_send.settings.field;
    let deaf = sending(rules).filter(|(_, rule, _)| {
        rule.webhook().is_some_and(|call| {
            let template = Template::parse(&call.template, workspace.assumptions.liquid);
            !Reads::of(&template, Clock(0)).fields().contains(field)
        })
    });
    deaf.map(|(_, rule, channel)| Warning {
        code: "exclusion-without-effect",
        severity: Severity::Error,
        what: format!("The payload of “{}” does not read {field}.", rule.name),
        why: "The exclusion rule ticks that field without effect: excluded tickets get a survey.",
        todo: format!("Put do_not_send into the payload of {channel}, or return to the choices."),
        rules: vec![rule.id.clone()],
        fix: Some(("Return to choices", Edit::ReturnToChoices(channel.to_owned()))),
    })
    .collect()
}

/// A payload that is not JSON for some ticket that may come tomorrow.
fn breaks(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let told = sending(rules).filter_map(|(_, rule, channel)| {
        let template = Template::parse(&rule.webhook()?.template, workspace.assumptions.liquid);
        let is_broken = |sample: &&Sample| {
            let sent = template.render(&workspace.assumptions.present(&sample.ticket()), Clock(0)).text;
            payload::read(&sent).is_err()
        };
        let broken: Vec<&str> = match template.errors().is_empty() {
            true => SAMPLES.iter().filter(is_broken).map(|sample| sample.name).collect(),
            false => SAMPLES.iter().map(|sample| sample.name).collect(),
        };
        let first = broken.first()?;
        let of = match broken.len() == SAMPLES.len() {
            true => "any ticket".to_owned(),
            false => format!("{} of {} built-in tickets, as “{first}”", broken.len(), SAMPLES.len()),
        };
        Some(Warning {
            code: "breaks",
            severity: Severity::Error,
            what: format!("The payload of “{}” is not JSON for {of}.", rule.name),
            why: "Stella cannot read it and sends no survey; Freshdesk says so hours later, without the reason.",
            todo: format!("Open {channel} in Build: Problems says what is wrong and how to fix it."),
            rules: vec![rule.id.clone()],
            fix: Some(match workspace.by_hand.contains_key(channel) {
                true => ("Return to choices", Edit::ReturnToChoices(channel.to_owned())),
                false => ("Make it robust", Edit::Preset(Preset::Robust)),
            }),
        })
    });
    told.collect()
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
            fix: Some(("Mark as On in Stella", Edit::Rule(RuleEdit::Manual(channel.to_owned(), false)))),
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
    let channels = workspace.options.channels.iter();
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
            fix: Some(("Leave it in manual mode", Edit::Rule(RuleEdit::Manual(channel.name.clone(), true)))),
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
            "The key would be sent unencrypted, or no request arrives.",
        ),
        Some(host) if host.contains(SUBDOMAIN) => {
            ("The URL has no subdomain yet.", "Each account of Stella has an address of its own.")
        }
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
    let todo = match Endpoint::at(url) {
        Some(_) => format!("Put your account’s in the place of {SUBDOMAIN}, under URL of Stella."),
        None => format!(
            "Use an address like {}; the key goes into {}.",
            SISTER.url,
            workspace.rules.authentication.field()
        ),
    };
    vec![Warning {
        code: "address",
        severity: Severity::Error,
        what: what.into(),
        why,
        todo,
        rules: sending(rules).map(|(_, rule, _)| rule.id.clone()).collect(),
        fix: Some(("Use the usual address", Edit::Rule(RuleEdit::Endpoint(&SISTER)))),
    }]
}

fn key_elsewhere(workspace: &Workspace, rules: &[Rule]) -> Vec<Warning> {
    let book = &workspace.rules;
    let known = Endpoint::at(&book.url).filter(|known| known.authentication != book.authentication);
    let Some(known) = known.filter(|_| sending(rules).next().is_some()) else { return Vec::new() };
    vec![Warning {
        code: "key-elsewhere",
        severity: Severity::Error,
        what: format!(
            "The key goes into {}; this address takes it in {}.",
            book.authentication.field(),
            known.authentication.field()
        ),
        why: "Stella answers 403 to every request, and Freshdesk shows nothing of it for a day.",
        todo: "Put the key where the address takes it.".into(),
        rules: sending(rules).map(|(_, rule, _)| rule.id.clone()).collect(),
        fix: Some(("Move the key there", Edit::Rule(RuleEdit::Authentication(known.authentication)))),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Choice;
    use crate::rule_settings::{
        Authentication, ConditionEdit, Performer, ProgressEdit, Property, REQUESTS_API, Test,
    };

    fn acme() -> String {
        REQUESTS_API.url.replace(SUBDOMAIN, "acme")
    }

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
        let no_email = || rule(RuleEdit::Source("email".into(), Source::Email.into(), false));
        let excluded = RuleId::Exclude;
        for (edits, expected) in [
            (vec![], vec![]),
            (vec![on("chat"), on("phone")], vec![]),
            (vec![off("email")], vec![("no-channel", Error)]),
            (
                vec![on("chat"), rule(RuleEdit::Source("chat".into(), Source::Email.into(), true))],
                vec![("overlap", Error)],
            ),
            (vec![no_email()], vec![("missing-source", Warning)]),
            (vec![on("chat"), no_email()], vec![("missing-source", Error)]),
            (vec![Edit::AddChannel("In store".into())], vec![("missing-source", Error)]),
            (vec![rule(RuleEdit::Moment(Moment::Both))], vec![("resolved-and-closed", Error)]),
            (vec![rule(RuleEdit::Moment(Moment::Closed))], vec![]),
            (
                vec![rule(RuleEdit::MomentOf("email".into(), Some(Moment::Both)))],
                vec![("resolved-and-closed", Error)],
            ),
            (
                vec![on("chat"), rule(RuleEdit::PerformerOf("chat".into(), Some(Performer::System)))],
                vec![("exclusion-deaf", Error)],
            ),
            (vec![on("chat"), rule(RuleEdit::PerformerOf("chat".into(), Some(Performer::Agent)))], vec![]),
            (
                vec![rule(RuleEdit::Order(vec![RuleId::Assign, send("email"), excluded.clone()]))],
                vec![("exclusion-below", Error)],
            ),
            (
                vec![rule(RuleEdit::Order(vec![excluded, send("email"), RuleId::Assign]))],
                vec![("assign-below", Error)],
            ),
            (vec![rule(RuleEdit::ExcludeTags(vec![" , ".into()]))], vec![("exclusion-of-all", Error)]),
            (vec![Edit::Switch(Choice::DoNotSend, false)], vec![]),
            (vec![Edit::Write("email".into(), "{}".into())], vec![("exclusion-without-effect", Error)]),
            (
                vec![Edit::Write(
                    "email".into(),
                    "{\"channel\":\"chat\"{% if ticket.cf_do_not_send_stella_connect_request %}{% endif %}}"
                        .into(),
                )],
                vec![("other-channel", Error)],
            ),
            (vec![Edit::Preset(Preset::Guide)], vec![("breaks", Error)]),
            (
                vec![Edit::Write(
                    "email".into(),
                    "x {{ ticket.cf_do_not_send_stella_connect_request }}".into(),
                )],
                vec![("breaks", Error)],
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
            (vec![rule(RuleEdit::Endpoint(&REQUESTS_API))], vec![("address", Error)]),
            (vec![rule(RuleEdit::Endpoint(&REQUESTS_API)), rule(RuleEdit::Url(acme()))], vec![]),
            (vec![rule(RuleEdit::Url(acme()))], vec![("key-elsewhere", Error)]),
            (vec![rule(RuleEdit::Authentication(Authentication::Header))], vec![("key-elsewhere", Error)]),
            (
                vec![
                    rule(RuleEdit::Url("https://proxy.example/".into())),
                    rule(RuleEdit::Authentication(Authentication::Header)),
                ],
                vec![],
            ),
        ] {
            assert_eq!(found(&edits), expected, "{edits:?}");
        }
    }

    /// Two rules, email and one of one's own, and what each asks of its tickets.
    #[test]
    fn rules_are_apart_by_source_or_by_what_a_ticket_has_only_one_of() {
        use Property::{Group, Tag, Type};
        use Severity::{Error, Warning};
        let only = |channel: &str, property, typed: &str| {
            let asks = ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()]);
            Edit::Rule(RuleEdit::Only(channel.into(), asks))
        };
        let email = |property, typed| only("email", property, typed);
        let store = |property, typed| only("store", property, typed);
        let from_email = || Edit::Rule(RuleEdit::Source("store".into(), Source::Email.into(), true));
        for (edits, expected) in [
            (vec![], vec![("missing-source", Error)]),
            (vec![from_email()], vec![("overlap", Error)]),
            (vec![store(Group, "Stores")], vec![("overlap", Error)]),
            (vec![store(Group, "Stores"), email(Group, "Support; Billing")], vec![]),
            (vec![store(Group, "Stores"), email(Group, "support; STORES")], vec![("overlap", Warning)]),
            (vec![from_email(), store(Group, "Stores"), email(Group, "Support")], vec![]),
            (vec![from_email(), store(Group, "Stores"), email(Type, "Question")], vec![("overlap", Warning)]),
            (vec![store(Tag, "store"), email(Tag, "mail")], vec![("overlap", Warning)]),
        ] {
            let all = [vec![Edit::AddChannel("store".into())], edits].concat();
            assert_eq!(found(&all), expected, "{all:?}");
        }
    }

    #[test]
    fn every_fix_mends_what_it_says() {
        let wrongs = [
            Edit::Rule(RuleEdit::Source("email".into(), Source::Email.into(), false)),
            Edit::Rule(RuleEdit::Moment(Moment::Both)),
            Edit::Rule(RuleEdit::MomentOf("email".into(), Some(Moment::Both))),
            Edit::Rule(RuleEdit::Order(vec![send("email")])),
            Edit::Rule(RuleEdit::ExcludeTags(Vec::new())),
            Edit::Rule(RuleEdit::Manual("email".into(), true)),
            Edit::Rule(RuleEdit::Url("ftp".into())),
            Edit::Rule(RuleEdit::Endpoint(&REQUESTS_API)),
            Edit::Rule(RuleEdit::Url(acme())),
            Edit::Write("email".into(), "{}".into()),
            Edit::Write("email".into(), "{% if".into()),
            Edit::Preset(Preset::Guide),
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
