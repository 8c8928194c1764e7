//! Headings of columns that scripts made of JSON: `tags.0`, `tags[0]`, `custom_fields[cf_brand]`.

use crate::ticket::read::own_fields;
use std::borrow::Cow;

/// The heading with a full stop between its parts, and without the number of a tag; most headings are as they are.
pub fn joined(heading: &str) -> Cow<'_, str> {
    if is_numbered_tag(heading) {
        return Cow::Borrowed("tags");
    }
    if heading.contains('[') && heading.ends_with(']') && !heading.contains(' ') {
        return Cow::Owned(heading.replace('[', ".").replace(']', ""));
    }
    let custom = own_fields::OBJECTS.iter().find_map(|object| {
        let name = heading.strip_prefix(object)?.strip_prefix('_')?;
        Some(format!("{object}.{name}"))
    });
    match custom {
        Some(joined) => Cow::Owned(joined),
        None => Cow::Borrowed(heading),
    }
}

/// Whether a heading is that of one tag among several: `tags/1`.
pub fn is_numbered_tag(heading: &str) -> bool {
    let heading = heading.trim();
    heading.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("tags"))
        && heading.get(4..).is_some_and(|rest| {
            let number = rest.trim_matches(['.', '/', '[', ']', '_']);
            number.len() < rest.len()
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told() {
        for (heading, with_stops) in [
            ("tags.0", "tags"),
            ("Tags/12", "tags"),
            ("tags[0]", "tags"),
            ("tags_1", "tags"),
            ("tags", "tags"),
            ("Tags 2026", "Tags 2026"),
            ("requester[name]", "requester.name"),
            ("custom_fields[cf_brand]", "custom_fields.cf_brand"),
            ("custom_fields_cf_brand", "custom_fields.cf_brand"),
            ("custom_fields", "custom_fields"),
            ("Hours [h]", "Hours [h]"),
        ] {
            assert_eq!(joined(heading), with_stops);
        }
    }
}
