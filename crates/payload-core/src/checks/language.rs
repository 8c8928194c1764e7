//! Language codes that are sent and that Stella cannot read, or may not read.

use super::contract;
use super::iso_codes;
use super::subject::Subject;
use super::unescaped::NEUTRAL;
use super::{Finding, Fix, Severity};
use crate::assumptions::LANGUAGES;
use crate::options::{LanguageCode, Options, Preset};
use crate::payload::Json;
use crate::payload::contract::is_language;
use crate::preview::roles::{Fit, Role};
use crate::text::Span;
use serde_json::Value;

/// What Stella reads.
pub const READ: &str = "Stella reads two letters, like en, with a region of two, like pt-BR; whether it falls back from an odd region is not confirmed.";
/// So many codes are told.
const TOLD: usize = 6;
/// What comes of a code that it cannot read.
pub const UNREAD: &str = "Stella logs the request as “Language not specified”, and no survey is sent. It reads two letters, like en, with a region of two, like pt-BR.";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    without_else(subject, found);
    let Some(field) = subject.field_of("language") else { return };
    // What is no language at all is told of as such.
    if Role::of("language").is_some_and(|role| role.fit(field.as_str()) == Fit::Stranger) {
        return;
    }
    let Some(place) = subject.pieces_of(&field).next().map(|piece| piece.source) else { return };
    let mut unread: Vec<String> = Vec::new();
    // Also a ticket without a language: what is sent then is the template's own.
    for code in LANGUAGES.split(' ').chain([""]) {
        let Ok(payload) = subject.with(&field, Some(Value::from(code))).payload else { continue };
        let sent = payload.get("language").and_then(Json::text).unwrap_or_default().trim();
        let is_known = is_language(sent) && iso_codes::is_language(sent) && !is_region(code, sent);
        if !sent.is_empty() && !is_known && !unread.iter().any(|known| known == sent) {
            unread.push(sent.to_owned());
        }
    }
    if unread.is_empty() {
        return;
    }
    let mut codes = unread.iter().take(TOLD).map(|code| format!("“{code}”")).collect::<Vec<_>>().join(", ");
    if unread.len() > TOLD {
        codes += " and others like these";
    }
    let options = &subject.workspace.options;
    let is_written = !subject.workspace.by_hand.contains_key(subject.channel);
    // Only a template that the options write, in the robust preset, replaces codes.
    let pairs = match options.preset {
        Preset::Robust if is_written => usual_for(&unread),
        _ => Vec::new(),
    };
    let advice = match options.preset {
        Preset::Robust if is_written && !pairs.is_empty() => {
            let pairs: Vec<String> =
                pairs.iter().map(|(from, to)| format!("{}={}", from.as_str(), to.as_str())).collect();
            format!("Add {} to the language codes that are replaced.", pairs.join(", "))
        }
        Preset::Robust if is_written => "Send a code that Stella can read instead.".to_owned(),
        _ => "The switch Language says what is sent instead, in the preset Robust.".to_owned(),
    };
    let verb = if unread.len() == 1 { "code" } else { "codes" };
    found.push(
        Finding::new("language-code", Severity::Wrong, place, format!("Some tickets are sent with the language {verb} {codes}."))
            .because(format!("Stella reads two letters with a region of two; others it may list as “Language not specified”. {advice}"))
            .at_path("language")
            .of_field(&field)
            .mended_by(if is_written { Fix::of_languages(pairs) } else { by_filters(subject, place, &unread) }),
    );
}

