//! The check of a file of tickets: the file, what was said of it, and how far the check is.

use super::file::{Chosen, FileState};
use super::remembered::{self, Fields};
use super::running::{CheckState, Progress, Running};
use crate::background::ticket_file::{Check, PartUpdate};
use crate::browser::{self, TicketFile};
use crate::session::Session;
use crate::views::prove::proof_state::same_templates;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::analysis::fields_read;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::agents;
use payload_core::proof::bulk::job::Job;
use payload_core::proof::bulk::{PREVIEW_BYTES, Setup, preview};
use payload_core::ticket::host::Host;
use payload_core::ticket::sample::is_example_agent;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::sync::Arc;

/// The check of this page, as context: what was found stays while other views are open.
#[derive(Clone, Copy)]
pub struct Checking {
    session: Session,
    file: StoredValue<Option<TicketFile>, LocalStorage>,
    running: StoredValue<Option<Running>, LocalStorage>,
    /// The file, as far as it is known.
    pub state: RwSignal<FileState>,
    /// How far the check is.
    pub check: RwSignal<CheckState>,
    /// The field of each column.
    pub columns: RwSignal<Fields>,
    /// Words in checkboxes that this page does not know, and whether each means ticked, as a person said.
    pub ticks: RwSignal<Vec<(String, bool)>>,
    /// The agent's address, where the file has none.
    pub agent: RwSignal<String>,
    /// The agents' addresses, a line for each, as typed.
    pub agents: RwSignal<String>,
    /// The customer's language, where the file has none.
    pub language: RwSignal<String>,
    /// The account's address.
    pub host: RwSignal<Option<Host>>,
}

impl Checking {
    /// Provides it as context.
    pub fn provide(session: Session) {
        provide_context(Self {
            session,
            file: StoredValue::new_local(None),
            running: StoredValue::new_local(None),
            state: RwSignal::default(),
            check: RwSignal::default(),
            columns: RwSignal::default(),
            ticks: RwSignal::default(),
            agent: RwSignal::default(),
            agents: RwSignal::default(),
            language: RwSignal::default(),
            host: RwSignal::default(),
        });
    }

    /// The check of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The fields that the templates read.
    pub fn wanted(self) -> Vec<Placeholder> {
        self.session.read_once(|workspace| fields_read(workspace, Clock(browser::now())))
    }

    /// Takes a file: looks at its start to see what it is.
    pub fn take(self, file: TicketFile) {
        self.running.set_value(None);
        self.check.set(CheckState::NotStarted);
        self.state.set(FileState::Reading);
        self.file.set_value(Some(file.clone()));
        self.supply();
        let wanted = self.wanted();
        let flag = self.session.read_once(|workspace| workspace.options.do_not_send.settings.field.clone());
        spawn_local(async move {
            let start = file.read(0.0, PREVIEW_BYTES).await;
            let is_latest =
                self.file.try_with_value(|latest| latest.as_ref().is_some_and(|latest| latest.is(&file)));
            if is_latest != Some(true) {
                return;
            }
            let found = start.ok_or_else(|| "The browser cannot read this file.".to_owned());
            self.state.set(match found.and_then(|start| preview(&start, &wanted, &flag)) {
                Err(reason) => FileState::Refused(reason),
                Ok(preview) => {
                    let best = || preview.columns.iter().map(|column| column.field.clone()).collect();
                    self.columns.set(remembered::fields(&preview.columns).unwrap_or_else(best));
                    FileState::Ready(Arc::new(Chosen { name: file.name(), size: file.size(), preview }))
                }
            });
        });
    }

    /// What the sample ticket knows stands in the fields that are still empty.
    fn supply(self) {
        let text =
            |path| self.session.read_once(|workspace| workspace.ticket.text(&Placeholder::known(path)));
        for (field, path) in
            [(self.agent, "ticket.agent.email"), (self.language, "ticket.requester.language")]
        {
            if field.read_untracked().is_empty() {
                field.set(text(path));
            }
        }
        if self.host.read_untracked().is_none() {
            self.host.set(Host::read(&text("ticket.url")).ok());
        }
    }

    /// Whether the agent's email is still that of a built-in ticket, which is nobody's in the admin's account.
    pub fn is_example(self) -> bool {
        self.agent.with(|typed| is_example_agent(typed.trim()))
    }

