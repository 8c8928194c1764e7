//! A table without a row of headings: its values tell what a column holds, as far as they tell it for sure.

use super::choices;
use super::columns::{Column, Known, SAMPLES};
use crate::freshdesk::{Priority, Source};
use crate::placeholder::Placeholder;
use crate::text::shorten;
use crate::ticket::field;
use crate::ticket::read::of_link;
use crate::verdict::is_email;

/// Headings that tell what is needed.
const HEADINGS: &str = "Ticket ID, Status, Source, Agent email, Full name, Email";

/// What all values of a column may be, and the field that it holds then.
type Test = (&'static str, fn(&[&str]) -> bool);

const TESTS: [Test; 6] = [
    ("ticket.from_email", are_customers),
    ("ticket.id", are_numbers),
    ("ticket.status", |values| values.iter().all(|value| is_status(value))),
    ("ticket.source_name", |values| values.iter().all(|value| is_source(value))),
    ("ticket.priority", |values| {
        values.iter().all(|value| is_word(value) && Priority::find(value).is_some())
    }),
    ("ticket.url", |values| values.iter().all(|value| is_url(value))),
];

/// Whether a row holds values of a ticket, and no headings: an address, or a number beside a status.
pub fn is_ticket(row: &[String]) -> bool {
    let any = |is: fn(&str) -> bool| row.iter().any(|cell| is(cell.trim()));
    any(is_address) || (any(is_number) && (any(is_status) || any(is_url)))
}

/// The columns of such a table.
pub fn columns(rows: &[Vec<String>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let values = |at: usize| -> Vec<&str> {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty()).collect()
    };
    let values: Vec<Vec<&str>> = (0..width).map(values).collect();
    let holds = |values: &Vec<&str>| {
        TESTS.iter().find(|(_, is)| !values.is_empty() && is(values)).map(|(field, _)| *field)
    };
    let fields: Vec<Option<&str>> = values.iter().map(holds).collect();
    let is_first =
        |at: usize| fields.iter().position(|field| *field == fields.get(at).copied().flatten()) == Some(at);
    let addresses =
        values.iter().filter(|values| !values.is_empty() && values.iter().all(|value| is_address(value)));
    // Of several it would be a guess whose they are.
    let is_open = addresses.count() > 1;
    let column = |(at, values): (usize, &Vec<&str>)| {
        let field = fields.get(at).copied().flatten().filter(|_| is_first(at));
        let field = field.filter(|field| !is_open || *field != "ticket.from_email").map(Placeholder::known);
        let known = if field.is_some() { Known::ByValues } else { Known::Unknown };
        let first = values.first().map_or(String::new(), |value| format!(" ({})", shorten(value, 20)));
        Column {
            heading: format!("Column {}{first}", at + 1),
            field,
            known,
            samples: values.iter().take(SAMPLES).map(|value| (*value).to_owned()).collect(),
        }
    };
    values.iter().enumerate().map(column).collect()
}

/// What is said of such a table.
pub fn note(columns: &[Column]) -> String {
    let known = columns
        .iter()
        .filter_map(|column| Some(format!("{} is {}", column.heading, field::label(column.field.as_ref()?))));
    let known: Vec<String> = known.collect();
    let told = match known.is_empty() {
        true => "its values do not tell what a column holds".to_owned(),
        false => format!("by its values, {}", known.join(", ")),
    };
    format!(
        "This table has no row of headings: {told}. Put a row of headings above it ({HEADINGS}), or say in Columns what each holds."
    )
}

fn is_address(value: &str) -> bool {
    let address = of_link(value).unwrap_or(value);
    // What a program printed is no cell.
    is_email(address) && !address.contains(['=', '{', '}'])
}

fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a value is no number: the numbers of statuses could be anything.
fn is_word(value: &str) -> bool {
    !value.starts_with(|c: char| c.is_ascii_digit())
}

fn is_status(value: &str) -> bool {
    is_word(value) && choices::status(value).is_some()
}

fn is_source(value: &str) -> bool {
    is_word(value) && Source::find(choices::source(value)).is_some()
}

fn is_url(value: &str) -> bool {
    value.starts_with("https://") && value.contains("/tickets/")
}

/// Addresses, and not all of one person: that would be the agent.
fn are_customers(values: &[&str]) -> bool {
    let is_one = || values.len() > 2 && values.iter().all(|value| Some(value) == values.first());
    values.iter().all(|value| is_address(value)) && !is_one()
}

/// Numbers, each another.
fn are_numbers(values: &[&str]) -> bool {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == values.len() && values.iter().all(|value| is_number(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn told(text: &str) -> Vec<&'static str> {
        let fields = columns(&rows(text)).into_iter().map(|column| column.field);
        fields
            .map(|field| field.and_then(|field| TESTS.iter().find(|(known, _)| *known == field.as_str())))
            .map(|test| test.map_or("-", |(field, _)| *field))
            .collect()
    }

    #[test]
    fn values_tell_what_is_sure() {
        let (id, status, source, email) =
            ("ticket.id", "ticket.status", "ticket.source_name", "ticket.from_email");
        for (text, fields) in [
            (
                "501,Resolved,Email,Ivo,noor@example.org\n502,Closed,Phone,Ivo,max@example.org",
                vec![id, status, source, "-", email],
            ),
            ("501,4,noor@example.org", vec![id, "-", email]),
            // Two columns of addresses: whose they are would be a guess.
            ("501,ivo@shop.example,noor@example.org", vec![id, "-", "-"]),
            // One address alone is the agent's.
            ("1,ivo@shop.example\n2,ivo@shop.example\n3,ivo@shop.example", vec![id, "-"]),
            // Numbers that come twice are no tickets'.
            ("4,Gelöst\n4,Geschlossen", vec!["-", status]),
        ] {
            assert_eq!(told(text), fields, "{text}");
        }
    }

    #[test]
    fn headings_are_no_values() {
        let is = |text: &str| is_ticket(&rows(text)[0]);
        assert!(is("501,Noor,noor@example.org") && is("501,Resolved,x") && is("a,mailto:noor@example.org"));
        for text in ["Ticket ID,Status,Email", "A,B,C", "Month,2025,2026", "Agent,Resolved,Closed", "501,x"] {
            assert!(!is(text), "{text}");
        }
    }
}
