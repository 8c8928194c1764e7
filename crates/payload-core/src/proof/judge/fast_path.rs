//! The short way to a judgment, for tickets of which many thousands are judged.
//!
//! Nearly every ticket gets what it deserves, and that can be seen from the text alone: the payload has the form that
//! it has for a harmless ticket, and whoever it names stands in the ticket. Which piece of it came from where is only
//! asked where that is not so; then, and wherever a value could have written a key, the long way is taken.

use super::subject::Subject;
use super::{Judge, Judgment};
use crate::assumptions::Assumptions;
use crate::payload::{self, Json, Kind};
use crate::placeholder::Placeholder;
use crate::preview::deserved::ticked;
use crate::preview::roles::{Fit, ROLES, RoleKind};
use crate::verdict::Verdict;
use ruby_liquid::Data;
use ruby_liquid::value::Value as Given;

impl Judge {
    /// Judges a ticket as [`Judge::on_handed_over`] does, the short way where there is one.
    pub fn on_many(&self, freshdesk: Assumptions, ticket: &Data) -> Judgment {
        self.plainly(self.subject(freshdesk), ticket)
            .unwrap_or_else(|| self.on_handed_over(freshdesk, ticket))
    }

    /// The judgment of a ticket that plainly gets what it deserves.
    fn plainly(&self, subject: &Subject, ticket: &Data) -> Option<Judgment> {
        let harmless = subject.harmless.as_ref()?;
        if subject.always.is_some() || self.placeholders.iter().any(|field| could_write_keys(ticket, field)) {
            return None;
        }
        let rendered = subject.template.render_plain(ticket, self.clock);
        // A backslash may make a quote of the template a part of a text.
        if !rendered.problems.is_empty() || rendered.text.contains('\\') {
            return None;
        }
        let json = payload::read(&rendered.text);
        let sent = json.as_ref().ok()?;
        if !is_alike(sent, harmless) || !names_whom_it_should(sent, subject, ticket, &self.channel) {
            return None;
        }
        let flag = self.flag.as_ref().map_or(Some(false), |flag| ticked(ticket.get(flag.as_str())));
        let verdict = Verdict::on(&rendered.text, &json);
        let is_deserved = match &verdict {
            Verdict::Survey { doubt, .. } => doubt.is_empty() && flag != Some(true),
            Verdict::Logged { doubt, as_text: false } => doubt.is_empty() && flag == Some(true),
            _ => false,
        };
        is_deserved.then_some(Judgment { verdict, failure: None })
    }
}

/// Whether a value has all it takes to write a key: a quote and a colon.
fn could_write_keys(ticket: &Data, field: &Placeholder) -> bool {
    let text = ticket.get(field.as_str()).and_then(Given::as_text);
    text.is_some_and(|text| text.contains('"') && text.contains(':'))
}

/// Whether both have the same keys in the same order, with values of the same types.
fn is_alike(sent: &Json, harmless: &Json) -> bool {
    match (&sent.kind, &harmless.kind) {
        (Kind::Object(sent), Kind::Object(harmless)) => {
            sent.len() == harmless.len()
                && sent.iter().zip(harmless).all(|(sent, harmless)| {
                    sent.key == harmless.key && is_alike(&sent.value, &harmless.value)
                })
        }
        (Kind::List(sent), Kind::List(_)) => sent.iter().all(|item| matches!(item.kind, Kind::Text(_))),
        (Kind::Object(_) | Kind::List(_), _) | (_, Kind::Object(_) | Kind::List(_)) => false,
        (sent, harmless) => std::mem::discriminant(sent) == std::mem::discriminant(harmless),
    }
}

/// Whether each person of a payload is one of the ticket's, and the channel is the rule's.
fn names_whom_it_should(sent: &Json, subject: &Subject, ticket: &Data, channel: &str) -> bool {
    ROLES.iter().filter(|role| role.decides).all(|role| {
        let Some(text) = sent.at(role.path).and_then(Json::text).map(str::trim) else {
            return sent.at(role.path).is_none();
        };
        if role.kind == RoleKind::Channel {
            return text == channel;
        }
        let is_given = |field: &String| {
            let given = ticket.get(field).and_then(Given::as_text).unwrap_or_default().trim();
            match role.kind {
                RoleKind::Address => role.fit(field) == Fit::Right && given == text,
                _ => role.fit(field) != Fit::Stranger && is_spelled(text, given),
            }
        };
        !text.is_empty() && subject.form.sources(role.path).iter().any(is_given)
    })
}

