//! Which column of a table holds which field of a ticket: the best match of all headings, a question where two
//! fit equally, and whatever the admin says instead.

use super::headings::HEADINGS;
use crate::placeholder::Placeholder;
use crate::ticket::field;
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

/// How it is known what a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// Its heading says so.
    ByHeading,
    /// Its values say so: they are addresses.
    ByValues,
    /// Another column may as well hold the field; their headings. A question for the admin.
    Ambiguous(Vec<String>),
    /// Another column holds the field for sure; its heading.
    Outdone(String),
    /// The admin said so.
    Chosen,
    /// It is not known.
    Unknown,
}

/// The letters and digits of a name, in small letters: what is left where people spell it differently.
pub fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The columns of a header. `wanted` are the placeholders that the templates read: a column with the name of a
/// custom field is that field. `rows` are the first rows of the table.
pub fn columns(header: &[String], wanted: &[Placeholder], rows: &[Vec<String>]) -> Vec<Column> {
    let mut matches: Vec<Option<Match>> = header.iter().map(|heading| best_match(heading, wanted)).collect();
    let samples = |at: usize| -> Vec<String> {
        let values = rows.iter().filter_map(|row| row.get(at)).map(|text| text.trim());
        values.filter(|text| !text.is_empty()).take(SAMPLES).map(str::to_owned).collect()
    };
    let samples: Vec<Vec<String>> = (0..header.len()).map(samples).collect();
    let mut by_values = vec![false; header.len()];
    for (at, found) in matches.iter_mut().enumerate() {
        let Some(found) = found else { continue };
        let address = match found.field.as_str() {
            "ticket.agent.name" => "ticket.agent.email",
            "ticket.requester.name" => "ticket.from_email",
            _ => continue,
        };
        // An agent or a customer, and every value is an address.
        if !samples[at].is_empty() && samples[at].iter().all(|value| is_email(value)) {
            found.field = Placeholder::known(address);
            found.score = Score::Loose;
            by_values[at] = true;
        }
    }
    let column = |at: usize| {
        let (field, known) = match &matches[at] {
            None => (None, Known::Unknown),
            Some(found) => resolve(at, found, &matches, header, by_values[at]),
        };
        Column { heading: header[at].clone(), field, known, samples: samples[at].clone() }
    };
    (0..header.len()).map(column).collect()
}

/// How well a heading fits a field; later is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Score {
    /// It may mean the field.
    Loose,
    /// It means the field.
    Exact,
    /// It is the name of a field that the templates read.
    Wanted,
}

/// The field that a heading fits best.
#[derive(Debug, Clone)]
struct Match {
    field: Placeholder,
    score: Score,
}

fn best_match(heading: &str, wanted: &[Placeholder]) -> Option<Match> {
    let name = bare(heading);
    if name.is_empty() {
        return None;
    }
    let found = |field: &str, score| Placeholder::read(field).ok().map(|field| Match { field, score });
    let custom = |placeholder: &&Placeholder| {
        let last = placeholder.names().next_back().unwrap_or_default();
        let is_custom = last.starts_with("cf_") || field::find(placeholder).is_none();
        is_custom
            && bare(last.strip_prefix("cf_").unwrap_or(last)) == name.strip_prefix("cf").unwrap_or(&name)
    };
    if let Some(placeholder) = wanted.iter().find(custom) {
        return found(placeholder.as_str(), Score::Wanted);
    }
    let is_named = |names: &[&str]| names.iter().any(|known| bare(known) == name);
    if let Some((field, ..)) = HEADINGS.iter().find(|(_, exact, _)| is_named(exact)) {
        return found(field, Score::Exact);
    }
    if let Some(documented) =
        field::FIELDS.iter().find(|field| bare(field.label) == name || bare(field.path) == name)
    {
        return found(documented.path, Score::Exact);
    }
    let (field, ..) = HEADINGS.iter().find(|(_, _, loose)| is_named(loose))?;
    found(field, Score::Loose)
}

/// Whether a heading is one that tickets have.
pub fn is_known(heading: &str, wanted: &[Placeholder]) -> bool {
    best_match(heading, wanted).is_some()
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
    let rivals = all.iter().enumerate().filter_map(|(other, rival)| {
        let rival = rival.as_ref().filter(|rival| other != at && same_thing(&rival.field, &found.field))?;
        Some((other, rival.score))
    });
    let rivals: Vec<(usize, Score)> = rivals.collect();
    if let Some((best, _)) = rivals.iter().find(|(_, score)| *score > found.score) {
        return (None, Known::Outdone(header[*best].clone()));
    }
    let equals: Vec<usize> =
        rivals.iter().filter(|(_, score)| *score == found.score).map(|(other, _)| *other).collect();
    let field = (!equals.iter().any(|other| *other < at)).then(|| found.field.clone());
    if !equals.is_empty() {
        return (field, Known::Ambiguous(equals.iter().map(|other| header[*other].clone()).collect()));
    }
    (field, if by_values { Known::ByValues } else { Known::ByHeading })
}

