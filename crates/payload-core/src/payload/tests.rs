//! Places, reasons and layout; and the judgment of `serde_json`.

use super::*;
use crate::text::line_column;
use proptest::prelude::*;

#[test]
fn knows_where_values_stand() {
    let text = r#"{ "a": [1, "x\n"], "b": true }"#;
    let json = read(text).unwrap();
    let list = json.get("a").unwrap();
    assert_eq!(list.span.of(text), r#"[1, "x\n"]"#);
    assert_eq!(json.get("b").unwrap().kind, Kind::Boolean(true));
    assert_eq!(json.members()[1].key_span.of(text), "\"b\"");
}

#[test]
fn says_where_and_why_it_broke() {
    for (text, place, reason) in [
        ("  ", "line 1, column 3", "nothing is rendered"),
        (
            "{\"a\": \"x\" y\"}",
            "line 1, column 11",
            "a quote ends the text early: after “x” comes “y” where a comma is expected",
        ),
        ("{\"a\": 1,}", "line 1, column 9", "a comma before “}” with nothing between"),
        ("[1,\n2,\n]", "line 3, column 1", "a comma before “]” with nothing between"),
        ("{\"a\": }", "line 1, column 7", "“}” where a value is expected"),
        (
            "{\"a\": \"x\ny\"}",
            "line 1, column 9",
            "a line break inside a text, which JSON allows only escaped",
        ),
        ("{\"a\": \"x\\my\"}", "line 1, column 10", "a backslash before “m” means nothing in JSON"),
        ("{\"a\": 01}", "line 1, column 7", "a number is written in a way JSON does not allow"),
        ("{\"a\": 1} x", "line 1, column 10", "“x” comes after the end"),
        ("{\"a\"", "line 1, column 5", "it ends in the middle"),
    ] {
        let broken = read(text).unwrap_err();
        assert_eq!(line_column(text, broken.offset).to_string(), place, "{text}");
        assert_eq!(broken.reason.to_string(), reason, "{text}");
    }
    assert_eq!(read(&"[".repeat(100_000)).unwrap_err().reason, Reason::TooDeep);
}

#[test]
fn lays_out() {
    let json = read(r#"{"a":{"b":["x",1]},"c":{}}"#).unwrap();
    assert_eq!(json.formatted(), "{\n  \"a\": {\n    \"b\": [\"x\", 1]\n  },\n  \"c\": {}\n}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn judges_as_serde_json_does(text in r#"([\[\]{},:"\\/0-9.eEu \n\ta-f+-]|true|null|"[a-z]*"|"k":|\\u[0-9a-d]{4}){0,14}"#) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        let out_of_range = theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        prop_assert_eq!(read(&text).is_ok(), theirs.is_ok() || out_of_range, "{:?} {:?}", text, theirs);
    }

    #[test]
    fn reads_back_what_serde_json_writes(text in ".{0,40}") {
        let written = serde_json::json!({ "k": text }).to_string();
        let json = read(&written).unwrap();
        prop_assert_eq!(json.get("k").unwrap().text(), Some(text.as_str()));
    }
}
