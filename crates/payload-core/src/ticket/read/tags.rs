//! Tags in every form in which they come: a text, a list of texts, a list of objects with names.

use serde_json::Value;

/// Tags as Freshdesk joins them; nothing where they are none.
pub fn tags(value: &Value) -> Option<String> {
    let list: Vec<String> = match value {
        Value::Null => Vec::new(),
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(Value::Array(list)) if text.trim_start().starts_with('[') => return tags(&Value::Array(list)),
            // Python's list, as it prints one.
            _ if text.trim().starts_with("['") && text.trim().ends_with("']") => {
                let inside = text.trim().trim_start_matches("['").trim_end_matches("']");
                inside.split("', '").map(str::to_owned).collect()
            }
            // As Java, Ruby and YAML write one.
            _ if let Some(inside) = in_brackets(text) => {
                inside.split(',').map(|tag| tag.trim().trim_matches(['"', '\'']).to_owned()).collect()
            }
            // Spreadsheets that have commas elsewhere.
            _ if !text.contains(',') => text.split([';', '|']).map(str::to_owned).collect(),
            _ => text.split(',').map(str::to_owned).collect(),
        },
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => {
            let one = |tag: &Value| match tag {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                Value::Object(tag) => {
                    ["name", "value", "S"].iter().find_map(|key| tag.get(*key))?.as_str().map(str::to_owned)
                }
                _ => None,
            };
            list.iter().filter_map(one).collect()
        }
        _ => return None,
    };
    let tags: Vec<&str> = list.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
    Some(tags.join(", "))
}

/// What stands in the brackets of a list; one tag may have them itself.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    (inside.contains(',') && !inside.contains(['[', ']'])).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_tags_in_every_form() {
        for value in [
            json!("vip, late"),
            json!(["vip", "late "]),
            json!([{"name": "vip"}, {"name": "late"}]),
            json!("[\"vip\",\"late\"]"),
            json!("vip,,late"),
            json!("vip; late"),
            json!("['vip', 'late']"),
            json!("[vip, late]"),
        ] {
            assert_eq!(tags(&value).as_deref(), Some("vip, late"), "{value}");
        }
        assert_eq!(tags(&json!([])).as_deref(), Some(""));
        assert_eq!(tags(&json!("[vip]")).as_deref(), Some("[vip]"));
    }
}
