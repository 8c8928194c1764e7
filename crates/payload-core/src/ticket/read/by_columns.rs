//! Lists that are written by their columns, or as rows of cells below their headings, as data frames and spreadsheets
//! answer them.

use super::envelope::is_surely_a_ticket;
use serde_json::{Map, Value};

/// The keys of the headings, and those of the rows below them.
const HEADINGS: [&str; 5] = ["columns", "cols", "headers", "header", "fields"];
const ROWS: [&str; 3] = ["data", "rows", "values"];

/// The list of objects that such a value means; nothing where it is none.
pub fn list(value: &Value) -> Option<Value> {
    if let Value::Array(rows) = value {
        return rows_below_headings(rows).or_else(|| of_entries(rows)).map(Value::Array);
    }
    let map = value.as_object()?;
    by_columns(map).or_else(|| of_lists(map)).or_else(|| below_headings(map)).map(Value::Array)
}

/// `{"id": [31, 32], "status": [4, 4]}`, with the headings of tickets.
fn of_lists(map: &Map<String, Value>) -> Option<Vec<Value>> {
    let columns: Option<Vec<(&String, &Vec<Value>)>> =
        map.iter().map(|(name, column)| Some((name, column.as_array()?))).collect();
    let columns = columns.filter(|_| is_surely_a_ticket(map))?;
    let (_, first) = columns.first()?;
    if !columns.iter().all(|(_, column)| column.len() == first.len()) {
        return None;
    }
    let row = |at: usize| {
        let cells =
            columns.iter().filter_map(|(name, column)| Some(((*name).clone(), column.get(at)?.clone())));
        Value::Object(cells.collect())
    };
    Some((0..first.len()).map(row).collect())
}

/// `{"id": {"0": 31, "1": 32}, "status": {"0": 4, "1": 4}}`
fn by_columns(map: &Map<String, Value>) -> Option<Vec<Value>> {
    const LEAST: usize = 2;
    let is_number = |key: &String| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let columns: Option<Vec<(&String, &Map<String, Value>)>> =
        map.iter().map(|(name, column)| Some((name, column.as_object()?))).collect();
    let columns = columns.filter(|columns| columns.len() >= LEAST)?;
    let (_, first) = columns.first()?;
    let is_like_first = |column: &Map<String, Value>| {
        column.len() == first.len() && column.keys().all(|row| is_number(row) && first.contains_key(row))
    };
    if first.is_empty()
        || map.keys().all(is_number)
        || !columns.iter().all(|(_, column)| is_like_first(column))
    {
        return None;
    }
    let cell = |row: &String| {
        let cells =
            columns.iter().filter_map(|(name, column)| Some(((*name).clone(), column.get(row)?.clone())));
        Value::Object(cells.collect())
    };
    Some(first.keys().map(cell).collect())
}

/// `{"columns": ["id", "status"], "data": [[31, 4], [32, 4]]}`, or the headings as the first of the rows.
fn below_headings(map: &Map<String, Value>) -> Option<Vec<Value>> {
    let lists = |key: &&str| map.get(*key)?.as_array().filter(|list| list.iter().all(Value::is_array));
    let rows = ROWS.iter().find_map(lists).filter(|rows| !rows.is_empty())?;
    match HEADINGS.iter().find_map(|key| names(map.get(*key)?)) {
        Some(headings) => Some(objects(&headings, rows)),
        None => rows.split_first().and_then(|(first, below)| Some(objects(&names(first)?, below))),
    }
}

/// `[["id", "status"], [31, 4], [32, 4]]`, where the first row has the headings of tickets.
fn rows_below_headings(rows: &[Value]) -> Option<Vec<Value>> {
    let (first, below) = rows.split_first()?;
    let is_table = !below.is_empty() && below.iter().all(Value::is_array) && are_headings(first);
    is_table.then(|| Some(objects(&names(first)?, below)))?
}

