//! The first tickets that fail for a reason, under it in the table of reasons.

use super::failing::opening;
use crate::components::{Button, ButtonKind};
use crate::views::prove::parts::id_of;
use leptos::prelude::*;
use payload_core::proof::bulk::report::{Example, Failing, Report};
use payload_core::proof::words;

/// An example, and the ticket itself where it is kept.
pub struct Shown {
    example: Example,
    failing: Option<Failing>,
    /// Its id.
    id: String,
}

impl Shown {
    /// An example of a reason in a report.
    pub fn of(example: &Example, reason: &str, report: &Report) -> Self {
        let failing = report.failing.iter().find(|failing| failing.row == example.row).cloned();
        let id = id_of("example", &format!("{} {reason}", example.row));
        Self { example: example.clone(), failing, id }
    }
}

/// The examples, as a row of the table.
#[component]
pub fn Examples(examples: Vec<Shown>) -> impl IntoView {
    (!examples.is_empty()).then(|| view! {
        <tr class="first-tickets">
            <td colspan="3">
                <ul>{examples.into_iter().map(|shown| view! { <li><OneExample shown=shown /></li> }).collect_view()}</ul>
            </td>
        </tr>
    })
}

/// One example: its row in the file, and the value that is behind it.
#[component]
fn OneExample(shown: Shown) -> impl IntoView {
    let row = format!("Row {}", words::count(shown.example.row));
    let open = shown.failing.and_then(|failing| opening(&failing, shown.id.clone()));
    let place = match open {
        Some(open) => {
            let name = format!("Open row {} in Build", words::count(shown.example.row));
            view! { <Button kind=ButtonKind::Link on_press=open name=name id=shown.id>{row}</Button> }
                .into_any()
        }
        None => row.into_any(),
    };
    view! { {place} {shown.example.value.map(|value| view! { " " <code>{value}</code> })} }
}
