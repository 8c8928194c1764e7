//! A payload that is not JSON for some ticket that may come tomorrow.

use super::{Subject, how_many};
use crate::finding::{Finding, Severity};

/// Its code.
pub const CODE: &str = "breaks";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for sending in &subject.sending {
        let broken = subject.samples(sending, |sent, _| sent.payload.is_err());
        if broken.is_empty() {
            continue;
        }
        let (of, channel) = (how_many(&broken), sending.channel);
        found.push(
            Finding::new(
                CODE,
                Severity::Breaks,
                None,
                format!("The payload of “{}” is not JSON for {of}.", sending.rule.name),
            )
            .because(format!(
                "Stella cannot read it and sends no survey; Freshdesk says so hours later, without the reason. Open {channel} in Build: Problems says what is wrong and how to fix it."
            ))
            .of_rules([&sending.rule.id])
            .mended_by(Some(subject.better(channel))),
        );
    }
}
