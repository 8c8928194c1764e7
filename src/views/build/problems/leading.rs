//! From a problem to its place in the template, and back on Escape.

use crate::browser;
use crate::session::{Attention, Session};
use crate::views::build::template::PANEL;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::task::Found;
use payload_core::text::{Span, utf16_of_byte};

/// The button that led to a place in the template.
#[derive(Clone, Copy)]
pub struct CameFrom(StoredValue<Option<String>>);

/// Leads back on Escape, as long as the problems are on show.
pub fn lead_back_on_escape() {
    let came_from = StoredValue::new(None::<String>);
    provide_context(CameFrom(came_from));
    browser::on_escape(move || {
        if let Some(id) = came_from.try_update_value(Option::take).flatten() {
            browser::focus(&id);
        }
    });
}

impl CameFrom {
    /// Leads to a place in the template: the text is selected where it is edited by hand, and lit where it is read.
    pub fn lead_to(self, session: Session, found: &Found, place: Span, from: String) {
        self.0.set_value(Some(from));
        if found.by_hand {
            let unit = |at| utf16_of_byte(&found.text, at);
            browser::select_in(&format!("#{PANEL} textarea"), unit(place.start), unit(place.end));
        } else {
            session.attend(Attention::Template(place));
            // Once it is lit.
            Timeout::new(0, || browser::focus_on(&format!("#{PANEL} .code"), ".lit")).forget();
        }
    }
}
