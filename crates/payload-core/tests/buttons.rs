//! Kinds of mistakes that have a button, and how it is called. That it mends them and spoils nothing else is tried in
//! `fixes.rs`, with the same templates.

use payload_core::checks::{Fix, find};
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::Clock;
use std::fs;
use std::path::Path;

const NOW: Clock = Clock(1_767_600_000);

/// A template of `tests/kinds`, and a button of the finding that its folder is called by.
const BUTTONS: &[(&str, &str)] = &[
    ("case-ignores/small-letters", "Assign it first"),
    ("unknown-filter/default-before-another", "Check for an empty value"),
    ("unknown-filter/default-without-quotes", "Check for an empty value"),
    ("unknown-filter/default-of-a-variable", "Check for an empty value"),
    ("unknown-filter/url-encode", "Remove the filter"),
    ("unknown-filter/json-of-safe", "Escape the value"),
    ("liquid-slip/escaped-for-json", "Write it as Liquid reads it"),
    ("liquid-slip/case-contains", "Write it with if and contains"),
    ("liquid-slip/each", "Write {% for this in ticket.tags %}"),
    ("liquid-slip/entity-in-a-tag", "Write {% if ticket.tags.size > 3 %}"),
    ("raw-placeholder/in-a-value", "Remove raw"),
    ("unread-placeholder/square-percent", "Write {{ticket.cf_brand}}"),
    ("unread-placeholder/percent-brace", "Write {{ticket.group.name}}"),
    ("unread-placeholder/in-one-brace", "Write {{ticket.contact.email}}"),
    ("unknown-name/of-jira", "Use ticket.agent.email"),
    ("unknown-key/phone", "Remove the key"),
    ("wrong-type/null-property", "Write an empty text"),
    ("wrong-type/null-tags", "Remove the key"),
    ("wrong-type/condition-of-a-property", "Put quotes around it"),
    ("channel-unknown/placeholder", "Write “email”"),
    ("same-for-all/placeholders", "Use ticket.requester.name"),
    ("no-link/host-and-number", "Begin with https://"),
    ("language-code/case-without-else", "Send “en” otherwise"),
    ("syntax/break", "Remove it"),
    ("not-json/capture-not-written", "Write it at the end"),
    ("not-json/in-a-condition", "Send it whatever the ticket holds"),
    ("empty-breaks/in-a-condition", "Send it whatever the ticket holds"),
    ("empty-breaks/comma-behind-a-condition", "Move the comma into the condition"),
    ("not-json/person-not-closed", "Close the brackets"),
    ("not-json/person-closed-twice", "Remove the brace"),
    ("not-json/robust-without-comma", "Add the comma"),
    ("not-json/unknown-output", "Put quotes around it"),
    ("not-json/robust-without-else", "Send false otherwise"),
    ("pasted-wrapping/fetch", "Keep only the template"),
    ("pasted-wrapping/two-payloads", "Keep only the first payload"),
    ("language-code/cut-with-dots", "Cut it without dots"),
    ("language-code/low-lines", "Write the codes with a hyphen"),
    ("not-json/commas-in-conditions", "Write each comma with its item"),
    ("not-json/commas-between-conditions", "Write each comma with its item"),
    ("trailing-comma/tags-by-conditions", "Write each comma with its item"),
    ("branch/tags-by-conditions", "Write each comma with its item"),
    ("empty-breaks/tag-in-a-condition", "Write each comma with its item"),
    ("empty-breaks/comma-before-a-condition", "Move the comma into the condition"),
    ("wrong-type/flag-by-numbers", "Write true and false"),
    ("do-not-send-by-chance/empty-text", "Check for nil and an empty text"),
    ("do-not-send-by-chance/nil", "Check for nil and an empty text"),
    ("do-not-send-by-chance/else", "Check for nil and an empty text"),
    ("text-for-boolean/yes-and-no", "Write true and false"),
    ("not-json/yes-and-no", "Write true and false"),
    ("not-json/text-in-two-lines", "Put it on one line"),
    ("not-json/set-in-a-branch", "Send false otherwise"),
    ("wrong-type/property-with-keys", "Write them on one level"),
    ("wrong-type/property-as-a-list", "Write it as one text"),
    ("no-language/choice-without-else", "Send “en” otherwise"),
    ("language-code/small-letters", "Replace es-la with es and es-419 with es and fil with tl"),
    ("quoted-placeholder/with-braces", "Remove the quotes and braces"),
    ("quoted-placeholder/several", "Capture it"),
    ("liquid-slip/list-contains", "Write it as Liquid reads it"),
    ("liquid-slip/ends-with", "Write {% if ticket.from_email contains '@acme.com' %}"),
    ("liquid-slip/quote-for-an-apostrophe", "Write it as Liquid reads it"),
    ("language-code/as-it-is", "Replace es-LA with es and es-419 with es and fil with tl"),
    ("branch/properties-side-by-side", "Write each comma with its item"),
    ("branch/properties-before-one", "Write each comma with its item"),
    ("branch/keys-at-the-top", "Write each comma with its item"),
    ("branch/brand-without-else", "Send “Acme” otherwise"),
    ("empty-breaks/comma-of-the-second", "Write each comma with its item"),
    ("not-json/opening-quote", "Add the quote"),
    ("not-json/opening-quote-of-an-output", "Add the quote"),
    ("not-json/opening-quote-of-a-name", "Add the quote"),
    ("not-json/colon-in-a-key", "Close the quote"),
    ("not-json/brand-without-else", "Send the first of them otherwise"),
    ("rejected/brand-by-if", "Send “Acme” otherwise"),
    ("rejected/brand-by-case", "Send “Acme” otherwise"),
    ("language-code/first-letter", "Send the whole code"),
    ("language-code/region-alone", "Send the whole code"),
    ("syntax/guide-without-endif", "Add {% endif %}"),
    ("syntax/guide-without-endfor", "Add {% endfor %}"),
    ("empty-breaks/address-without-else", "Send “no_email” otherwise"),
    ("wrong-field/by-a-variable", "Use ticket.from_email"),
    ("tag-separator/list-for-its-item", "Use tag"),
    ("unknown-name/list-of-a-loop", "Use t"),
    ("not-json/unless-with-false", "Send true otherwise"),
    ("not-json/choice-without-quotes", "Put quotes around it"),
    ("branch/flag-in-a-condition", "Send false otherwise"),
    ("branch/code-with-a-low-line", "Write “fr-FR”"),
    ("no-link/html", "Send the link alone"),
    ("link-in-link/markdown", "Send the link alone"),
    ("unknown-name/hyphens-of-a-newer-liquid", "Remove the hyphens"),
    ("liquid-slip/two-braces-and-a-percent-sign", "Write {% else %}"),
    ("liquid-slip/escaped-quotes-in-a-tag", "Write {% if ticket.group.name == \"A\" %}"),
    ("syntax/end-too-many", "Remove it"),
    ("cut-off/without-its-host", "Send all of it"),
    ("not-json/false-set-in-a-branch", "Send true otherwise"),
    ("too-many-tags/one-of-its-own", "Send the first 19"),
];

