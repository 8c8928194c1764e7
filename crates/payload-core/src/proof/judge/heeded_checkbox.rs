//! The checkbox that a template heeds.

use crate::assumptions::Assumptions;
use crate::placeholder::Placeholder;
use crate::preview::deserved::says_no;
use crate::preview::{Harmless, send};
use crate::verdict::Verdict;
use ruby_liquid::{Clock, Template};
use serde_json::json;

/// So many fields of the account's own are tried for the checkbox that is heeded.
const MAX_CHECKBOXES: usize = 20;

/// The checkbox that a template heeds: the one of the choices if it reads that, or else a field of the account's own
/// that turns a survey into none when it is ticked.
pub(super) fn heeded(
    template: &Template,
    placeholders: &[Placeholder],
    flag: &Placeholder,
    channel: &str,
    clock: Clock,
) -> Option<Placeholder> {
    // One that a tick must exclude by its name is held to that, whatever the template makes of it.
    let named = placeholders.iter().find(|field| *field == flag || says_no(field.as_str()));
    if let Some(named) = named {
        return Some(named.clone());
    }
    let harmless = Harmless::with_survey(template, placeholders, flag, channel, clock).ticket;
    let assumptions = Assumptions { liquid: template.dialect(), ..Assumptions::default() };
    let is_logged = |field: &Placeholder, ticked: bool| {
        let mut ticket = harmless.clone();
        ticket.set(field, Some(json!(ticked)));
        matches!(
            send(template, &assumptions.hand_over(&ticket), channel, clock).verdict,
            Verdict::Logged { .. }
        )
    };
    let own = placeholders.iter().filter(|field| field.as_str().starts_with("ticket.cf_"));
    own.take(MAX_CHECKBOXES).find(|field| is_logged(field, true) && !is_logged(field, false)).cloned()
}
