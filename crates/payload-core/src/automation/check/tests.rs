//! The checks of rules, on sets of edits of the ordinary workspace.

use super::{blockers, sources_to_choose, warnings};
use crate::finding::Severity::{self, Breaks, Wrong};
use crate::finding::{Change, Finding};
use crate::options::{Choice, Preset};
use crate::rule_settings::{
    Authentication, ConditionEdit, Moment, Performer, ProgressEdit, Property, REQUESTS_API, RuleEdit, RuleId,
    SUBDOMAIN, Source, Stage, Test,
};
use crate::workspace::{Edit, Workspace};

fn acme() -> String {
    REQUESTS_API.url.replace(SUBDOMAIN, "acme")
}

fn send(channel: &str) -> RuleId {
    RuleId::Send(channel.into())
}

fn found(edits: &[Edit]) -> Vec<(&'static str, Severity)> {
    let mut workspace = Workspace::default();
    edits.iter().cloned().for_each(|edit| workspace.apply(edit));
    let quiet = |warning: &Finding| warning.code != "no-rule";
    warnings(&workspace).iter().filter(|w| quiet(w)).map(|w| (w.code, w.severity)).collect()
}

#[test]
fn sets_and_what_is_wrong_with_them() {
    let on = |channel: &str| Edit::Channel(channel.into(), true);
    let off = |channel: &str| Edit::Channel(channel.into(), false);
    let rule = Edit::Rule;
    let stage = |channel, stage| Edit::Progress(ProgressEdit::Stage(send(channel), stage));
    let no_email = || rule(RuleEdit::Source("email".into(), Source::Email.into(), false));
    let excluded = RuleId::Exclude;
    for (edits, expected) in [
        (vec![], vec![]),
        (vec![on("chat"), on("phone")], vec![]),
        (vec![off("email")], vec![("no-channel", Breaks)]),
        (
            vec![on("chat"), rule(RuleEdit::Source("chat".into(), Source::Email.into(), true))],
            vec![("overlap", Breaks)],
        ),
        (vec![no_email()], vec![("missing-source", Wrong)]),
        (vec![on("chat"), no_email()], vec![("missing-source", Breaks)]),
        (vec![Edit::AddChannel("In store".into())], vec![("missing-source", Breaks)]),
        (vec![rule(RuleEdit::Moment(Moment::Both))], vec![("resolved-and-closed", Breaks)]),
        (vec![rule(RuleEdit::Moment(Moment::Closed))], vec![]),
        (
            vec![rule(RuleEdit::MomentOf("email".into(), Some(Moment::Both)))],
            vec![("resolved-and-closed", Breaks)],
        ),
        (
            vec![on("chat"), rule(RuleEdit::PerformerOf("chat".into(), Some(Performer::System)))],
            vec![("exclusion-deaf", Breaks)],
        ),
        (vec![on("chat"), rule(RuleEdit::PerformerOf("chat".into(), Some(Performer::Agent)))], vec![]),
        (
            vec![rule(RuleEdit::Order(vec![RuleId::Assign, send("email"), excluded.clone()]))],
            vec![("exclusion-below", Breaks)],
        ),
        (
            vec![rule(RuleEdit::Order(vec![excluded, send("email"), RuleId::Assign]))],
            vec![("assign-below", Breaks)],
        ),
        (vec![rule(RuleEdit::ExcludeTags(vec![" , ".into()]))], vec![("exclusion-of-all", Breaks)]),
        (vec![Edit::Switch(Choice::DoNotSend, false)], vec![]),
        (
            vec![Edit::Write("email".into(), "{}".into())],
            vec![("exclusion-without-effect", Breaks), ("no-survey", Breaks)],
        ),
        (
            vec![Edit::Write(
                "email".into(),
                "{\"channel\":\"chat\"{% if ticket.cf_do_not_send_stella_connect_request %}{% endif %}}"
                    .into(),
            )],
            vec![("other-channel", Breaks)],
        ),
        (vec![Edit::Preset(Preset::Guide)], vec![("breaks", Breaks)]),
        (
            vec![Edit::Write("email".into(), "x {{ ticket.cf_do_not_send_stella_connect_request }}".into())],
            vec![("breaks", Breaks)],
        ),
        (vec![rule(RuleEdit::Manual("email".into(), true))], vec![("manual-channel", Breaks)]),
        (vec![on("chat"), stage("email", Stage::Test), stage("chat", Stage::Test)], vec![]),
        (
            vec![on("chat"), stage("email", Stage::Production), stage("chat", Stage::Test)],
            vec![("stages-mixed", Wrong)],
        ),
        (vec![rule(RuleEdit::Url("http://a.b".into()))], vec![("address", Breaks)]),
        (
            vec![rule(RuleEdit::Url("https://connect:k@api.stellaconnect.net/".into()))],
            vec![("address", Breaks)],
        ),
        (vec![rule(RuleEdit::Endpoint(&REQUESTS_API))], vec![("address", Breaks)]),
        (vec![rule(RuleEdit::Endpoint(&REQUESTS_API)), rule(RuleEdit::Url(acme()))], vec![]),
        (vec![rule(RuleEdit::Url(acme()))], vec![("key-elsewhere", Breaks)]),
        (vec![rule(RuleEdit::Authentication(Authentication::Header))], vec![("key-elsewhere", Breaks)]),
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
    let only = |channel: &str, property, typed: &str| {
        let asks = ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()]);
        Edit::Rule(RuleEdit::Only(channel.into(), asks))
    };
    let email = |property, typed| only("email", property, typed);
    let store = |property, typed| only("store", property, typed);
    let from_email = || Edit::Rule(RuleEdit::Source("store".into(), Source::Email.into(), true));
    for (edits, expected) in [
        (vec![], vec![("missing-source", Breaks)]),
        (vec![from_email()], vec![("overlap", Breaks)]),
        (vec![store(Group, "Stores")], vec![("overlap", Breaks)]),
        (vec![store(Group, "Stores"), email(Group, "Support; Billing")], vec![]),
        (vec![store(Group, "Stores"), email(Group, "support; STORES")], vec![("overlap", Wrong)]),
        (vec![from_email(), store(Group, "Stores"), email(Group, "Support")], vec![]),
        (vec![from_email(), store(Group, "Stores"), email(Type, "Question")], vec![("overlap", Wrong)]),
        (vec![store(Tag, "store"), email(Tag, "mail")], vec![("overlap", Wrong)]),
    ] {
        let all = [vec![Edit::AddChannel("store".into())], edits].concat();
        assert_eq!(found(&all), expected, "{all:?}");
    }
}

