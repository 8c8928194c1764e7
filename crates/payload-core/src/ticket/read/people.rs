//! People and companies that something wrote in another way than as an object: as a text, or as a list of one.

use super::notation;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What they are called, in the one form.
const NAMES: [&str; 3] = ["requester", "agent", "company"];

/// The object that such a key means; nothing where it holds another value.
pub fn object<'v>(name: &str, value: &'v Value) -> Option<Cow<'v, Map<String, Value>>> {
    if !NAMES.contains(&name) {
        return None;
    }
    match value {
        Value::String(text) if text.starts_with('{') => notation::object(text).map(Cow::Owned),
        Value::Array(list) => match list.as_slice() {
            [Value::Object(map)] => Some(Cow::Borrowed(map)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_one_person_is_meant() {
        let noor = json!({"name": "Noor"});
        for value in [json!([noor]), json!(noor.to_string()), json!("{'name': 'Noor'}")] {
            assert_eq!(object("requester", &value).as_deref(), noor.as_object(), "{value}");
            assert_eq!(object("subject", &value), None);
        }
        for value in [json!([noor, noor]), json!([]), json!("Noor"), json!("{Noor}")] {
            assert_eq!(object("requester", &value), None, "{value}");
        }
    }
}
