//! Tags in every form in which they come: a text, a list of texts, a list of objects with names.

use serde_json::Value;

/// What names a tag, where it is an object.
const NAMES: [&str; 6] = ["name", "value", "label", "title", "tag", "S"];

/// Tags as Freshdesk joins them; nothing where they are none, or one of them is none.
pub fn tags(value: &Value) -> Option<String> {
    let list = list(value)?;
    let tags: Vec<&str> = list.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
    Some(tags.join(", "))
}

fn list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::String(text) => match text.trim_start().starts_with('[').then(|| serde_json::from_str(text)) {
            Some(Ok(value)) => list(&value),
            _ => Some(of_text(text)),
        },
        Value::Number(number) => Some(vec![number.to_string()]),
        Value::Array(list) => Some(list.iter().map(one).collect::<Option<Vec<_>>>()?.concat()),
        // PHP's list, where entries were taken out of it.
        Value::Object(map) if map.keys().all(|key| key.parse::<usize>().is_ok()) => {
            Some(map.values().map(one).collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// One entry of a list, which may be a list itself.
fn one(tag: &Value) -> Option<Vec<String>> {
    match super::values::untyped(tag) {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Object(tag) => {
            let name = NAMES.iter().find_map(|key| tag.get(*key)?.as_str())?;
            Some(vec![name.to_owned()])
        }
        other => list(other),
    }
}

/// The tags of a text.
fn of_text(text: &str) -> Vec<String> {
    // Python's list, as it prints one.
    if text.trim().starts_with("['") && text.trim().ends_with("']") {
        let inside = text.trim().trim_start_matches("['").trim_end_matches("']");
        return inside.split("', '").map(str::to_owned).collect();
    }
    if let Some(inside) = in_brackets(text) {
        return inside.split(',').map(|tag| tag.trim().trim_matches(['"', '\'']).to_owned()).collect();
    }
    // Spreadsheets that have commas elsewhere; the lines of a cell.
    let signs: &[char] = if text.contains(',') { &[',', '\n'] } else { &[';', '|', '\n'] };
    let tags = || text.split(signs).map(str::trim);
    let in_quotes = |tag: &str| tag.len() > 1 && tag.starts_with('"') && tag.ends_with('"');
    let quotes: &[char] = if tags().all(in_quotes) { &['"'] } else { &[] };
    tags().map(|tag| tag.trim_matches(quotes).to_owned()).collect()
}

/// What stands in the brackets of a list, as Java, Ruby and YAML write one, or in braces, as PostgreSQL and PowerShell
/// do; one tag may have brackets itself.
fn in_brackets(text: &str) -> Option<&str> {
    let within = |open, close| text.trim().strip_prefix(open)?.strip_suffix(close);
    let list = within('[', ']').filter(|inside: &&str| inside.contains(','));
    list.or_else(|| within('{', '}')).filter(|inside| !inside.contains(['[', ']', '{', '}', ':']))
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
            json!("{vip, late}"),
            json!("{vip,\"late\"}"),
            json!("\"vip\",\"late\""),
            json!("vip\nlate"),
            json!([{"label": "vip"}, {"tag": "late"}]),
            json!([["vip"], ["late"]]),
            json!({"0": "vip", "2": "late"}),
        ] {
            assert_eq!(tags(&value).as_deref(), Some("vip, late"), "{value}");
        }
        assert_eq!(tags(&json!([])).as_deref(), Some(""));
        assert_eq!(tags(&json!("[vip]")).as_deref(), Some("[vip]"));
        assert_eq!(tags(&json!("{vip}")).as_deref(), Some("vip"));
        // What is lost would be lost without a word.
        for value in [json!(["vip", {"id": 7}]), json!(["vip", true]), json!({"vip": true})] {
            assert_eq!(tags(&value), None, "{value}");
        }
    }
}
