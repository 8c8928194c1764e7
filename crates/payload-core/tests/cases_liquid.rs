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
        (case("T30").replacen("\"channel\"", "“channel”", 1), "Curly quotes are used"),
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

/// The names that are suggested for a template, as its buttons say them.
fn suggested(text: &str) -> Vec<String> {
    let fixes = found(text).into_iter().filter_map(|finding| finding.fix);
    fixes.filter_map(|fix| fix.label.strip_prefix("Use ").map(str::to_owned)).collect()
}

#[test]
fn suggestions_stay_with_the_person_and_the_kind_of_value() {
    for (text, names) in [
        (case("T01a"), vec!["ticket.agent.email"]),
        (case("T01b"), vec![]),
        (case("T12a"), vec![]),
        (case("T13a"), vec!["ticket.agent.email", "ticket.requester.name", "ticket.requester.email"]),
        (case("T14a"), vec!["ticket.cf_brand"]),
        (case("T50"), vec!["ticket.requester.firstname", "ticket.created_on"]),
        (case("T30").replace("ticket.agent.email", "ticket.responder.email"), vec!["ticket.agent.email"]),
        (case("T30").replace("ticket.agent.email", "ticket.agnet.email"), vec!["ticket.agent.email"]),
        (case("T30").replace("ticket.agent.email", "ticket.agent.emial"), vec!["ticket.agent.email"]),
        (case("T30").replace("ticket.requester.name", "ticket.contact_name"), vec!["ticket.requester.name"]),
        (case("T30").replace("ticket.from_email", "ticket_contact_email"), vec!["ticket.requester.email"]),
        (case("T30").replace("ticket.agent.email", "ticket.manager.email"), vec![]),
        (case("T30").replace("ticket.id", "ticket_id"), vec!["ticket.id"]),
    ] {
        assert_eq!(suggested(&text), names, "{text}");
    }
}

#[test]
fn what_was_seen_in_public_is_not_accused() {
    for (name, many) in [("T01b", 2), ("T12a", 4)] {
        let all = found(&case(name));
        assert_eq!(all.iter().filter(|finding| finding.code == "seen-elsewhere").count(), many, "{all:#?}");
        assert!(!all.iter().any(|finding| finding.code == "unknown-placeholder"), "{all:#?}");
    }
}

