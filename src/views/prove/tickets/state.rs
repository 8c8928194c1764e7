//! The file that is checked, and what came of it.

use crate::browser::{self, TicketFile};
use crate::session::Session;
use crate::views::prove::bulk_runner::{Check, Heard};
use crate::views::prove::proof_state::same_templates;
use crate::views::prove::run::SHOW;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::analysis::fields_read;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::agents;
use payload_core::proof::bulk::columns::Column;
use payload_core::proof::bulk::job::Job;
use payload_core::proof::bulk::report::Report;
use payload_core::proof::bulk::{PREVIEW_BYTES, Preview, Setup, preview};
use payload_core::ticket::host::Host;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::collections::HashMap;
use std::sync::Arc;

/// The file, as far as it is known.
#[derive(Debug, Clone, Default)]
pub enum FileState {
    /// None was chosen yet.
    #[default]
    None,
    /// Its start is being read.
    Reading,
    /// It holds no tickets; what it is instead.
    Refused(String),
    /// It can be checked.
    Ready(Arc<Chosen>),
}

/// A file that can be checked.
#[derive(Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub size: f64,
    /// What its start tells.
    pub preview: Preview,
}

/// How far a check is.
#[derive(Debug, Clone, Default)]
pub enum CheckState {
    /// None was started yet.
    #[default]
    NotStarted,
    /// Tickets are being judged.
    Running(Progress),
    /// It ended, as the whole file was read or a person stopped it.
    Ended(Arc<Found>),
    /// It could not be done; why.
    Failed(String, Arc<Found>),
}

/// How far a check is, in numbers.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// The share of the file that is read, from 0 to 1.
    pub share: f64,
    /// How many tickets are judged.
    pub tickets: usize,
    /// How long it has taken, in seconds.
    pub seconds: f64,
}

/// What a check came to.
#[derive(Debug)]
pub struct Found {
    /// How far it came.
    pub progress: Progress,
    /// What was found.
    pub report: Report,
    /// The workspace that it is about.
    about: Arc<Workspace>,
}

/// A part of a check, as far as it has told.
#[derive(Default)]
struct Part {
    report: Report,
    bytes: f64,
    over: bool,
}

/// A check under way.
struct Running {
    _check: Check,
    parts: Vec<Part>,
    about: Arc<Workspace>,
    size: f64,
    started: f64,
    shown: f64,
}

/// The check of this page, as context: what was found stays while other views are open.
#[derive(Clone, Copy)]
pub struct Checking {
    session: Session,
    file: StoredValue<Option<TicketFile>, LocalStorage>,
    running: StoredValue<Option<Running>, LocalStorage>,
    /// Columns that a person chose, by the headings of the file.
    chosen: StoredValue<HashMap<Vec<String>, Vec<Option<Placeholder>>>>,
    /// The file, as far as it is known.
    pub state: RwSignal<FileState>,
    /// How far the check is.
    pub check: RwSignal<CheckState>,
    /// The field of each column.
    pub columns: RwSignal<Vec<Option<Placeholder>>>,
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
            chosen: StoredValue::default(),
            state: RwSignal::default(),
            check: RwSignal::default(),
            columns: RwSignal::default(),
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

