//! The Rules view: the rules in the order Freshdesk must have them, what is wrong with them as a set, and
//! what they do when something happens to a ticket.

mod play;
mod settings;
mod sheets;
mod warnings;

use super::session::Session;
use crate::rule::Sheet;
use leptos::prelude::*;

/// The rules on one screen.
pub fn rules_view() -> AnyView {
    let session = Session::here();
    let sheets = Memo::new(move |_| session.read(crate::rule::sheets));
    view! {
        <div class="rules">
            {settings::settings(session)}
            <div class="stack">
                {warnings::warnings(session)}
                {sheets::list(session, sheets)}
                // **Compare with my rule** stands here, below the sheets that it compares with.
            </div>
            {play::play(session)}
        </div>
    }
    .into_any()
}

/// A live value of the sheets.
type Sheets = Memo<Vec<Sheet>>;
