//! The work itself, on whatever thread.

use super::slices::in_slices;
use crate::browser;
use payload_core::checks::{Examination, Finding, fix_all};
use payload_core::proof::matrix::{Proof, subjects};
use payload_core::proof::stress_test::StressTest;
use payload_core::recognize::recognize;
use payload_core::task::{Found, News, StressTested, Task};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;

/// How many mixtures are tried after every kind of value.
const MIXTURES: usize = 4_000;

/// How many findings are reported at a time.
const FINDINGS: usize = 50;

/// At most this many passes: fixing one problem can reveal another.
const ROUNDS: usize = 8;

/// Does a task, for `slice` milliseconds at a time, and reports on it.
pub async fn work(task: Task, slice: f64, report: &dyn Fn(News)) {
    let clock = Clock(browser::now());
    match task {
        Task::Examine(workspace) => examine(&workspace, clock, slice, report).await,
        Task::Mend(workspace) => mend(&workspace, clock, slice, report).await,
        Task::Prove { workspace, own } => {
            let proof = Proof::of(&workspace, subjects(&own, &workspace.own_tickets), clock);
            let progress = |proof: &Proof| report(News::Proving { done: proof.done(), total: proof.total() });
            progress(&proof);
            let proof = in_slices(proof, slice, |proof| proof.step(4), progress).await;
            report(News::Proved(proof.cells().to_vec()));
        }
        Task::StressTest { workspace, seed } => {
            let test = StressTest::new(&workspace, seed, MIXTURES, clock);
            let progress = |test: &StressTest| {
                report(News::StressTested(StressTested {
                    done: test.done(),
                    total: test.total(),
                    sentence: test.sentence(),
                    breaks: test.breaks.clone(),
                }));
            };
            progress(&test);
            progress(&in_slices(test, slice, |test| test.step(2), progress).await);
        }
    }
}

/// Reports what was found, a few findings at a time: taking in hundreds at once would delay what a person types.
fn report_found(mut found: Found, report: &dyn Fn(News)) {
    let findings = std::mem::take(&mut found.findings);
    findings.chunks(FINDINGS).for_each(|some| report(News::Findings(some.to_vec())));
    report(News::Examined(Some(Box::new(found))));
}

/// Examines the template on show, and reports what was found so far.
async fn examine(workspace: &Workspace, clock: Clock, slice: f64, report: &dyn Fn(News)) {
    let Some(channel) = workspace.shown_channel() else { return report(News::Examined(None)) };
    let text = workspace.template(channel).text;
    let by_hand = workspace.by_hand.contains_key(channel);
    let found = |findings: Vec<Finding>| {
        let (channel, text) = (channel.to_owned(), text.clone());
        Found { channel, text, by_hand, findings, recognition: None, leans_on_rails: false, is_all: false }
    };
    let template = workspace.assumptions.parse(&text);
    let examination = Examination::new(&template, workspace, channel, clock);
    let so_far = |examination: &Examination<'_>| report_found(found(examination.findings()), report);
    let examination = in_slices(examination, slice, |examination| !examination.step(), so_far).await;
    let all = Found {
        recognition: by_hand.then(|| recognize(&text, channel, workspace, clock)).flatten(),
        leans_on_rails: examination.leans_on_rails(),
        is_all: true,
        ..found(examination.findings())
    };
    report_found(all, report);
}

/// Fixes all that is safe to fix in the template on show.
async fn mend(workspace: &Workspace, clock: Clock, slice: f64, report: &dyn Fn(News)) {
    let Some(channel) = workspace.shown_channel() else { return };
    let mut text = workspace.template(channel).text;
    for _ in 0..ROUNDS {
        let template = workspace.assumptions.parse(&text);
        let examination = Examination::new(&template, workspace, channel, clock);
        let examination = in_slices(examination, slice, |examination| !examination.step(), |_| ()).await;
        let Some(mended) = fix_all(&text, &examination.findings()) else { break };
        text = mended;
    }
    report(News::Mended(text));
}
