//! An object that a script put into a text: JSON, or what Python prints.

use serde_json::{Map, Value};

/// The object of a text, if it is one.
pub fn object(text: &str) -> Option<Map<String, Value>> {
    let read = |text: &str| serde_json::from_str(text).ok();
    read(text).or_else(|| read(&json_of_python(text)))
}

/// JSON of what Python prints: single quotes, None, True, False.
fn json_of_python(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let mut open = None;
    let mut word = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if open.is_none() && c.is_ascii_alphabetic() {
            word.push(c);
            continue;
        }
        let name = std::mem::take(&mut word);
        json.push_str(match name.as_str() {
            "None" | "nan" => "null",
            "True" => "true",
            "False" => "false",
            other => other,
        });
        match c {
            '\'' | '"' if open.is_none() => {
                open = Some(c);
                json.push('"');
            }
            _ if open == Some(c) => {
                open = None;
                json.push('"');
            }
            '"' => json.push_str("\\\""),
            '\\' if open.is_some() => match rest.next() {
                Some('\'') => json.push('\''),
                Some(c) => json.extend(['\\', c]),
                None => {}
            },
            c => json.push(c),
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_python_prints() {
        for (text, json) in [
            ("{'id': 9, 'a': None, 'b': True}", r#"{"id":9,"a":null,"b":true}"#),
            (
                "{'name': \"O'Brien\", 'said': 'a \"b\" \\'c\\''}",
                r#"{"name":"O'Brien","said":"a \"b\" 'c'"}"#,
            ),
            (r#"{"name":"None"}"#, r#"{"name":"None"}"#),
        ] {
            assert_eq!(object(text).map(|map| Value::Object(map).to_string()).as_deref(), Some(json));
        }
        assert_eq!(object("{'name': "), None);
    }
}
