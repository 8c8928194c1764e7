//! What Rails adds to Liquid 2.4: every row was run with Ruby 3.1.2, alone and with ActiveSupport 6.1.7.

use ruby_liquid::{Clock, Data, Dialect, ErrorText, Host, Template};
use serde_json::json;

#[test]
fn values_can_more_on_rails() {
    let data =
        Data::new(&json!({"name": "Ann", "tags": ["a", "b"], "empty_text": "", "no": false, "yes": true}));
    for (source, plain, rails) in [
        ("{{ 'ab' | first }}|{{ 'ab' | last }}|{{ '' | first }}|{{ 'éa' | first }}", "|||", "a|b||é"),
        ("{{ name.first }}|{{ name.last }}|{{ tags.first }}", "||a", "A|n|a"),
        ("{{ 'a' | to_json }}|{{ 'a' | blank }}", "a|a", "a|a"),
        (
            "{% if nil == blank %}y{% endif %}{% if empty_text == blank %}y{% endif %}{% if ' ' == blank %}y{% endif %}{% if blank == no %}y{% endif %}",
            "",
            "yyyy",
        ),
        ("{% if name != blank %}y{% endif %}{% if missing != blank %}y{% endif %}", "yy", "y"),
        (
            "{% if 0 == blank %}y{% endif %}{% if yes == blank %}y{% endif %}{% if tags == blank %}y{% endif %}",
            "",
            "",
        ),
        (
            "{{ tags | split: 'b' | join: '+' }}|{{ tags | split: 'b' | size }}",
            "Liquid error|Liquid error",
            "a|2",
        ),
        ("{{ 12 | split: '1' }}", "Liquid error", "Liquid error"),
        ("{{ 'b,a' | split: ',' | map: 'first' }}|{{ tags | sort: 'last' }}", "|", "ba|ab"),
        (
            r#"{{ '<a>&amp;"' | escape_once }}|{{ tags | append: 'x' }}"#,
            r#"<a>&amp;"|["a", "b"]x"#,
            r#"<a>&amp;"|["a", "b"]x"#,
        ),
    ] {
        for (host, expected) in [(Host::Plain, plain), (Host::Rails, rails)] {
            let template = Template::parse(source, Dialect::V2_4).hosted_by(host);
            let rendering = template.render_as(&data, Clock(0), ErrorText::Plain);
            assert_eq!(rendering.text, expected, "{source} on {host:?}");
        }
    }
}

#[test]
fn blank_is_a_word_on_rails() {
    let template = Template::parse("{% if a != blank %}{% endif %}", Dialect::V2_4);
    assert_eq!(template.warnings().len(), 1);
    assert!(template.hosted_by(Host::Rails).warnings().is_empty());
}
