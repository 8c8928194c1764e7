//! Tries to break the templates: hostile values through every placeholder in use, alone and in pairs.

use super::judge::{Failure, FailureKind, Judge};
use super::random::Random;
use super::stress_values::{always, mixture};
use super::{matrix, shrink, words};
use crate::assumptions::{Assumptions, TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::placeholder::Placeholder;
use crate::ticket::{Ticket, field};
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Dialect};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// At most so many different breaks are kept.
const MAX_BREAKS: usize = 60;
/// At most so many of one kind through the same placeholders are told apart.
const MAX_ALIKE: usize = 6;

/// A field and the value that is tried there; without one, it is missing.
pub type Attempt = (Placeholder, Option<Value>);

/// Something that broke a template, as small as it can be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Break {
    /// The channel of the template.
    pub channel: String,
    /// The Freshdesk under which it broke.
    pub assumptions: Assumptions,
    /// What did it: at most a pair of values; none where the template fails for harmless ones too.
    #[serde(with = "attempts")]
    pub values: Vec<Attempt>,
    /// What happened.
    pub failure: Failure,
    /// The ticket that shows it.
    pub ticket: Ticket,
    /// How many of the attempts broke it in this way.
    pub times: usize,
}

/// Attempts as text: null is a value, and taking a value away is none.
mod attempts {
    use super::{Attempt, Placeholder, Value};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(attempts: &[Attempt], to: S) -> Result<S::Ok, S::Error> {
        let list = |(place, value): &Attempt| (place.clone(), value.as_slice().to_vec());
        attempts.iter().map(list).collect::<Vec<(Placeholder, Vec<Value>)>>().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Attempt>, D::Error> {
        let lists = Vec::<(Placeholder, Vec<Value>)>::deserialize(from)?;
        Ok(lists.into_iter().map(|(place, mut list)| (place, list.pop())).collect())
    }
}

impl Break {
    /// What did it, in words: `Requester name = “"”`.
    pub fn cause(&self) -> String {
        if self.values.is_empty() {
            return "Every ticket, also a harmless one".to_owned();
        }
        let one = |(placeholder, value): &Attempt| match value {
            None => format!("{} is missing", field::label(placeholder)),
            Some(value) => format!("{} = {}", field::label(placeholder), words::raw(value)),
        };
        self.values.iter().map(one).collect::<Vec<_>>().join(" and ")
    }
}

/// A run of attempts. It follows from the templates and the seed alone.
#[derive(Debug)]
pub struct StressTest {
    judges: Vec<Judge>,
    always: Vec<Option<Value>>,
    random: Random,
    singles: Vec<(usize, Placeholder, Assumptions)>,
    mixtures: usize,
    done: usize,
    /// Attempts that broke a template when no more breaks were kept.
    others: usize,
    /// What broke, in the order it was found.
    pub breaks: Vec<Break>,
}

impl StressTest {
    /// A test of the channels that are on: every kind of value through every placeholder, and then so many
    /// mixtures that follow from the seed.
    pub fn new(workspace: &Workspace, seed: u64, mixtures: usize, clock: Clock) -> Self {
        let flag = &workspace.options.do_not_send.settings.field;
        // Channels whose templates differ in the channel's name alone break alike: one stands for all.
        let mut judges: Vec<Judge> = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for judge in matrix::judges(workspace, clock) {
            let template = match workspace.by_hand.get(&judge.channel) {
                Some(text) => text.clone(),
                None => workspace.options.write("email").text,
            };
            if !seen.contains(&template) {
                seen.push(template);
                judges.push(judge);
            }
        }
        let mut singles = Vec::new();
        for (at, judge) in judges.iter().enumerate() {
            for placeholder in &judge.placeholders {
                let kept = judge.harmless.ticket.kept_as(placeholder);
                let freshdesks = freshdesks_for(placeholder, flag);
                singles.extend(freshdesks.map(|freshdesk| (at, kept.clone(), freshdesk)));
            }
        }
        let mixtures = if singles.is_empty() { 0 } else { mixtures };
        Self {
            judges,
            always: always(),
            random: Random::new(seed),
            singles,
            mixtures,
            done: 0,
            others: 0,
            breaks: Vec::new(),
        }
    }

    /// How many attempts there are.
    pub fn total(&self) -> usize {
        self.singles.len() * self.always.len() + self.mixtures
    }

    /// How many attempts are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Makes this number of further attempts; true once all are made.
    pub fn step(&mut self, attempts: usize) -> bool {
        for _ in 0..attempts {
            if self.done >= self.total() {
                return true;
            }
            let Some((judge, freshdesk, values)) = self.next_attempt() else { return true };
            self.done += 1;
            self.attempt(judge, freshdesk, values);
        }
        self.done >= self.total()
    }

