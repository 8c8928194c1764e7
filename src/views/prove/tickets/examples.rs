//! The first tickets that fail for a reason, under it in the table of reasons.

use super::failing::opening;
use crate::components::{Button, ButtonKind};
use leptos::prelude::*;
use payload_core::proof::bulk::report::{Example, Failing, Report};
use payload_core::proof::words;

/// An example, and the ticket itself where it is kept.
pub struct Shown {
    example: Example,
    failing: Option<Failing>,
}

impl Shown {
    /// An example of a report.
    pub fn of(example: &Example, report: &Report) -> Self {
        let failing = report.failing.iter().find(|failing| failing.row == example.row).cloned();
        Self { example: example.clone(), failing }
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
    let ticket = shown.failing.and_then(|failing| Some((failing.whole?, failing.channel)));
    let place = match ticket {
        Some((ticket, channel)) => {
            let name = format!("Open row {} in Build", words::count(shown.example.row));
            let open = opening(ticket, channel);
            view! { <Button kind=ButtonKind::Link on_press=open name=name>{row}</Button> }.into_any()
        }
        None => row.into_any(),
    };
    view! { {place} {shown.example.value.map(|value| view! { " " <code>{value}</code> })} }
}
