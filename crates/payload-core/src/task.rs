//! Long work, as a page hands it to another thread: what is asked and what is told, both as text.

use crate::checks::Finding;
use crate::json;
use crate::proof::matrix::Cell;
use crate::proof::stress_test::Break;
use crate::recognize::Recognition;
use crate::ticket::Ticket;
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

/// Long work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Examine the template on show.
    Examine(Workspace),
    /// Fix all that is safe to fix in the template on show.
    Mend(Workspace),
    /// Prove every case.
    Prove {
        /// The templates.
        workspace: Workspace,
        /// The admin's own ticket.
        own: Ticket,
    },
    /// Try to break the templates with hostile values.
    StressTest {
        /// The templates.
        workspace: Workspace,
        /// What the mixtures follow from.
        seed: u64,
    },
}

/// What there is one of at a time: a task ends the one of its kind before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// [`Task::Examine`].
    Examine,
    /// [`Task::Mend`].
    Mend,
    /// [`Task::Prove`].
    Prove,
    /// [`Task::StressTest`].
    StressTest,
}

impl Task {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Examine(_) => Kind::Examine,
            Self::Mend(_) => Kind::Mend,
            Self::Prove { .. } => Kind::Prove,
            Self::StressTest { .. } => Kind::StressTest,
        }
    }
}

/// What a page asks of the other thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Begin a task. What is told of it bears the same number.
    Begin(u32, Box<Task>),
    /// Give up the task of that kind.
    Stop(Kind),
}

/// What the other thread replies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// It takes requests now.
    Ready,
    /// News of the task with that number.
    News(u32, News),
}

/// News of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// Some of what was found in the template: the next [`News::Examined`] is about them too.
    Findings(Vec<Finding>),
    /// What was found in the template so far; `None` where every channel is off.
    Examined(Option<Box<Found>>),
    /// The template's text after all fixes that are safe.
    Mended(String),
    /// How many cases are proved.
    Proving {
        /// Those that are done.
        done: usize,
        /// All of them.
        total: usize,
    },
    /// What became of every case.
    Proved(Vec<Cell>),
    /// How far the stress test is.
    StressTested(StressTested),
}

impl News {
    /// Whether its task is done: no more news of it will come.
    pub fn is_last(&self) -> bool {
        match self {
            Self::Findings(_) | Self::Proving { .. } => false,
            Self::Examined(found) => found.as_ref().is_none_or(|found| found.is_all),
            Self::Mended(_) | Self::Proved(_) => true,
            Self::StressTested(tested) => tested.done == tested.total,
        }
    }
}

/// What was found in a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Its channel.
    pub channel: String,
    /// Its text.
    pub text: String,
    /// Whether it was edited by hand.
    pub by_hand: bool,
    /// What is or will be wrong with it, worst first.
    pub findings: Vec<Finding>,
    /// The options behind it, where it was edited by hand.
    pub recognition: Option<Recognition>,
    /// Whether Liquid 2.4 renders it differently on Rails.
    pub leans_on_rails: bool,
    /// Whether that is all; more checks are being made otherwise.
    pub is_all: bool,
}

/// How far a stress test is, and what it has found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StressTested {
    /// How many attempts are made.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// What is known, in one sentence.
    pub sentence: String,
    /// What broke, in the order it was found.
    pub breaks: Vec<Break>,
}

/// Orders and what is told as text.
macro_rules! as_text {
    ($type:ty) => {
        impl $type {
            /// As text.
            pub fn to_text(&self) -> String {
                json::to_text(self)
            }

            /// From such a text; `None` where it is none.
            pub fn read(text: &str) -> Option<Self> {
                json::of_text(text)
            }
        }
    };
}

as_text!(Request);
as_text!(Reply);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::find;
    use crate::proof::stress_test::StressTest;
    use ruby_liquid::Clock;

    const NOW: Clock = Clock(1_760_000_000);
    const RISKY: &str = r#"{ "customer": { "name": "{{ ticket.requester.name }}", "email": "{{ ticket.requester.email }}" } }"#;

    fn by_hand() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.by_hand.insert("email".to_owned(), RISKY.to_owned());
        workspace
    }

    #[test]
    fn the_last_news_of_a_task_are_known() {
        let found = |is_all| Found {
            channel: "email".to_owned(),
            text: RISKY.to_owned(),
            by_hand: true,
            findings: Vec::new(),
            recognition: None,
            leans_on_rails: false,
            is_all,
        };
        let examined = |is_all| News::Examined(Some(Box::new(found(is_all))));
        let tested = |done| {
            News::StressTested(StressTested { done, total: 2, sentence: String::new(), breaks: Vec::new() })
        };
        for more in
            [News::Findings(Vec::new()), examined(false), News::Proving { done: 2, total: 2 }, tested(1)]
        {
            assert!(!more.is_last(), "{more:?}");
        }
        let mended = News::Mended(RISKY.to_owned());
        for last in [News::Examined(None), examined(true), mended, News::Proved(Vec::new()), tested(2)] {
            assert!(last.is_last(), "{last:?}");
        }
    }

    #[test]
    fn requests_come_back_from_text_as_they_were() {
        let (workspace, own) = (by_hand(), Workspace::default().ticket);
        for request in [
            Request::Begin(1, Box::new(Task::Examine(workspace.clone()))),
            Request::Begin(2, Box::new(Task::Prove { workspace: workspace.clone(), own })),
            Request::Begin(3, Box::new(Task::StressTest { workspace, seed: u64::MAX })),
            Request::Stop(Kind::StressTest),
        ] {
            assert_eq!(Request::read(&request.to_text()), Some(request));
        }
    }

    #[test]
    fn findings_come_back_from_text_with_their_fixes() {
        let mut findings = find(&by_hand(), "email", RISKY, NOW);
        assert!(findings.iter().any(|finding| finding.fix.is_some()));
        let told = |findings: Vec<Finding>| {
            let (channel, text) = ("email".to_owned(), RISKY.to_owned());
            let found = Found {
                channel,
                text,
                by_hand: true,
                findings,
                recognition: None,
                leans_on_rails: true,
                is_all: true,
            };
            Reply::News(1, News::Examined(Some(Box::new(found))))
        };
        let read = Reply::read(&told(findings.clone()).to_text());
        for finding in &mut findings {
            finding.code = "";
        }
        assert_eq!(read, Some(told(findings)));
    }

    #[test]
    fn breaks_come_back_from_text_and_null_is_not_missing() {
        let mut test = StressTest::new(&by_hand(), 1, 0, NOW);
        while test.breaks.is_empty() {
            assert!(!test.step(1), "nothing broke");
        }
        let mut breaks = test.breaks;
        for value in [None, Some(serde_json::Value::Null)] {
            breaks[0].values[0].1 = value;
            let state = StressTested { done: 1, total: 2, sentence: String::new(), breaks: breaks.clone() };
            let told = Reply::News(1, News::StressTested(state));
            assert_eq!(Reply::read(&told.to_text()), Some(told));
        }
    }
}