/// For each trap a part of a template that falls into it, and one like it that does not.
#[test]
fn traps_of_liquid_are_named() {
    for (code, wrong, right) in [
        ("raw-placeholder", "{% raw %}{{ ticket.url }}{% endraw %}", "{% raw %}{x}{% endraw %}"),
        ("quoted-placeholder", "{{ 'ticket.url' }}", "{{ ticket.url }}"),
        (
            "quoted-placeholder",
            "{% if 'ticket.status' == 'Open' %}a{% endif %}",
            "{% if ticket.status == 'Open' %}a{% endif %}",
        ),
        (
            "constant-output",
            "{{ 'a' | append: 'b' }}",
            "{{ 'a' | append: ticket.id }}{{ 'now' | date: '%Y' }}",
        ),
        (
            "constant-condition",
            "{% if 'a' == 'b' %}a{% endif %}",
            "{% if ticket.status == 'b' %}a{% endif %}",
        ),
        (
            "never-true",
            "{% if ticket.status == 'a' and ticket.status == 'b' %}a{% endif %}",
            "{% if ticket.status == 'a' or ticket.status == 'b' %}a{% endif %}",
        ),
        (
            "never-true",
            "{% if ticket.status == 'a' and ticket.status == nil %}a{% endif %}",
            "{% if ticket.status == 'a' and ticket.status == \"a\" %}a{% endif %}",
        ),
        (
            "never-true",
            "{% if ticket.id == 1 and ticket.id == 1.5 %}a{% endif %}",
            "{% if ticket.id == 1 and ticket.id == 1.0 %}a{% endif %}",
        ),
        (
            "never-true",
            "{% if ticket.status == nil and ticket.status == false %}a{% endif %}",
            "{% if ticket.status == nil and ticket.status == null %}a{% endif %}",
        ),
        (
            "never-true",
            "{% if ticket.status == '' and ticket.status == 'a' %}a{% endif %}",
            "{% if ticket.status == '' and ticket.status == empty %}a{% endif %}",
        ),
        (
            "always-true",
            "{% if ticket.status != nil or ticket.status != '' %}a{% endif %}",
            "{% if ticket.status != nil or ticket.status != null %}a{% endif %}",
        ),
        (
            "always-true",
            "{% if ticket.status != 'a' or ticket.status != 'b' %}a{% endif %}",
            "{% if ticket.status != ticket.subject or ticket.status != ticket.type %}a{% endif %}",
        ),
        (
            "repeated-condition",
            "{% if ticket.status == 'a' %}a{% elsif ticket.status == 'a' %}b{% endif %}",
            "{% if ticket.status == 'a' %}a{% elsif ticket.status == 'b' %}b{% endif %}",
        ),
        ("read-before-set", "{{ x }}{% assign x = ticket.id %}", "{% assign x = ticket.id %}{{ x }}"),
        (
            "read-before-set",
            "{% for t in (1..2) %}{{ x }}{% endfor %}{% assign x = ticket.id %}",
            "{% for t in (1..2) %}{{ x }}{% assign x = ticket.id %}{% endfor %}",
        ),
        (
            "loop-variable-outside",
            "{% for t in (1..2) %}{{ t }}{% endfor %}{{ t }}",
            "{% for t in (1..2) %}{{ t }}{% endfor %}",
        ),
        (
            "loop-variable-outside",
            "{{ forloop.index }}",
            "{% for t in (1..2) %}{{ forloop.index }}{% endfor %}",
        ),
        (
            "list-compared",
            "{% if ticket.tags == 'vip' %}a{% endif %}",
            "{% if ticket.tags contains 'vip' %}a{% endif %}",
        ),
        (
            "list-compared",
            "{% case ticket.tags %}{% when 'vip' %}a{% endcase %}",
            "{% if ticket.tags == '' %}a{% endif %}",
        ),
        (
            "list-compared",
            "{% assign all = ticket.tags | append: '' | split: ',' %}{% if all == 'vip' %}a{% endif %}",
            "{% assign all = ticket.tags | append: '' | split: ',' %}{% if all contains 'vip' %}a{% endif %}",
        ),
        (
            "text-against-number",
            "{% if ticket.priority == 4 %}a{% endif %}",
            "{% if ticket.priority == 'Urgent' %}a{% endif %}",
        ),
        (
            "text-against-number",
            "{% if ticket.status < 4 %}a{% endif %}",
            "{% if ticket.id > 4 %}a{% endif %}",
        ),
        (
            "text-against-number",
            "{% if ticket.group_id == '12' %}a{% endif %}",
            "{% if ticket.group_id == 12 %}a{% endif %}",
        ),
    ] {
        let with = |more: &str| case("T30").replacen("{{ticket.id}}", &format!("{{{{ticket.id}}}}{more}"), 1);
        let has = |more: &str| found(&with(more)).iter().any(|finding| finding.code == code);
        assert!(has(wrong), "{code}: {wrong}\n{:#?}", found(&with(wrong)));
        assert!(!has(right), "{code}: {right}");
    }
    let after = fixed(&case("T04a"), "raw-placeholder");
    assert!(!breaks(&after) && !after.contains("raw"), "{after}");
}

/// Liquid reads a condition from right to left: what becomes two comparisons must not change what the others ask.
#[test]
fn a_number_is_asked_for_both_ways_where_the_rest_of_the_condition_allows() {
    for (condition, mended) in [
        ("ticket.id == '5'", Some("ticket.id == 5 or ticket.id == '5'")),
        ("ticket.id == '5.25'", Some("ticket.id == 5.25 or ticket.id == '5.25'")),
        (
            "ticket.id == '5' or ticket.status == 'Open'",
            Some("ticket.id == 5 or ticket.id == '5' or ticket.status == 'Open'"),
        ),
        ("ticket.id == '5' and ticket.status == 'Open'", None),
        ("ticket.status == 'Open' and ticket.id == '5'", None),
    ] {
        let text = case("T30").replacen("{{ticket.id}}", &format!("{{% if {condition} %}}5{{% endif %}}"), 1);
        let fix = one(&text, "text-against-number").fix;
        assert_eq!(fix.map(|fix| fix.apply(&text)), mended.map(|mended| text.replacen(condition, mended, 1)));
    }
    for no_number in ["inf", "nan", "1e5", "5.", ".5", "1.2.3", "", "+5"] {
        let condition = format!("{{% if ticket.id == '{no_number}' %}}5{{% endif %}}");
        let all = found(&case("T30").replacen("{{ticket.id}}", &condition, 1));
        assert!(!all.iter().any(|finding| finding.code == "text-against-number"), "{no_number}: {all:#?}");
    }
}

