//! Judges a file of tickets: in a worker where there can be one, and otherwise here, in slices.

use super::run::{SHOW, SLICE};
use crate::browser::{self, TicketFile, worker};
use gloo::timers::future::TimeoutFuture;
use leptos::task::spawn_local;
use payload_core::proof::bulk::job::{Job, News, Told};
use std::cell::Cell;
use std::rc::Rc;

/// How much of the file is read at once, and how much of that is judged before the clock is looked at.
const PIECE: usize = 1 << 20;
const CRUMB: usize = 8 << 10;

const UNREADABLE: &str = "The browser cannot read this file any more: was it changed or moved?";
const BROKE_DOWN: &str = "The browser broke this check off. What was found until then is below.";

/// Gets the news; says whether anybody wants more.
pub type Hear = dyn Fn(Heard) -> bool;

/// What is heard of a check.
pub enum Heard {
    /// It goes on, or is over.
    News(News),
    /// It broke down, for this reason.
    Broken(&'static str),
}

/// Judges a file; the worker, where there is one, ends when it is dropped.
pub fn start(file: TicketFile, job: Job, hear: Rc<Hear>) -> Option<worker::Worker> {
    let (text, of_worker) = (job.to_text(), (file.clone(), job.clone(), hear.clone()));
    let (begun, broken) = (Cell::new(false), Cell::new(false));
    let listen = move |told: Option<String>| {
        if broken.get() {
            return;
        }
        if let Some(news) = told.and_then(|told| News::read(&told)) {
            begun.set(true);
            (of_worker.2)(Heard::News(news));
            return;
        }
        broken.set(true);
        if begun.get() {
            (of_worker.2)(Heard::Broken(BROKE_DOWN));
        } else {
            // It was never allowed to start.
            let (file, job, hear) = of_worker.clone();
            in_slices(file, job, hear);
        }
    };
    let worker = worker::Worker::start(&file, &text, listen);
    if worker.is_none() {
        in_slices(file, job, hear);
    }
    worker
}

fn in_slices(file: TicketFile, job: Job, hear: Rc<Hear>) {
    spawn_local(async move {
        judge(&file, &job, SLICE, &|news| hear(Heard::News(news))).await;
    });
}

/// In a worker: does what it was given to do, and ends.
pub fn serve() {
    // The page's own way to do this is not set up in a worker.
    wasm_bindgen_futures::spawn_local(async {
        let given = worker::given().and_then(|(file, job)| Some((file, Job::read(&job)?)));
        match given {
            None => worker::tell(""),
            Some((file, job)) => {
                let tell = |news: News| {
                    worker::tell(&news.to_text());
                    true
                };
                judge(&file, &job, SHOW, &tell).await;
            }
        }
        worker::end();
    });
}

/// Judges the whole file, and tells the news every so many milliseconds until nobody listens any more.
async fn judge(file: &TicketFile, job: &Job, every: f64, tell: &dyn Fn(News) -> bool) {
    let mut bulk = job.begin();
    let (mut told, mut bytes, mut last) = (Told::default(), 0.0, browser::milliseconds());
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
                if !tell(News { bytes, report: told.news_of(&bulk.report), ..News::default() }) {
                    return;
                }
                // Others on this thread have their turn.
                if every < SHOW {
                    TimeoutFuture::new(0).await;
                }
                last = browser::milliseconds();
            }
        }
    };
    tell(News { bytes, report: told.news_of(&bulk.report), over: true, wrong });
}
