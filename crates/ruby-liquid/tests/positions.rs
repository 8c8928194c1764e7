//! Places: of syntax errors, of remarks, and of what each piece of the output came from.

use ruby_liquid::{Clock, Data, Dialect, Dialect::*, Template, WarningKind};
use serde_json::json;

/// The words that the errors point at.
fn errors(source: &str, dialect: Dialect) -> Vec<String> {
    Template::parse(source, dialect).errors().iter().map(|error| error.span.of(source).to_owned()).collect()
}

/// The tag that was meant is read in place of a misspelled one, and what is wrong then is not told of.
#[test]
fn a_misspelled_tag_is_one_error() {
    for (source, place) in [("{% assgn %}", "{% assgn %}"), ("{{ a }}{% fro x %}{% endfor %}", "{% fro x %}")]
    {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            assert_eq!(errors(source, dialect), [place], "{source}");
        }
    }
}

#[test]
fn every_syntax_error_has_its_place() {
    for (source, dialect, expected) in [
        ("a {% if %}x{% endif %} {% nosuch %} {{ a", V2_4, &["{% if %}", "{% nosuch %}", "{{"][..]),
        ("{% for x in y %}{% if a %}{% endfor %}{% endif %}", V5, &["{% if a %}", "{% endif %}"]),
        ("{{ a\n}}", V2_4, &["{{"]),
        ("{{ a\n}}", V5, &[]),
        ("{%- if a -%}{%- endif -%}", V2_4, &["{%- if a -%}", "{%- endif -%}"]),
        ("{% break %}{% echo x %}", V2_4, &["{% break %}", "{% echo x %}"]),
        ("{% case a %}{% when %}{% else b %}{% endcase %}", V5, &["{% when %}", "b "]),
        (
            "{% else %}{% endfor %}{% assign %}{% cycle %}",
            V5,
            &["{% else %}", "{% endfor %}", "{% assign %}", "{% cycle %}"],
        ),
        ("{% raw %}{{", V5, &["{% raw %}"]),
        ("{% raw %}{{", V2_4, &[]),
    ] {
        assert_eq!(errors(source, dialect), expected, "{source} as {dialect:?}");
    }
}

#[test]
fn what_renders_but_is_sloppy_is_remarked() {
    for (source, dialect, expected) in [
        ("{{ a | strip }}", V2_4, vec![("strip", WarningKind::UnknownFilter("strip".into()))]),
        ("{{ a | strip }}", V5, vec![]),
        ("{{{a}}}", V2_4, vec![("{{{", WarningKind::ThirdBrace)]),
        ("{{ a b | upcase }}", V2_4, vec![("b", WarningKind::Ignored)]),
        ("{{ a | append 'x' }}", V2_4, vec![("append 'x'", WarningKind::MissingColon("append".into()))]),
        (
            "{{ a | append }}",
            V2_4,
            vec![("append", WarningKind::WrongArgumentCount { filter: "append".into(), least: 1, most: 1 })],
        ),
        ("{{ a.b! | upcase }}{{ $a }}", V5, vec![("!", WarningKind::Ignored), ("$", WarningKind::Ignored)]),
        (
            "{% if a %}{% else %}{% elsif b %}{% endif %}",
            V5,
            vec![("{% elsif b %}", WarningKind::AfterElse("elsif".into()))],
        ),
        (
            "{% if a %}{% else %}{% else %}{% endif %}",
            V2_4,
            vec![("{% else %}", WarningKind::AfterElse("else".into()))],
        ),
        (
            "{% case a %}{% when 1 %}{% else %}{% when 2 %}{% endcase %}",
            V2_4,
            vec![("{% when 2 %}", WarningKind::AfterElse("when".into()))],
        ),
        ("{% if a != blank %}{% endif %}", V2_4, vec![("blank", WarningKind::Blank)]),
        (
            "{% if blank %}{% endif %}{% if a$ x %}{% endif %}",
            V2_4,
            vec![
                ("blank", WarningKind::Blank),
                ("$", WarningKind::Ignored),
                ("x", WarningKind::UnknownOperator("x".into())),
            ],
        ),
        ("{% if a != blank %}{% endif %}", V5, vec![]),
        ("{% if a == empty %}{% endif %}", V2_4, vec![]),
        ("{% comment %}{{ a | strip }}{% if a &&b %}{% endif %}{% endcomment %}", V2_4, vec![]),
        (
            "{% for a in b %}{% else if c %}{% endfor %}",
            V2_4,
            vec![("if c", WarningKind::ConditionAfterElse)],
        ),
        ("{\"a\": {\"b\": {{ a }}}}", V2_4, vec![]),
        ("{\"a\": \"{ {{ a }}}\"}", V2_4, vec![]),
        ("{% if a = b %}{% endif %}", V5, vec![("=", WarningKind::UnknownOperator("=".into()))]),
        ("{{ }}", V5, vec![("{{ }}", WarningKind::Empty)]),
        ("{{ a | split: ' ' | join: ', ' }}{% if a == 'b' and c %}{% endif %}", V2_4, vec![]),
    ] {
        let template = Template::parse(source, dialect);
        let found: Vec<_> =
            template.warnings().iter().map(|remark| (remark.span.of(source), remark.kind.clone())).collect();
        assert_eq!(found, expected, "{source} as {dialect:?}");
    }
}

