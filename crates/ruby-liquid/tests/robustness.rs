//! No text and no ticket brings the engine down, or takes it long; and what it says of places holds.

use proptest::prelude::*;
use ruby_liquid::Span;
use ruby_liquid::{Clock, Data, Dialect, Rendering, Template};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const DIALECTS: [Dialect; 2] = [Dialect::V2_4, Dialect::V5];
const NOW: Clock = Clock(1_750_000_000);

fn sound(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

/// Reads and renders, and checks every place that is spoken of.
fn check(source: &str, data: &Data, dialect: Dialect) -> Rendering {
    let template = Template::parse(source, dialect);
    for error in template.errors() {
        assert!(sound(error.span, source), "{error:?} in {source:?}");
        assert!(!error.message.is_empty());
    }
    for remark in template.warnings() {
        assert!(sound(remark.span, source), "{remark:?} in {source:?}");
    }
    let rendering = template.render(data, NOW);
    let mut end = 0;
    for piece in &rendering.pieces {
        assert_eq!(piece.output.start, end, "a gap before {piece:?} in {source:?}");
        assert!(
            sound(piece.output, &rendering.text) && sound(piece.source, source),
            "{piece:?} in {source:?}"
        );
        end = piece.output.end;
    }
    assert_eq!(end, rendering.text.len(), "a gap at the end of {source:?}");
    for problem in &rendering.problems {
        assert!(sound(problem.source, source));
    }
    rendering
}

/// In a thread with a stack smaller than a browser's module has, and within a time.
fn bounded(name: &'static str, source: String, data: Value) {
    let work = move || {
        for dialect in DIALECTS {
            let (data, started) = (Data::new(&data), Instant::now());
            check(&source, &data, dialect);
            let (spent, most) =
                (started.elapsed(), Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 4 }));
            assert!(spent < most, "{name} took {spent:?} as {dialect:?}");
        }
    };
    let thread = std::thread::Builder::new().stack_size(768 * 1024).spawn(work).expect("a thread");
    thread.join().unwrap_or_else(|_| panic!("{name} failed"));
}

fn data() -> Value {
    json!({"ticket": {
        "id": 1042, "tags": "vip, billing issue", "name": "Zoë 👩‍💻", "big": i64::MIN, "huge": u64::MAX, "float": 1e300,
        "list": [1, "b", null, true, 2.5, ["x", ["y"]], {"name": "n"}], "items": [{"name": "a"}, {"name": "b"}],
        "none": null, "yes": true, "no": false, "empty": "",
    }})
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    for (open, close) in [
        ("{% if a %}", "{% endif %}"),
        ("{% for a in b %}", "{% endfor %}"),
        ("{% capture a %}", "{% endcapture %}"),
        ("{% case a %}{% when a %}", "{% endcase %}"),
        ("{% comment %}", "{% endcomment %}"),
        ("{% raw %}", "{% endraw %}"),
        ("{% unless a %}", "{% endunless %}"),
        ("{% tablerow a in b %}", "{% endtablerow %}"),
        ("{% ifchanged %}", "{% endifchanged %}"),
        ("{% liquid if a\n%}", ""),
        ("{% liquid liquid ", ""),
        ("{{ a[", "] }}"),
        ("{{", "}}"),
        ("{% liquid\n", "\n%}"),
    ] {
        for depth in [90, 100, 101, 5_000] {
            bounded("nesting", open.repeat(depth) + "x" + &close.repeat(depth), data());
        }
    }
    for (open, middle, close) in [("[", "a", "]"), ("(", "1", "..2)"), ("a[", "b", "]"), ("('", "", "')")] {
        for depth in [10, 99, 101, 20_000] {
            let expression = open.repeat(depth) + middle + &close.repeat(depth);
            bounded(
                "brackets",
                format!("{{{{ {expression} }}}}{{% if {expression} %}}x{{% endif %}}"),
                data(),
            );
        }
    }
    let mut deep = json!("x");
    for _ in 0..400 {
        deep = Value::Array(vec![deep]);
    }
    let filters =
        "{{ a }}{{ a | join }}{{ a | sort }}{{ a | json | size }}{{ a | upcase }}{% if a == a %}{% endif %}";
    bounded("deep data", filters.to_owned(), json!({"a": deep}));
}

