//! The survey goes to the requester of the ticket, about its agent, on the channel of the rule: for every role and
//! every documented field, verdict, problems and proof say one thing of it.

use payload_core::analysis::analyze;
use payload_core::assumptions::Assumptions;
use payload_core::checks::{Finding, Severity, find};
use payload_core::preview::roles::{Fit, ROLES, Role, RoleKind};
use payload_core::proof::judge::{FailureKind, Judge};
use payload_core::proof::matrix::Proof;
use payload_core::ticket::field::FIELDS;
use payload_core::ticket::read;
use payload_core::ticket::sample::SAMPLES;
use payload_core::verdict::{Outcome, Verdict};
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::Clock;
use std::fs;
use std::path::Path;

const NOW: Clock = Clock(1_767_600_000);

fn case(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    fs::read_to_string(file).expect("the case is there")
}

/// What is said of a template.
struct Said {
    verdict: Verdict,
    findings: Vec<Finding>,
    proof: Proof,
}

impl Said {
    fn codes(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.code).collect()
    }
}

fn on(workspace: &mut Workspace, text: &str) -> (Verdict, Vec<Finding>) {
    workspace.apply(Edit::Write("email".into(), text.into()));
    let verdict = analyze(workspace, NOW).expect("a channel is on").sent.verdict;
    (verdict, find(workspace, "email", text, NOW))
}

fn said(text: &str) -> Said {
    let mut workspace = Workspace::default();
    let (verdict, findings) = on(&mut workspace, text);
    let mut proof = Proof::new(&workspace, NOW);
    while !proof.step(usize::MAX) {}
    Said { verdict, findings, proof }
}

#[test]
fn what_is_wrong_about_a_person_is_a_problem_and_no_proof() {
    for (name, code, outcome) in [
        ("T02a.liquid", "wrong-field", Outcome::Rejected),
        ("T02d.liquid", "wrong-field", Outcome::Rejected),
        ("T03a.liquid", "wrong-field", Outcome::Misdirected),
        ("T05a.liquid", "address-with-signs", Outcome::Misdirected),
        ("T05c.liquid", "address-with-signs", Outcome::Misdirected),
    ] {
        let said = said(&case(name));
        assert!(said.codes().contains(&code), "{name}: {:?}", said.codes());
        assert_eq!(said.verdict.outcome(), outcome, "{name}: {}", said.verdict.sentence());
        assert_eq!(said.proof.surveys(), 0, "{name}");
        assert!(said.proof.sentence().starts_with("Fails in "), "{name}: {}", said.proof.sentence());
        if code == "wrong-field" {
            assert_eq!(said.proof.held(), 0, "{name}");
        }
    }
}

#[test]
fn other_slips_of_a_role_are_problems() {
    for (name, code) in
        [("T18a.liquid", "channel-by-field"), ("T19a.liquid", "no-brand"), ("T21a.liquid", "link-in-link")]
    {
        let codes = said(&case(name)).codes();
        assert!(codes.contains(&code), "{name}: {codes:?}");
    }
}

#[test]
fn right_templates_get_a_survey_for_the_ordinary_ticket() {
    for name in ["T20a.liquid", "T20c.liquid", "T20e.liquid"] {
        let said = said(&case(name));
        assert_eq!(said.verdict.outcome(), Outcome::Survey, "{name}: {}", said.verdict.sentence());
    }
    let proof = said(&case("T20e.liquid")).proof;
    assert!(proof.sentence().starts_with("Valid in all"), "{}", proof.sentence());
}

#[test]
fn the_fix_of_a_sign_and_of_a_link_mends_it() {
    for (name, code) in [
        ("T05a.liquid", "address-with-signs"),
        ("T05c.liquid", "address-with-signs"),
        ("T21a.liquid", "link-in-link"),
    ] {
        let mut text = case(name);
        for _ in 0..4 {
            let said = said(&text);
            let Some(finding) = said.findings.iter().find(|finding| finding.code == code) else { break };
            text = finding.fix.as_ref().unwrap_or_else(|| panic!("{name}: no fix")).apply(&text);
        }
        let said = said(&text);
        assert!(!said.codes().contains(&code), "{name}: {text}");
        assert_eq!(said.verdict.outcome(), Outcome::Survey, "{name}: {}", said.verdict.sentence());
    }
}

/// A field, made safe.
fn safe(field: &str) -> String {
    format!("{{{{ {field} | append: '' | replace: '\"', \"'\" | remove: '\\' | split: ' ' | join: ' ' }}}}")
}

