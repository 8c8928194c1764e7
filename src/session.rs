//! The one state of the page, and the one door to change it. What follows from it is in [`graph`].

mod graph;
mod readers;
mod state;
mod undo;

pub use graph::{Abilities, Source};

use crate::browser;
use graph::Graph;
use leptos::prelude::*;
use payload_core::analysis::FormField;
use payload_core::placeholder::Placeholder;
use payload_core::preview::{Reads, Sent};
use payload_core::task::Found;
use payload_core::text::Span;
use payload_core::ticket::Ticket;
use payload_core::workspace::{Area, Change, Edit, History, Workspace};
use ruby_liquid::{Clock, Template};
use serde_json::Value;
use state::State;
use std::sync::Arc;

/// After a pause of this length the next change is undone by itself, in milliseconds.
const STEP: f64 = 1_000.0;

/// What the page shows is derived from here; what people do goes through [`Session::edit`].
#[derive(Clone, Copy)]
pub struct Session {
    state: State,
    abilities: RwSignal<Abilities>,
    graph: Graph,
    found: RwSignal<Option<Arc<Found>>>,
    attention: RwSignal<Attention>,
    /// When the last change was made that the next one can go on with, in milliseconds.
    changed: StoredValue<Option<f64>>,
    /// Other settings were opened.
    opened: Trigger,
}

/// What a person points at or has the focus on; its origin and its outcome light up.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Attention {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A part of the template.
    Template(Span),
    /// A stretch of the payload.
    Payload(Span),
    /// A field of the ticket.
    Field(Placeholder),
}

impl Session {
    /// Makes the session and hands it to everything below.
    pub fn provide() -> Self {
        let state = State::new();
        let abilities = RwSignal::new(Abilities::FIRST);
        let graph = Graph::new(state, abilities, Clock(browser::now()));
        let (found, attention) = (RwSignal::default(), RwSignal::default());
        let (changed, opened) = (StoredValue::new(None), Trigger::new());
        let session = Self { state, abilities, graph, found, attention, changed, opened };
        provide_context(session);
        session
    }

    /// The session of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes up what comes with the second half.
    pub fn complete(&self, abilities: Abilities) {
        self.abilities.set(abilities);
        self.graph.follow_template(self.state);
    }

    /// Follows what comes with the second half.
    pub fn follow_abilities(&self) {
        self.abilities.track();
    }

    /// Takes up what was found in the template on show, so far.
    pub fn report(&self, found: Option<Found>) {
        self.found.set(found.map(Arc::new));
    }

    /// Begins with another workspace; this cannot be undone.
    pub fn start(&self, workspace: Workspace) {
        self.state.begin(History::new(workspace));
    }

    /// Makes a change. What is typed without a pause is undone together.
    pub fn edit(&self, edit: Edit) {
        let name = self.abilities.get_untracked().name;
        self.edit_in(|history| {
            let change = name(&edit, history.now());
            history.edit_as(edit, change);
        });
    }

    /// Makes a change under a name of its own.
    pub fn edit_as(&self, edit: Edit, change: Change) {
        self.edit_in(|history| history.edit_as(edit, change));
    }

    /// Changes a field of the sample ticket from what is shown of it; all others stay as they are shown.
    pub fn edit_field(&self, field: Placeholder, change: impl FnOnce(Option<&Value>) -> Value) {
        let mut sample = self.graph.sample.get_untracked();
        let value = change(sample.get(&field));
        sample.set(&field, Some(value));
        self.edit(Edit::ShownField(field, sample));
    }

    fn edit_in(&self, edit: impl FnOnce(&mut History)) {
        let now = browser::milliseconds();
        let paused = self.changed.get_value().is_none_or(|changed| now - changed > STEP);
        self.changed.set_value(Some(now));
        self.state.change(|history| {
            if paused {
                history.pause();
            }
            edit(history);
        });
    }

    /// Makes a change that is undone by itself, whatever came just before it or follows at once.
    pub fn edit_alone(&self, edit: Edit) {
        self.alone(|| self.edit(edit));
    }

    /// Makes a change that stands alone, under a name of its own.
    pub fn edit_alone_as(&self, edit: Edit, change: Change) {
        self.alone(|| self.edit_as(edit, change));
    }

    fn alone(&self, change: impl FnOnce()) {
        self.changed.set_value(None);
        change();
        self.changed.set_value(None);
    }

    /// Puts another workspace in place of this one, as one step.
    pub fn replace(&self, workspace: Workspace) {
        self.replace_as(workspace, Change::new("Settings", Area::Choices));
    }

    /// Puts another workspace in place of this one, as one step of that name.
    pub fn replace_as(&self, workspace: Workspace, change: Change) {
        self.state.change(|history| history.replace(workspace, change));
    }

    /// Follows the opening of other settings: what is under way in a view is about those before.
    pub fn follow_opening(&self) {
        self.opened.track();
    }

    /// Other settings are opened, even if they are the same.
    pub fn open_other(&self) {
        self.opened.notify();
    }

    /// The sample ticket, as the template on show is tried on it.
    pub fn sample(&self) -> Memo<Ticket> {
        self.graph.sample
    }

    /// The template on show; `None` where every channel is off.
    pub fn source(&self) -> Memo<Option<Source>> {
        self.graph.source
    }

    /// The template on show, parsed.
    pub fn template(&self) -> Option<Arc<Template>> {
        self.graph.template.get()
    }

    /// What of a ticket the template on show reads.
    pub fn reads(&self) -> Option<Arc<Reads>> {
        self.graph.reads.get()
    }

    /// What is sent for the sample ticket; `None` where every channel is off.
    pub fn sent(&self) -> Option<Arc<Sent>> {
        self.graph.sent.get()
    }

    /// The fields of the sample ticket that the template reads.
    pub fn fields(&self) -> Memo<Vec<FormField>> {
        self.graph.fields
    }

    /// What was found in the template on show, as it was after the last pause in typing; `None` until it was examined,
    /// and where every channel is off.
    pub fn found(&self) -> ReadSignal<Option<Arc<Found>>> {
        self.found.read_only()
    }

    /// The text of the template that would be copied now.
    pub fn template_once(&self) -> Option<String> {
        self.graph.source.with_untracked(|source| source.as_ref().map(|source| source.text.clone()))
    }

    /// What a person attends to.
    pub fn attention(&self) -> Attention {
        self.attention.get()
    }

    /// A person attends to something else.
    pub fn attend(&self, attention: Attention) {
        self.attention.maybe_update(|now| {
            let changed = *now != attention;
            *now = attention;
            changed
        });
    }
}