#[test]
fn lists_without_an_order_are_sorted_or_fail() {
    let items: Vec<Value> = (0..400)
        .map(|at: i64| match at * 7919 % 5 {
            0 => json!(at * 31 % 17),
            1 => json!(format!("{}", at * 13 % 29)),
            2 => json!([at % 3, if at % 2 == 0 { json!("x") } else { json!(at) }]),
            3 => json!({"n": at % 7}),
            _ => json!(null),
        })
        .collect();
    let filters = "{{ a | sort }}{{ a | sort: 'n' }}{{ a | sort_natural }}{{ a | uniq }}";
    bounded("a mixed list", filters.to_owned(), json!({"a": items}));
    let pairs: Vec<Value> = items.into_iter().filter(Value::is_array).collect();
    bounded("mixed pairs", filters.to_owned(), json!({"a": pairs}));
}

#[test]
fn numbers_of_any_size_are_reckoned_with() {
    let numbers = [
        "ticket.big",
        "ticket.huge",
        "ticket.float",
        "-1",
        "0",
        "-0.0",
        "9223372036854775808",
        "99999999999999999999",
        "1e5",
        "0.1",
    ];
    let numbers = numbers.into_iter().map(str::to_owned).chain([
        "9".repeat(38),
        "-".to_owned() + &"9".repeat(39),
        "9".repeat(5_000) + ".5",
    ]);
    let numbers: Vec<String> = numbers.collect();
    let filters = [
        "plus",
        "minus",
        "times",
        "divided_by",
        "modulo",
        "round",
        "at_least",
        "slice",
        "truncate",
        "truncatewords",
        "date",
        "size",
        "abs",
        "ceil",
        "floor",
    ];
    for a in &numbers {
        for b in &numbers {
            let each =
                filters.iter().map(|filter| format!("{{{{ {a} | {filter}: {b} }}}}{{{{ {a} | {filter} }}}}"));
            bounded("numbers", each.collect(), data());
        }
        bounded(
            "bounds",
            format!(
                "{{% for i in ({a}..{a}) limit:{a} offset:{a} %}}x{{% endfor %}}{{% tablerow i in (1..3) cols:{a} %}}{{% endtablerow %}}"
            ),
            data(),
        );
        bounded(
            "elements",
            format!(
                "{{{{ ticket.list[{a}] }}}}{{{{ ticket.name | slice: {a}, {a} }}}}{{{{ '{a}' | date: '%{a}Y %s' }}}}"
            ),
            data(),
        );
    }
}

