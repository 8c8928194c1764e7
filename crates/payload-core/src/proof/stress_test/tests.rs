use super::*;
use crate::options::{Options, Preset, Safety};
use crate::workspace::Edit;
use serde_json::json;

const NOW: Clock = Clock(1_767_600_000);

fn run(workspace: &Workspace, mixtures: usize) -> StressTest {
    let mut test = StressTest::new(workspace, 7, mixtures, NOW);
    while !test.step(500) {}
    test
}

fn by_hand(template: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Write("email".into(), template.into()));
    workspace
}

fn found(test: &StressTest) -> Vec<String> {
    test.breaks.iter().map(|found| format!("{} [{}]", found.cause(), found.failure.why)).collect()
}

#[test]
fn the_robust_preset_holds() {
    for safety in [Safety::Neutral, Safety::Exact] {
        let mut workspace = Workspace::default();
        workspace.options.style.safety = safety;
        workspace.options.brand.on = safety == Safety::Neutral;
        workspace.options.language.on = safety == Safety::Neutral;
        let test = run(&workspace, 400);
        assert_eq!(found(&test), [""; 0], "{safety:?}");
        assert!(test.done() > 4_000);
    }
}

#[test]
fn the_guides_preset_breaks_at_a_quote() {
    let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
    let test = run(&workspace, 500);
    let causes: Vec<String> = test.breaks.iter().map(Break::cause).collect();
    assert!(causes.contains(&"Requester name = “\"”".to_owned()), "{causes:?}");
    assert!(test.breaks.iter().any(|found| found.failure.kind == FailureKind::Injection), "{causes:?}");
}

#[test]
fn an_injection_is_one_even_where_the_json_is_valid() {
    let template = r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"ext_interaction_id":"{{ticket.id}}"}"#;
    let test = run(&by_hand(template), 0);
    let injection = test.breaks.iter().find(|found| found.failure.kind == FailureKind::Injection).unwrap();
    assert!(injection.failure.why.starts_with("a value adds the key"), "{:?}", injection.failure);
    let judge = &test.judges[0];
    let rendered = judge.render(&injection.ticket, injection.assumptions).text;
    assert!(crate::payload::read(&rendered).is_ok(), "{rendered}");
}

#[test]
fn a_pair_that_swallows_a_quote_is_an_injection() {
    let template = r#"{"a":["{{ticket.subject}}","{{ticket.requester.name}}"]}"#;
    let workspace = by_hand(template);
    let judge = Judge::new("email", template, &workspace.options.do_not_send.settings.field, NOW);
    let mut ticket = judge.harmless.ticket.clone();
    ticket.set(&Placeholder::known("ticket.subject"), Some(json!("\\")));
    ticket.set(&Placeholder::known("ticket.requester.name"), Some(json!(",\"c")));
    let judgment = judge.on(&ticket, Assumptions::default());
    assert_eq!(judgment.failure.map(|failure| failure.kind), Some(FailureKind::Injection));
}

#[test]
fn one_unsafe_place_in_a_robust_template_is_found_and_shrunk() {
    let robust = Workspace::default().template("email").text;
    let broken =
        robust.replace(r#"{{ticket.requester.name | replace:'"', "'"}}"#, "{{ticket.requester.name}}");
    assert_ne!(robust, broken);
    let test = run(&by_hand(&broken), 200);
    assert!(
        test.breaks
            .iter()
            .all(|found| found.values.iter().all(|(place, _)| place.as_str() == "ticket.requester.name"))
    );
    let small = test.breaks.iter().find(|found| found.failure.kind == FailureKind::NotJson).unwrap();
    assert_eq!(small.cause(), "Requester name = “\"”");
    assert!(test.sentence().contains("broke it"), "{}", test.sentence());
}

#[test]
fn the_seed_decides() {
    let mut workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
    (workspace.options.tags.on, workspace.options.link.on) = (false, false);
    assert_eq!(run(&workspace, 300).breaks, run(&workspace, 300).breaks);
}

#[test]
fn nothing_to_break_without_a_channel() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Channel("email".into(), false));
    assert_eq!(run(&workspace, 100).sentence(), "No channel is on: there is nothing to break.");
}
