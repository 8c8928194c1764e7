//! Judges a file of tickets: in several workers if possible, each with its share of the rows, and
//! otherwise here, in slices.

use super::slices::{Run, SHOW, SLICE};
use crate::browser::{self, TicketFile, worker};
use gloo::timers::future::TimeoutFuture;
use payload_core::proof::bulk::Share;
use payload_core::proof::bulk::job::{AlreadyTold, FileNews, Job};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How much of the file is read at once, and how much of that is judged before the clock is looked at.
const PIECE: usize = 1 << 20;
const CRUMB: usize = 8 << 10;

/// A smaller file is judged before a second worker has started.
const SMALL: f64 = 2e6;
/// More workers than this only read the same file again.
const MOST: usize = 8;

const UNREADABLE: &str = "The browser cannot read this file any more: was it changed or moved?";
const BROKE_DOWN: &str = "The browser broke this check off. What was found until then is below.";

/// What becomes known of a part of a check.
pub enum PartUpdate {
    /// It goes on, or is over.
    News(Box<FileNews>),
    /// It broke down, for this reason.
    Broken(&'static str),
}

/// Called with what becomes known, and the number of the part.
type OnUpdate = Rc<dyn Fn(usize, PartUpdate)>;

/// A check under way. Dropped, all of it stops at once.
pub struct Check {
    parts: usize,
    work: Rc<RefCell<Vec<Work>>>,
}

/// Who judges a part: a worker, or this page in slices. Dropped, it stops.
enum Work {
    Worker { _worker: worker::Worker },
    Here { _run: Run },
}

impl Check {
    /// Judges a file.
    pub fn start(file: &TicketFile, job: &Job, on_update: impl Fn(usize, PartUpdate) + 'static) -> Self {
        let on_update: OnUpdate = Rc::new(on_update);
        let many = if file.size() < SMALL { 1 } else { worker::cores().clamp(1, MOST) };
        let mut check = Self { parts: many, work: Rc::default() };
        for part in 0..many {
            let job = with_share(job, Share { part, of: many });
            if !check.in_worker(part, file, &job, &on_update) {
                // No worker at all: this page does it alone.
                check.parts = 1;
                check.work.borrow_mut().clear();
                let whole = with_share(&job, Share::default());
                check.work.borrow_mut().push(here(0, file.clone(), whole, on_update));
                break;
            }
        }
        check
    }

    /// In how many parts it is done.
    pub fn parts(&self) -> usize {
        self.parts
    }

    /// Starts a worker on a part; false if there are no workers.
    fn in_worker(&self, part: usize, file: &TicketFile, job: &Job, on_update: &OnUpdate) -> bool {
        let (begun, broken) = (Cell::new(false), Cell::new(false));
        let again = (Rc::downgrade(&self.work), file.clone(), job.clone(), on_update.clone());
        let listen = move |told: Option<String>| {
            let (work, file, job, on_update) = &again;
            if broken.get() {
                return;
            }
            if let Some(news) = told.and_then(|told| FileNews::read(&told)) {
                begun.set(true);
                return on_update(part, PartUpdate::News(Box::new(news)));
            }
            broken.set(true);
            if begun.get() {
                return on_update(part, PartUpdate::Broken(BROKE_DOWN));
            }
            // It was never allowed to start.
            if let Some(work) = work.upgrade() {
                work.borrow_mut().push(here(part, file.clone(), job.clone(), on_update.clone()));
            }
        };
        let Some(worker) = worker::Worker::start(Some(file), &job.to_text(), listen) else { return false };
        self.work.borrow_mut().push(Work::Worker { _worker: worker });
        true
    }
}

fn with_share(job: &Job, share: Share) -> Job {
    let mut job = job.clone();
    job.setup.share = share;
    job
}

/// Judges a part on this page's own thread.
fn here(part: usize, file: TicketFile, job: Job, on_update: OnUpdate) -> Work {
    let run = Run::start(async move {
        judge(&file, &job, SLICE, &|news| on_update(part, PartUpdate::News(Box::new(news)))).await;
    });
    Work::Here { _run: run }
}

/// In a worker: judges the file that it was given, and ends.
pub fn serve(file: TicketFile, job: &str) {
    let job = Job::read(job);
    worker::run(async move {
        match job {
            None => worker::post(""),
            Some(job) => judge(&file, &job, SHOW, &|news| worker::post(&news.to_text())).await,
        }
        worker::end();
    });
}

/// Judges the whole file, and reports every `every` milliseconds.
async fn judge(file: &TicketFile, job: &Job, every: f64, tell: &dyn Fn(FileNews)) {
    let mut bulk = job.begin();
    let (mut told, mut bytes, mut last) = (AlreadyTold::default(), 0.0, browser::milliseconds());
    let wrong = 'whole: loop {
        if bytes >= file.size() {
            break bulk.finish().err();
        }
        let Some(piece) = file.read(bytes, PIECE).await else { break Some(UNREADABLE.to_owned()) };
        for crumb in piece.chunks(CRUMB) {
            if let Err(wrong) = bulk.push(crumb) {
                break 'whole Some(wrong);
            }
            bytes += crumb.len() as f64;
            if browser::milliseconds() - last > every {
                tell(FileNews { bytes, report: told.news_of(&bulk.report), ..FileNews::default() });
                // Others on this thread have their turn.
                if every < SHOW {
                    TimeoutFuture::new(0).await;
                }
                last = browser::milliseconds();
            }
        }
    };
    tell(FileNews { bytes, report: told.news_of(&bulk.report), over: true, wrong });
}