#[test]
fn long_ranges_and_loops_end() {
    for source in [
        "{% for i in (1..100000000) %}x{% endfor %}",
        "{% for i in (1..100000000) %}{% for j in (1..100000000) %}{% endfor %}{% endfor %}",
        "{% for i in (1..100000000) reversed %}{% assign a = a | append: 'xxxxxxxxxxxxxxxx' %}{% endfor %}{{ a }}",
        "{% for i in (1..100000000) %}{% capture a %}{{ a }}{{ i }}{% endcapture %}{% endfor %}",
        "{% for i in (1..100000000) %}{% assign a = a | append: 'xxxxxxxxxxxxxxxx' %}{% if a contains 'y' or a.size == 1 %}{% endif %}{% endfor %}",
        "{% for i in (1..100000000) %}{% assign a = 0.000000000000000000012345678901234567 | divided_by: 0.33333333333333333333333333 %}{% endfor %}",
        "{% for i in (1..100000000) %}{% assign a = i | at_most: '0.00000000000000000000000000000000000000000000000000000000000001' %}{% endfor %}",
        "{% for i in (1..100000000) %}{{ i | no | slice }}{% endfor %}",
        "{{ (1..100000000) | join: 'x' }}{{ (1..100000000) | size }}{{ (1..100000000) | sort | reverse | first }}",
        "{% assign r = (1..100000000) %}{% for i in r offset: 99999999 %}{{ i }}{% endfor %}",
        "{% assign a = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..1000) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
        "{% assign a = 'x,x' | split: ',' %}{% for i in (1..1000) %}{% assign a = a | concat: a %}{% endfor %}{{ a | size }}",
        "{% for i in (1..100) %}{% capture a %}{{ a }}{{ a }}x{% endcapture %}{% endfor %}{{ a }}",
        "{% tablerow i in (1..100000000) cols:0 %}x{% endtablerow %}",
        "{% tablerow i in (1..3) cols:0 %}{{ i }}{% endtablerow %}",
        "{% assign a = 'x' | replace: '', 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' %}{% for i in (1..100) %}{% assign a = a | replace: '', a %}{% endfor %}{{ a }}",
        "{% for i in (1..100000) %}{{ 'x' | date: '%1000Y%1000Y%1000Y' }}{{ 'now' | date: '%9999999999Y%1000Y' }}{% endfor %}",
        "{% for i in (1..100000000) %}{% break %}{% endfor %}{% for i in (1..100000000) %}{% continue %}{% endfor %}",
        "{% for a in (1..200) %}{% for b in (1..200) %}{% for c in (1..200) %}{{ nothing | nosuch }}{% endfor %}{% endfor %}{% endfor %}",
        "{% for i in (1..3000) %}{{ ticket.list | join: ticket.tags | split: '' | sort | join | upcase | split: ', ' | join: i }}{% endfor %}",
        "{% for i in (1..100000) %}{% assign x = 'now' | date: '%c' | append: x %}{% endfor %}{{ x | size }}",
        "{% capture d %}{% for i in (1..128) %}1{% endfor %}{% endcapture %}{% for i in (1..100000) %}{{ d | date: '%c' }}{% endfor %}",
        "{% for i in (1..100000) %}{{ '1:1 a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a' | date: '%c' }}{% endfor %}",
    ] {
        bounded("long loop", source.to_owned(), data());
    }
}

