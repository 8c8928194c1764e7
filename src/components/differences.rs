//! Where two templates send something different.

use super::{ScrollRegion, Sentence, Tone};
use leptos::prelude::*;
use payload_core::compare::{Change, Comparison, Difference, Group};
use payload_core::proof::words::counted;
use payload_core::text::capital;

/// What a comparison of two templates found: a list of differences, and both values for the sample ticket.
#[component]
pub fn Differences(
    /// What was found.
    comparison: Comparison,
    /// Where the first template is: *in Freshdesk*.
    first: &'static str,
    /// Where the second one is: *here*.
    second: &'static str,
) -> impl IntoView {
    let tried = counted(comparison.tried, "test case");
    if comparison.is_same() {
        return view! {
            <Sentence tone=Tone::Good>
                <p>{format!("Both send the same in all {tried}.")}</p>
            </Sentence>
        }
        .into_any();
    }
    let items = comparison.groups().into_iter().map(|group| told(group, first, second)).collect_view();
    if comparison.means_the_same() {
        return view! {
            <Sentence tone=Tone::Good>
                <p>
                    {format!("Both send the same for every ordinary value, in {tried}. Only odd values are cleaned \
                    in another way:")}
                </p>
            </Sentence>
            <div class="differences">
                <ul>{items}</ul>
            </div>
        }
        .into_any();
    }
    let count = counted(comparison.differences.len(), "difference");
    view! {
        <div class="differences">
            <p>{format!("{count} in {tried}:")}</p>
            <ul>{items}</ul>
            {(!comparison.now.is_empty()).then(|| view! { <Values rows=comparison.now first=first second=second /> })}
        </div>
    }
    .into_any()
}

/// Both values of what differs for the sample ticket.
#[component]
fn Values(
    rows: Vec<(String, Option<String>, Option<String>)>,
    first: &'static str,
    second: &'static str,
) -> impl IntoView {
    let cell = |value: Option<String>| {
        let value = value.unwrap_or("—".to_owned());
        view! { <td><code>{value}</code></td> }
    };
    let row = move |(path, first, second): (String, Option<String>, Option<String>)| {
        let path = if path.is_empty() { "the payload".to_owned() } else { path };
        view! { <tr><th scope="row">{path}</th> {cell(first)} {cell(second)}</tr> }
    };
    view! {
        <ScrollRegion name="For the sample ticket">
            <table>
                <caption>"For the sample ticket"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Value"</th>
                        <th scope="col">{capital(first)}</th>
                        <th scope="col">{capital(second)}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </ScrollRegion>
    }
}

/// A difference, or several alike ones, which are folded.
fn told(group: Group, first: &str, second: &str) -> impl IntoView + use<> {
    let word = group.word;
    let each = group.differences.iter().map(|one| sentence(one, first, second)).collect::<Vec<_>>();
    let pill = view! { <span class="pill">{word}</span> };
    match group.what {
        None => view! { <li>{pill} {format!(" {}", each.concat())}</li> }.into_any(),
        Some(what) => view! {
            <li>
                <details>
                    <summary>{pill} {format!(" {what}")}</summary>
                    <ul>{each.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
                </details>
            </li>
        }
        .into_any(),
    }
}

/// A difference in words.
fn sentence(difference: &Difference, first: &str, second: &str) -> String {
    let path = &difference.path;
    let what = match &difference.kind {
        Change::Added(value) => format!("“{path}” is sent only {second}: {value}"),
        Change::Removed(value) => format!("“{path}” is sent only {first}: {value}"),
        Change::Changed(one, other) | Change::Cleaned(one, other) => {
            format!("“{path}”: {one} {first}, {other} {second}")
        }
        Change::Breaks => format!("JSON {first}, not JSON {second}"),
        Change::Holds => format!("Not JSON {first}, JSON {second}"),
    };
    format!("{what} ({}).", difference.ticket)
}
