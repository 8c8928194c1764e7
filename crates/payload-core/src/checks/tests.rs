use super::{Finding, Fix, Severity, find, fix_all};
use crate::assumptions::{Assumptions, TagJoin};
use crate::escaping::Escaping;
use crate::json;
use crate::options::{LanguageCode, Preset};
use crate::preview::send;
use crate::ticket::sample::Sample;
use crate::verdict::Outcome;
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Dialect};

const NOW: Clock = Clock(1_767_600_000);

fn in_liquid(text: &str, liquid: Dialect) -> Vec<Finding> {
    let mut workspace =
        Workspace { assumptions: Assumptions { liquid, ..Assumptions::default() }, ..Workspace::default() };
    workspace.by_hand.insert("email".into(), text.into());
    find(&workspace, "email", text, NOW)
}

/// What is found in the template of these choices, as sentences.
fn of_choices(workspace: &Workspace) -> Vec<String> {
    let text = workspace.template("email").text;
    let found = find(workspace, "email", &text, NOW);
    found.into_iter().map(|finding| format!("{}: {}", finding.severity.label(), finding.what)).collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    in_liquid(text, Dialect::V2_4).into_iter().map(|finding| finding.code).collect()
}

/// What is found in [`with`] itself.
const FIXED: [&str; 2] = ["same-for-all", "same-for-all"];

/// A payload that nothing is wrong with but its fixed addresses, with something more in it.
fn with(more: &str) -> String {
    format!(
        r#"{{"channel": "email", "employee": {{"email": "a@b.example"}}, "customer": {{"email": "c@d.example"}}, "ext_interaction_id": "{{{{ ticket.id }}}}"{more}}}"#
    )
}

#[test]
fn nothing_is_wrong_with_a_plain_payload() {
    assert_eq!(codes(&with("")), FIXED);
}