/// Each field that is asked for by a key of the rendering's own is a set of fields of its own.
#[test]
fn many_fields_are_told_apart_up_to_a_limit() {
    let source = "{% for i in (1..100000) %}{% assign key = i | append: '' %}{{ ticket[key] }}{% endfor %}";
    bounded("fields by their keys", source.into(), json!({ "ticket": { "1": "a", "99999": "b" } }));
    let data = Data::new(&json!({ "ticket": { "1": "a", "99999": "b" } }));
    let rendering = Template::parse(source, Dialect::V2_4).render(&data, NOW);
    let fields = |text: &str| {
        let piece = rendering.pieces.iter().find(|piece| piece.output.of(&rendering.text) == text);
        piece.expect("it is printed").fields.iter().map(|field| field.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(rendering.text, "ab");
    assert_eq!(fields("a"), ["ticket.1"]);
    // Of so many it is only known that they are of the ticket.
    assert_eq!(fields("b"), ["ticket"]);
}

#[test]
fn long_texts_take_time_in_proportion() {
    let many = if cfg!(debug_assertions) { 10_000 } else { 60_000 };
    for part in [
        " ",
        "{{",
        "{%",
        "}}",
        "%}",
        "'",
        "\"",
        "'\"",
        "{",
        "{{ a",
        "{% if",
        "{{ ' }}",
        "{{ a | b: ",
        "{{ a }",
        "{%- ",
        "{{{",
        "{{ x }}",
        "a ",
        "é",
        "{% raw %}",
        "{% comment %}",
        "{% liquid\n",
        "{{ '",
        "\n",
        "{% assign a=b %}",
        "{% endif %}",
        "{% else %}",
        "{% x %}",
        "{% # x\n",
        "{{ a | x }}",
        "{{ {%",
    ] {
        bounded("long template", part.repeat(many), data());
    }
    for part in [
        " ",
        "'",
        "\"'",
        "|",
        "| x",
        ",",
        ":",
        "a:",
        "a.",
        ".",
        "[",
        "]",
        "[a]",
        "(",
        "..",
        "1",
        "-",
        "and ",
        "a and ",
        "a or b ",
        "=",
        "a == b and ",
        "x:1 ",
        "or ",
        "\t",
        "a, ",
        "in ",
        "i in ",
        "(a",
        "a)",
        "''",
        "a'b'",
        "contains ",
        "é",
        "\u{a0}",
    ] {
        let long = part.repeat(many);
        let tags = [
            "{{ ",
            "{{ a | f: ",
            "{% if ",
            "{% for i in ",
            "{% assign x = ",
            "{% assign ",
            "{% cycle ",
            "{% case ",
            "{% when ",
            "{% for ",
            "{% include ",
            "{% increment ",
            "{% capture ",
            "{% echo ",
            "{% liquid ",
            "{% # ",
        ];
        for tag in tags {
            let close = if tag.starts_with("{{") { "}}" } else { "%}" };
            bounded("long markup", format!("{tag}{long} {close}"), data());
        }
        bounded(
            "long spaces",
            format!("{{{{ a{} }}}}{{% if a {long} and b %}}{{% endif %}}", " ".repeat(16_000)),
            data(),
        );
    }
}

#[test]
fn long_values_take_time_in_proportion() {
    for part in [
        "x", "<", "<script", "<!--", "<style>", "&", "\\", " ", "a b ", "\n", "\r\n", "é", "%", "1", "+",
        "=", "-", ":", "12:", ",", "<>", "&amp;",
    ] {
        let value = part.repeat(200_000 / part.len());
        let mut source = String::new();
        for dialect in DIALECTS {
            for filter in ruby_liquid::filters::filters(dialect) {
                for arguments in ["", ": a", ": ' '", ": '', a", ": '<', '\\`'", ": 5, 3"] {
                    source += &format!("{{% assign b = a | {}{arguments} %}}{{{{ b | size }}}}", filter.name);
                }
            }
        }
        bounded("long value", source, json!({"a": value}));
    }
}

#[test]
fn edges_of_arithmetic_have_an_answer() {
    let render = |source: &str, dialect| check(source, &Data::new(&data()), dialect).text;
    for dialect in DIALECTS {
        assert_eq!(render("{{ ticket.big | divided_by: -1 }}", dialect), "9223372036854775808");
        assert_eq!(render("{{ ticket.huge | plus: 1 }}", dialect), "18446744073709551616");
        assert_eq!(render("{{ 7 | modulo: -3 }}|{{ -7 | divided_by: 2 }}", dialect), "-2|-4");
        assert_eq!(render("{{ 1 | divided_by: 0 }}", dialect), "Liquid error: divided by 0");
    }
}

/// Numbers beyond 64 bits, where Ruby counts on: they are no dates here, so the text stays.
#[test]
fn dates_of_numbers_beyond_any_calendar_are_none() {
    for text in [
        "99999999999999999999:00 -05",
        "366H1 EST-9223372036854775808st ",
        "366-05:0060+9999999999999999999999H",
        "12 Jan -9223372036854775808BC",
    ] {
        for dialect in DIALECTS {
            let data = Data::new(&json!({ "text": text }));
            assert_eq!(check("{{ text | date: '%Y' }}", &data, dialect).text, text, "{dialect:?}");
        }
    }
}

/// Texts that are nearly dates.
fn dates() -> impl Strategy<Value = String> {
    let words = vec![
        "-",
        "+",
        ":",
        "/",
        ".",
        ",",
        "'",
        " ",
        " ",
        " ",
        "T",
        "Z",
        "W",
        "h",
        "m",
        "s",
        "st",
        "am",
        "pm",
        "BC",
        "bce",
        "Jan",
        "dec",
        "Fri",
        "EST",
        "utc",
        "JST",
        "gmt+",
        "-05",
        "+0530",
        "-23:59:59",
        "+24",
        "[-5",
        "]",
        "R",
        "M",
        "2024",
        "2024-03-01",
        "366",
        "060",
        "12:30",
        "24:00",
        "23:59:60",
        "0",
        "1",
        "12",
        "31",
        "99",
        "9223372036854775807",
        "-9223372036854775808",
    ];
    let part = prop_oneof![
        8 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => "[0-9]{1,4}",
        1 => "[0-9]{9,24}",
    ];
    proptest::collection::vec(part, 1..12).prop_map(|parts| parts.concat())
}

/// Parts of templates that a random one is made of.
fn pieces() -> impl Strategy<Value = String> {
    let words = vec![
        "{{",
        "}}",
        "{%",
        "%}",
        "{{-",
        "-}}",
        "{%-",
        "-%}",
        "if",
        "endif",
        "else",
        "elsif",
        "unless",
        "endunless",
        "for",
        "endfor",
        "in",
        "case",
        "when",
        "endcase",
        "assign",
        "capture",
        "endcapture",
        "cycle",
        "tablerow",
        "endtablerow",
        "raw",
        "endraw",
        "comment",
        "endcomment",
        "liquid",
        "echo",
        "#",
        "doc",
        "enddoc",
        "increment",
        "decrement",
        "ifchanged",
        "endifchanged",
        "break",
        "continue",
        "include",
        "render",
        "ticket",
        "ticket.id",
        "ticket.name",
        "ticket.list",
        "ticket.items",
        "forloop",
        "forloop.index",
        "name",
        "x",
        "x",
        "item",
        "nil",
        "true",
        "blank",
        "empty",
        "self",
        "1",
        "-1",
        "2.5",
        "(1..3)",
        "'a'",
        "\"b\"",
        "''",
        "' '",
        "'",
        "\"",
        "|",
        ":",
        ",",
        ".",
        "=",
        "==",
        "<",
        "contains",
        "and",
        "or",
        "[",
        "]",
        "(",
        ")",
        "..",
        "limit:",
        "offset:",
        "continue",
        "cols:",
        "reversed",
        " ",
        " ",
        " ",
        "\n",
        "é",
        "👩",
        "\u{0}",
        "split",
        "join",
        "append",
        "date",
        "sort",
        "map",
        "where",
        "replace",
        "truncate",
        "slice",
        "size",
        "first",
        "default",
        "times",
        "divided_by",
        "round",
        "strip_html",
        "uniq",
        "concat",
        "sum",
        "url_decode",
        "base64_decode",
        "endx",
        "nosuch",
    ];
    prop_oneof![9 => proptest::sample::select(words).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// Whole outputs and tags, so that many random templates parse.
fn parts() -> impl Strategy<Value = String> {
    let inside = proptest::collection::vec(pieces(), 0..8).prop_map(|words| words.join(" ")).boxed();
    prop_oneof![
        4 => inside.clone().prop_map(|inside| format!("{{{{ {inside} }}}}")),
        2 => inside.clone().prop_map(|inside| format!("{{% {inside} %}}")),
        2 => inside.clone().prop_map(|inside| format!("{{% assign x = {inside} %}}{{{{ x }}}}")),
        1 => inside.clone().prop_map(|inside| format!("{{% for item in {inside} %}}{{{{ item }}}}{{% endfor %}}")),
        1 => inside.clone().prop_map(|inside| format!("{{% if {inside} %}}a{{% else %}}b{{% endif %}}")),
        1 => inside,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_of_templates_are_read(words in proptest::collection::vec(pieces(), 0..40)) {
        let data = Data::new(&data());
        for dialect in DIALECTS {
            check(&words.concat(), &data, dialect);
        }
    }

    #[test]
    fn any_nearly_a_date_is_read(text in dates(), now in prop_oneof![Just(NOW.0), any::<i64>()]) {
        let data = Data::new(&json!({ "text": text }));
        let source = "{{ text | date: '%c %j %U %V %G %s %z' }}";
        for dialect in DIALECTS {
            Template::parse(source, dialect).render(&data, Clock(now));
        }
    }

    #[test]
    fn any_tags_and_outputs_are_rendered(parts in proptest::collection::vec(parts(), 0..6)) {
        let data = Data::new(&data());
        for dialect in DIALECTS {
            check(&parts.concat(), &data, dialect);
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for dialect in DIALECTS {
            check(&text, &Data::default(), dialect);
            check(&format!("{{{{ {text} }}}}"), &Data::default(), dialect);
        }
    }
}
