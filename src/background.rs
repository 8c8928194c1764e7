//! Long work: in a worker, or, without workers, on the page's own thread in slices.
//!
//! At most one task of each kind runs; a new one cancels the one before.

pub mod examining;
pub mod slices;
pub mod ticket_file;
mod work;

use crate::browser::worker::{self, Worker};
use leptos::prelude::*;
use payload_core::task::{Kind, News, Reply, Request, Task};
use slices::{Run, SLICE};
use std::cell::RefCell;
use std::rc::Rc;
use work::work;

/// How long a worker works before it looks for other requests, in milliseconds.
const WORKER_SLICE: f64 = 40.0;

/// The long work of this page, as context.
#[derive(Clone, Copy)]
pub struct Background(StoredValue<WorkerState, LocalStorage>);

/// The worker, and the tasks that are not done yet.
struct WorkerState {
    worker: Option<Worker>,
    /// Whether the worker takes requests.
    is_ready: bool,
    /// How many tasks were begun.
    begun: u32,
    /// Those that are not done yet: all of them are begun anew on the page if the worker breaks down.
    tasks: Vec<Begun>,
}

/// A task that was begun.
struct Begun {
    number: u32,
    task: Task,
    on_news: Rc<dyn Fn(News)>,
    /// The work on it, where this page does it itself.
    _here: Option<Run>,
}

impl Background {
    /// Starts the worker, and hands it to everything below.
    pub fn provide() -> Self {
        let state = WorkerState { worker: None, is_ready: false, begun: 0, tasks: Vec::new() };
        let background = Self(StoredValue::new_local(state));
        let worker =
            Worker::start(None, "", move |told| background.receive(told.as_deref().and_then(Reply::read)));
        background.0.update_value(|state| state.worker = worker);
        provide_context(background);
        background
    }

    /// The long work of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Begins a task; `on_news` is called with its news until another of its kind is begun.
    pub fn begin(self, task: Task, on_news: impl Fn(News) + 'static) {
        self.0.update_value(|state| {
            state.begun += 1;
            state.tasks.retain(|other| other.task.kind() != task.kind());
            state.tasks.push(Begun { number: state.begun, task, on_news: Rc::new(on_news), _here: None });
            if let Some(task) = state.tasks.last_mut() {
                match &state.worker {
                    // It gets all of them once it is ready.
                    Some(_) if !state.is_ready => {}
                    Some(worker) => worker.ask(&task.request()),
                    None => task.work_here(self),
                }
            }
        });
    }

    /// Cancels the task of a kind.
    pub fn stop(self, kind: Kind) {
        self.0.update_value(|state| {
            let before = state.tasks.len();
            state.tasks.retain(|task| task.task.kind() != kind);
            let is_under_way = state.is_ready && state.tasks.len() < before;
            if let Some(worker) = state.worker.as_ref().filter(|_| is_under_way) {
                worker.ask(&Request::Stop(kind).to_text());
            }
        });
    }

    /// Takes a message of the worker; `None` if it broke down.
    fn receive(self, reply: Option<Reply>) {
        match reply {
            Some(Reply::News(number, news)) => self.pass_on(number, news),
            Some(Reply::Ready) => self.0.update_value(|state| {
                state.is_ready = true;
                if let Some(worker) = &state.worker {
                    state.tasks.iter().for_each(|task| worker.ask(&task.request()));
                }
            }),
            None => self.0.update_value(|state| {
                state.worker = None;
                state.tasks.iter_mut().for_each(|task| task.work_here(self));
            }),
        }
    }

    /// Passes the news of a task on to its callback. A task that is done is forgotten: it must not be done again.
    fn pass_on(self, number: u32, news: News) {
        let on_news = self.0.try_update_value(|state| {
            let at = state.tasks.iter().position(|task| task.number == number)?;
            Some(if news.is_last() {
                state.tasks.swap_remove(at).on_news
            } else {
                state.tasks.get(at)?.on_news.clone()
            })
        });
        if let Some(Some(on_news)) = on_news {
            on_news(news);
        }
    }
}

impl Begun {
    fn request(&self) -> String {
        Request::Begin(self.number, Box::new(self.task.clone())).to_text()
    }

    fn work_here(&mut self, background: Background) {
        let (task, number) = (self.task.clone(), self.number);
        let tell = move |news| background.pass_on(number, news);
        self._here = Some(Run::start(async move { work(task, SLICE, &tell).await }));
    }
}

/// In a worker: takes requests.
pub fn serve() {
    let runs: RefCell<Vec<(Kind, Run)>> = RefCell::default();
    worker::on_message(move |text| {
        let stop = |kind: Kind| runs.borrow_mut().retain(|(other, _)| *other != kind);
        match Request::read(text) {
            Some(Request::Begin(number, task)) => {
                let kind = task.kind();
                stop(kind);
                let tell = move |news| worker::post(&Reply::News(number, news).to_text());
                let run = Run::start(async move { work(*task, WORKER_SLICE, &tell).await });
                runs.borrow_mut().push((kind, run));
            }
            Some(Request::Stop(kind)) => stop(kind),
            None => {}
        }
    });
    worker::post(&Reply::Ready.to_text());
}
