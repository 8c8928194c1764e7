//! A template in one Liquid, and what is known of it before any ticket is judged.

use super::{Failure, FailureKind};
use crate::assumptions::Assumptions;
use crate::payload::Json;
use crate::placeholder::Placeholder;
use crate::preview::roles::{ROLES, RoleKind};
use crate::preview::send::filled_from;
use crate::preview::structure::Form;
use crate::preview::{Harmless, Sent, send};
use crate::text::{QUOTED, shorten};
use crate::ticket::{Ticket, sample};
use crate::verdict::Verdict;
use ruby_liquid::{Clock, Template};
use serde_json::json;

/// A template in one Liquid, and what its payload looks like for the harmless ticket.
#[derive(Debug)]
pub(super) struct Subject {
    pub template: Template,
    pub form: Form,
    /// The payload of the harmless ticket, if it is one.
    pub harmless: Option<Json>,
    /// What it gets wrong for every ticket.
    pub always: Option<Failure>,
}

impl Subject {
    /// A template for a channel; `flag` is the checkbox that it heeds.
    pub fn new(
        template: Template,
        harmless: &Harmless,
        flag: Option<&Placeholder>,
        channel: &str,
        clock: Clock,
    ) -> Self {
        let assumptions = Assumptions { liquid: template.dialect(), ..Assumptions::default() };
        let sent_for = |ticket: &Ticket| send(&template, &assumptions.hand_over(ticket), channel, clock);
        let sent_with = |is_ticked: bool| {
            let mut ticket = harmless.ticket.clone();
            if let Some(flag) = flag {
                ticket.set(flag, Some(json!(is_ticked)));
            }
            sent_for(&ticket)
        };
        let sent = sent_with(false);
        let always = misfilled(&sent)
            .or_else(|| fixed(&sent, &sent_for(&harmless.fill(sample::other_persons()?))))
            .or_else(|| excludes_all(&sent).filter(|_| flag.is_none()));
        // With the flag ticked, so that no assumption about an unticked one matters, or where that gives no payload,
        // unticked.
        let ticked = sent_with(true);
        let harmless = [&sent, &ticked].into_iter().find_map(|sent| sent.payload.as_ref().ok()).cloned();
        let form = [ticked, sent]
            .into_iter()
            .find_map(|sent| Some(Form::of(&sent.rendering.pieces, sent.payload.as_ref().ok()?)))
            .unwrap_or_default();
        Self { template, form, harmless, always }
    }
}

/// A role is filled from somebody else's field.
fn misfilled(sent: &Sent) -> Option<Failure> {
    let (role, field) = sent.misfilled()?;
    Some(Failure { kind: FailureKind::of(role.path), why: filled_from(role, field) })
}

/// An address is the same for a ticket of other persons.
fn fixed(sent: &Sent, others: &Sent) -> Option<Failure> {
    let mut addresses = ROLES.iter().filter(|role| role.decides && role.kind == RoleKind::Address);
    addresses.find_map(|role| {
        let address = sent.fixed_text(role.path)?;
        (others.fixed_text(role.path) == Some(address)).then(|| Failure {
            kind: FailureKind::of(role.path),
            why: format!("“{}” is “{}” for every ticket", role.path, shorten(address, QUOTED)),
        })
    })
}

/// Nobody gets a survey.
fn excludes_all(sent: &Sent) -> Option<Failure> {
    matches!(sent.verdict, Verdict::Logged { .. }).then(|| Failure {
        kind: FailureKind::DoNotSend,
        why: "do not send is sent for an ordinary ticket, and no survey is sent".into(),
    })
}