/// `[{"name": "id", "value": 31}, {"name": "status", "value": 4}]`, as forms and jq write the values of a ticket.
fn of_entries(entries: &[Value]) -> Option<Vec<Value>> {
    let entry = |entry: &Value| {
        let map = entry.as_object().filter(|map| map.len() == 2)?;
        let name = ["name", "key", "field", "label"].iter().find_map(|key| map.get(*key)?.as_str())?;
        Some((name.to_owned(), map.get("value")?.clone()))
    };
    let ticket: Map<String, Value> = entries.iter().map(entry).collect::<Option<_>>()?;
    is_surely_a_ticket(&ticket).then(|| vec![Value::Object(ticket)])
}

/// Whether a list has the headings of tickets.
pub fn are_headings(list: &Value) -> bool {
    let row = names(list).unwrap_or_default().into_iter().map(|heading| (heading, Value::Null)).collect();
    is_surely_a_ticket(&row)
}

/// The headings of a list of them; nothing where one has no name.
fn names(list: &Value) -> Option<Vec<String>> {
    let named = |heading: &Value| {
        let name = || {
            heading.as_str().or_else(|| ["name", "label"].iter().find_map(|key| heading.get(*key)?.as_str()))
        };
        name().map(str::to_owned)
    };
    list.as_array()?.iter().map(named).collect()
}

/// Rows of cells as objects.
fn objects(headings: &[String], rows: &[Value]) -> Vec<Value> {
    let object = |row: &Value| {
        let cells = headings.iter().cloned().zip(row.as_array().into_iter().flatten().cloned());
        Value::Object(cells.collect())
    };
    rows.iter().map(object).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_is_written_by_columns_is_turned() {
        let turned = json!([{"id": 31, "a": "x"}, {"id": 32, "a": "y"}]);
        for value in [
            json!({"id": {"0": 31, "1": 32}, "a": {"0": "x", "1": "y"}}),
            json!({"columns": ["id", "a"], "index": [0, 1], "data": [[31, "x"], [32, "y"]]}),
            json!({"fields": [{"name": "id"}, {"name": "a"}], "rows": [[31, "x"], [32, "y"]]}),
            json!({"values": [["id", "a"], [31, "x"], [32, "y"]]}),
        ] {
            assert_eq!(list(&value), Some(turned.clone()), "{value}");
        }
        let rows = json!([["Ticket ID", "Status", "Subject"], [31, 4, "a"], [32, 2, "b"]]);
        let objects = json!([{"Ticket ID": 31, "Status": 4, "Subject": "a"}, {"Ticket ID": 32, "Status": 2, "Subject": "b"}]);
        assert_eq!(list(&rows), Some(objects));
        let of_lists = json!({"id": [31, 32], "status": [4, 2], "subject": ["a", "b"], "Tags": [["x"], []]});
        let turned = json!([{"id": 31, "status": 4, "subject": "a", "Tags": ["x"]}, {"id": 32, "status": 2, "subject": "b", "Tags": []}]);
        assert_eq!(list(&of_lists), Some(turned));
        for value in [
            json!({"tickets": [{"id": 31}], "users": [{"id": 9}], "groups": [{"id": 1}]}),
            json!({"status": [4], "subject": ["a", "b"], "tags": ["x"]}),
            json!({}),
            json!([[1]]),
            json!([["a", "b", "c"], [1, 2, 3]]),
            json!([[31, 4, "a"], [32, 4, "b"]]),
            json!([["id", "status", "subject"]]),
            json!({"1": {"id": 31}, "2": {"id": 32}}),
            json!({"ticket": {"id": 31}, "requester": {"id": 9}}),
            json!({"data": []}),
            json!({"data": [[31, 4]]}),
            json!({"data": [[{"id": 31}], [{"id": 32}]]}),
            json!({"id": {"0": 31}, "a": {"1": 4}}),
        ] {
            assert_eq!(list(&value), None, "{value}");
        }
    }
}