/// Slips of the keyboard and forms of other languages: one finding, with a fix after which nothing is left of it.
#[test]
fn slips_have_one_finding_with_a_fix() {
    let good = case("T30");
    let flag = |liquid: &str| good.replacen("\n}", &format!(",\n  \"do_not_send\": {liquid}\n}}"), 1);
    for (text, code) in [
        (case("T06a"), "condition-after-else"),
        (case("T08a"), "blank"),
        (case("T09a"), "syntax"),
        (flag("{% if ticket.cf_x == 'a' %}true{% else %}false{% end if %}"), "syntax"),
        (flag("{% if ticket.cf_x == 'a' %}true{% else %}false{% endfor %}"), "syntax"),
        (flag("{% if ticket.cf_x == 'a' && ticket.cf_y == 'b' %}true{% else %}false{% endif %}"), "ignored"),
        (flag("{% if not ticket.cf_x == 'a' %}true{% else %}false{% endif %}"), "negation"),
        (flag("{% if ticket.cf_x = 'a' %}true{% else %}false{% endif %}"), "unknown-operator"),
        (good.replacen("{{ticket.id}}", "{ {ticket.id}}", 1), "split-braces"),
        (good.replacen("{{ticket.id}}", "{{ticket.id}}}", 1), "third-brace"),
        (good.replacen("{{ticket.id}}", "{{ticket.id | append '-1'}}", 1), "missing-colon"),
    ] {
        let all = found(&text);
        let of_code: Vec<_> = all.iter().filter(|finding| finding.code == code).collect();
        let [finding] = of_code[..] else { panic!("{code} in {text}\n{all:#?}") };
        let fix = finding.fix.as_ref().unwrap_or_else(|| panic!("{code} has no fix in {text}"));
        let after = fix.apply(&text);
        assert!(!found(&after).iter().any(|finding| finding.code == code), "{after}\n{:#?}", found(&after));
    }
    assert_eq!(one(&case("T07a"), "after-else").fix, None);
    assert!(fixed(&case("T09a"), "syntax").contains("{% elsif "));
    assert!(fixed(&case("T06a"), "condition-after-else").contains("{% elsif "));
}

#[test]
fn the_commonest_wrong_forms_have_a_button() {
    let good = case("T50");
    let with = |more: &str| good.replacen("\n}", &format!(",\n  {more}\n}}"), 1);
    for (text, code, label) in [
        (case("T15a"), "not-json", "Write the tags as a list"),
        (case("T16a"), "not-json", "Put quotes around it"),
        (case("T17a"), "not-json", "Put quotes and escape"),
        (case("T17a"), "unknown-filter", "Put quotes and escape"),
        (with("\"tags\": [{{ ticket.tags }}]"), "not-json", "Write the tags as a list"),
        (with("\"tags\": {{ ticket.tags | split: ', ' }}"), "not-json", "Write the tags as a list"),
        (with("\"tags\": {{ ticket.tags | split: ', ' | json }}"), "not-json", "Write the tags as a list"),
        (with("\"tags\": \"{{ ticket.tags }}\""), "wrong-type", "Write the tags as a list"),
        (with("\"tags\": [\"{{ ticket.tags }}\"]"), "tag-separator", "Write the tags as a list"),
        (with("\"brand\": {{ ticket.cf_brand }}"), "not-json", "Put quotes around it"),
        (good.replacen("\"{{ticket.id}}\"", "{{ticket.id}}", 1), "wrong-type", "Put quotes around it"),
    ] {
        let finding = one(&text, code);
        let fix = finding.fix.unwrap_or_else(|| panic!("{code} has no fix in {text}"));
        assert_eq!(fix.label, label, "{text}");
        let after = fix.apply(&text);
        let same = |findings: &[Finding]| findings.iter().filter(|finding| finding.code == code).count();
        assert!(same(&found(&after)) < same(&found(&text)), "{after}\n{:#?}", found(&after));
        assert!(code == "unknown-filter" || !breaks(&after), "{after}\n{:#?}", found(&after));
    }
}

#[test]
fn the_problem_names_the_sign_that_the_verdict_names() {
    let what = one(&case("T16a"), "not-json").what;
    let verdict = {
        let mut workspace = Workspace::default();
        workspace.by_hand.insert("email".to_owned(), case("T16a"));
        let analysis = payload_core::analysis::analyze(&workspace, NOW).unwrap();
        analysis.sent.payload.unwrap_err().reason.to_string()
    };
    assert!(what.contains(&verdict), "{what} / {verdict}");
}