fn workspace(text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Write("email".into(), text.into()));
    workspace
}

#[test]
fn mistakes_have_a_button() {
    for (name, label) in BUTTONS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds").join(format!("{name}.liquid"));
        let text = fs::read_to_string(&path).expect(name);
        let code = name.split('/').next().expect(name);
        let found = find(&workspace(&text), "email", &text, NOW);
        let own: Vec<&Fix> = found
            .iter()
            .filter(|finding| finding.code == code)
            .filter_map(|finding| finding.fix.as_ref())
            .collect();
        assert!(own.iter().any(|fix| fix.label == *label), "{name}: {own:?}");
    }
}

/// What is no JSON at all, and what it is called.
#[test]
fn other_formats_are_named() {
    for (name, what) in [("not-json/form", "web form"), ("not-json/yaml", "YAML")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds").join(format!("{name}.liquid"));
        let text = fs::read_to_string(&path).expect(name);
        let found = find(&workspace(&text), "email", &text, NOW);
        assert!(found[0].why.contains(what) && found[0].fix.is_none(), "{name}: {:?}", found[0]);
    }
}

/// A mistake, a part of the words that tell of it, and what must not be told beside it, as it follows from it or is not true.
const WORDS: &[(&str, &str, &str)] = &[
    ("excludes-all/checkbox-not-nil", "only one without No survey gets a survey", ""),
    ("excludes-all/status-small", "for every ticket that was tried", ""),
    ("empty-breaks/comma-of-the-second", "The comma belongs into the condition", ""),
    ("branch/properties-side-by-side", "whose Priority is “Urgent” and whose Type is “Incident”", ""),
    ("branch/key-twice", "“brand” comes twice", ""),
    ("country-code/address", "From e-mail is sent as the country", "this-ticket"),
    ("language-code/first-letter", "and others like these", ""),
    ("liquid-slip/handlebars-else", "Two braces write a value", "address-with-signs"),
    ("repeated-key/customer-twice", "“customer” comes twice", "cut-off"),
];

#[test]
fn mistakes_are_told_in_words_that_are_true() {
    for (name, words, not) in WORDS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds").join(format!("{name}.liquid"));
        let text = fs::read_to_string(&path).expect(name);
        let found = find(&workspace(&text), "email", &text, NOW);
        let code = name.split('/').next().expect(name);
        let says = |finding: &payload_core::checks::Finding| {
            finding.code == code && (finding.what.contains(words) || finding.why.contains(words))
        };
        assert!(found.iter().any(says), "{name}: {found:#?}");
        assert!(!found.iter().any(|finding| finding.code == *not), "{name}: {found:#?}");
    }
}
