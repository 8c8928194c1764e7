//! Templates as people paste them, each with what must be said of it: traps of Liquid, signs that cannot be seen,
//! text that was copied with its wrapping, names that Freshdesk does not have. The templates are in `tests/cases`.

use payload_core::checks::{Finding, find};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::fs;
use std::path::Path;

const NOW: Clock = Clock(1_767_600_000);

fn case(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.liquid"));
    fs::read_to_string(file).expect("the case is there")
}

fn found(text: &str) -> Vec<Finding> {
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".to_owned(), text.to_owned());
    find(&workspace, "email", text, NOW)
}

/// The finding of that code, which must be there.
fn one(text: &str, code: &str) -> Finding {
    let all = found(text);
    let finding = all.iter().find(|finding| finding.code == code);
    finding.unwrap_or_else(|| panic!("no {code} in {all:#?}")).clone()
}

/// The text after the fix of that finding.
fn fixed(text: &str, code: &str) -> String {
    one(text, code).fix.unwrap_or_else(|| panic!("{code} has no fix")).apply(text)
}

/// Whether an ordinary ticket still breaks the template.
fn breaks(text: &str) -> bool {
    found(text).iter().any(|finding| matches!(finding.code, "syntax" | "not-json" | "trailing-comma"))
}

#[test]
fn characters_that_cannot_be_seen_are_named_and_taken_out() {
    for (text, name) in [
        (case("T10a"), "A no-break space (U+00A0)"),
        (case("T10c"), "A zero-width space (U+200B)"),
        (format!("\u{feff}{}", case("T30")), "A byte-order mark (U+FEFF)"),
        (case("T30").replacen("\"channel\"", "\"chan\u{ad}nel\"", 1), "A soft hyphen (U+00AD)"),
        (case("T30").replacen("{{ticket.id}}", "{{ticket.id\u{200b}}}", 1), "A zero-width space (U+200B)"),
        (case("T30").replacen("\"email\",", "\"email\u{a0}\",", 1), "A no-break space (U+00A0)"),
        (case("T30").replacen(",\n", ",\u{2028}", 1), "A line separator (U+2028)"),
        (case("T30").replacen("\"channel\":", "\"channel\"：", 1), "A full-width character ： (U+FF1A)"),
        (case("T30").replacen("{{ticket.id}}", "｛｛ticket.id｝｝", 1), "A full-width character ｛ (U+FF5B)"),
        (case("T30").replacen("\"channel\"", "“channel”", 1), "Curly quotes stand"),
    ] {
        let all = found(&text);
        let finding = all.iter().find(|finding| finding.what.starts_with(name));
        let finding = finding.unwrap_or_else(|| panic!("no {name} in {text}\n{all:#?}"));
        let after = finding.fix.as_ref().expect("it has a fix").apply(&text);
        assert!(!breaks(&after), "{after}\n{:#?}", found(&after));
        assert!(!found(&after).iter().any(|other| other.code == finding.code), "{after}");
        assert!(!all.iter().any(|other| matches!(other.code, "not-json" | "syntax")), "{all:#?}");
    }
    // Writing that needs such characters, and filters that deal with them, are left alone.
    for brand in [
        "Acme 👩\u{200d}💻",
        "می\u{200c}خواهم",
        "ＡＢＣ",
        "Acme’s “best”",
        "{{ ticket.cf_brand | remove: '\u{200b}' }}",
    ] {
        let text = case("T30").replacen("\"email\",", &format!("\"email\", \"brand\": \"{brand}\","), 1);
        let odd = ["invisible-character", "curly-quotes", "look-alike-character"];
        assert!(!found(&text).iter().any(|finding| odd.contains(&finding.code)), "{text}");
    }
}

#[test]
fn a_template_pasted_as_it_was_copied_is_opened() {
    let plain = case("T30");
    let escaped = serde_json::to_string(&plain).unwrap();
    for (text, what, result) in [
        (case("T11a"), "This is a code fence", None),
        (case("T11b"), "The quotes are escaped", None),
        (escaped.clone(), "This is a JSON string", Some(&plain)),
        (plain.replace('"', "&quot;"), "This is HTML", Some(&plain)),
        (format!("curl https://a.example -d '{plain}'"), "This is a curl command", Some(&plain)),
        (format!("{{\"actions\": [{{\"content\": {escaped}}}]}}"), "This is a whole rule", Some(&plain)),
        (format!("{{\"content\": {plain}}}"), "This is a whole rule", Some(&plain)),
    ] {
        let [finding] = &found(&text)[..] else { panic!("{text}\n{:#?}", found(&text)) };
        assert!(finding.what.starts_with(what), "{}", finding.what);
        let after = fixed(&text, "pasted-wrapping");
        assert!(!breaks(&after), "{after}");
        assert!(result.is_none_or(|result| after == result.trim()), "{after}");
    }
}
