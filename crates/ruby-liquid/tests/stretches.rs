//! A text that was captured from several fields and cleaned as a whole still knows which word came from which.

use ruby_liquid::{Clock, Data, Dialect, Template};
use serde_json::json;

/// The rendered text in pieces: each with its fields in brackets, where it has any.
fn pieces(template: &str, data: serde_json::Value) -> String {
    let template = Template::parse(template, Dialect::V2_4);
    assert_eq!(template.errors(), []);
    let rendering = template.render(&Data::new(&data), Clock(0));
    let piece = |piece: &ruby_liquid::Piece| match piece.fields.is_empty() {
        true => piece.output.of(&rendering.text).to_owned(),
        false => format!("[{}:{}]", piece.fields.join("+"), piece.output.of(&rendering.text)),
    };
    rendering.pieces.iter().map(piece).collect()
}

const CLEAN: &str = "{% assign cs = text | remove:'-' | replace:'bb', 'x' | split:'' %}{% capture text %}{% for c in cs %}{% if c > ' ' %}{{c}}{% else %} {% endif %}{% endfor %}{% endcapture %}{{text | strip_newlines}}";

#[test]
fn words_keep_their_fields() {
    for (captured, data, expected) in [
        ("<{{a}}|{{b}}>", json!({"a": "1-1", "b": "bb 2"}), "<[a:11]|[b:x 2]>"),
        ("<{{a}}|{{b}}>", json!({"a": "1-1"}), "<[a:11]|>"),
        ("<{{a}}|{{b}}>", json!({}), "<|>"),
        ("<{{a}}|{{1 | divided_by:0}}>", json!({}), "<|Liquid error: divided by 0>"),
        // From one field alone it is as before: the output says so.
        ("{{a}} ", json!({"a": "1 1"}), "[a:1 1 ]"),
    ] {
        let template = format!("{{% capture text %}}{captured}{{% endcapture %}}{CLEAN}");
        let seen = pieces(&template, data.clone());
        let apart: String = seen.replace("][a:", "").replace("][b:", "");
        assert_eq!(apart, expected, "{captured} {data}");
    }
}

#[test]
fn a_literal_has_no_fields_in_any_round() {
    let template =
        "{% for i in (1..2) %}{% assign a = 'v' %}{{a}}{% assign a = a | replace:'q', x %}{{a}}{% endfor %}";
    assert_eq!(pieces(template, json!({"x": "z"})), "v[x:v]v[x:v]");
}