/// The output of a template of one's own with filters behind it that write codes which Stella reads.
fn by_filters(subject: &Subject<'_>, output: Span, unread: &[String]) -> Option<Fix> {
    let pipeline = subject.output_at(output)?;
    let end = |more: String| vec![(Span::new(pipeline.span.end, pipeline.span.end), more)];
    if let Some(cut) = pipeline.filters.iter().find(|call| &*call.name == "truncate")
        && cut.arguments.len() == 1
    {
        // It ends what it cut off with dots.
        let edits = vec![(Span::new(cut.span.end, cut.span.end), ", ''".to_owned())];
        return Some(Fix::review("Cut it without dots", edits));
    }
    if unread.iter().any(|code| code.contains('_')) {
        return Some(Fix::review("Write the codes with a hyphen", end(" | replace: '_', '-'".to_owned())));
    }
    // Filters before may have changed the letters.
    let usual = Options::default().language.settings.map;
    let pairs: Vec<(&str, &str)> = usual
        .iter()
        .flat_map(|(from, to)| unread.iter().map(move |code| (code.as_str(), from.as_str(), to.as_str())))
        .filter(|(code, from, _)| code.eq_ignore_ascii_case(from))
        .map(|(code, _, to)| (code, to))
        .collect();
    let swaps: Vec<String> = pairs.iter().map(|(from, to)| format!("{from} with {to}")).collect();
    let filters = pairs.iter().map(|(from, to)| format!(" | replace: '{from}', '{to}'"));
    let is_cut = pipeline.filters.iter().any(|call| CUTTING.contains(&&*call.name));
    if !pairs.is_empty() && (pairs.len() == unread.len() || !is_cut) {
        return Some(Fix::review(format!("Replace {}", swaps.join(" and ")), end(filters.collect())));
    }
    // What is cut off is what Stella reads.
    let value = pipeline.value.as_ref().filter(|_| is_cut)?;
    let whole = usual.iter().map(|(from, to)| format!(" | replace: '{}', '{}'", from.as_str(), to.as_str()));
    let edit =
        (Span::new(value.span.end, pipeline.span.end), NEUTRAL.to_owned() + &whole.collect::<String>());
    Some(Fix::review("Send the whole code", vec![edit]))
}

/// Filters that take a part of a text.
const CUTTING: [&str; 6] = ["truncate", "slice", "split", "first", "last", "remove_first"];

/// Whether only the region of a code is sent, as `BR` of `pt-BR`.
fn is_region(code: &str, sent: &str) -> bool {
    let region = code.split_once('-').filter(|(language, region)| !language.eq_ignore_ascii_case(region));
    region.is_some_and(|(_, region)| region.eq_ignore_ascii_case(sent))
}

/// A choice of languages that writes nothing for others than those it names: the ordinary ticket's may be among them.
fn without_else(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(value) = subject.sent("language") else { return };
    let Some(role) = Role::of("language").filter(|_| !value.text().unwrap_or_default().trim().is_empty())
    else {
        return;
    };
    let Some(field) = subject.fields.iter().find(|field| role.fit(field.as_str()) == Fit::Right) else {
        return;
    };
    let empty = LANGUAGES.split(' ').find(|code| {
        let payload = subject.with(field, Some(Value::from(*code))).payload;
        payload.is_ok_and(|payload| {
            payload.get("language").and_then(Json::text).is_some_and(|sent| sent.trim().is_empty())
        })
    });
    let Some(code) = empty else { return };
    let inner = Span::new(value.span.start + 1, value.span.end.saturating_sub(1));
    found.push(
        Finding::new("no-language", Severity::Wrong, subject.origin(inner), format!("For a ticket in another language, as “{code}”, an empty language is sent."))
            .because("Stella logs the request as “Language not specified”, and no survey is sent. Add {% else %} with the language that is sent then.")
            .at_path("language")
            .of_field(field)
            .mended_by(contract::otherwise(subject, "language", value.span)),
    );
}

/// What is usually sent for codes that Freshdesk offers.
fn usual_for(codes: &[String]) -> Vec<(LanguageCode, LanguageCode)> {
    let usual = Options::default().language.settings.map;
    usual.into_iter().filter(|(from, _)| codes.iter().any(|code| code == from.as_str())).collect()
}