/// Payloads that are JSON for every ticket, and bring no survey or a wrong one.
#[test]
fn a_payload_that_asks_the_wrong_person_is_told() {
    let robust = Workspace::default().template("email").text;
    for (right, wrong) in [
        ("ticket.agent.email", "ticket.agent.name"),
        ("ticket.from_email", "ticket.agent.email"),
        ("ticket.agent.email", "ticket.requester.email"),
    ] {
        assert!(robust.contains(right), "{right}");
        let edit = Edit::Write("email".into(), robust.replace(right, wrong));
        assert_eq!(found(&[edit]), [("no-survey", Breaks)], "{wrong}");
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
            let Some(Change::Workspace(fix)) = warning.fix.map(|fix| fix.change) else { continue };
            let mut mended = workspace.clone();
            mended.apply(fix);
            let same = |other: &Finding| other.code == warning.code && other.what == warning.what;
            assert!(!warnings(&mended).iter().any(same), "{}", warning.code);
        }
    }
}

#[test]
fn a_moment_is_mended_where_it_was_chosen() {
    let all = |moment| Edit::Rule(RuleEdit::Moment(moment));
    let of_email = |moment| Edit::Rule(RuleEdit::MomentOf("email".into(), Some(moment)));
    for edits in [
        vec![all(Moment::Both)],
        vec![of_email(Moment::Both)],
        vec![all(Moment::Both), of_email(Moment::Both)],
    ] {
        let mut workspace = Workspace::default();
        edits.iter().cloned().for_each(|edit| workspace.apply(edit));
        let told = |workspace: &Workspace| {
            warnings(workspace).into_iter().find(|warning| warning.code == "resolved-and-closed")
        };
        let fix = told(&workspace).and_then(|warning| warning.fix).map(|fix| fix.change);
        let Some(Change::Workspace(fix)) = fix else { panic!("no fix after {edits:?}") };
        workspace.apply(fix);
        assert!(told(&workspace).is_none(), "{edits:?}");
    }
}

#[test]
fn channels_without_a_rule_are_told() {
    let codes: Vec<String> = warnings(&Workspace::default()).into_iter().map(|w| w.what).collect();
    assert_eq!(
        codes,
        ["chat", "phone"]
            .map(|channel| format!("The channel {channel} has no rule, so its tickets get no survey."))
    );
}

#[test]
fn a_channel_without_a_rule_is_no_more_than_a_note_in_production_too() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Progress(ProgressEdit::Stage(send("email"), Stage::Production)));
    let told: Vec<_> =
        warnings(&workspace).into_iter().map(|warning| (warning.code, warning.severity)).collect();
    assert_eq!(told, [("no-rule", Severity::Note); 2]);
}

#[test]
fn every_rule_that_stands_wrong_is_named() {
    let mut workspace = Workspace::default();
    for (channel, expected) in [
        ("email", "“Send Stella Connect request for email channel”"),
        (
            "chat",
            "“Send Stella Connect request for email channel” and “Send Stella Connect request for chat channel”",
        ),
        ("phone", "“Send Stella Connect request for email channel” and 2 other rules that send"),
    ] {
        workspace.apply(Edit::Channel(channel.into(), true));
        let sending = workspace.options.channels_on().map(send);
        let order: Vec<RuleId> =
            [RuleId::Assign].into_iter().chain(sending).chain([RuleId::Exclude]).collect();
        workspace.apply(Edit::Rule(RuleEdit::Order(order.clone())));
        let found = blockers(&workspace);
        let below = found.iter().find(|finding| finding.code == "exclusion-below").unwrap();
        assert_eq!(below.what, format!("“Do not send Stella Connect request” is below {expected}."));
        assert!(order[1..].iter().all(|rule| below.rules.contains(rule)));
    }
}

#[test]
fn what_is_mended_by_choosing_sources_says_whose() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::AddChannel("store".into()));
    let told = |workspace: &Workspace| {
        let found = blockers(workspace);
        found.iter().map(|one| (one.code, sources_to_choose(one).map(str::to_owned))).collect::<Vec<_>>()
    };
    assert_eq!(told(&workspace), [("missing-source", Some("store".to_owned()))]);
    workspace.apply(Edit::Rule(RuleEdit::Source("store".into(), Source::Email.into(), true)));
    assert_eq!(told(&workspace), [("overlap", Some("store".to_owned()))]);
    workspace.apply(Edit::Rule(RuleEdit::Source("store".into(), Source::Email.into(), false)));
    workspace.apply(Edit::Rule(RuleEdit::Source("store".into(), Source::Portal.into(), true)));
    workspace.apply(Edit::Rule(RuleEdit::Moment(Moment::Both)));
    assert_eq!(told(&workspace), [("resolved-and-closed", None)]);
}
