//! Language codes that Freshdesk offers and Stella cannot read.

use super::subject::Subject;
use super::{Finding, Severity};
use crate::freshdesk::LANGUAGES;
use crate::payload::Json;
use crate::payload::contract::is_language;
use serde_json::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    let Some(field) = subject.field_of("language") else { return };
    let Some(place) = subject.pieces_of(&field).next().map(|piece| piece.source) else { return };
    // The ones that are trouble as they are; the rest go through if these show that codes go through at all.
    let unread: Vec<String> = LANGUAGES
        .split(' ')
        .filter(|code| !is_language(code))
        .filter_map(|code| {
            let payload = subject.with(&field, Some(Value::from(code))).payload.ok()?;
            let sent = payload.get("language").and_then(Json::text)?.trim().to_owned();
            (!sent.is_empty() && !is_language(&sent)).then_some(sent)
        })
        .collect();
    if unread.is_empty() {
        return;
    }
    let codes = unread.iter().map(|code| format!("“{code}”")).collect::<Vec<_>>().join(", ");
    found.push(
        Finding::new("language-code", Severity::Wrong, place, format!("The language codes {codes} are sent as they are."))
            .because("Freshdesk offers them, and Stella reads two letters with a region of two. The switch Language has a map for them.")
            .at_path("language")
            .of_field(&field),
    );
}
