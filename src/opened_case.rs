//! The case of Prove that was opened in Build last: what its ticket is called there, and the way back to it.

use crate::reactive::effect;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::Ticket;

/// Where a case stands in Prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What its ticket is called in the list of sample tickets.
    pub name: String,
    /// The name of its pane.
    pub pane: &'static str,
    /// The id of the element that the focus returns to.
    pub id: String,
}

/// The case that was opened last, as context.
#[derive(Clone, Copy)]
pub struct OpenedCase(RwSignal<Option<(Ticket, Place)>>);

impl OpenedCase {
    /// Provides it as context.
    pub fn provide(session: Session) {
        let opened = Self(RwSignal::new(None));
        provide_context(opened);
        // It belongs to the settings that were replaced.
        effect(move || {
            session.follow_opening();
            opened.0.set(None);
        });
    }

    /// The case of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Notes that a case is about to be opened.
    pub fn note(self, ticket: Ticket, place: Place) {
        self.0.set(Some((ticket, place)));
    }

    /// What a ticket is called, where it is that of the case.
    pub fn name_of(self, ticket: &Ticket) -> Option<String> {
        self.0.with(|opened| {
            opened.as_ref().filter(|(known, _)| known == ticket).map(|(_, place)| place.name.clone())
        })
    }

    /// Where the case stands.
    pub fn place(self) -> Option<Place> {
        self.0.with(|opened| opened.as_ref().map(|(_, place)| place.clone()))
    }
}
