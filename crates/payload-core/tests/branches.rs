//! Branches that a value guards: problems and proof tell what the tickets that take them are sent.

use payload_core::checks::{Examination, Finding, Severity, find};
use payload_core::proof::matrix::Proof;
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::{Clock, Dialect, Template};
use std::fs;
use std::path::Path;

const NOW: Clock = Clock(1_767_600_000);

/// The robust template with a part in the place of another.
fn robust(from: &str, to: &str) -> String {
    let text = Workspace::default().template("email").text;
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The robust template with more before *do not send*.
fn with(part: &str) -> String {
    robust("\"do_not_send\"", &format!("{part} \"do_not_send\""))
}

fn problems(text: &str) -> Vec<Finding> {
    let findings = find(&Workspace::default(), "email", text, NOW);
    findings.into_iter().filter(|finding| finding.severity > Severity::Note).collect()
}

fn proof(text: &str) -> Proof {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Write("email".into(), text.into()));
    let mut proof = Proof::new(&workspace, NOW);
    // As values arrive, in the two Liquids: branches are what is tried here.
    proof.freshdesks.truncate(2);
    while !proof.step(usize::MAX) {}
    proof
}

/// Templates that break for the tickets with some value, and how such a ticket is called.
fn broken() -> Vec<(String, &'static str)> {
    let guarded = |condition: &str| with(&format!("{{% if {condition} %}}, {{% endif %}}"));
    let email = "\"email\": \"{{ticket.agent.email";
    vec![
        (
            with(r#"{% if ticket.priority == 'Urgent' %}  country: "DE",{% endif %}"#),
            "whose Priority is “Urgent”",
        ),
        (guarded("ticket.group.name == 'X'"), "whose Group is “X”"),
        (guarded("ticket.cf_region == 'EMEA'"), "whose Region is “EMEA”"),
        (guarded("ticket.requester.language == 'fr'"), "whose Requester language is “fr”"),
        (guarded("ticket.source_name == 'Portal'"), "is “Portal”"),
        (guarded("ticket.company.name == 'Globex'"), "whose Company is “Globex”"),
        (guarded("ticket.status == 'Closed'"), "whose Status is “Closed”"),
        (guarded("ticket.subject contains 'urgent'"), "whose Subject is “My invoice is wrong urgent”"),
        (guarded("ticket.from_email contains '@acme.example'"), "whose From e-mail is “ann@acme.example”"),
        (guarded("ticket.subject.size > 200"), "(201 characters)"),
        (guarded("ticket.cf_order == ''"), "whose Order is empty"),
        (
            guarded("ticket.priority == 'High' and ticket.group.name == 'X'"),
            "whose Priority is “High” and whose Group is “X”",
        ),
        (with("{% case ticket.priority %}{% when 'Urgent' %},{% endcase %}"), "whose Priority is “Urgent”"),
        (
            with("{% if ticket.priority == 'Low' or ticket.priority == nil %}{% else %},{% endif %}"),
            "whose Priority is “Medium”",
        ),
        (
            with("{% assign p = ticket.priority | downcase %}{% if p == 'urgent' %},{% endif %}"),
            "whose Priority is “Urgent”",
        ),
        (
            robust(
                "\"channel\": \"email\"",
                "\"channel\": \"{% if ticket.tags contains 'callback' %}telephone{% else %}email{% endif %}\"",
            ),
            "callback",
        ),
        (
            robust(
                "\"channel\": \"email\"",
                "\"channel\": \"{% if ticket.source_name == 'Email' %}email{% else %}{{ ticket.source_name | downcase }}{% endif %}\"",
            ),
            "whose Source",
        ),
        (
            with("\"language\": \"{% if ticket.group.name == 'France' %}french{% else %}en{% endif %}\","),
            "whose Group is “France”",
        ),
        (
            robust(
                email,
                "\"email\": \"{% if ticket.group.name == 'Chat team' %}{{ticket.agent.name}}{% else %}{{ticket.agent.email}}{% endif %}{{ticket.none",
            ),
            "whose Group is “Chat team”",
        ),
        (
            robust(
                "{{ticket.from_email",
                "{% if ticket.tags contains 'gold' %}{{ticket.agent.email}}{% else %}{{ticket.from_email}}{% endif %}{{ticket.none",
            ),
            "gold",
        ),
        (
            robust(
                "\"do_not_send\": ",
                "\"do_not_send\": {% case ticket.priority %}{% when 'High' %}true{% when 'High' %}false{% endcase %}",
            ),
            "whose Priority is “High”",
        ),
        (
            robust(
                "{% for tag in tags limit:20 %},\"{{tag}}\"{% endfor %}",
                "{% assign x = ticket.tags | split: ', ' %}{% for tag in x limit:20 %}{% if tag != \"internal\" %}\"{{tag}}\"{% unless forloop.last %},{% endunless %}{% endif %}{% endfor %}",
            ),
            "whose Tags are “vip, billing issue, internal”",
        ),
        (
            robust(
                "{% for tag in tags limit:20 %},\"{{tag}}\"{% endfor %}",
                "{% assign x = ticket.tags | append: '' | split: ', ' %}{% for tag in x limit:20 %}{% unless tag == 'vip' %}\"{{tag}}\"{% unless forloop.last %},{% endunless %}{% endunless %}{% endfor %}",
            ),
            "whose Tags are “billing issue, vip”",
        ),
        // Each of the two is right by itself.
        (
            with(
                r#""custom_properties": { {% if ticket.priority == 'Urgent' %}"a": "x"{% endif %}{% if ticket.group.name == 'X' %}"b": "y"{% endif %} },"#,
            ),
            "whose Priority is “Urgent” and whose Group is “X”",
        ),
        (
            with(
                r#"{% if ticket.priority == 'Urgent' %}"brand": "A",{% endif %}{% if ticket.group.name == 'X' %}"brand": "B",{% endif %}"#,
            ),
            "whose Priority is “Urgent” and whose Group is “X”",
        ),
    ]
}

#[test]
fn a_branch_that_breaks_is_a_problem_and_no_proof() {
    for (text, words) in broken() {
        let found = problems(&text);
        let told = found.iter().find(|finding| finding.code == "branch");
        let told = told.unwrap_or_else(|| panic!("nothing is found: {words}\n{text}\n{found:#?}"));
        assert!(told.what.contains(words), "{words}: {}", told.what);
        assert!(told.span.is_some(), "{words}");
        let sentence = proof(&text).sentence();
        assert!(sentence.starts_with("Fails in"), "{words}: {sentence}");
    }
}

#[test]
fn a_branch_that_holds_is_no_problem() {
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds/good");
    let files = fs::read_dir(good).expect("the folder is there").flatten();
    let mut all: Vec<String> =
        files.map(|file| fs::read_to_string(file.path()).expect("it is text")).collect();
    all.extend([
        with(r#"{% if ticket.priority == 'Urgent' %}"country": "DE",{% endif %}"#),
        with(r#"{% if ticket.from_email contains '@acme.example' %}"country": "DE",{% endif %}"#),
        with(r#"{% if ticket.requester.language == 'fr' %}"language": "fr",{% endif %}"#),
        robust("{% case flag %}", "{% if ticket.tags contains 'no survey' %}true{% else %}false{% endif %}{% case none %}{% when 1 %}").replacen("{% else %}false{% endcase %}", "{% endcase %}", 1),
        robust("\"channel\": \"email\"", "\"channel\": \"{% if ticket.source_name == 'Chat' %}chat{% else %}email{% endif %}\""),
        robust("\"channel\": \"email\"", "\"channel\": \"{% if ticket.cf_channel == 'Chat' %}chat{% else %}email{% endif %}\""),
    ]);
    for text in all {
        let found = problems(&text);
        assert!(!found.iter().any(|finding| finding.code == "branch"), "{text}\n{found:#?}");
        let proof = proof(&text);
        let branches = proof.failures().filter(|(case, _)| proof.subjects[case.subject].name.contains(": "));
        assert_eq!(branches.count(), 0, "{text}\n{}", proof.sentence());
    }
}

/// Many branches are tried several at once, so the work grows with the template and no faster.
#[test]
fn many_branches_take_few_renders_and_the_broken_one_is_found() {
    let text = |many: usize, broken: usize| {
        let part = |at: usize| {
            let inside = if at == broken { "," } else { "" };
            format!("{{% if ticket.cf_{at} == 'x' %}}{inside}{{% endif %}}")
        };
        with(&(0..many).map(part).collect::<String>())
    };
    let renders = |text: &str| {
        let workspace = Workspace::default();
        let template = Template::parse(text, Dialect::V2_4);
        let mut examination = Examination::new(&template, &workspace, "email", NOW);
        while examination.step() {}
        examination.renders()
    };
    let [small, large] = [100, 400].map(|many| renders(&text(many, many)));
    assert!(large <= small + 40, "{small} renders for 100, {large} for 400");
    let found = problems(&text(400, 333));
    assert!(found.iter().any(|finding| finding.what.contains("whose 333 is “x”")), "{found:#?}");
}
