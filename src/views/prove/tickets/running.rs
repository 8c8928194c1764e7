//! A check under way, and what it came to.

use crate::background::slices::SHOW;
use crate::background::ticket_file::{Check, PartUpdate};
use crate::browser;
use payload_core::proof::bulk::job::Job;
use payload_core::proof::bulk::report::Report;
use std::sync::Arc;

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
    /// What was asked for.
    pub job: Arc<Job>,
}

/// A part of a check, as far as it is known.
#[derive(Default)]
struct Part {
    report: Report,
    bytes: f64,
    over: bool,
}

/// A check under way.
pub struct Running {
    _check: Check,
    parts: Vec<Part>,
    job: Arc<Job>,
    size: f64,
    started: f64,
    shown: f64,
}

impl Running {
    /// A check that has just begun, of a file of that size in bytes.
    pub fn new(check: Check, job: Arc<Job>, size: f64) -> Self {
        let now = browser::milliseconds();
        let parts = (0..check.parts()).map(|_| Part::default()).collect();
        Self { _check: check, parts, job, size, started: now, shown: now }
    }

    /// Takes in what has become known of a part. Returns what to show now, if it is time.
    pub fn receive(&mut self, part: usize, update: PartUpdate) -> Option<CheckState> {
        let wrong = self.take_in(part, update);
        let now = browser::milliseconds();
        if wrong.is_none() && !self.is_over() && now - self.shown < SHOW / 2.0 {
            return None;
        }
        self.shown = now;
        Some(match (self.is_over(), wrong) {
            (false, _) => CheckState::Running(self.progress()),
            (true, None) => CheckState::Ended(self.found()),
            (true, Some(wrong)) => CheckState::Failed(wrong, self.found()),
        })
    }

    /// Whether every part is over.
    pub fn is_over(&self) -> bool {
        self.parts.iter().all(|part| part.over)
    }

    /// Takes in what has become known of a part. Returns why it cannot go on, if so.
    fn take_in(&mut self, part: usize, update: PartUpdate) -> Option<String> {
        let wrong = match update {
            PartUpdate::News(news) => {
                let part = self.parts.get_mut(part)?;
                (part.bytes, part.over) = (news.bytes, news.over);
                part.report.join(news.report);
                news.wrong
            }
            PartUpdate::Broken(reason) => Some(reason.to_owned()),
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

    /// What was found so far.
    pub fn found(&self) -> Arc<Found> {
        let mut report = Report::default();
        self.parts.iter().for_each(|part| report.add(part.report.clone()));
        Arc::new(Found { progress: self.progress(), report, job: self.job.clone() })
    }
}
