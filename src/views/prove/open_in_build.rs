//! The way from a case to Build, where it can be looked at.

use super::proof_state::Proving;
use crate::browser;
use crate::opened_case::{CASE, OpenedCase, Place};
use crate::reactive::effect;
use crate::router::{View, Views};
use payload_core::assumptions::Assumptions;
use payload_core::ticket::Ticket;
use payload_core::viewed_case::Scene;

/// Opens cases in Build, where they are looked at until another view is opened.
#[derive(Clone, Copy)]
pub struct OpenInBuild {
    views: Views,
    proving: Proving,
    opened: OpenedCase,
}

impl OpenInBuild {
    /// The way from here.
    pub fn here() -> Self {
        Self { views: Views::here(), proving: Proving::here(), opened: OpenedCase::here() }
    }

    /// Opens a ticket of the table, or one that was made up: it is not taken for the admin's own.
    pub fn open(self, ticket: Ticket, freshdesk: Assumptions, channel: String, place: Place) {
        self.proving.opens(ticket.clone());
        self.open_own(ticket, freshdesk, channel, place);
    }

    /// Opens a ticket of the admin's own: it then is part of the table.
    pub fn open_own(self, ticket: Ticket, freshdesk: Assumptions, channel: String, place: Place) {
        self.views.open(View::Build);
        self.opened.open(Scene { ticket, assumptions: freshdesk, channel }, place);
        // Far below the choices on a phone, and not to be missed.
        browser::focus_once_there(CASE.to_owned());
    }
}

/// Leads back to the settings with every other view: rules, checklist and runbook are never of a case.
pub fn leave_with_build() {
    let (views, opened) = (Views::here(), OpenedCase::here());
    effect(move || {
        if views.shown() != View::Build {
            opened.leave();
        }
    });
}
