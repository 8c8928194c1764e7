//! The columns of a table: what each is taken for, with its first values, to be seen and corrected before the check.

use super::file::Chosen;
use super::state::Checking;
use crate::components::ScrollRegion;
use leptos::prelude::*;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::columns::{Column, Known};
use payload_core::text::shorten;
use payload_core::ticket::field::{self, FIELDS};
use std::sync::Arc;

/// How much of a value is shown, in characters.
const SHOWN: usize = 40;

/// The table of columns.
#[component]
pub fn ColumnTable(file: Arc<Chosen>) -> impl IntoView {
    let checking = Checking::here();
    let fields = StoredValue::new(fields(checking.wanted(), &file.preview.columns));
    let all = file.preview.columns.len();
    let used = move || checking.columns.read().iter().flatten().count();
    // What is recognized is folded, so that what comes of the check is in sight.
    let is_asked = !file.preview.questions.is_empty();
    view! {
        <details class="columns" open=is_asked>
            <summary>{move || format!("Columns: {} of {all} used", used())}</summary>
            <ScrollRegion name="Columns">
                <table class="list">
                    <thead>
                        <tr><th scope="col">"Column"</th><th scope="col">"Taken for"</th><th scope="col">"First values"</th></tr>
                    </thead>
                    <tbody>
                        {file.preview.columns.iter().cloned().enumerate().map(|(at, column)| view! {
                            <ColumnRow at=at column=column fields=fields />
                        }).collect_view()}
                    </tbody>
                </table>
            </ScrollRegion>
        </details>
    }
}

/// Every field that a column can hold, those that the templates read first.
fn fields(wanted: Vec<Placeholder>, columns: &[Column]) -> Vec<Placeholder> {
    let documented = FIELDS.iter().filter_map(|field| Placeholder::read(field.path).ok());
    let found = columns.iter().filter_map(|column| column.field.clone());
    let mut fields = wanted;
    for field in documented.chain(found).collect::<Vec<_>>() {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// One column.
#[component]
fn ColumnRow(at: usize, column: Column, fields: StoredValue<Vec<Placeholder>>) -> impl IntoView {
    let checking = Checking::here();
    let heading = match column.heading.trim() {
        "" => format!("Column {}", at + 1),
        heading => shorten(heading, SHOWN),
    };
    let chosen = Memo::new(move |_| checking.columns.read().get(at).cloned().flatten());
    let pick = move |event| {
        let number: usize = event_target_value(&event).parse().unwrap_or_default();
        let field = fields.with_value(|fields| number.checked_sub(1).and_then(|at| fields.get(at).cloned()));
        checking.choose(at, field);
    };
    let options = fields.with_value(|fields| {
        fields.iter().cloned().enumerate().map(|(at, field)| {
            let words = format!("{} ({field})", field::label(&field));
            view! {
                <option value=(at + 1).to_string() prop:selected=move || chosen.read().as_ref() == Some(&field)>{words}</option>
            }
        }).collect_view()
    });
    let samples = column.samples.iter().map(|value| shorten(value, SHOWN)).collect::<Vec<_>>().join(" · ");
    let doubt = match &column.known {
        Known::Ambiguous(others) => Some(format!("or is it “{}”?", others.join("”, “"))),
        Known::Outdone(other) => Some(format!("“{other}” fits better")),
        Known::OwnFields => Some("The fields in it are read.".to_owned()),
        _ => None,
    };
    let unused = if column.known == Known::OwnFields { "Fields of your own" } else { "Not used" };
    view! {
        <tr>
            <th scope="row">{heading.clone()}</th>
            <td>
                <select aria-label=heading on:change=pick>
                    <option value="0" prop:selected=move || chosen.read().is_none()>{unused}</option>
                    {options}
                </select>
                {doubt.map(|doubt| view! { <small class="question">{doubt}</small> })}
            </td>
            <td>{samples}</td>
        </tr>
    }
}