/// For each check something that it finds, and something like it that it must not.
#[test]
fn each_check_finds_its_own_and_nothing_else() {
    for (code, wrong, right) in [
        (
            "injection",
            r#", "brand": "{{ ticket.cf_brand }}""#,
            r#", "brand": "{{ ticket.cf_brand | remove: '"' | remove: '\' | split: ' ' | join: ' ' }}""#,
        ),
        ("unescaped", r#", "brand": "{{ ticket.cf_brand | remove: ',' }}""#, r#", "brand": "Acme""#),
        ("blank-around", r#", "brand": " Acme""#, r#", "brand": "Acme Ltd""#),
        ("text-for-boolean", r#", "do_not_send": "false""#, r#", "do_not_send": false"#),
        (
            "unknown-filter",
            r#", "external_url": "{{ ticket.url | strip }}""#,
            r#", "external_url": "{{ ticket.url | downcase }}""#,
        ),
        (
            "third-brace",
            r#", "external_url": "{{{ ticket.url }}}""#,
            r#", "external_url": "{{ ticket.url }}""#,
        ),
        (
            "always-true",
            r#", "brand": "{% if 'x' %}A{% endif %}""#,
            r#", "brand": "{% if ticket.id != nil and ticket.id != '' %}A{% endif %}""#,
        ),
        (
            "empty-is-true",
            r#", "brand": "{% if ticket.url %}A{% endif %}""#,
            r#", "brand": "{% if ticket.url != '' %}A{% endif %}""#,
        ),
        (
            "unused-assign",
            "{% assign x = ticket.url %}",
            r#"{% assign x = ticket.url %}, "external_url": "{{ x }}""#,
        ),
        (
            "unknown-placeholder",
            r#", "external_url": "{{ ticket.urll }}""#,
            r#", "external_url": "{{ ticket.portal_url }}""#,
        ),
        (
            "unknown-placeholder",
            r#", "external_url": "{{ ticket.cf_ }}""#,
            r#", "external_url": "{{ ticket.cf_u | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}""#,
        ),
        (
            "unknown-name",
            r#", "external_url": "{{ url }}""#,
            r#"{% capture url %}u{% endcapture %}, "external_url": "{{ url }}""#,
        ),
        ("unknown-key", r#", "branding": "x""#, r#", "custom_properties": {"branding": "x"}"#),
        ("repeated-key", r#", "brand": "A", "brand": "B""#, r#", "brand": "A""#),
        ("language-code", r#", "language": "{{ ticket.requester.language }}""#, r#", "language": "en""#),
        (
            "never-equal",
            r#", "brand": "{% if ticket.status == '4' %}A{% else %}B{% endif %}""#,
            // Who asks for the name as well knows both.
            r#", "brand": "{% if ticket.status == '4' or ticket.status == 'Resolved' %}A{% else %}B{% endif %}""#,
        ),
        (
            "never-equal",
            r#", "brand": "{% if ticket.requester.language == 'pt-br' %}A{% else %}B{% endif %}""#,
            r#", "brand": "{% assign spoken = ticket.requester.language | downcase %}{% if spoken == 'pt-br' or spoken contains 'es' %}A{% else %}B{% endif %}""#,
        ),
        (
            "never-equal",
            r#", "brand": "{% if ticket.requester.language == 'zh' %}A{% else %}B{% endif %}""#,
            r#", "brand": "{% if ticket.requester.language == 'en' or ticket.requester.language == 'en-US' %}A{% else %}B{% endif %}""#,
        ),
        (
            "never-equal",
            r#", "brand": "{% if ticket.from_email == 'acme.example' %}A{% else %}B{% endif %}""#,
            r#", "brand": "{% if ticket.from_email contains 'acme.example' or ticket.from_email == '' or ticket.agent.id == '501' %}A{% else %}B{% endif %}""#,
        ),
        (
            "html-in-text",
            r#", "brand": "A &amp; B""#,
            r#", "brand": "A & B; {{ ticket.id | replace: '&amp;', '<br>' }} <3""#,
        ),
        (
            "rejected",
            r#", "brand": "{% case ticket.group.name %}{% when 'A' %}B{% endcase %}""#,
            r#", "brand": "{% case ticket.group.name %}{% when 'A' %}B{% else %}C{% endcase %}""#,
        ),
        ("country-code", r#", "country": "Germany""#, r#", "country": "DE""#),
        ("wrong-type", r#", "tags": "vip""#, r#", "tags": ["vip"]"#),
        (
            "trailing-comma",
            r#", "tags": [{% for t in (1..2) %}"x",{% endfor %}]"#,
            r#", "tags": [{% for t in (1..2) %}"x"{% unless forloop.last %},{% endunless %}{% endfor %}]"#,
        ),
        (
            "curly-quotes",
            r#", "external_url": "{{ ticket.url | append: ‘x’ }}""#,
            r#", "brand": "Acme’s “best”""#,
        ),
        ("empty-output", r#", "brand": "{{ }}A""#, r#", "brand": "A""#),
        (
            "filter-arguments",
            r#", "external_url": "{{ ticket.url | append }}""#,
            r#", "external_url": "{{ ticket.url | append: '' }}""#,
        ),
        ("syntax", "{% if %}", "{% if true == false %}{% endif %}"),
    ] {
        let (wrong, right) = (codes(&with(wrong)), codes(&with(right)));
        assert!(wrong.contains(&code), "{code}: {wrong:?}");
        assert!(!right.contains(&code), "{code}: {right:?}");
    }
}

#[test]
fn knows_what_the_other_liquid_lacks() {
    let text = with(r#", "external_url": "{{- ticket.url | strip -}}""#);
    let codes = |liquid| in_liquid(&text, liquid).into_iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(
        codes(Dialect::V5),
        ["same-for-all", "same-for-all", "white-space-control", "one-liquid-only"]
    );
    assert!(codes(Dialect::V2_4).contains(&"unknown-filter"));
}

#[test]
fn an_unassigned_ticket_is_a_problem_only_without_the_rule() {
    let text = with("").replace(
        "a@b.example",
        "{{ ticket.agent.email | remove: '\"' | remove: '\\' | split: ' ' | join: ' ' }}",
    );
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".into(), text.clone());
    let has = |workspace: &Workspace| {
        find(workspace, "email", &text, NOW).iter().any(|finding| finding.code == "no-agent")
    };
    assert!(!has(&workspace));
    workspace.rules.assign = false;
    assert!(has(&workspace));
}

#[test]
fn tags_are_cut_where_this_freshdesk_joins_them() {
    let text = with(
        r#", "tags": [{% assign list = ticket.tags | append: '' | split: ',' %}{% for tag in list limit:20 %}{% assign word = tag | remove: '"' | remove: '\' | split: ' ' | join: ' ' %}"{{ word }}"{% unless forloop.last %},{% endunless %}{% endfor %}]"#,
    );
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".into(), text.clone());
    let cut = |workspace: &Workspace| {
        find(workspace, "email", &text, NOW).iter().any(|finding| finding.code == "tag-separator")
    };
    assert!(!cut(&workspace));
    workspace.assumptions.tags = TagJoin::Blank;
    assert!(cut(&workspace));
}

#[test]
fn what_breaks_now_comes_first() {
    let mut workspace = Workspace::default();
    let text = with(r#", "brand": "{{ ticket.cf_brand }}""#);
    workspace.by_hand.insert("email".into(), text.clone());
    workspace.ticket.set(&crate::placeholder::Placeholder::known("ticket.cf_brand"), Some("a\"b".into()));
    let found = find(&workspace, "email", &text, NOW);
    assert_eq!((found[0].code, found[0].severity), ("this-ticket", Severity::Breaks));
    assert!(found[0].why.contains("{{ ticket.cf_brand }}"), "{}", found[0].why);
}

#[test]
fn languages_that_stella_cannot_read_are_told_of() {
    let code = |code: &str| LanguageCode::read(code).unwrap();
    let told = |change: &dyn Fn(&mut Workspace)| {
        let mut workspace = Workspace::default();
        workspace.options.language.on = true;
        change(&mut workspace);
        of_choices(&workspace)
    };
    assert_eq!(told(&|_| {}), [""; 0]);
    let german = |workspace: &mut Workspace| {
        workspace.options.language.settings.when_empty = Some(code("german"));
    };
    assert_eq!(told(&german), ["Wrong: Some tickets are sent with the language code “german”."]);
    let french = |workspace: &mut Workspace| {
        workspace.options.language.settings.map.push((code("fr"), code("french")));
    };
    assert_eq!(told(&french), ["Wrong: Some tickets are sent with the language code “french”."]);
    let english = |workspace: &mut Workspace| {
        workspace.options.language.settings.map.push((code("en"), code("english")));
    };
    assert_eq!(told(&english), ["Breaks: Stella cannot read the language “english”."]);
    let guide = |workspace: &mut Workspace| workspace.options.choose(Preset::Guide);
    let codes = "Wrong: Some tickets are sent with the language codes “fil”, “es-LA”, “es-419”.";
    assert!(told(&guide).contains(&codes.to_owned()), "{:?}", told(&guide));
    let fixed = with(", \"language\": \"english\"");
    let found = in_liquid(&fixed, Dialect::V2_4);
    let told = found.iter().find(|finding| !FIXED.contains(&finding.code)).expect("the language is found");
    assert_eq!((told.code, told.severity), ("language-code", Severity::Breaks));
}

/// With `es-LA=es` alone, `es-419` is sent as it is.
#[test]
fn codes_that_are_not_replaced_are_mended_by_a_change_that_crosses_threads() {
    let code = |code: &str| LanguageCode::read(code).unwrap();
    let mut workspace = Workspace::default();
    workspace.options.language.on = true;
    workspace.options.language.settings.map = vec![(code("es-LA"), code("es"))];
    let find = |workspace: &Workspace| {
        let text = workspace.template("email").text;
        find(workspace, "email", &text, NOW).into_iter().find(|finding| finding.code == "language-code")
    };
    let fix = find(&workspace).expect("codes are sent that Stella cannot read").fix.expect("it has a button");
    assert_eq!(fix.label, "Replace es-419 with es");
    let there = json::of_text::<Fix>(&json::to_text(&fix)).expect("it crosses threads");
    assert_eq!(there, fix);
    let edit = there.change.edit(&workspace).expect("it changes the options");
    workspace.apply(edit);
    assert_eq!(workspace.options.language.settings.map.len(), 2);
    assert_eq!(find(&workspace), None);
}

#[test]
fn what_the_sample_ticket_alone_breaks_is_told_of() {
    let mut workspace =
        Workspace { ticket: Sample::find("blank-name").unwrap().ticket(), ..Workspace::default() };
    assert_eq!(of_choices(&workspace), ["Note: For this sample ticket “customer.name” is empty."]);
    workspace.options.choose(Preset::Guide);
    workspace.ticket = Sample::find("tags-25").unwrap().ticket();
    let of_tags = |found: &String| found.contains("tags") && found.starts_with("Breaks");
    assert_eq!(of_choices(&workspace).iter().filter(|found| of_tags(found)).count(), 1);
}

/// No byte of the payload tells which part wrote an empty value.
#[test]
fn an_empty_value_is_told_where_it_is_written() {
    let nobody = Sample::find("no-agent").expect("it is built in").ticket();
    let workspace = Workspace { ticket: nobody, ..Workspace::default() };
    let text = workspace.template("email").text;
    let found = find(&workspace, "email", &text, NOW);
    let told = found.iter().find(|finding| finding.path.as_deref() == Some("employee.email"));
    let place = told.and_then(|finding| finding.span).expect("it has a place").of(&text);
    assert!(place.starts_with("{{ticket.agent.email"), "{place}");
}

/// A line break at the end of an address is dropped by Stella; escaped for JSON, only the fix can drop it.
#[test]
fn an_address_made_safe_is_still_one() {
    let text = r#"{"employee": {"email": "{{ticket.agent.email}}"}, "channel": "email", "customer": {"name": "Ann", "email": "{{ticket.from_email}}"}, "ext_interaction_id": "1"}"#;
    let workspace = Workspace::default();
    let found = find(&workspace, "email", text, NOW);
    let mended = fix_all(text, &found).expect("addresses can be made safe");
    let sample = Sample::find("email-blanks").expect("it is built in").ticket();
    for escaping in [Escaping::None, Escaping::Json, Escaping::RailsJson, Escaping::HtmlThenJson] {
        let freshdesk = Assumptions { escaping, ..Assumptions::default() };
        let sent = send(&freshdesk.parse(&mended), &freshdesk.hand_over(&sample), "email", NOW);
        assert_eq!(sent.verdict.outcome(), Outcome::Survey, "{escaping:?} {}", sent.rendering.text);
    }
}

/// Half of a template is no template that something stands around.
#[test]
fn a_brace_too_few_or_too_many_is_no_wrapping() {
    let whole = with("");
    for (from, to) in [
        (r#"a@b.example"}"#, r#"a@b.example""#),
        (r#"c@d.example"}"#, r#"c@d.example"}}"#),
        (r#""employee": {"#, r#""employee": "#),
    ] {
        let broken = whole.replacen(from, to, 1);
        assert_eq!(codes(&broken), ["not-json"], "{broken}");
    }
    let wrapped = format!(r#"{{"payload": {whole}, "method": "POST"}}"#);
    assert_eq!(codes(&wrapped), ["pasted-wrapping"]);
}

/// A template may leave a tag out; what it is asked with must be another.
#[test]
fn a_tag_that_is_left_out_is_no_matter_of_the_separator() {
    let text = with(
        r#", "tags": [{% assign list = ticket.tags | append: '' | split: ', ' %}{% for tag in list limit:19 %}{% if tag != 'vip' %}"{{ tag }}"{% unless forloop.last %},{% endunless %}{% endif %}{% endfor %}]"#,
    );
    assert!(!codes(&text).contains(&"tag-separator"), "{text}");
}

/// A condition that always says true is broken; without it, tickets would get a survey that must not.
#[test]
fn a_condition_that_excludes_all_is_not_taken_away() {
    let text = with(
        r#", "do_not_send": {% if ticket.tags contains 'vip' or 'quiet' %}true{% else %}false{% endif %}"#,
    );
    let found = in_liquid(&text, Dialect::V2_4);
    let fix_of =
        |code| found.iter().find(|finding| finding.code == code).map(|finding| finding.fix.is_some());
    assert_eq!((fix_of("excludes-all"), fix_of("always-true")), (Some(false), Some(true)), "{found:#?}");
}
