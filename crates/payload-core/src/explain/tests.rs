use super::*;
use crate::options::{Options, Preset, Safety};
use proptest::prelude::*;
use ruby_liquid::{Dialect, filters, tags};

const PUBLISHED: [(&str, &str); 5] = [
    ("email", include_str!("../../tests/guide/email.liquid")),
    ("chat", include_str!("../../tests/guide/chat.liquid")),
    ("phone", include_str!("../../tests/guide/phone.liquid")),
    ("brand", include_str!("../../tests/guide/brand.liquid")),
    ("language", include_str!("../../tests/guide/language.liquid")),
];

fn robust(safety: Safety) -> String {
    let mut options = Options::of(Preset::Robust);
    (options.brand.on, options.language.on) = (true, true);
    options.style.safety = safety;
    options.write("email").text
}

/// Every tag and output with what is said of it; each said once.
fn told(source: &str, dialect: Dialect) -> String {
    let template = Template::parse(source, dialect);
    let mut lines: Vec<String> = Vec::new();
    for (span, _) in liquid_parts(source) {
        let line = format!("{}\n    {}", span.of(source), explain(&template, span).unwrap_or_default());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn said(source: &str, part: &str, dialect: Dialect) -> String {
    let at = source.find(part).unwrap();
    explain(&Template::parse(source, dialect), Span::new(at, at + part.len())).unwrap_or_default()
}

#[test]
fn tells_the_published_payloads() {
    for (name, source) in PUBLISHED {
        insta::assert_snapshot!(name, told(source, Dialect::V2_4));
    }
}

#[test]
fn tells_what_the_robust_preset_writes() {
    insta::assert_snapshot!("robust", told(&robust(Safety::Neutral), Dialect::V2_4));
    insta::assert_snapshot!("robust_exact", told(&robust(Safety::Exact), Dialect::V2_4));
}

#[test]
fn says_it_in_plain_words() {
    let both = [Dialect::V2_4, Dialect::V5];
    for (source, words) in [
        (
            r#"{{ ticket.requester.name | append: '' | replace: '"', "'" | remove: '\' }}"#,
            r#"The requester's name, as text, with every " replaced by ', without \."#,
        ),
        (
            "{% if customer_email == '' %}{% endif %}",
            "What follows is written only if customer_email is empty.",
        ),
        (
            "{% for tag in tags limit:20 %}{% endfor %}",
            "What follows is written once for each of the first 20 of tags, as tag.",
        ),
        (
            "{{ x | split: ' ' | join: ', ' }}",
            "The value of x, split into a list at every space, joined with “, ” between.",
        ),
        ("{% assign n = 'Ann' %}", "Sets n to “Ann”."),
        (
            "{% if a == 1 and b or c contains 'x' %}{% endif %}",
            "What follows is written only if a is 1 and (b is neither missing nor false or c contains “x”).",
        ),
        ("{% unless a %}{% endunless %}", "What follows is written unless a is neither missing nor false."),
        ("{{ ticket.cf_order_number }}", "The field “Order number”."),
        ("{{ ticket.brand }}", "The field ticket.brand, which Freshdesk does not list."),
        ("{{ ticket.tags.size }}", "The size of the ticket's tags."),
        (
            "{% for i in (1..3) reversed %}{% endfor %}",
            "What follows is written once for each of the numbers from 1 to 3, from last to first, as i.",
        ),
        ("{% increment n %}", "Writes the counter n, which starts at 0, and adds one to it."),
        ("{{ }}", "Writes nothing: there is no value in it."),
        ("{{ a[0].b }}", "The value of a[0].b."),
        (
            "{{ a | replace }}",
            "The value of a. replace gets too few values: it writes “Liquid error” instead.",
        ),
        ("{% endif %}", "Liquid cannot read this: `endif` closes nothing: no `if` is open here."),
        ("{% include 'x' %}", "Writes “Liquid error”: a payload has no other templates to include."),
    ] {
        for dialect in both {
            assert_eq!(said(source, "{", dialect), words, "{source}");
        }
    }
}

#[test]
fn tells_branches_and_ends() {
    let source = "{% if a == '' %}x{% elsif b %}y{% else %}z{% endif %}{% case t %}{% when 1 or 2 %}p{% else  %}q\
        {% endcase %}{% for i in l %}{% cycle 'a', 'b' %}{% else   %}{% endfor %}{% capture k %} t{% endcapture %}\
        {% raw %}{{ n }}{% endraw %}{% comment %}c{% endcomment %}";
    for (part, words) in [
        ("{% elsif", "Otherwise, what follows is written only if b is neither missing nor false."),
        ("{% else %}", "What follows is written in every other case."),
        ("{% endif", "Ends what depends on whether a is empty."),
        ("{% case", "Compares t with the values below."),
        ("{% when", "What follows is written if t is 1 or 2."),
        ("{% else  %}", "What follows is written if none of the values above matches."),
        ("{% endcase", "Ends what depends on t."),
        ("{% cycle", "Writes “a” and “b” in turn, one each time."),
        ("{% else   %}", "What follows is written if there is nothing in l."),
        ("{% endfor", "Ends what is written once for each of l, as i."),
        ("{% capture", "Stores the following as k."),
        (" t{", "Part of the text that is stored as k."),
        ("{% endcapture", "Ends what is stored as k."),
        ("{% raw", "What follows is sent as written, including braces, until endraw."),
        ("{{ n", "Sent as written, including braces."),
        ("{% endraw", "Ends what is sent as written."),
        ("{% comment", "A comment: nothing of it is sent."),
        ("c{% endcomment", "Part of a comment: nothing of it is sent."),
        ("{% endcomment", "Ends the comment."),
        ("x{", "Sent as written."),
    ] {
        if !part.starts_with("c{") && !part.starts_with("{% endcomment") {
            assert_eq!(said(source, part, Dialect::V5), words, "{part}");
        }
        assert_eq!(said(source, part, Dialect::V2_4), words, "{part}");
    }
}

#[test]
fn tells_which_part_of_the_payload_a_text_is() {
    let source = r#"{ "channel": "email", "x": [{{ a }}] }"#;
    for (part, words) in [
        ("{ ", "Sent as written."),
        ("\"channel", "The key “channel” of the payload, sent as written."),
        ("email", "Part of the value of “channel”, sent as written."),
        ("] }", "Sent as written."),
    ] {
        assert_eq!(said(source, part, Dialect::V2_4), words);
    }
}

#[test]
fn a_filter_that_a_liquid_lacks_does_nothing() {
    let source = "{% assign mail = ticket.from_email | strip %}";
    assert_eq!(
        said(source, "{%", Dialect::V2_4),
        "Sets mail to the ticket's “From e-mail”. strip does nothing in Liquid 2.4: the value passes unchanged."
    );
    assert_eq!(
        said(source, "{%", Dialect::V5),
        "Sets mail to the ticket's “From e-mail”, without spaces at its ends."
    );
}

#[test]
fn tells_the_lines_of_a_liquid_tag() {
    let source = "{% liquid\n  if a\n  echo b\n  endif\n%}";
    for (part, words) in [
        ("{%", "Several tags, one per line."),
        ("if a", "What follows is written only if a is neither missing nor false."),
        ("echo", "The value of b."),
        ("endif", "Ends what depends on whether a is neither missing nor false."),
    ] {
        assert_eq!(said(source, part, Dialect::V5), words);
    }
}

#[test]
fn there_is_a_phrase_for_every_filter_and_tag() {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        for known in filters::filters(dialect) {
            assert!(filter(known.name).is_some(), "{}", known.name);
            for count in known.least..=known.most.min(2) {
                let told: Vec<_> = (0..count).map(|_| words::quoted("x")).collect();
                assert!(filter::phrase(known.name, &told).is_some(), "{} of {count}", known.name);
            }
        }
        for known in tags::tags(dialect) {
            assert!(tag(known.name).is_some(), "{}", known.name);
            assert!(known.end.is_none() || tag(&format!("end{}", known.name)).is_some(), "{}", known.name);
        }
    }
}

#[test]
fn there_is_a_sentence_for_every_tag_at_work() {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        for known in tags::tags(dialect) {
            let inside = match known.name {
                "assign" => "a = b",
                "case" | "echo" | "if" | "unless" | "increment" | "decrement" | "capture" => "a",
                "cycle" => "'a', 'b'",
                "for" | "tablerow" => "a in b",
                "include" | "render" => "'a'",
                "liquid" => "echo a",
                _ => "",
            };
            let end = if known.end.is_some() { format!("{{% end{} %}}", known.name) } else { String::new() };
            let body = if known.name == "case" { "{% when 1 %}x" } else { "x" };
            let source = format!("{{% {} {inside} %}}{body}{end}", known.name);
            for part in ["{%", &end] {
                let words = said(&source, part, dialect);
                assert!(words.ends_with('.') && !words.starts_with("Liquid cannot"), "{source}: {words}");
            }
        }
    }
}

