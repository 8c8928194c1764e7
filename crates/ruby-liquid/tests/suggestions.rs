//! Slips of the keyboard: what the engine makes of each, and that the suggested edit mends it.

use ruby_liquid::{Dialect, Dialect::*, Suggestion, Template};

/// The suggestions of errors, and of warnings where there are no errors.
fn suggestions(template: &Template) -> Vec<Option<Suggestion>> {
    let errors: Vec<_> = template.errors().iter().map(|error| error.suggestion.clone()).collect();
    let warnings = || template.warnings().iter().map(|warning| warning.suggestion.clone()).collect();
    if errors.is_empty() { warnings() } else { errors }
}

/// One finding, whose edit makes the second text of the first, in which nothing is left to find.
fn mends(source: &str, mended: &str, dialect: Dialect) {
    let template = Template::parse(source, dialect);
    let found = suggestions(&template);
    let [Some(suggestion)] = &found[..] else {
        panic!("not one finding with a suggestion in {source} as {dialect:?}: {template:#?}");
    };
    assert_eq!(suggestion.apply(source), mended, "{source} as {dialect:?}");
    let left = Template::parse(mended, dialect);
    assert!(left.errors().is_empty() && left.warnings().is_empty(), "{mended} as {dialect:?}");
}

#[test]
fn misspelled_tags() {
    for (source, mended) in [
        ("{% if a %}{% elseif b %}{% endif %}", "{% if a %}{% elsif b %}{% endif %}"),
        ("{% unless a %}{% elif b %}{% endunless %}", "{% unless a %}{% elsif b %}{% endunless %}"),
        ("{% if a %}{% end if %}", "{% if a %}{% endif %}"),
        ("{% if a %}{% end %}", "{% if a %}{% endif %}"),
        ("{% if a %}{% endfor %}", "{% if a %}{% endif %}"),
        ("{% for a in b %}{% endif %}", "{% for a in b %}{% endfor %}"),
        (
            "{% for a in b %}{% if a %}{% endfi %}{% endfor %}",
            "{% for a in b %}{% if a %}{% endif %}{% endfor %}",
        ),
        ("{% If a %}{% endif %}", "{% if a %}{% endif %}"),
        ("{% if a %}{% EndIf %}", "{% if a %}{% endif %}"),
        ("{% asign a = 'b' %}", "{% assign a = 'b' %}"),
        ("{% case a %}{% wehn 'b' %}{% endcase %}", "{% case a %}{% when 'b' %}{% endcase %}"),
        ("{% comment %}{% endcoment %}", "{% comment %}{% endcomment %}"),
        ("{% caputre a %}b{% endcapture %}", "{% capture a %}b{% endcapture %}"),
    ] {
        mends(source, mended, V2_4);
        if !source.contains("coment") {
            // Liquid 5 does not look inside a comment.
            mends(source, mended, V5);
        }
    }
}

#[test]
fn braces() {
    for (source, mended) in [
        ("{ { a }}", "{{ a }}"),
        ("x { { a | upcase } } y", "x {{ a | upcase }} y"),
        ("{ %assign a = 'b'% }", "{%assign a = 'b'%}"),
        ("{{ a }", "{{ a }}"),
        ("\"{{ a } }\"", "\"{{ a }}\""),
        ("{\"a\": {{ a } }", "{\"a\": {{ a }} }"),
        ("{{ a %}", "{{ a }}"),
        ("{{{a}}}", "{{a}}"),
        ("\"{{ a }}}\"", "\"{{ a }}\""),
        ("{% assign a = 'b' }}", "{% assign a = 'b' %}"),
        ("{% assign a = 'b' }", "{% assign a = 'b' %}"),
        ("{% if a }}x{% endif %}", "{% if a %}x{% endif %}"),
    ] {
        mends(source, mended, V2_4);
        mends(source, mended, V5);
    }
}

#[test]
fn conditions() {
    for (condition, mended) in [
        ("a && b", "a and b"),
        ("a == 'x' || b", "a == 'x' or b"),
        ("a == 'x'&&b", "a == 'x' and b"),
        ("a AND b", "a and b"),
        ("a = 'x'", "a == 'x'"),
        ("a === 'x'", "a == 'x'"),
        ("a is 'x'", "a == 'x'"),
        ("a => 5", "a >= 5"),
        ("not a", "a == false or a == nil"),
        ("!a", "a == false or a == nil"),
        ("b and not a", "b and a == false or a == nil"),
        ("not a == 'x'", "a != 'x'"),
        ("not a != 'x' and b", "a == 'x' and b"),
    ] {
        for dialect in [V2_4, V5] {
            let wrap = |condition: &str| format!("{{% if {condition} %}}x{{% endif %}}");
            mends(&wrap(condition), &wrap(mended), dialect);
        }
    }
    for dialect in [V2_4, V5] {
        let source = "{% if a %}{% else if b %}{% endif %}";
        mends(source, "{% if a %}{% elsif b %}{% endif %}", dialect);
        let source = "{% if not a and b %}{% endif %}";
        assert_eq!(suggestions(&Template::parse(source, dialect)), [None], "binding would change");
    }
}

#[test]
fn filters() {
    for (source, mended) in [
        ("{{ a | replace 'x', 'y' }}", "{{ a | replace: 'x', 'y' }}"),
        ("{{ a | append b | upcase }}", "{{ a | append: b | upcase }}"),
        ("{{ a | upcas }}", "{{ a | upcase }}"),
        ("{{ a | Upcase }}", "{{ a | upcase }}"),
    ] {
        mends(source, mended, V2_4);
        mends(source, mended, V5);
    }
    // What the other dialect has is no slip.
    assert_eq!(suggestions(&Template::parse("{{ a | slice: 1 }}", V2_4)), [None]);
}
