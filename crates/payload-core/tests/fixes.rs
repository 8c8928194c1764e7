//! Every fix of every finding: what it mends is gone afterwards, and the proof is no worse.
//!
//! The templates are those of `tests/cases` and `tests/findings`, and of `tests/kinds`, where the folder's name is the
//! code of the finding that each template in it must have; in `tests/kinds/good` there must be none.

use payload_core::assumptions::Assumptions;
use payload_core::checks::{Finding, Severity, find};
use payload_core::escaping::Escaping;
use payload_core::placeholder::Placeholder;
use payload_core::preview::send;
use payload_core::proof::matrix::{Origin, Proof};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const NOW: Clock = Clock(1_767_600_000);

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Every template below a folder: the name of its own folder, its name, its text.
fn templates(root: &Path) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(root).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            all.extend(templates(&path));
        } else if path.extension().is_some_and(|end| end == "liquid") {
            let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("it is text");
            all.push((name(root), name(&path), text));
        }
    }
    all.sort();
    all
}

fn workspace(text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".to_owned(), text.to_owned());
    workspace
}

fn found(text: &str) -> Vec<Finding> {
    find(&workspace(text), "email", text, NOW)
}

/// How many cases there are, how many hold, and how many of these are surveys: of every built-in ticket in the two Liquids as values arrive as
/// they are, or with the feature `exhaustive` in every possible Freshdesk.
fn proof(text: &str) -> [usize; 3] {
    let mut proof = Proof::new(&workspace(text), NOW);
    // A fix may bring a branch with it, whose tickets would not be there before.
    proof.subjects.retain(|subject| subject.origin != Origin::Branch);
    if !cfg!(feature = "exhaustive") {
        proof.freshdesks.truncate(2);
    }
    while !proof.step(usize::MAX) {}
    [proof.total(), proof.held(), proof.surveys()]
}

/// What a fix must mend: the findings of its code that say the same.
fn alike(findings: &[Finding], finding: &Finding) -> usize {
    findings.iter().filter(|other| other.code == finding.code && other.what == finding.what).count()
}

/// What is wrong with the fixes of a template.
fn failures(name: &str, text: &str) -> Vec<String> {
    let before = found(text);
    let mut failures = Vec::new();
    let mut proved = None;
    let mut tried: Vec<String> = Vec::new();
    for finding in &before {
        let Some(fix) = &finding.fix else { continue };
        let mended = fix.apply(text);
        let mut say = |what: String| {
            failures.push(format!(
                "{name}: {} “{}” ({}): {what}\n{mended}",
                finding.code, fix.label, finding.what
            ));
        };
        if mended == text {
            say("it changes nothing".to_owned());
            continue;
        }
        if alike(&found(&mended), finding) >= alike(&before, finding) {
            say("the finding stays".to_owned());
        }
        if tried.contains(&mended) {
            continue;
        }
        tried.push(mended.clone());
        let [cases, held, surveys] = *proved.get_or_insert_with(|| proof(text));
        let [cases_after, held_after, surveys_after] = proof(&mended);
        // Only what leans on Rails is tried there, so there may be fewer cases after a fix. Where nobody gets a survey, a
        // case holds because the ticket's own fault comes before the template's: a fix may show the latter.
        let is_less = |before: usize, after: usize| after * cases < before * cases_after;
        if surveys > 0 && is_less(held, held_after) {
            say(format!("{held} cases held, and {held_after} do after it"));
        }
        if is_less(surveys, surveys_after) {
            say(format!("{surveys} surveys came, and {surveys_after} do after it"));
        }
    }
    failures
}

#[test]
fn after_every_fix_the_finding_is_gone_and_the_proof_no_worse() {
    let all: Vec<_> =
        ["cases", "findings", "kinds"].into_iter().flat_map(|name| templates(&folder(name))).collect();
    assert!(all.len() > 100, "{}", all.len());
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((of, name, text)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let failures = failures(&format!("{of}/{name}"), text);
                    failed.lock().expect("nobody panics with it").extend(failures);
                }
            });
        }
    });
    let failed = failed.into_inner().expect("nobody panics with it");
    assert!(failed.is_empty(), "{} fixes fail:\n{}", failed.len(), failed.join("\n\n"));
}

#[test]
fn an_address_is_mended_as_one_whatever_else_its_field_fills() {
    let text = r#"{"custom_properties": {"wrote": "{{ ticket.from_email }}"}, "channel": "email",
        "employee": {"email": "{{ ticket.agent.email }}"}, "customer": {"email": "{{ ticket.from_email }}"}}"#;
    let finding =
        found(text).into_iter().find(|finding| finding.what.starts_with("From e-mail can add keys"));
    let mended = finding.and_then(|finding| finding.fix).expect("it has a fix").apply(text);
    let assumptions = Assumptions { escaping: Escaping::Json, ..Assumptions::default() };
    let mut ticket = Workspace::default().ticket;
    ticket.set(&Placeholder::known("ticket.from_email"), Some("ann@example.com\n".into()));
    let sent = send(&assumptions.parse(&mended), &assumptions.hand_over(&ticket), "email", NOW);
    let payload = sent.payload.expect("it is JSON");
    let address = payload.at("customer.email").and_then(|json| json.text());
    assert_eq!(address, Some("ann@example.com"), "{mended}");
}

#[test]
fn every_kind_is_found_and_good_templates_are_left_alone() {
    let mut wrong = Vec::new();
    for (code, name, text) in templates(&folder("kinds")) {
        let all = found(&text);
        let problems = || all.iter().filter(|finding| finding.severity > Severity::Note);
        let is_right = match code.as_str() {
            "good" => problems().next().is_none(),
            code => all.iter().any(|finding| finding.code == code),
        };
        if !is_right {
            let codes: Vec<_> =
                all.iter().map(|finding| format!("{}: {}", finding.code, finding.what)).collect();
            wrong.push(format!("{code}/{name}:\n  {}", codes.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