/// Whether both have the same letters and digits, and at least one: templates change quotes and spaces.
fn is_spelled(text: &str, given: &str) -> bool {
    letters(text).next().is_some() && letters(text).eq(letters(given))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::Unticked;
    use crate::escaping::Escaping;
    use crate::options::{Options, Preset};
    use crate::proof::random::Random;
    use crate::proof::stress_values;
    use crate::ticket::Ticket;
    use crate::ticket::sample::{self, SAMPLES};
    use ruby_liquid::{Clock, Dialect};

    const CARELESS: [&str; 4] = [
        r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"ext_interaction_id":"{{ticket.id}}","external_url":"{{ticket.url}}","tags":["{{ticket.tags | replace: ', ', '","'}}"]}"#,
        r#"{"channel":"email","employee":{"custom_id":"{{ticket.agent.id}}"},"customer":{"name":"{{ticket.subject}}","email":"{{ticket.requester.email}}"}}"#,
        r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{% if ticket.tags contains 'vip' %}{{ticket.agent.name}}{% else %}{{ticket.requester.name}}{% endif %}","email":"{{ticket.requester.email}}"}}"#,
        r#"{"channel":"{{ticket.source | downcase}}","employee":{"email":"maya@acme.example"},"customer":{"email":"{{ticket.from_email}}"}}"#,
    ];

    /// Both ways come to the same, and the short one is taken for what it is there for.
    #[test]
    fn the_short_way_leads_where_the_long_one_does() {
        let flag = Placeholder::known(sample::DO_NOT_SEND);
        let now = Clock(1_767_600_000);
        let mut options = Options::of(Preset::Robust);
        let robust = options.write("email").text;
        options.language.on = true;
        options.brand.on = true;
        let written = [robust, options.write("email").text, Options::of(Preset::Guide).write("email").text];
        let mut tickets: Vec<Ticket> = SAMPLES.iter().map(|sample| sample.ticket()).collect();
        let (always, mut random) = (stress_values::always(), Random::new(7));
        let fields = [
            "ticket.requester.name",
            "ticket.from_email",
            "ticket.agent.email",
            "ticket.tags",
            "ticket.url",
            "ticket.id",
        ];
        for round in 0..600 {
            let mut ticket = sample::ordinary();
            // One hostile value, or several that may act together.
            for field in fields.iter().skip(round % fields.len()).take(1 + round % 3) {
                ticket.set(&Placeholder::known(field), stress_values::mixture(&mut random, &always));
            }
            tickets.push(ticket);
        }
        let freshdesks = [Escaping::None, Escaping::Json, Escaping::Html].into_iter().zip([
            (Dialect::V2_4, Unticked::False),
            (Dialect::V5, Unticked::Empty),
            (Dialect::V2_4, Unticked::Zero),
        ]);
        let freshdesks: Vec<Assumptions> = freshdesks
            .map(|(escaping, (liquid, unticked))| Assumptions {
                escaping,
                liquid,
                unticked,
                ..Assumptions::default()
            })
            .collect();
        let mut short = 0;
        for template in written.iter().map(String::as_str).chain(CARELESS) {
            let judge = Judge::new("email", template, &flag, now);
            for assumptions in &freshdesks {
                for ticket in &tickets {
                    let handed_over = assumptions.hand_over(ticket);
                    let Some(judgment) = judge.plainly(judge.subject(*assumptions), &handed_over) else {
                        continue;
                    };
                    short += 1;
                    assert_eq!(
                        judgment,
                        judge.on_handed_over(*assumptions, &handed_over),
                        "{template}\n{}",
                        ticket.to_json()
                    );
                }
            }
        }
        assert!(short > 500, "{short}");
    }
}
