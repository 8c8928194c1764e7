//! The way from a case to Build, where it can be looked at.

use super::proof_state::Proving;
use crate::opened_case::{OpenedCase, Place};
use crate::router::{View, Views};
use crate::session::Session;
use payload_core::assumptions::Assumptions;
use payload_core::ticket::Ticket;
use payload_core::workspace::Edit;

/// Opens cases in Build. One step back undoes it.
#[derive(Clone, Copy)]
pub struct OpenInBuild {
    session: Session,
    views: Views,
    proving: Proving,
    opened: OpenedCase,
}

impl OpenInBuild {
    /// The way from here.
    pub fn here() -> Self {
        let (session, views) = (Session::here(), Views::here());
        Self { session, views, proving: Proving::here(), opened: OpenedCase::here() }
    }

    /// Opens a ticket of the table, or one that was made up: it is not taken for the admin's own.
    pub fn open(self, ticket: Ticket, freshdesk: Assumptions, channel: String, place: Place) {
        self.proving.opens(ticket.clone());
        self.open_own(ticket, freshdesk, channel, place);
    }

    /// Opens a ticket of the admin's own: it then is part of the table.
    pub fn open_own(self, ticket: Ticket, freshdesk: Assumptions, channel: String, place: Place) {
        self.opened.note(ticket.clone(), place);
        self.session.edit_alone(Edit::OpenCase(ticket, freshdesk, channel));
        self.views.open(View::Build);
    }
}
