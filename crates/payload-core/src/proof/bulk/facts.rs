//! What a file does not say, or says oddly: counted while it is read, and said once, at the top of the report.

use crate::placeholder::Placeholder;
use crate::proof::words;
use serde::{Deserialize, Serialize};

/// How many different words and names are kept.
const MAX_NAMES: usize = 12;

/// What was noticed of a file's tickets.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Tickets of which the file does not say what address the customer has.
    pub no_email: usize,
    /// Tickets of which it does not say whether anybody has them.
    pub no_agent: usize,
    /// Tickets whose agent's address is not known.
    pub no_address: usize,
    /// Tickets that were judged with the address filled in.
    pub filled: usize,
    /// Tickets that were judged with the address of a built-in ticket.
    pub with_example: usize,
    /// That address.
    pub example: Option<String>,
    /// Tickets of which it does not say the status.
    pub no_status: usize,
    /// Statuses that are none of Freshdesk's own.
    pub statuses: Vec<String>,
    /// How many tickets have such a status.
    pub own_status: usize,
    /// Tickets of which it does not say the source.
    pub no_source: usize,
    /// Closed tickets, which are taken to have been resolved before.
    pub closed: usize,
    /// Tickets that several rules take.
    pub several_rules: usize,
    /// Words in the checkbox that are neither yes nor no.
    pub unsure: Vec<String>,
    /// How many tickets have such a word.
    pub unsure_times: usize,
    /// Tickets without the checkbox *Do not send*.
    pub no_flag: usize,
    /// Own fields that may be it.
    pub flags: Vec<String>,
    /// Properties that rules ask for and the file does not say.
    pub unknown_properties: Vec<String>,
    /// Agents without an address: their names or numbers.
    pub agents: Vec<String>,
    /// What was noticed of the file as a whole, as sentences.
    pub remarks: Vec<String>,
}

fn note(list: &mut Vec<String>, word: &str, most: usize) {
    if list.len() < most && !list.iter().any(|known| known == word) {
        list.push(word.to_owned());
    }
}

impl Facts {
    /// Notes a property that a rule asks for and a ticket does not say.
    pub fn unknown_property(&mut self, label: &str) {
        note(&mut self.unknown_properties, label, MAX_NAMES);
    }

    /// Notes a word that is neither yes nor no.
    pub fn unsure_word(&mut self, word: &str) {
        self.unsure_times += 1;
        note(&mut self.unsure, word, MAX_NAMES);
    }

    /// Notes that a ticket has no checkbox *Do not send*, and the field that may be it.
    pub fn no_flag(&mut self, other: Option<Placeholder>) {
        self.no_flag += 1;
        other.iter().for_each(|field| note(&mut self.flags, field.as_str(), MAX_NAMES));
    }

    /// Notes a status that is none of Freshdesk's own.
    pub fn own_status(&mut self, status: &str) {
        self.own_status += 1;
        note(&mut self.statuses, status, MAX_NAMES);
    }

    /// Notes that a ticket was judged with the address of a built-in ticket.
    pub fn judged_with_example(&mut self, address: &str) {
        self.with_example += 1;
        self.example.get_or_insert_with(|| address.to_owned());
    }

    /// Notes an agent whose address is not known.
    pub fn agent_without_email(&mut self, name: &str) {
        note(&mut self.agents, name, 500);
    }

    /// Notes something of the file as a whole.
    pub fn remark(&mut self, sentence: String) {
        note(&mut self.remarks, &sentence, MAX_NAMES);
    }

    /// Notes something of one ticket that is enough to be said once: of sentences with the same words the first.
    pub fn once(&mut self, words: &str, sentence: String) {
        if !self.remarks.iter().any(|known| known.contains(words)) {
            self.remark(sentence);
        }
    }

    /// Takes in what was noticed of other tickets of the same file.
    pub fn add(&mut self, other: Facts) {
        for (mine, its) in [
            (&mut self.no_email, other.no_email),
            (&mut self.no_agent, other.no_agent),
            (&mut self.no_address, other.no_address),
            (&mut self.filled, other.filled),
            (&mut self.with_example, other.with_example),
            (&mut self.no_status, other.no_status),
            (&mut self.no_source, other.no_source),
            (&mut self.own_status, other.own_status),
            (&mut self.closed, other.closed),
            (&mut self.several_rules, other.several_rules),
            (&mut self.unsure_times, other.unsure_times),
            (&mut self.no_flag, other.no_flag),
        ] {
            *mine += its;
        }
        self.example = self.example.take().or(other.example);
        other.flags.iter().for_each(|field| note(&mut self.flags, field, MAX_NAMES));
        other.unsure.iter().for_each(|word| note(&mut self.unsure, word, MAX_NAMES));
        other
            .unknown_properties
            .iter()
            .for_each(|label| note(&mut self.unknown_properties, label, MAX_NAMES));
        other.statuses.iter().for_each(|status| note(&mut self.statuses, status, MAX_NAMES));
        other.agents.iter().for_each(|name| note(&mut self.agents, name, 500));
        other.remarks.iter().for_each(|sentence| note(&mut self.remarks, sentence, MAX_NAMES));
    }