#[test]
fn never_panics_anywhere_in_any_prefix() {
    let mut sources: Vec<String> = PUBLISHED.map(|(_, source)| source.to_owned()).into();
    sources.push(robust(Safety::Neutral));
    for source in &sources {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            for end in 0..=source.len() {
                let template = Template::parse(slice(source, ..end), dialect);
                // Every place of the whole, and those near the cut, where everything differs.
                let from = if end == source.len() { 0 } else { end.saturating_sub(6) };
                for at in from..=end + 1 {
                    let said = explain(&template, Span::new(at, at));
                    assert!(at < end || said.is_none());
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn tells_something_or_nothing_of_any_text(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{% if a %}", "{% else %}", "{% endif %}", "{{ a | strip: 'é' }}", "{% for i in a %}", "{%", "%}", "{{", "}}",
            "{% raw %}", "{% endraw %}", "{%- liquid\n if a\n", "é", "\"k\": \"", "\n", " ", "{% case a %}", "{% when 1 %}",
            "{% capture k %}", "{% endcapture %}", "{% comment %}", "{% endcomment %}", "-", "'",
        ]), 0..14),
        at in 0usize..200,
    ) {
        let source = parts.concat();
        for dialect in [Dialect::V2_4, Dialect::V5] {
            explain(&Template::parse(&source, dialect), Span::new(at, at));
        }
    }
}
