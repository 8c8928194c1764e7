//! The sample ticket: picked, edited field by field, as JSON, or pasted.

pub mod as_json;
pub mod asked;
mod fields;
pub mod more_fields;
pub mod not_kept;
pub mod paste;
pub mod sample_picker;
pub mod way_back;

use crate::components::Button;
use crate::late::{Late, LateView};
use crate::reactive::effect;
use crate::session::Session;
use fields::Fields;
use leptos::prelude::*;
use payload_core::analysis::FormField;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::Ticket;

/// The built-in tickets to choose from.
pub static SAMPLES: LateView = LateView::empty();
/// The whole ticket as JSON.
pub static AS_JSON: LateView = LateView::empty();
/// The place to paste a ticket.
pub static PASTE: LateView = LateView::empty();
/// The way back to where the ticket was opened, and what a pasted ticket lacks.
pub static ASKED: LateView = LateView::empty();
/// More fields, where a template reads very many; and what can be done with a ticket of one's own.
pub static BELOW_FIELDS: LateView = LateView::empty();

/// How many fields are shown until all are asked for: to a browser each is a box that scrolls by itself, and costs time
/// in every frame.
const SHOWN: usize = 40;

/// The id of the button that opens the place to paste a ticket.
const PASTE_ID: &str = "paste-a-ticket";

/// How the ticket is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Field by field.
    #[default]
    Fields,
    /// As JSON.
    Json,
    /// By pasting another.
    Paste,
}

/// The editing of the ticket, shared by what stands in its place.
#[derive(Clone, Copy)]
pub struct Editing {
    /// How it is edited.
    mode: RwSignal<Mode>,
    /// The fields that the pasted ticket did not say, and that are still asked for.
    pub missing: RwSignal<Vec<Placeholder>>,
    /// Those of them that are being typed into: they stay where they are until they are left.
    typed_into: RwSignal<Vec<Placeholder>>,
    /// Whether all fields of the form are shown, however many.
    shows_all: RwSignal<bool>,
}

impl Editing {
    /// How the ticket is edited.
    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    /// Switches the way of editing.
    pub fn turn(self, to: Mode) {
        self.mode.set(to);
    }

    /// How many fields of the form are shown at most.
    fn shown(self) -> usize {
        if self.shows_all.get() { usize::MAX } else { SHOWN }
    }

    /// Whether a field of the form is asked for above it instead: it was missing, and has no value yet.
    fn asks_for(self, session: Session, field: &FormField) -> bool {
        session.read_once(|workspace| self.asks_for_in(&workspace.ticket, &field.placeholder))
    }

    /// Whether a field is asked for, as the ticket is.
    fn asks_for_in(self, ticket: &Ticket, field: &Placeholder) -> bool {
        let is_open = || ticket.text(field).is_empty() || self.typed_into.read().contains(field);
        self.missing.read().contains(field) && is_open()
    }
}

/// The ticket's part of the result.
#[component]
pub fn TicketForm() -> impl IntoView {
    let session = Session::here();
    let editing = Editing {
        mode: RwSignal::default(),
        missing: RwSignal::default(),
        typed_into: RwSignal::default(),
        shows_all: RwSignal::default(),
    };
    provide_context(editing);
    // What was under way is about the ticket before.
    effect(move || {
        session.follow_opening();
        editing.missing.set(Vec::new());
        editing.turn(Mode::Fields);
    });
    let mode = move || editing.mode();
    let turn = move |to: Mode| move || editing.turn(if untrack(mode) == to { Mode::Fields } else { to });
    view! {
        <div class="head">
            <Late part=&SAMPLES before=first_sample />
            <span class="grow"></span>
            <Button id=PASTE_ID pressed=move || mode() == Mode::Paste on_press=turn(Mode::Paste)>
                "Paste a real ticket"
            </Button>
            <Button pressed=move || mode() == Mode::Json on_press=turn(Mode::Json)>"Edit as JSON"</Button>
        </div>
        <div class="body">
            {move || match mode() {
                Mode::Fields => view! {
                    <Late part=&ASKED before=|| () />
                    <Fields />
                    <Late part=&BELOW_FIELDS before=|| () />
                }
                .into_any(),
                Mode::Json => view! { <Late part=&AS_JSON /> }.into_any(),
                Mode::Paste => view! { <Late part=&PASTE /> }.into_any(),
            }}
        </div>
    }
}

/// Stands for the list of built-in tickets until it is here.
fn first_sample() -> impl IntoView {
    view! {
        <label class="picker">
            <span>"Sample ticket"</span>
            <select disabled>
                <option>"An ordinary ticket"</option>
            </select>
        </label>
        <input type="search" class="search" aria-label="Search sample tickets" placeholder="Search" disabled />
    }
}
