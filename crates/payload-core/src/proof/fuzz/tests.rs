use super::*;
use crate::options::{Options, Preset, Safety};
use crate::workspace::Edit;
use serde_json::json;

const NOW: Clock = Clock(1_767_600_000);

fn attack(workspace: &Workspace, mixtures: usize) -> Attack {
    let mut attack = Attack::new(workspace, 7, mixtures, NOW);
    while !attack.step(500) {}
    attack
}

fn by_hand(template: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Write("email".into(), template.into()));
    workspace
}

fn found(attack: &Attack) -> Vec<String> {
    attack.breaks.iter().map(|found| format!("{} [{}]", found.cause(), found.failure.why)).collect()
}

#[test]
fn the_robust_preset_holds() {
    for safety in [Safety::Neutral, Safety::Exact] {
        let mut workspace = Workspace::default();
        workspace.options.style.safety = safety;
        workspace.options.brand.on = safety == Safety::Neutral;
        workspace.options.language.on = safety == Safety::Neutral;
        let attack = attack(&workspace, 400);
        assert_eq!(found(&attack), [""; 0], "{safety:?}");
        assert!(attack.done() > 4_000);
    }
}

#[test]
fn the_guides_preset_breaks_at_a_quote() {
    let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
    let attack = attack(&workspace, 500);
    let causes: Vec<String> = attack.breaks.iter().map(Break::cause).collect();
    assert!(causes.contains(&"Requester name = “\"”".to_owned()), "{causes:?}");
    assert!(attack.breaks.iter().any(|found| found.failure.kind == FailureKind::Injection), "{causes:?}");
}

#[test]
fn an_injection_is_one_even_where_the_json_is_valid() {
    let template = r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"ext_interaction_id":"{{ticket.id}}"}"#;
    let attack = attack(&by_hand(template), 0);
    let injection = attack.breaks.iter().find(|found| found.failure.kind == FailureKind::Injection).unwrap();
    assert!(injection.failure.why.starts_with("a value adds the key"), "{:?}", injection.failure);
    let judge = &attack.judges[0];
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
    let judgement = judge.on(&ticket, Assumptions::default());
    assert_eq!(judgement.failure.map(|failure| failure.kind), Some(FailureKind::Injection));
}

#[test]
fn one_unsafe_place_in_a_robust_template_is_found_and_shrunk() {
    let robust = Workspace::default().template("email").text;
    let broken =
        robust.replace(r#"{{ticket.requester.name | replace:'"', "'"}}"#, "{{ticket.requester.name}}");
    assert_ne!(robust, broken);
    let attack = attack(&by_hand(&broken), 200);
    assert!(
        attack
            .breaks
            .iter()
            .all(|found| found.values.iter().all(|(place, _)| place.as_str() == "ticket.requester.name"))
    );
    let small = attack.breaks.iter().find(|found| found.failure.kind == FailureKind::NotJson).unwrap();
    assert_eq!(small.cause(), "Requester name = “\"”");
    assert!(attack.sentence().contains("broke it"), "{}", attack.sentence());
}

#[test]
fn the_seed_decides() {
    let mut workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
    (workspace.options.tags.on, workspace.options.link.on) = (false, false);
    assert_eq!(attack(&workspace, 300).breaks, attack(&workspace, 300).breaks);
}

#[test]
fn nothing_to_break_without_a_channel() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Channel("email".into(), false));
    assert_eq!(attack(&workspace, 100).sentence(), "No channel is on: there is nothing to break.");
}
