//! Values that break careless templates: the kinds that are always tried, and mixtures of them.

use super::random::Random;
use serde_json::{Value, json};

/// Pieces of text that mean something to JSON, to Liquid, to HTML, or to whoever lays out text.
const FRAGMENTS: &[&str] = &[
    "\"",
    "\\",
    "\\\\",
    "\\\"",
    "'",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "/",
    "\",\"",
    "\": \"",
    "\", \"do_not_send\": true, \"z\": \"",
    ", \"x\": \"",
    "\"}, \"x\": {\"y\": \"",
    "\\u0022",
    "\\u005c",
    "\\u",
    "\\ud800",
    "\\n",
    "\\'",
    "\\0",
    "\\&",
    "\\1",
    "$&",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{ ticket.id }}",
    "{% raw %}",
    "{% endraw %}",
    "{% comment %}",
    "{%- if x -%}",
    "{{{",
    "</script>",
    "<!--",
    "<b>",
    "&quot;",
    "&amp;",
    "&",
    "<",
    ">",
    "\u{202e}",
    "\u{202c}",
    "\u{200d}",
    "👩\u{200d}💻",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "שלום",
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e9",
    "//",
    "/*",
    "#",
    ";",
    "%22",
    "@",
    "ann@example.com",
    "no_email",
    "",
    "a",
];

/// Everything that is always tried, each alone: a name for it and the value. No value stands for a field
/// that the ticket does not have at all.
pub fn always() -> Vec<(&'static str, Option<Value>)> {
    // What is easiest to understand comes first: it is what a break is shown with.
    let mut all: Vec<(&'static str, Option<Value>)> = Vec::new();
    all.extend(FRAGMENTS.iter().map(|text| ("a fragment", Some(json!(text)))));
    all.extend(control_characters().map(|c| ("a control character", Some(json!(format!("a{c}b"))))));
    all.extend([
        ("missing", None),
        ("null", Some(Value::Null)),
        ("true", Some(json!(true))),
        ("false", Some(json!(false))),
        ("a number", Some(json!(7))),
        ("zero", Some(json!(0))),
        ("a negative number", Some(json!(-1))),
        ("a fraction", Some(json!(1.5))),
        ("a large number", Some(json!(1e300))),
        ("a list", Some(json!(["a\"b", "c\\", 1, null, ["d"]]))),
        ("an empty list", Some(json!([]))),
        ("an object", Some(json!({ "a\"b": "c", "d": null }))),
        ("spaces", Some(json!(" \t "))),
        ("a quote in a name", Some(json!("Ann \"Al\" Lee"))),
        ("a backslash in a name", Some(json!("DOM\\newuser"))),
        ("a backslash at the end", Some(json!("Ann\\"))),
        ("two backslashes at the end", Some(json!("Ann\\\\"))),
        ("a very long text", Some(json!("Maximiliane \"Max\" ".repeat(80)))),
        ("a very long word", Some(json!("\\\"x".repeat(400)))),
        ("many tags", Some(json!(vec!["tag \"q\""; 30].join(", ")))),
        ("long tags", Some(json!(vec!["\"".repeat(120); 22].join(", ")))),
    ]);
    all
}

/// Every control character: U+0000 to U+001F, and U+007F to U+009F.
pub fn control_characters() -> impl Iterator<Item = char> {
    ('\u{0}'..='\u{1f}').chain('\u{7f}'..='\u{9f}')
}

/// A mixture: mostly a text of some fragments, now and then something else.
pub fn mixture(random: &mut Random, always: &[(&'static str, Option<Value>)]) -> Option<Value> {
    if random.below(8) == 0 {
        return random.pick(always).and_then(|(_, value)| value.clone());
    }
    let mut text = String::new();
    for _ in 0..=random.below(5) {
        match random.below(6) {
            0 => text.extend(char::from_u32(random.below(0x20) as u32)),
            1 => text.extend(char::from_u32(random.below(0x11_0000) as u32)),
            2 => text.push_str("word"),
            _ => text.push_str(random.pick(FRAGMENTS).copied().unwrap_or_default()),
        }
    }
    Some(json!(text))
}
