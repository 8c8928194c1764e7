//! How many cases came to each end, and the sign of a verdict.

use super::parts::Bar;
use super::table::Shared;
use crate::components::Tone;
use leptos::prelude::*;
use payload_core::proof::causes::tally;
use payload_core::proof::matrix::Cell;
use payload_core::proof::words;

/// So many ends there are where no template fails: their room is kept until they are counted.
const USUAL: usize = 3;

/// The cases by result.
#[component]
pub fn Tally(
    /// The proof, once it is done.
    done: Memo<Option<Shared>>,
    /// Whether there is nothing to count.
    hidden: Memo<bool>,
) -> impl IntoView {
    let row = |(cell, count): (Cell, usize), most: usize| {
        let tone = tone(cell);
        view! {
            <tr>
                <th scope="row"><Verdict cell=cell /></th>
                <td class="number">{words::count(count)}</td>
                <td><Bar number=Signal::stored(count) full=Signal::stored(most) tone=tone /></td>
            </tr>
        }
    };
    let awaited = || view! { <tr><th scope="row">"…"</th><td></td><td></td></tr> };
    let rows = move || match done.get() {
        None => (0..USUAL).map(|_| awaited()).collect_view().into_any(),
        Some(Shared(proof)) => {
            let tally = tally(&proof);
            let most = tally.iter().map(|(_, count)| *count).max().unwrap_or(1);
            tally.into_iter().map(|one| row(one, most)).collect_view().into_any()
        }
    };
    view! {
        <table class="tally" hidden=move || hidden.get() aria-busy=move || done.read().is_none().to_string()>
            <caption>"Test cases by result"</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A verdict with its sign.
#[component]
pub fn Verdict(cell: Cell) -> impl IntoView {
    let sign = match (cell.failure, tone(cell)) {
        (None, Tone::Fair) => "–",
        (_, tone) => tone.sign(),
    };
    view! { <span aria-hidden="true">{sign}</span> " " {cell.label()} }
}

/// How a cell is to be taken.
pub fn tone(cell: Cell) -> Tone {
    match cell.failure {
        Some(_) => Tone::Bad,
        None => Tone::from(cell.outcome),
    }
}
