//! Which steps there are for which choices, and what their ticks stand for.

use super::*;
use crate::options::{Choice, Content};

fn words(workspace: &Workspace) -> Vec<String> {
    chapters(workspace).into_iter().flat_map(|chapter| chapter.steps).map(|step| step.word).collect()
}

#[test]
fn the_usual_way() {
    insta::assert_snapshot!(words(&Workspace::default()).join(" "), @"all-in-freshdesk profiles same-address customer-address assigned test-address test-key curl field rule-assign rule-do-not-send rule-send-email order customer test-send-email test-assign test-exclude status-page survey production-send-email switch-email manual-chat manual-phone suppression first-day");
}

#[test]
fn only_what_applies() {
    let has = |edits: &[Edit], word: &str| {
        let mut workspace = Workspace::default();
        edits.iter().cloned().for_each(|edit| workspace.apply(edit));
        words(&workspace).iter().any(|other| other == word)
    };
    let on = |choice| Edit::Switch(choice, true);
    let off = |choice| Edit::Switch(choice, false);
    let chat = || Edit::Channel("chat".into(), true);
    let manual = || Edit::Rule(RuleEdit::Manual("chat".into(), true));
    for (edits, word, expected) in [
        (vec![], "brand-field", false),
        (vec![on(Choice::Brand)], "brand-field", true),
        (vec![], "test-brand", false),
        (vec![on(Choice::Brand)], "test-brand", true),
        (vec![on(Choice::Brand), Edit::Brand(Some(Content::Text("Acme".into())))], "test-brand", false),
        (vec![], "test-language", false),
        (vec![on(Choice::Language)], "test-language", true),
        (vec![], "languages", false),
        (vec![on(Choice::Language)], "languages", true),
        (vec![], "custom-properties", false),
        (vec![on(Choice::CustomProperties)], "custom-properties", true),
        (vec![], "field", true),
        (vec![off(Choice::DoNotSend)], "field", false),
        (vec![off(Choice::DoNotSend)], "test-exclude", false),
        (vec![Edit::Rule(RuleEdit::Exclude(false))], "field", true),
        (vec![Edit::Rule(RuleEdit::Assign(false))], "rule-assign", false),
        (vec![], "manual-chat", true),
        (vec![], "switch-chat", false),
        (vec![chat()], "manual-chat", false),
        (vec![chat()], "switch-chat", true),
        (vec![chat()], "production-send-chat", true),
        (vec![chat(), manual()], "switch-chat", false),
        (vec![chat(), manual()], "manual-chat", true),
    ] {
        assert_eq!(has(&edits, word), expected, "{word} with {edits:?}");
    }
}

#[test]
fn a_rule_that_is_in_production_is_created_and_has_its_key() {
    let mut workspace = Workspace::default();
    let email = RuleId::Send("email".into());
    let done = |workspace: &Workspace| {
        let steps: Vec<Step> = chapters(workspace).into_iter().flat_map(|chapter| chapter.steps).collect();
        let done = steps.into_iter().filter(|step| step.is_done(workspace));
        done.map(|step| step.word).collect::<Vec<_>>()
    };
    workspace.apply(Edit::Progress(ProgressEdit::Stage(email.clone(), Stage::Production)));
    assert_eq!(done(&workspace), ["rule-send-email", "production-send-email"]);
    workspace.apply(Edit::Progress(ProgressEdit::Stage(email, Stage::Test)));
    assert_eq!(done(&workspace), ["rule-send-email"]);
}

#[test]
fn the_rule_that_assigns_is_named_wherever_it_stands() {
    let mut workspace = Workspace::default();
    let assigned = |workspace: &Workspace| {
        let chapters = chapters(workspace);
        let mut steps = chapters.iter().flat_map(|chapter| &chapter.steps);
        steps.find(|step| step.word == "assigned").unwrap().title.clone()
    };
    let title = assigned(&workspace);
    assert!(
        title.ends_with("the rule “Assign agent when ticket is closed” assigns the agent who resolves them")
    );
    workspace.apply(Edit::Rule(RuleEdit::Order(vec![RuleId::Exclude, RuleId::Assign])));
    assert_eq!(assigned(&workspace), title);
    workspace.apply(Edit::Rule(RuleEdit::Name(RuleId::Assign, "Mine".into())));
    assert!(assigned(&workspace).contains("the rule “Mine” assigns"));
}

#[test]
fn what_a_stage_ticks_is_told() {
    let mut workspace = Workspace::default();
    let email = RuleId::Send("email".into());
    for (stage, expected) in [
        (Stage::NotYet, None),
        (Stage::Test, Some("Its step under “Field and rules” is ticked.")),
        (Stage::Production, Some("Its steps under “Field and rules” and “Production” are ticked.")),
    ] {
        workspace.apply(Edit::Progress(ProgressEdit::Stage(email.clone(), stage)));
        assert_eq!(ticked_by_stage(&workspace, &email).as_deref(), expected);
    }
    assert_eq!(ticked_by_stage(&workspace, &RuleId::Send("chat".into())), None);
}

#[test]
fn a_channel_that_is_left_manual_is_manual_everywhere() {
    let mut workspace = Workspace::default();
    let chapters = chapters(&workspace);
    let mut steps = chapters.iter().flat_map(|chapter| &chapter.steps);
    let chat = steps.find(|step| step.word == "manual-chat").unwrap();
    workspace.apply(chat.ticked(&workspace, true));
    assert!(workspace.rules.manual.contains("chat") && chat.is_done(&workspace));
    let warned: Vec<String> =
        crate::automation::check::warnings(&workspace).into_iter().map(|warning| warning.what).collect();
    assert_eq!(warned, ["The channel phone has no rule, so its tickets get no survey."]);
}

#[test]
fn words_are_their_own_and_ticks_count() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::AddChannel("assign".into()));
    let mut all = words(&workspace);
    let count = all.len();
    let tick_all = |workspace: &mut Workspace, on| {
        for step in chapters(workspace).iter().flat_map(|chapter| &chapter.steps) {
            workspace.apply(step.ticked(workspace, on));
        }
    };
    tick_all(&mut workspace, true);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
    workspace.apply(Edit::Progress(ProgressEdit::Tick("gone".into(), true)));
    assert_eq!(progress(&workspace, &chapters(&workspace)), (count, count));
    tick_all(&mut workspace, false);
    assert_eq!(progress(&workspace, &chapters(&workspace)), (0, count));
}

#[test]
fn no_step_states_an_order_that_does_not_work() {
    let mut workspace = Workspace::default();
    let order = |workspace: &Workspace| {
        let chapters = chapters(workspace);
        let mut steps = chapters.iter().flat_map(|chapter| &chapter.steps);
        steps.find(|step| step.word == "order").unwrap().title.clone()
    };
    let right = order(&workspace);
    let email = RuleId::Send("email".into());
    workspace.apply(Edit::Rule(RuleEdit::Order(vec![RuleId::Assign, email.clone(), RuleId::Exclude])));
    assert_eq!(order(&workspace), right);
    workspace.apply(Edit::Rule(RuleEdit::Order(vec![RuleId::Exclude, RuleId::Assign, email])));
    assert!(order(&workspace).starts_with("Put them in this order: “Do not send"), "{}", order(&workspace));
}