/// A robust payload with something else at the keys of a role.
fn with(role: &Role, value: &str) -> String {
    let safe = |field: &str| {
        format!(
            "{{{{ {field} | append: '' | replace: '\"', \"'\" | remove: '\\' | split: ' ' | join: ' ' }}}}"
        )
    };
    let of = |path: &str, usual: &str| match role.path == path {
        true => value.to_owned(),
        false => safe(usual),
    };
    let extra = match role.path {
        "employee.custom_id" | "customer.custom_id" | "channel" | "employee.email" | "customer.email"
        | "customer.name" | "ext_interaction_id" => String::new(),
        key => format!(", \"{key}\": \"{value}\""),
    };
    let employee = match role.path {
        "employee.custom_id" => format!("\"custom_id\": \"{value}\""),
        _ => format!("\"email\": \"{}\"", of("employee.email", "ticket.agent.email")),
    };
    let custom = match role.path {
        "customer.custom_id" => format!(", \"custom_id\": \"{value}\""),
        _ => String::new(),
    };
    let channel = if role.path == "channel" { value } else { "email" };
    format!(
        "{{\"channel\": \"{channel}\", \"employee\": {{{employee}}}, \"customer\": {{\"name\": \"{}\", \"email\": \"{}\"{custom}}}, \"ext_interaction_id\": \"{}\"{extra}}}",
        of("customer.name", "ticket.requester.name"),
        of("customer.email", "ticket.from_email"),
        of("ext_interaction_id", "ticket.id"),
    )
}

/// Every role, every documented field, plain and through what people do to it; proved on every built-in ticket.
#[test]
fn verdict_problems_and_proof_agree_on_every_role_and_every_field() {
    let mut tried = 0;
    for role in ROLES {
        for field in FIELDS.iter().map(|field| field.path) {
            for value in [
                safe(field),
                format!("{{{{ {field} | downcase }}}}"),
                format!("{{% if {field} != nil and {field} != '' %}}{{{{ {field} }}}}{{% endif %}}"),
            ] {
                let text = with(role, &value);
                let mut workspace = Workspace::default();
                let (verdict, findings) = on(&mut workspace, &text);
                let flag = &workspace.options.do_not_send.settings.field;
                let judge = Judge::new("email", &text, flag, NOW);
                let failing = SAMPLES
                    .iter()
                    .filter(|sample| {
                        judge.on(&judge.harmless.fill(sample), Assumptions::default()).failure.is_some()
                    })
                    .count();
                let is_problem = |finding: &&Finding| finding.severity > Severity::Note;
                let about =
                    findings.iter().filter(is_problem).any(|it| it.path.as_deref() == Some(role.path));
                let is_stranger = role.fit(field) == Fit::Stranger;
                let is_red = verdict.outcome() > Outcome::Logged;
                let words = format!("{} {value}: {}", role.path, verdict.sentence());
                assert!(about || !is_stranger, "{words}");
                assert!(failing == 0 || findings.iter().any(|finding| is_problem(&finding)), "{words}");
                assert!(
                    !is_red || (failing > 0 && findings.iter().any(|finding| is_problem(&finding))),
                    "{words}"
                );
                if is_stranger && role.decides {
                    assert!(is_red, "{words}");
                    assert_eq!(failing, SAMPLES.len(), "{words}");
                }
                tried += 1;
            }
        }
    }
    assert_eq!(tried, ROLES.len() * FIELDS.len() * 3);
}

#[test]
fn a_fixed_address_is_a_problem_whosever_it_is() {
    for role in ROLES.iter().filter(|role| role.kind == RoleKind::Address) {
        for address in ["survey@acme.example", "maya@acme.example", "ann@example.com"] {
            let said = said(&with(role, address));
            assert!(said.codes().contains(&"same-for-all"), "{} {address}: {:?}", role.path, said.codes());
            assert!(
                said.proof.failures().any(|(_, kind)| kind != FailureKind::NotJson),
                "{} {address}",
                role.path
            );
        }
    }
}

/// A verdict that is not green never stands beside an empty list.
#[test]
fn no_red_without_a_problem() {
    let templates: Vec<String> = ROLES
        .iter()
        .flat_map(|role| {
            ["", "x", "{{ ticket.agent.mail }}", "{{ ticket.requester.phone }}"]
                .map(|value| with(role, value))
        })
        .chain([Workspace::default().template("email").text])
        .collect();
    for text in templates {
        for sample in SAMPLES {
            let mut workspace = Workspace { ticket: sample.ticket(), ..Workspace::default() };
            let (verdict, findings) = on(&mut workspace, &text);
            let is_red = verdict.outcome() > Outcome::Logged;
            assert!(!is_red || !findings.is_empty(), "{}: {}\n{text}", sample.name, verdict.sentence());
        }
    }
}

#[test]
fn stella_cuts_off_what_is_too_long() {
    let mut workspace = Workspace::default();
    let reading = read::read(&case("S01a.json"), None).expect("it is a ticket");
    workspace.ticket = reading.tickets.into_iter().next().expect("one").ticket;
    let (verdict, _) = on(&mut workspace, &case("S01a.liquid"));
    assert_eq!(verdict.outcome(), Outcome::Survey, "{}", verdict.sentence());
    assert!(verdict.detail().is_some_and(|words| words.contains("cut")), "{:?}", verdict.detail());
}
