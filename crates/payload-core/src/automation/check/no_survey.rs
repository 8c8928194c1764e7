//! A payload that Stella reads and then rejects, or takes for somebody else, for a ticket that deserves a survey.

use super::{Subject, breaks, how_many, other_channel};
use crate::finding::{Finding, Severity};

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for sending in &subject.sending {
        let failing = subject.samples(sending, |sent, ticket| {
            sent.payload.is_ok() && sent.is_templates_fault(ticket, &sending.form)
        });
        // Each of these is one cause of it, and told already.
        let causes = [breaks::CODE, other_channel::CODE];
        let is_told = found
            .iter()
            .any(|finding| causes.contains(&finding.code) && finding.rules.contains(&sending.rule.id));
        if failing.is_empty() || is_told {
            continue;
        }
        let (of, channel) = (how_many(&failing), sending.channel);
        found.push(
            Finding::new(
                "no-survey",
                Severity::Breaks,
                None,
                format!("The payload of “{}” brings no right survey for {of}.", sending.rule.name),
            )
            .because(format!(
                "Stella rejects it, or asks the wrong person. Open {channel} in Build: Problems says what is wrong and how to fix it."
            ))
            .of_rules([&sending.rule.id])
            .mended_by(Some(subject.better(channel))),
        );
    }
}
