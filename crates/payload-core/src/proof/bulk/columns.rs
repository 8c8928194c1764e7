//! Which column of a table holds which field of a ticket: the best match of all headings, a question where two
//! fit equally, and whatever the admin says instead.

use super::{day, flattened};
use crate::placeholder::Placeholder;
use crate::ticket::field;
use crate::ticket::read::headings::{self, Score, bare};
use crate::ticket::read::{own_fields, places};
use crate::verdict::is_email;
use serde::{Deserialize, Serialize};

/// How many values of a column are shown.
pub const SAMPLES: usize = 3;

/// A column of a table, and what it is taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading, as written.
    pub heading: String,
    /// The field that it holds; nothing where it is not used.
    pub field: Option<Placeholder>,
    /// How that is known.
    pub known: Known,
    /// Its first values that are not empty.
    pub samples: Vec<String>,
}

impl Column {
    /// Whether its first values are email addresses, all of them.
    pub fn holds_addresses(&self) -> bool {
        !self.samples.is_empty() && self.samples.iter().all(|value| is_email(value))
    }
}

/// How it is known what a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// Its heading says so.
    ByHeading,
    /// Its values say so, as addresses do.
    ByValues,
    /// Another column may as well hold the field; their headings. A question for the admin.
    Ambiguous(Vec<String>),
    /// Another column holds the field for sure; its heading.
    Outdone(String),
    /// Objects of the account's own fields are in it, which are read from there.
    OwnFields,
    /// The admin said so.
    Chosen,
    /// It is not known.
    Unknown,
}

/// The columns of a header. `wanted` are the placeholders that the templates read: a column with the name of a
/// custom field is that field. `rows` are the first rows of the table.
pub fn columns(header: &[String], wanted: &[Placeholder], rows: &[Vec<String>]) -> Vec<Column> {
    let samples = |at: usize| -> Vec<String> {
        let values = rows.iter().filter_map(|row| row.get(at)).map(|text| text.trim());
        values.filter(|text| !text.is_empty()).take(SAMPLES).map(str::to_owned).collect()
    };
    let samples: Vec<Vec<String>> = (0..header.len()).map(samples).collect();
    let meant = header.iter().zip(&samples);
    let meant = meant.map(|(heading, samples)| best_match(heading, wanted)?.shown_by(heading, samples));
    let mut matches: Vec<Option<Match>> = meant.collect();
    let mut by_values = vec![false; header.len()];
    for ((found, samples), by_values) in matches.iter_mut().zip(&samples).zip(&mut by_values) {
        let Some(found) = found else { continue };
        let address = match found.field.as_str() {
            "ticket.agent.name" => "ticket.agent.email",
            "ticket.requester.name" => "ticket.from_email",
            _ => continue,
        };
        // An agent or a customer, and every value is an address.
        if !samples.is_empty() && samples.iter().all(|value| is_email(value)) {
            found.field = Placeholder::known(address);
            found.score = Score::Loose;
            *by_values = true;
        }
    }
    let columns = header.iter().zip(&matches).zip(samples).zip(by_values).enumerate();
    columns
        .map(|(at, (((heading, found), samples), by_values))| {
            let (field, known) = match found {
                None if own_fields::are_in_column(heading)
                    && samples.iter().any(|text| text.starts_with('{')) =>
                {
                    (None, Known::OwnFields)
                }
                None => (None, Known::Unknown),
                Some(found) => resolve(at, found, &matches, header, by_values),
            };
            Column { heading: heading.clone(), field, known, samples }
        })
        .collect()
}

/// The field that a heading fits best.
#[derive(Debug, Clone)]
struct Match {
    field: Placeholder,
    score: Score,
}

impl Match {
    fn of(field: &str, score: Score) -> Option<Self> {
        Placeholder::read(field).ok().map(|field| Self { field, score })
    }

    /// What it is by the first values below it: how long something took is no moment, and a ticket may be called by its
    /// subject.
    fn shown_by(self, heading: &str, samples: &[String]) -> Option<Self> {
        let are = |is: &dyn Fn(&str) -> bool| !samples.is_empty() && samples.iter().all(|value| is(value));
        let is_subject = |value: &str| headings::told_by(heading, "", value) == "ticket.subject";
        match self.field.as_str() {
            places::RESOLVED_AT if are(&day::is_duration) => None,
            "ticket.id" if are(&is_subject) => Self::of("ticket.subject", Score::Loose),
            _ => Some(self),
        }
    }
}

fn best_match(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    let heading = &*flattened::joined(heading.trim());
    whole(heading, wanted)
        .or_else(|| qualified(heading, wanted))
        .or_else(|| beginning(heading, wanted))
        .or_else(|| key(heading))
        .or_else(|| explained(heading, wanted))
}

/// The field that a heading names by itself.
fn whole(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    let name = bare(heading);
    if name.is_empty() {
        return None;
    }
    let is_named = |own: &str| bare(own) == name.strip_prefix("cf").unwrap_or(&name);
    if let Some((placeholder, _)) = own_fields(wanted).find(|(_, own)| is_named(own)) {
        return Match::of(placeholder.as_str(), Score::Wanted);
    }
    let listed = headings::find(&name);
    let documented = || {
        let is_it = |field: &&field::Field| bare(field.label) == name || bare(field.path) == name;
        field::FIELDS.iter().find(is_it).map(|field| (field.path, Score::Exact))
    };
    let (field, score) = listed.filter(|(_, score)| *score == Score::Exact).or_else(documented).or(listed)?;
    Match::of(field, score)
}

