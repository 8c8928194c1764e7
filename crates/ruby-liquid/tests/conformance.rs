//! Agreement with real Liquid: every reference render in `tests/liquid`, in both dialects.

#![expect(clippy::indexing_slicing, reason = "a key that is missing reads as null")]

use ruby_liquid::{Clock, Data, Dialect, ErrorText, Template};
use serde_json::Value;
use std::collections::BTreeSet;

fn read(name: &str) -> String {
    let path = format!("{}/tests/liquid/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn lines(name: &str) -> Vec<Value> {
    read(name)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
}

/// What the engine prints; none where the template does not parse.
fn render(template: &str, data: &Value, dialect: Dialect) -> Option<String> {
    let template = Template::parse(template, dialect);
    template
        .errors()
        .is_empty()
        .then(|| template.render_as(&Data::new(data), Clock(1_750_000_000), ErrorText::Plain).text)
}

/// Compares every row, prints the count, and fails on a miss that `known-misses.json` does not explain.
fn agree(what: &str, dialect: Dialect, rows: impl Iterator<Item = (String, String, Value, Value)>) {
    let key = if dialect == Dialect::V5 { "liquid_5" } else { "liquid_2_4" };
    let known: BTreeSet<String> = json("known-misses.json")[key]
        .as_object()
        .map(|misses| misses.keys().cloned().collect())
        .unwrap_or_default();
    let (mut total, mut misses) = (0, Vec::new());
    for (id, template, data, row) in rows {
        total += 1;
        let (printed, expected) = (render(&template, &data, dialect), row[key].as_str());
        if printed.as_deref() != expected && !known.contains(&id) {
            misses.push(format!("{id}: {template:?}\n  expected {expected:?}\n  printed  {printed:?}"));
        }
    }
    println!("{what}, {key}: {} of {total} agree", total - misses.len());
    assert!(misses.is_empty(), "{} misses:\n{}", misses.len(), misses.join("\n"));
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

fn random(dialect: Dialect) {
    let tickets = json("tickets.json");
    let rows = lines("renders.jsonl").into_iter();
    agree(
        "random templates",
        dialect,
        rows.map(|row| {
            (text(&row, "id"), text(&row, "template"), tickets[text(&row, "ticket")].clone(), row)
        }),
    );
}

fn published(dialect: Dialect) {
    let tickets = json("edge-tickets.json");
    let rows = lines("published.jsonl").into_iter().map(|row| {
        let template = read(&format!("payloads/{}.liquid", text(&row, "payload")));
        let id = format!("{}/{}", text(&row, "payload"), text(&row, "ticket"));
        (id, template, tickets[text(&row, "ticket")].clone(), row)
    });
    agree("published payloads", dialect, rows);
}

/// What no ticket in the other sets holds: odd arguments, control characters, dates and formats at their limits.
fn odd(dialect: Dialect) {
    let rows = lines("odd.jsonl").into_iter();
    agree(
        "odd templates",
        dialect,
        rows.map(|row| (text(&row, "id"), text(&row, "template"), row["data"].clone(), row)),
    );
}

#[test]
fn random_templates_print_what_liquid_2_4_prints() {
    random(Dialect::V2_4);
}

#[test]
fn random_templates_print_what_liquid_5_prints() {
    random(Dialect::V5);
}

#[test]
fn published_payloads_print_what_liquid_2_4_prints() {
    published(Dialect::V2_4);
}

#[test]
fn published_payloads_print_what_liquid_5_prints() {
    published(Dialect::V5);
}

#[test]
fn odd_templates_print_what_liquid_2_4_prints() {
    odd(Dialect::V2_4);
}

#[test]
fn odd_templates_print_what_liquid_5_prints() {
    odd(Dialect::V5);
}