    /// What has to be entered before the result counts, as a sentence.
    pub fn to_enter(&self) -> Option<String> {
        let example = self.example.as_ref()?;
        let tickets = tickets_were(self.with_example);
        Some(format!("{tickets} judged with the example agent {example}. Enter your own."))
    }

    /// All of it as sentences, what matters most first. `all` is the number of tickets.
    pub fn notes(&self, all: usize) -> Vec<String> {
        let mut notes = Vec::new();
        let says = |times: usize, has: &str, have: &str| {
            let does = if times == 1 { "does" } else { "do" };
            match times {
                times if times == all => format!("No ticket of this file {has}"),
                times => format!("{} of this file {does} not {have}", words::counted(times, "ticket")),
            }
        };
        if self.no_email > 0 {
            let what = says(self.no_email, "has the customer’s e-mail", "have the customer’s e-mail");
            notes.push(format!(
                "{what}. From the API, ask with include=requester; for a CSV export, choose the contact’s Email among its columns. Until then a made-up address stands in, and whether the customer has one is not known."
            ));
        }
        if self.no_agent > 0 {
            let what = says(self.no_agent, "says who has it", "say who is assigned");
            notes.push(format!("{what}. Export the column Agent, or responder_id from the API, to find the tickets that nobody has."));
        }
        if self.filled > 0 {
            let tickets = tickets_were(self.filled);
            notes.push(format!("{tickets} judged with the agent’s e-mail that you filled in."));
        }
        if self.no_address > 0 {
            notes.push(format!(
                "{} without the agent’s e-mail: neither the API nor an export holds it. Fill it in, or give each agent’s address.",
                if self.no_address == 1 { "1 ticket is".to_owned() } else { format!("{} tickets are", words::count(self.no_address)) }
            ));
        }
        if self.unsure_times > 0 {
            notes.push(format!(
                "“{}” in the column of “Do not send” is neither yes nor no in any language that this page knows ({}). Say which it is by writing true or false.",
                self.unsure.join("”, “"),
                words::counted(self.unsure_times, "ticket")
            ));
        }
        if self.no_flag == all && !self.flags.is_empty() {
            let (hold, it) = if self.flags.len() == 1 { ("holds", "that") } else { ("hold", "one of them") };
            notes.push(format!(
                "No ticket of this file has the checkbox “Do not send”, so none is taken to have it ticked. “{}” {hold} yes or no: if {it} is the checkbox, choose it as the Checkbox field of “Do not send”.",
                self.flags.join("”, “")
            ));
        }
        if self.no_status > 0 {
            notes.push(format!(
                "{}: taken to be resolved.",
                says(self.no_status, "says its status", "say the status")
            ));
        }
        if self.own_status > 0 {
            let are = match self.statuses.as_slice() {
                [_] => "is a status of your own, or a word",
                _ => "are statuses of your own, or words",
            };
            notes.push(format!(
                "“{}” {are} that this page does not know ({}): no rule is taken to match. Where it means Resolved or Closed, write that.",
                self.statuses.join("”, “"),
                words::counted(self.own_status, "ticket")
            ));
        }
        if self.no_source > 0 {
            notes.push(format!(
                "{}: judged by the first rule.",
                says(self.no_source, "says its source", "say the source")
            ));
        }
        if self.closed > 0 {
            let closed = words::counted(self.closed, "closed ticket");
            notes.push(format!(
                "{closed}: taken to have been resolved before, as the rules fire when a ticket is resolved."
            ));
        }
        if !self.unknown_properties.is_empty() {
            notes.push(format!(
                "Rules ask for {}, and the file does not always say it: then taken to be right.",
                self.unknown_properties.join(", ")
            ));
        }
        if self.several_rules > 0 {
            notes.push(format!(
                "{} taken by several rules: each of them sends a request.",
                words::counted(self.several_rules, "ticket")
            ));
        }
        notes.extend(self.remarks.iter().cloned());
        notes
    }
}

fn tickets_were(number: usize) -> String {
    format!("{} {}", words::counted(number, "ticket"), if number == 1 { "was" } else { "were" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_ticket_says_is_said_once() {
        let facts = Facts { no_email: 3, no_status: 1, ..Facts::default() };
        let notes = facts.notes(3);
        assert!(notes[0].starts_with(
            "No ticket of this file has the customer’s e-mail. From the API, ask with include=requester"
        ));
        assert_eq!(notes[1], "1 ticket of this file does not say the status: taken to be resolved.");
        assert!(Facts::default().notes(3).is_empty());
    }

    #[test]
    fn an_example_is_never_taken_for_what_was_filled_in() {
        let (mut facts, mut other) = (Facts::default(), Facts { filled: 1, ..Facts::default() });
        facts.judged_with_example("maya@acme.example");
        other.judged_with_example("maya@acme.example");
        facts.add(other);
        assert_eq!(
            facts.to_enter().unwrap(),
            "2 tickets were judged with the example agent maya@acme.example. Enter your own."
        );
        assert_eq!(facts.notes(3), ["1 ticket was judged with the agent’s e-mail that you filled in."]);
        assert_eq!(Facts { filled: 1, ..Facts::default() }.to_enter(), None);
    }
}