    fn next_attempt(&mut self) -> Option<(usize, Assumptions, Vec<Attempt>)> {
        let kinds = self.always.len();
        if let Some((judge, placeholder, freshdesk)) = self.singles.get(self.done / kinds) {
            let value = self.always.get(self.done % kinds)?;
            return Some((*judge, *freshdesk, vec![(placeholder.clone(), value.clone())]));
        }
        let at = self.random.below(self.judges.len());
        let judge = self.judges.get(at)?;
        let freshdesk = Assumptions {
            liquid: *self.random.pick(&[Dialect::V2_4, Dialect::V5])?,
            escaping: *self.random.pick(&Escaping::ALL)?,
            unticked: *self.random.pick(&[Unticked::False, Unticked::Empty, Unticked::Zero])?,
            tags: *self.random.pick(&[TagJoin::CommaBlank, TagJoin::Comma, TagJoin::Blank])?,
            ..Assumptions::default()
        };
        let mut values: Vec<Attempt> = Vec::new();
        for _ in 0..2 {
            let placeholder = self.random.pick(&judge.placeholders)?;
            let value = mixture(&mut self.random, &self.always);
            let placeholder = judge.harmless.ticket.kept_as(placeholder);
            if values.iter().all(|(known, _)| *known != placeholder) {
                values.push((placeholder, value));
            }
        }
        Some((at, freshdesk, values))
    }

    fn attempt(&mut self, at: usize, freshdesk: Assumptions, values: Vec<Attempt>) {
        let Some(judge) = self.judges.get(at) else { return };
        let harmless = &judge.harmless.ticket;
        let Some(failure) = judge.on(&with(harmless, &values), freshdesk).failure else { return };
        let kind = failure.kind;
        let is_like = |found: &Break| {
            found.channel == judge.channel
                && found.failure.kind == kind
                && found.values.iter().all(|(place, _)| values.iter().any(|(other, _)| other == place))
        };
        let alike = self.breaks.iter().filter(|found| is_like(found)).count();
        if alike >= MAX_ALIKE || self.breaks.len() >= MAX_BREAKS {
            // Which of the known ones it is would cost as much to tell as to shrink it: the last stands for it.
            match self.breaks.iter_mut().rfind(|found| is_like(found)) {
                Some(last) => last.times += 1,
                None => self.others += 1,
            }
            return;
        }
        let found = shrunk(judge, harmless, freshdesk, values, kind, failure);
        let same = |known: &&mut Break| {
            known.channel == found.channel && known.failure.kind == kind && known.values == found.values
        };
        match self.breaks.iter_mut().find(same) {
            Some(known) => known.times += 1,
            None => self.breaks.push(found),
        }
    }

    /// How many attempts broke a template.
    pub fn failed(&self) -> usize {
        self.others + self.breaks.iter().map(|found| found.times).sum::<usize>()
    }

    /// What is known so far, in one sentence.
    pub fn sentence(&self) -> String {
        if self.judges.is_empty() {
            return "No channel is on: there is nothing to break.".to_owned();
        }
        let attempts = words::counted(self.done, "attempt");
        match self.breaks.iter().max_by_key(|found| found.failure.kind) {
            None => format!("Nothing broke in {attempts}."),
            Some(worst) => format!(
                "{} of {attempts} broke it, in {}. The worst: {}.",
                words::count(self.failed()),
                words::counted(self.breaks.len(), "way"),
                worst.failure.kind.label()
            ),
        }
    }
}

/// The Freshdesks under which a placeholder is tried with every kind of value: both Liquids, every escaping,
/// and the details where they matter to it.
fn freshdesks_for<'a>(
    placeholder: &'a Placeholder,
    flag: &'a Placeholder,
) -> impl Iterator<Item = Assumptions> + 'a {
    Assumptions::all().filter(move |freshdesk| {
        (freshdesk.tags == TagJoin::default() || placeholder.as_str() == "ticket.tags")
            && (freshdesk.unticked == Unticked::default() || placeholder == flag)
    })
}

fn with(harmless: &Ticket, values: &[Attempt]) -> Ticket {
    let mut ticket = harmless.clone();
    for (placeholder, value) in values {
        ticket.set(placeholder, value.clone());
    }
    ticket
}

/// Leaves out what is not needed, then makes each value small, as long as it fails in the same way.
#[expect(clippy::indexing_slicing, reason = "every place is below the length")]
fn shrunk(
    judge: &Judge,
    harmless: &Ticket,
    freshdesk: Assumptions,
    values: Vec<Attempt>,
    kind: FailureKind,
    failure: Failure,
) -> Break {
    // A key that a value adds keeps a name: one without would be smaller, and hard to see.
    let is_named = |failure: &Failure| !failure.why.contains("key “”");
    let named = is_named(&failure);
    let fails = |values: &[Attempt], freshdesk: Assumptions| {
        let found = judge.on(&with(harmless, values), freshdesk).failure;
        found.filter(|found| found.kind == kind && (!named || is_named(found)))
    };
    let mut kept = values;
    while let Some(at) = (0..kept.len()).find(|at| {
        let mut fewer = kept.clone();
        fewer.remove(*at);
        fails(&fewer, freshdesk).is_some()
    }) {
        kept.remove(at);
    }
    for at in 0..kept.len() {
        if let Some(value) = kept[at].1.clone() {
            let small = shrink::smallest(&value, &mut |candidate| {
                let mut attempt = kept.clone();
                attempt[at].1 = Some(candidate.clone());
                fails(&attempt, freshdesk).is_some()
            });
            kept[at].1 = Some(small);
        }
    }
    let failure = fails(&kept, freshdesk).unwrap_or(failure);
    let ticket = with(harmless, &kept);
    Break { channel: judge.channel.clone(), assumptions: freshdesk, values: kept, failure, ticket, times: 1 }
}

#[cfg(test)]
mod tests;
