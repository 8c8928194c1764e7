//! The field whose value is behind a failure: with a harmless value in its place, the failure is gone.

use super::{FailureKind, Judge};
use crate::assumptions::Assumptions;
use crate::placeholder::Placeholder;
use crate::preview::{Sent, send};
use crate::ticket::Ticket;

/// At most so many fields are tried.
const MAX_TRIES: usize = 16;

impl FailureKind {
    /// Whether it may take a certain value to fail so.
    fn hangs_on_a_value(self) -> bool {
        use FailureKind::{Contract, Injection, LiquidError, NotJson, Rejected};
        matches!(self, NotJson | Injection | LiquidError | Contract | Rejected)
    }
}

impl Judge {
    /// The field whose value makes a ticket fail in this way; `None` where no single value does, as when the template
    /// fails for every ticket.
    ///
    /// Each field that is tried costs a judgment: this is for tickets that failed, not for all.
    pub fn culprit(&self, freshdesk: Assumptions, ticket: &Ticket, kind: FailureKind) -> Option<Placeholder> {
        let fails_so =
            |ticket: &Ticket| self.on(ticket, freshdesk).failure.is_some_and(|failure| failure.kind == kind);
        let subject = self.subject(freshdesk);
        let fails_anyway = || match kind {
            FailureKind::NotJson => subject.harmless.is_none(),
            _ => fails_so(&self.harmless.ticket),
        };
        if !kind.hangs_on_a_value() || fails_anyway() {
            return None;
        }
        let sent = |ticket: &Ticket| {
            send(&subject.template, &freshdesk.hand_over(ticket), &self.channel, self.clock)
        };
        let failed = sent(ticket);
        let is_mended = |ticket: &Ticket| match kind {
            // A second value may break it further on.
            FailureKind::NotJson => {
                let other = sent(ticket);
                other.payload.is_ok() || place(&other) > place(&failed)
            }
            _ => !fails_so(ticket),
        };
        let mut tried: Vec<Placeholder> = Vec::new();
        for field in fields_before(&failed).chain(self.placeholders.iter().cloned()) {
            let field = ticket.kept_as(&field);
            let harmless = self.harmless.ticket.get(&field);
            if tried.contains(&field) || harmless == ticket.get(&field) {
                continue;
            }
            if tried.len() == MAX_TRIES {
                break;
            }
            let mut other = ticket.clone();
            other.set(&field, harmless.cloned());
            if is_mended(&other) {
                return Some(field);
            }
            tried.push(field);
        }
        None
    }
}

/// Where in the template a payload broke.
fn place(sent: &Sent) -> Option<usize> {
    sent.broken_by().map(|part| part.start)
}

/// The fields that were written up to the place where a payload broke, the nearest first; none where it did not break.
fn fields_before(sent: &Sent) -> impl Iterator<Item = Placeholder> {
    let end = sent.payload.as_ref().err().map_or(0, |broken| broken.offset);
    let pieces = sent.rendering.pieces.iter().rev().skip_while(move |piece| piece.output.start > end);
    let pieces = pieces.take(if sent.payload.is_err() { usize::MAX } else { 0 });
    pieces.flat_map(|piece| piece.fields.iter()).filter_map(|field| Placeholder::read(field).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::sample;
    use ruby_liquid::Clock;
    use serde_json::{Value, json};

    const PAYLOAD: &str = r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"ext_interaction_id":{{ticket.id}},"custom_properties":{"subject":"{{ticket.subject}}"{% if ticket.cf_vip == 'gold' %},"vip":yes{% endif %}},"language":"{{ticket.requester.language}}"}"#;

    #[test]
    fn is_the_field_without_which_it_would_not_fail() {
        let none = json!(null);
        for (values, kind, culprit) in [
            // In the middle of the value, at its end, and one that swallows the quote behind it.
            (
                &[("ticket.requester.name", json!("Bo \"b\" Li"))][..],
                FailureKind::NotJson,
                "ticket.requester.name",
            ),
            (&[("ticket.requester.name", json!("Bo\""))], FailureKind::NotJson, "ticket.requester.name"),
            (&[("ticket.requester.name", json!("Bo\\"))], FailureKind::NotJson, "ticket.requester.name"),
            (&[("ticket.subject", json!("one\ntwo"))], FailureKind::NotJson, "ticket.subject"),
            // A value that is missing, and one that is only asked about.
            (&[("ticket.id", none)], FailureKind::NotJson, "ticket.id"),
            (&[("ticket.cf_vip", json!("gold"))], FailureKind::NotJson, "ticket.cf_vip"),
            // Of two, the one that breaks it first.
            (
                &[("ticket.subject", json!("\"x")), ("ticket.requester.name", json!("\"y"))],
                FailureKind::NotJson,
                "ticket.requester.name",
            ),
            (&[("ticket.subject", json!("x\", \"y\": \"z"))], FailureKind::Injection, "ticket.subject"),
        ] {
            assert_eq!(found(PAYLOAD, values), (kind, Some(culprit.to_owned())), "{values:?}");
        }
        let quoted = PAYLOAD.replace("{{ticket.id}}", "\"{{ticket.id}}\"");
        let culprit = Some("ticket.requester.language".to_owned());
        let values = [("ticket.requester.language", json!("fil"))];
        assert_eq!(found(&quoted, &values), (FailureKind::Rejected, culprit));
    }

    #[test]
    fn is_no_field_where_the_template_fails_by_itself() {
        let ticket = [("ticket.subject", json!("\"x"))];
        assert_eq!(found(r#"{"a": "{{ticket.subject}}",}"#, &ticket), (FailureKind::NotJson, None));
    }

    /// How the template fails for the ordinary ticket with these values, and the field behind it.
    fn found(template: &str, values: &[(&'static str, Value)]) -> (FailureKind, Option<String>) {
        let flag = Placeholder::known(sample::DO_NOT_SEND);
        let judge = Judge::new("email", template, &flag, Clock(1_767_600_000));
        let mut ticket = sample::ordinary();
        for (path, value) in values {
            ticket.set(&Placeholder::known(path), Some(value.clone()));
        }
        let kind = judge.on(&ticket, Assumptions::default()).failure.unwrap().kind;
        (kind, judge.culprit(Assumptions::default(), &ticket, kind).map(String::from))
    }
}