/// The questions that the columns leave open, as sentences.
pub fn questions(columns: &[Column]) -> Vec<String> {
    let open = columns.iter().filter_map(|column| match (&column.field, &column.known) {
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
mod tests {
    use super::*;
    use crate::ticket::sample::DO_NOT_SEND;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn found(names: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let wanted = [Placeholder::known("ticket.cf_brand"), Placeholder::known(DO_NOT_SEND)];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| header(row)).collect();
        let columns = columns(&header(names), &wanted, &rows);
        columns.into_iter().map(|column| column.field.map_or("-".to_owned(), String::from)).collect()
    }

    #[test]
    fn finds_fields_by_what_people_call_them() {
        let names = [
            "Ticket ID",
            "Full name",
            "Email",
            "Agent",
            "Agent e-mail",
            "BRAND",
            "Tags",
            "Do not send Stella Connect request",
            "Survey results",
            "",
            "ticket.requester.language",
        ];
        assert_eq!(
            found(&names, &[]),
            [
                "ticket.id",
                "ticket.requester.name",
                "ticket.from_email",
                "ticket.agent.name",
                "ticket.agent.email",
                "ticket.cf_brand",
                "ticket.tags",
                DO_NOT_SEND,
                "-",
                "-",
                "ticket.requester.language",
            ]
        );
    }

    #[test]
    fn the_best_heading_has_the_field_wherever_it_stands() {
        assert_eq!(found(&["Channel", "Source"], &[]), ["-", "ticket.source_name"]);
        assert_eq!(found(&["Email", "Requester Email"], &[]), ["-", "ticket.from_email"]);
        assert_eq!(found(&["Channel"], &[]), ["ticket.source_name"]);
        let both = columns(&header(&["Contact email", "Customer email", "Name"]), &[], &[]);
        assert_eq!(both[1].field, None);
        assert_eq!(both[0].known, Known::Ambiguous(vec!["Customer email".into()]));
        assert_eq!(questions(&both).len(), 1);
    }

    #[test]
    fn addresses_are_no_names() {
        assert_eq!(
            found(&["Agent", "Requester"], &[&["ivo@shop.example", "Noor"]]),
            ["ticket.agent.email", "ticket.requester.name"]
        );
        let names = found(&["Agent", "Agent email"], &[&["ivo@shop.example", "ivo@shop.example"]]);
        assert_eq!(names, ["-", "ticket.agent.email"]);
    }

    #[test]
    fn knows_the_headings_of_eight_languages() {
        for names in [
            ["Ticket-ID", "Betreff", "Quelle", "Schlagwörter", "Vollständiger Name", "E-Mail"],
            ["ID du ticket", "Sujet", "Origine", "Mots-clés", "Nom complet", "Adresse e-mail"],
            ["ID del ticket", "Asunto", "Fuente", "Etiquetas", "Nombre completo", "Correo electrónico"],
            ["ID do ticket", "Assunto", "Origem", "Marcadores", "Nome completo", "Endereço de e-mail"],
            ["ID ticket", "Oggetto", "Fonte", "Etichette", "Nome richiedente", "Indirizzo email"],
            ["Ticketnummer", "Onderwerp", "Bron", "Tags", "Volledige naam", "E-mailadres"],
            ["チケットID", "件名", "ソース", "タグ", "氏名", "メールアドレス"],
        ] {
            let fields = [
                "ticket.id",
                "ticket.subject",
                "ticket.source_name",
                "ticket.tags",
                "ticket.requester.name",
                "ticket.from_email",
            ];
            assert_eq!(found(&names, &[]), fields, "{names:?}");
        }
    }

    #[test]
    fn every_heading_stands_for_one_field() {
        let mut seen = std::collections::HashMap::new();
        for (field, exact, loose) in HEADINGS {
            assert!(Placeholder::read(field).is_ok(), "{field}");
            for name in exact.iter().chain(*loose) {
                let before = seen.insert(bare(name), *field);
                assert!(before.is_none_or(|before| before == *field), "{name}: {field} and {before:?}");
            }
        }
    }
}