#[test]
fn every_piece_knows_its_part_and_its_fields() {
    let data = Data::new(&json!({"ticket": {
        "id": 7, "tags": "vip, late", "requester": {"name": "Ann"}, "items": [{"name": "a"}, {"name": "b"}],
    }}));
    for (source, expected) in [
        ("x{{ ticket.id }}", vec![("x", "x", ""), ("7", "{{ ticket.id }}", "ticket.id")]),
        ("{{ ticket.brand }}", vec![("", "{{ ticket.brand }}", "ticket.brand")]),
        (
            "{% assign n = ticket.requester.name %}{{ n | append: ticket.id }}",
            vec![("Ann7", "{{ n | append: ticket.id }}", "ticket.requester.name ticket.id")],
        ),
        (
            "{% assign r = ticket.requester %}{{ r.name }}",
            vec![("Ann", "{{ r.name }}", "ticket.requester.name")],
        ),
        (
            "{% capture c %}<{{ ticket.id }}>{% endcapture %}{{ c }}",
            vec![("<", "<", ""), ("7", "{{ ticket.id }}", "ticket.id"), (">", ">", "")],
        ),
        ("{% capture c %}{{ ticket.id }}{% endcapture %}{{ c }}", vec![("7", "{{ c }}", "ticket.id")]),
        (
            "{% assign t = ticket.tags | split: ', ' %}{% for x in t %}{{ x }}{% endfor %}",
            vec![("vip", "{{ x }}", "ticket.tags"), ("late", "{{ x }}", "ticket.tags")],
        ),
        (
            "{% for i in ticket.items %}{{ i.name }}{% endfor %}",
            vec![("a", "{{ i.name }}", "ticket.items.name"), ("b", "{{ i.name }}", "ticket.items.name")],
        ),
        ("{% if ticket.id %}y{% endif %}", vec![("y", "y", "")]),
        ("{{ 'a' | divided_by: 0 }}", vec![("Liquid error: divided by 0", "{{ 'a' | divided_by: 0 }}", "")]),
        ("{{ ticket.tags.size }}", vec![("9", "{{ ticket.tags.size }}", "ticket.tags")]),
        ("{{ ticket['id'] }}", vec![("7", "{{ ticket['id'] }}", "ticket.id")]),
    ] {
        for dialect in [V2_4, V5] {
            let rendering = Template::parse(source, dialect).render(&data, Clock(0));
            let pieces: Vec<(&str, &str, String)> = rendering
                .pieces
                .iter()
                .map(|piece| {
                    (piece.output.of(&rendering.text), piece.source.of(source), piece.fields.join(" "))
                })
                .collect();
            let expected: Vec<(&str, &str, String)> =
                expected.iter().map(|(text, part, fields)| (*text, *part, (*fields).to_owned())).collect();
            assert_eq!(pieces, expected, "{source} as {dialect:?}");
        }
    }
}

#[test]
fn time_stands_still() {
    let render = |source, dialect| {
        Template::parse(source, dialect).render(&Data::default(), Clock(1_750_000_000)).text
    };
    assert_eq!(render("{{ 'now' | date: '%Y-%m-%d %H:%M:%S' }}", V5), "2025-06-15 15:06:40");
    assert_eq!(render("{{ 'now' | date: '%Y' }}", V2_4), "now");
}
