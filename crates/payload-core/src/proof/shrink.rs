//! Makes what broke a template as small as it can be and still break it.

use serde_json::{Value, json};

/// At most so many attempts for one value.
const MAX_ATTEMPTS: usize = 600;

/// The smallest text that is still bad: no stretch of it can be left out any more, and no letter that could be
/// an `a` is another one.
#[expect(clippy::indexing_slicing, reason = "every place is below the length")]
pub fn smallest_text(text: &str, mut is_bad: impl FnMut(&str) -> bool) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    let mut attempts = 0;
    let mut bad = |characters: &[char]| {
        attempts += 1;
        attempts <= MAX_ATTEMPTS && is_bad(&characters.iter().collect::<String>())
    };
    let mut size = kept.len();
    while size > 0 {
        let mut at = 0;
        let mut shorter = false;
        while at < kept.len() {
            let end = (at + size).min(kept.len());
            let mut candidate = kept.clone();
            candidate.drain(at..end);
            if bad(&candidate) {
                kept = candidate;
                shorter = true;
            } else {
                at = end;
            }
        }
        // A shorter text may allow larger cuts no more, but single ones again.
        size = if size > 1 { size / 2 } else { usize::from(shorter) };
    }
    for at in 0..kept.len() {
        if kept[at] != 'a' && (kept[at].is_alphanumeric() || !kept[at].is_ascii()) {
            let before = std::mem::replace(&mut kept[at], 'a');
            if !bad(&kept) {
                kept[at] = before;
            }
        }
    }
    kept.into_iter().collect()
}

/// The smallest value that is still bad; a list gives way to its text where that is as bad.
#[expect(clippy::indexing_slicing, reason = "every place is below the length")]
pub fn smallest(value: &Value, is_bad: &mut dyn FnMut(&Value) -> bool) -> Value {
    match value {
        Value::String(text) => json!(smallest_text(text, |text| is_bad(&json!(text)))),
        Value::Array(items) => {
            let mut kept = items.clone();
            let mut at = 0;
            while at < kept.len() {
                let mut candidate = kept.clone();
                candidate.remove(at);
                if is_bad(&json!(candidate)) {
                    kept = candidate;
                } else {
                    at += 1;
                }
            }
            for at in 0..kept.len() {
                let item = kept[at].clone();
                kept[at] = smallest(&item, &mut |item| {
                    let mut candidate = kept.clone();
                    candidate[at] = item.clone();
                    is_bad(&json!(candidate))
                });
            }
            json!(kept)
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_the_smallest() {
        for (text, part, small) in [
            ("Ann \"Al\" Lee", "\"", "\""),
            ("a long text with a \\ in the middle", "\\", "\\"),
            ("x{{ y }}z", "}}", "}}"),
        ] {
            assert_eq!(smallest_text(text, |text| text.contains(part)), small);
        }
        assert_eq!(smallest_text("Zoë Quince", |text| text.chars().count() >= 3), "aaa");
        let list = json!(["x", "a \"b\"", 7]);
        assert_eq!(smallest(&list, &mut |value| value.to_string().contains("\\\"")), json!(["\""]));
    }

    proptest! {
        #[test]
        fn what_is_left_is_bad_and_no_longer(text in "[a-c\"\\\\]{0,30}") {
            let is_bad = |text: &str| text.matches('"').count() >= 2 || text.contains("\\c");
            if is_bad(&text) {
                let small = smallest_text(&text, is_bad);
                prop_assert!(is_bad(&small));
                prop_assert_eq!(small.chars().count(), 2);
            }
        }
    }
}
