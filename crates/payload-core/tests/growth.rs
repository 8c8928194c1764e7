//! The work of an examination grows with the template and no faster.

use payload_core::checks::Examination;
use payload_core::workspace::Workspace;
use ruby_liquid::{Clock, Dialect, Template};

/// A template with so many placeholders in custom properties, each written this way.
fn template(many: usize, write: impl Fn(usize) -> String) -> String {
    let properties: Vec<String> = (0..many).map(|at| format!("\"k{at}\": {}", write(at))).collect();
    format!(
        r#"{{"employee": {{"email": "{{{{ticket.agent.email}}}}"}}, "channel": "email", "customer": {{"email": "{{{{ticket.from_email}}}}"}}, "ext_interaction_id": "{{{{ticket.id}}}}", "custom_properties": {{{}}}}}"#,
        properties.join(", ")
    )
}

/// How a placeholder of that number is written.
type Write = fn(usize) -> String;

fn renders(text: &str) -> usize {
    let workspace = Workspace::default();
    let template = Template::parse(text, Dialect::V2_4);
    let mut examination = Examination::new(&template, &workspace, "email", Clock(1_767_600_000));
    while examination.step() {}
    examination.renders()
}

#[test]
fn renders_do_not_grow_with_the_placeholders() {
    let ways: [(&str, Write); 4] = [
        ("in quotes", |at| format!("\"{{{{ticket.cf_{at}}}}}\"")),
        ("in quotes, split", |at| format!("\"{{{{ticket.cf_{at} | split: 'x' | join: 'x'}}}}\"")),
        ("in a list", |at| format!("[\"{{{{ticket.cf_{at}}}}}\"]")),
        ("safe", |at| {
            format!(
                "\"{{{{ticket.cf_{at} | append: '' | remove: '\"' | remove: '\\' | split: ' ' | join: ' '}}}}\""
            )
        }),
    ];
    for (name, write) in ways {
        let [small, large] = [75, 300].map(|many| renders(&template(many, write)));
        assert!(large <= small + 40, "{name}: {small} renders for 75, {large} for 300");
    }
}