    /// Whether the file is a table and none of its columns is used: nothing in it would be judged.
    pub fn has_no_column(self) -> bool {
        let has_columns =
            matches!(&*self.state.read(), FileState::Ready(file) if !file.preview.columns.is_empty());
        has_columns && self.columns.read().iter().all(Option::is_none)
    }

    /// Says what a column holds. It is remembered for files with the same headings.
    pub fn choose(self, column: usize, field: Option<Placeholder>) {
        self.columns.update(|columns| {
            // No field stands in two columns.
            if let Some(before) = columns.iter_mut().find(|before| before.is_some() && **before == field) {
                *before = None;
            }
            if let Some(column) = columns.get_mut(column) {
                *column = field;
            }
        });
        if let FileState::Ready(file) = &*self.state.read_untracked() {
            self.columns.with_untracked(|columns| remembered::remember(&file.preview.columns, columns));
        }
    }

    /// Says whether a word in a checkbox means ticked; `None` where that is not known.
    pub fn choose_tick(self, word: &str, ticked: Option<bool>) {
        self.ticks.update(|ticks| {
            ticks.retain(|(known, _)| known != word);
            ticks.extend(ticked.map(|ticked| (word.to_owned(), ticked)));
        });
    }

    /// Whether a check is under way.
    pub fn is_running(self) -> bool {
        matches!(*self.check.read(), CheckState::Running(_))
    }

    /// Whether what was found is about templates, rules or columns that have changed since, or about other things
    /// filled in.
    pub fn is_stale(self) -> bool {
        self.check.with(|check| match check {
            CheckState::Ended(found) | CheckState::Failed(_, found) => self.session.read(|now| {
                let then = &found.job.workspace;
                !same_templates(then, now)
                    || then.assumptions != now.assumptions
                    || then.rules != now.rules
                    || found.job.setup != self.setup()
            }),
            _ => false,
        })
    }

    /// Judges the whole file.
    pub fn start(self) {
        let Some(file) = self.file.get_value() else { return };
        let workspace = self.session.read_once(Workspace::clone);
        let job = Arc::new(Job { workspace, setup: untrack(|| self.setup()), now: browser::now() });
        // The one before stops first.
        self.running.set_value(None);
        let check = Check::start(&file, &job, move |part, update| self.receive(part, update));
        self.running.set_value(Some(Running::new(check, job, file.size())));
        self.check.set(CheckState::Running(Progress { share: 0.0, tickets: 0, seconds: 0.0 }));
    }

    /// What the file does not say, as filled in.
    fn setup(self) -> Setup {
        let fill = [("ticket.agent.email", self.agent), ("ticket.requester.language", self.language)]
            .into_iter()
            .filter_map(|(path, typed)| {
                let text = typed.read().trim().to_owned();
                (!text.is_empty()).then(|| (Placeholder::known(path), text.into()))
            });
        let columns = self.columns.get();
        Setup {
            fill: fill.collect(),
            is_example: self.is_example(),
            agents: agents::read(&self.agents.read()).unwrap_or_default(),
            domain: self.host.get(),
            columns: (!columns.is_empty()).then_some(columns),
            ticks: self.ticks.get(),
            ..Setup::default()
        }
    }

    /// Takes in what has become known of a part.
    fn receive(self, part: usize, update: PartUpdate) {
        let told = self
            .running
            .try_update_value(|running| running.as_mut().and_then(|running| running.receive(part, update)));
        let Some(Some(state)) = told else { return };
        if !matches!(state, CheckState::Running(_)) {
            self.end();
        }
        self.check.try_set(state);
    }

    /// Stops at once; what was found so far stays.
    pub fn stop(self) {
        let found = self.running.try_update_value(|running| running.take().map(|running| running.found()));
        if let Some(Some(found)) = found {
            self.check.set(CheckState::Ended(found));
        }
    }

    /// Ends the workers once the one that is being heard has finished its message.
    fn end(self) {
        spawn_local(async move {
            let _ = self.running.try_update_value(|running| {
                if running.as_ref().is_some_and(Running::is_over) {
                    *running = None;
                }
            });
        });
    }
}
