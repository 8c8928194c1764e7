//! The Rules view: the rules in the order Freshdesk must have them, what is wrong with them as a set, and
//! what they do when something happens to a ticket.

mod compare;
mod simulator;
mod settings;
mod sheets;
mod warnings;

use crate::element::div;
use crate::session::Session;
use leptos::prelude::*;

/// The rules on one screen.
pub fn rules_view() -> AnyView {
    let session = Session::here();
    let stack = div("stack")
        .child(warnings::warnings(session))
        .children(sheets::list(session))
        .child(compare::compare_pane(session));
    div("rules").child(settings::settings(session)).child(stack.done()).child(simulator::play(session)).done()
}
