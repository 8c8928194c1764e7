//! The Go live view: the guide as a checklist that knows the choices, the keys per rule, and what to hand
//! to a colleague.

mod checklist;
mod handover;
mod keys;
mod terminal;

use crate::element::div;
use crate::router::Views;
use crate::session::Session;
use leptos::prelude::*;

/// Going live on one screen.
pub fn golive_view(views: Views) -> AnyView {
    let session = Session::here();
    let stack = div("stack")
        .child(keys::keys(session, views))
        .child(handover::handover(session))
        .child(terminal::terminal(session));
    div("golive")
        .child(handover::title())
        .child(checklist::checklist(session))
        .child(stack.done())
        .child(handover::on_paper(session))
        .done()
}