    /// Takes a file: looks at its start, to tell what it is.
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
                    let known =
                        self.chosen.with_value(|chosen| chosen.get(&headings(&preview.columns)).cloned());
                    self.columns.set(known.unwrap_or_else(best));
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
            let columns = self.columns.get_untracked();
            self.chosen.update_value(|chosen| {
                chosen.insert(headings(&file.preview.columns), columns);
            });
        }
    }

    /// Whether a check is under way.
    pub fn is_running(self) -> bool {
        matches!(*self.check.read(), CheckState::Running(_))
    }

    /// Whether what was found is about templates or rules that have changed since.
    pub fn is_stale(self) -> bool {
        self.check.with(|check| match check {
            CheckState::Ended(found) | CheckState::Failed(_, found) => self.session.read(|now| {
                !same_templates(&found.about, now)
                    || found.about.assumptions != now.assumptions
                    || found.about.rules != now.rules
            }),
            _ => false,
        })
    }

    /// Judges the whole file.
    pub fn start(self) {
        let Some(file) = self.file.get_value() else { return };
        let about = Arc::new(self.session.read_once(Workspace::clone));
        let job = Job { workspace: (*about).clone(), setup: self.setup(), now: browser::now() };
        // The one before stops first.
        self.running.set_value(None);
        let check = Check::start(&file, &job, move |part, heard| self.hear(part, heard));
        let now = browser::milliseconds();
        let parts = (0..check.parts()).map(|_| Part::default()).collect();
        self.running.set_value(Some(Running {
            _check: check,
            parts,
            about,
            size: file.size(),
            started: now,
            shown: now,
        }));
        self.check.set(CheckState::Running(Progress { share: 0.0, tickets: 0, seconds: 0.0 }));
    }

    /// What the file cannot tell, as filled in.
    fn setup(self) -> Setup {
        let fill = [("ticket.agent.email", self.agent), ("ticket.requester.language", self.language)]
            .into_iter()
            .filter_map(|(path, typed)| {
                let text = typed.read_untracked().trim().to_owned();
                (!text.is_empty()).then(|| (Placeholder::known(path), text.into()))
            });
        let columns = self.columns.get_untracked();
        Setup {
            fill: fill.collect(),
            agents: agents::read(&self.agents.read_untracked()).unwrap_or_default(),
            domain: self.host.get_untracked(),
            columns: (!columns.is_empty()).then_some(columns),
            ..Setup::default()
        }
    }

    /// Takes in what is heard of a part.
    fn hear(self, part: usize, heard: Heard) {
        let told = self.running.try_update_value(|running| {
            let running = running.as_mut()?;
            let wrong = running.hear(part, heard);
            let is_over = wrong.is_some() || running.parts.iter().all(|part| part.over);
            let now = browser::milliseconds();
            if !is_over && now - running.shown < SHOW / 2.0 {
                return None;
            }
            running.shown = now;
            Some(match (is_over, wrong) {
                (false, _) => CheckState::Running(running.progress()),
                (true, None) => CheckState::Ended(running.found()),
                (true, Some(wrong)) => CheckState::Failed(wrong, running.found()),
            })
        });
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

    /// Lets the workers go, once the one that is heard has finished telling.
    fn end(self) {
        spawn_local(async move {
            let is_over = |running: &Running| running.parts.iter().all(|part| part.over);
            let _ = self.running.try_update_value(|running| {
                if running.as_ref().is_some_and(is_over) {
                    *running = None;
                }
            });
        });
    }
}

fn headings(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| column.heading.clone()).collect()
}

impl Running {
    /// Takes in what is heard of a part; why it cannot go on.
    fn hear(&mut self, part: usize, heard: Heard) -> Option<String> {
        let wrong = match heard {
            Heard::News(news) => {
                let part = self.parts.get_mut(part)?;
                (part.bytes, part.over) = (news.bytes, news.over);
                part.report.join(news.report);
                news.wrong
            }
            Heard::Broken(reason) => Some(reason.to_owned()),
        };
        if wrong.is_some() {
            self.parts.iter_mut().for_each(|part| part.over = true);
        }
        wrong
    }

    fn progress(&self) -> Progress {
        let bytes: f64 = self.parts.iter().map(|part| part.bytes).sum();
        let whole = (self.size * self.parts.len() as f64).max(1.0);
        Progress {
            share: (bytes / whole).min(1.0),
            tickets: self.parts.iter().map(|part| part.report.tickets()).sum(),
            seconds: ((browser::milliseconds() - self.started) / 1000.0).max(0.001),
        }
    }

    fn found(&self) -> Arc<Found> {
        let mut report = Report::default();
        self.parts.iter().for_each(|part| report.add(part.report.clone()));
        Arc::new(Found { progress: self.progress(), report, about: self.about.clone() })
    }
}