/// The account's own fields that the templates read, each with its name there.
fn own_fields(wanted: &[Placeholder]) -> impl Iterator<Item = (&Placeholder, &str)> {
    wanted.iter().filter_map(|placeholder| {
        let last = placeholder.names().next_back().unwrap_or_default();
        let own = last.strip_prefix("cf_");
        let is_own = own.is_some() || field::find(placeholder).is_none();
        is_own.then(|| (placeholder, own.unwrap_or(last)))
    })
}

/// What stands between the parts of a heading.
const GAPS: [&str; 6] = [" - ", " > ", ": ", "/", "::", "."];

/// A heading with its owner before it or in brackets behind it: `Contacts - Email`, `requester.email`, `Name (Agent)`,
/// `custom_fields.cf_brand`.
fn qualified(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    let behind = heading.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let before =
        || GAPS.iter().find_map(|gap| heading.rsplit_once(gap)).map(|(owner, property)| (property, owner));
    let (property, owner) = behind.or_else(before)?;
    let owner = owner.rsplit(['.', '/']).next().unwrap_or(owner).trim();
    let object = bare(owner);
    if ["customfields", "customfield"].contains(&object.as_str()) {
        let own = own_fields::path(property.trim(), object == "customfield");
        return whole(property, wanted)
            .filter(|found| found.score == Score::Wanted)
            .or_else(|| Match::of(&own, Score::Exact));
    }
    let owner = owner.strip_suffix('s').unwrap_or(owner);
    if owner.eq_ignore_ascii_case("ticket") {
        return whole(property, wanted);
    }
    let says_owner = bare(property).starts_with(&bare(owner)) || is_time_zone(owner);
    whole(&format!("{owner} {property}"), wanted)
        .or_else(|| says_owner.then(|| whole(property, wanted)).flatten())
}

/// A heading with a word about it in brackets: `Status [text]`, `Ticket ID (number)`.
fn explained(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    let (name, _) = heading.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let found = whole(name, wanted).filter(|found| found.score > Score::Loose)?;
    Some(Match { score: Score::Loose, ..found })
}

/// `UTC`, `GMT+01:00`
fn is_time_zone(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    text.starts_with("UTC") || text.starts_with("GMT")
}

/// The start of the long name of one of the account's own fields: *Do not send* of *Do not send Stella Connect
/// request*.
fn beginning(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    const LEAST: usize = 9;
    let name = bare(heading);
    let mut own = own_fields(wanted).filter(|(_, own)| name.len() >= LEAST && bare(own).starts_with(&name));
    let (placeholder, _) = own.next().filter(|_| own.next().is_none())?;
    Match::of(placeholder.as_str(), Score::Loose)
}

/// A key of the API or of a webhook.
fn key(heading: &str) -> Option<Match> {
    let (place, _) = places::find(&places::name("", heading))?;
    let (field, ..) = places::PLACES.get(place)?;
    Match::of(field, Score::Loose)
}

/// Whether a heading is one that tickets have.
pub fn is_known(heading: &str, wanted: &[Placeholder]) -> bool {
    best_match(heading, wanted).is_some()
}

/// The field that a heading means, and how surely it does.
pub fn meant(heading: &str, wanted: &[Placeholder]) -> Option<(Placeholder, Score)> {
    best_match(heading, wanted).map(|found| (found.field, found.score))
}

/// The fields of one thing: the customer has one address, though there are two placeholders for it.
fn same_thing(one: &Placeholder, other: &Placeholder) -> bool {
    let address =
        |field: &Placeholder| matches!(field.as_str(), "ticket.from_email" | "ticket.requester.email");
    one == other || (address(one) && address(other))
}

/// What a column holds, among all columns that fit the same field: the best has it, the first of equals.
fn resolve(
    at: usize,
    found: &Match,
    all: &[Option<Match>],
    header: &[String],
    by_values: bool,
) -> (Option<Placeholder>, Known) {
    let rivals = all.iter().zip(header).enumerate().filter_map(|(other, (rival, heading))| {
        let rival = rival.as_ref().filter(|rival| other != at && same_thing(&rival.field, &found.field))?;
        if header.get(at).into_iter().chain([heading]).all(|heading| flattened::is_numbered_tag(heading)) {
            return None;
        }
        Some((other, heading, rival.score))
    });
    let rivals: Vec<(usize, &String, Score)> = rivals.collect();
    if let Some((_, best, _)) = rivals.iter().find(|(.., score)| *score > found.score) {
        return (None, Known::Outdone((*best).clone()));
    }
    let equals: Vec<_> = rivals.into_iter().filter(|(.., score)| *score == found.score).collect();
    let field = (!equals.iter().any(|(other, ..)| *other < at)).then(|| found.field.clone());
    if !equals.is_empty() {
        return (field, Known::Ambiguous(equals.into_iter().map(|(_, other, _)| other.clone()).collect()));
    }
    (field, if by_values { Known::ByValues } else { Known::ByHeading })
}

/// The questions that the columns leave open, as sentences.
pub fn questions(columns: &[Column]) -> Vec<String> {
    let open = columns.iter().filter_map(|column| match (&column.field, &column.known) {
        (Some(field), Known::Ambiguous(others)) if others.contains(&column.heading) => {
            let label = field::label(field);
            Some(format!(
                "Several columns are called “{}”: the first is used for {label}. Choose another in Columns.",
                column.heading.trim()
            ))
        }
        (Some(field), Known::Ambiguous(others)) => {
            let label = field::label(field);
            Some(format!(
                "“{}” and “{}” both may hold {label}: the first is used. Choose which in Columns.",
                column.heading,
                others.join("”, “")
            ))
        }
        _ => None,
    });
    open.collect()
}

#[cfg(test)]
mod tests;
