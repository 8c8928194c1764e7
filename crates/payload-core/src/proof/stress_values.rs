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

/// Everything that is always tried, each alone. No value stands for a field that the ticket does not have at all.
pub fn always() -> Vec<Option<Value>> {
    // What is easiest to understand comes first: it is what a break is shown with.
    let mut all: Vec<Value> = FRAGMENTS.iter().map(|text| json!(text)).collect();
    all.extend(control_characters().map(|c| json!(format!("a{c}b"))));
    let mut all: Vec<Option<Value>> = all.into_iter().map(Some).collect();
    all.push(None);
    let others = [
        Value::Null,
        json!(true),
        json!(false),
        json!(7),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(["a\"b", "c\\", 1, null, ["d"]]),
        json!([]),
        json!({ "a\"b": "c", "d": null }),
        json!(" \t "),
        json!("Ann \"Al\" Lee"),
        json!("DOM\\newuser"),
        json!("Ann\\"),
        json!("Ann\\\\"),
        json!("Maximiliane \"Max\" ".repeat(80)),
        json!("\\\"x".repeat(400)),
        json!(vec!["tag \"q\""; 30].join(", ")),
        json!(vec!["\"".repeat(120); 22].join(", ")),
    ];
    all.extend(others.map(Some));
    all
}

/// Every control character: U+0000 to U+001F, and U+007F to U+009F.
pub fn control_characters() -> impl Iterator<Item = char> {
    ('\u{0}'..='\u{1f}').chain('\u{7f}'..='\u{9f}')
}

/// A mixture: mostly a text of some fragments, now and then something else.
pub fn mixture(random: &mut Random, always: &[Option<Value>]) -> Option<Value> {
    if random.below(8) == 0 {
        return random.pick(always).cloned().flatten();
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
