//! A check of a file, as the page hands it to whoever does it, and the news that come back meanwhile: both
//! as text, so that they can go to another thread.

use super::report::Report;
use super::{Bulk, Setup};
use crate::json;
use crate::workspace::Workspace;
use ruby_liquid::Clock;
use serde::{Deserialize, Serialize};

/// What to judge by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The templates, and what Freshdesk does.
    pub workspace: Workspace,
    /// What the file alone cannot tell.
    pub setup: Setup,
    /// The moment that `'now'` means, in seconds since 1970.
    pub now: i64,
}

impl Job {
    /// The job as text.
    pub fn to_text(&self) -> String {
        json::to_text(self)
    }

    /// The job of a text; nothing where the text is none.
    pub fn read(text: &str) -> Option<Self> {
        json::of_text(text)
    }

    /// Starts to judge a file.
    pub fn begin(&self) -> Bulk {
        Bulk::new(&self.workspace, self.setup.clone(), Clock(self.now))
    }
}

/// What has become of the file since the last news.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FileNews {
    /// How much of the file is judged, in bytes.
    pub bytes: f64,
    /// All that was counted so far, and the tickets and rows that are new.
    pub report: Report,
    /// Whether these are the last.
    pub over: bool,
    /// Why it ended early.
    pub wrong: Option<String>,
}

impl FileNews {
    /// The news as text.
    pub fn to_text(&self) -> String {
        json::to_text(self)
    }

    /// The news of a text; nothing where the text is none.
    pub fn read(text: &str) -> Option<Self> {
        json::of_text(text)
    }
}

/// How much of a report was told already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AlreadyTold {
    failing: usize,
    bad_rows: usize,
}

impl AlreadyTold {
    /// What is new in a report: every count, and of the lists what was not told yet.
    pub fn news_of(&mut self, report: &Report) -> Report {
        let news = Report {
            failing: report.failing.get(self.failing..).unwrap_or_default().to_vec(),
            bad_rows: report.bad_rows.get(self.bad_rows..).unwrap_or_default().to_vec(),
            counts: report.counts,
            template_failures: report.template_failures,
            skipped: report.skipped,
            reasons: report.reasons.clone(),
            groups: report.groups.clone(),
            facts: report.facts.clone(),
        };
        *self = Self { failing: report.failing.len(), bad_rows: report.bad_rows.len() };
        news
    }
}

impl Report {
    /// Takes news in.
    pub fn join(&mut self, news: Report) {
        let mut failing = std::mem::take(&mut self.failing);
        let mut bad_rows = std::mem::take(&mut self.bad_rows);
        failing.extend(news.failing);
        bad_rows.extend(news.bad_rows);
        *self = Self { failing, bad_rows, ..news };
    }
}
