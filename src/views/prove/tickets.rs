//! **Check my tickets**: a file of real tickets, judged as it is read.

use super::bulk_runner::{self, Heard};
use super::old::progress as bar;
use super::old::{Bell, Desk, at_desk, bells, opener, outdated, pane, scroll, verdict};
use super::open_in_build::OpenInBuild;
use super::run::SHOW;
use crate::browser::worker::Worker;
use crate::browser::{self, TicketFile};
use crate::components::{bare_button, button, field as text_field, labelled, main_button, pick, typed_field};
use crate::element::{div, el, p};
use crate::live::{Handler, memo, nothing, only_if, part};
use crate::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::analysis::fields_read;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::job::Job;
use payload_core::proof::bulk::report::{BadRow, Failing, MAX_WHOLE, Report};
use payload_core::proof::bulk::{FileShape, PREVIEW_BYTES, Preview, Setup, preview};
use payload_core::proof::words;
use payload_core::text::shorten;
use payload_core::ticket::Ticket;
use payload_core::ticket::field::{self, FIELDS};
use payload_core::ticket::host::Host;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use serde_json::json;
use std::rc::Rc;

/// At most so many failing tickets are listed on the page; the report has more.
const LISTED: usize = MAX_WHOLE;

/// The file on the desk and what came of it.
#[derive(Default)]
pub struct Tickets {
    file: Option<TicketFile>,
    /// Grows with every file, so that an older one’s preview is not taken for a newer one’s.
    number: usize,
    preview: Option<Result<Preview, String>>,
    columns: Vec<Option<Placeholder>>,
    agent: String,
    language: String,
    domain: Option<Host>,
    report: Option<Report>,
    about: Option<Workspace>,
    running: bool,
    worker: Option<Worker>,
    wrong: Option<String>,
    bytes: f64,
    started: f64,
    shown: f64,
    ended: f64,
}

/// The third pane.
pub fn tickets_pane() -> AnyView {
    let (session, views) = (Session::here(), opener());
    let bell = bells().tickets;
    let choose: Handler = Box::new(move |event| {
        if let Some(file) = TicketFile::of_event(&event) {
            take(session, bell, file);
        }
    });
    let over: Handler = Box::new(|event| event.prevent_default());
    let drop: Handler = Box::new(move |event| {
        event.prevent_default();
        if let Some(file) = TicketFile::of_event(&event) {
            take(session, bell, file);
        }
    });
    let of_desk = move |read: fn(&Desk) -> bool| {
        move || {
            bell.listen();
            at_desk(|desk| read(desk))
        }
    };
    let running = of_desk(|desk| desk.tickets.running);
    let ready = of_desk(|desk| !desk.tickets.running && matches!(desk.tickets.preview, Some(Ok(_))));
    let begin = move || check(session, bell);
    // Changes with the file alone, so that the fields keep what is typed.
    let number = memo(move || {
        bell.listen();
        at_desk(|desk| (desk.tickets.number, desk.tickets.preview.is_some()))
    });
    let settings = part(move || {
        number.get();
        at_desk(|desk| match &desk.tickets.preview {
            Some(Ok(preview)) => Ok((desk.tickets.file.clone(), preview.clone())),
            Some(Err(reason)) => Err(Some(reason.clone())),
            None => Err(None),
        })
        .map_or_else(
            |reason| {
                reason.map_or_else(nothing, |reason| {
                    view! { <p class="why" role="alert">{reason}</p> }.into_any()
                })
            },
            |(file, preview)| settings(session, bell, file, preview),
        )
    });
    let state = part(move || {
        bell.listen();
        at_desk(|desk| progress(&desk.tickets))
    });
    let report = part(move || {
        bell.listen();
        at_desk(|desk| match (&desk.tickets.report, desk.tickets.running) {
            (Some(report), false) => finished(report, session, views),
            _ => nothing(),
        })
    });
    let stale = move || {
        bell.listen();
        session.read(|workspace| {
            at_desk(|desk| {
                desk.tickets.about.as_ref().is_some_and(|about| {
                    about.options != workspace.options
                        || about.by_hand != workspace.by_hand
                        || about.assumptions != workspace.assumptions
                })
            })
        })
    };
    let what = "A file of real tickets: the API’s JSON, JSON lines, or a CSV export. It is read here and judged by the templates and by What Freshdesk does in Build. Nothing of it is stored or sent.";
    let input = el("input").attr("type", "file").attr("accept", ".json,.jsonl,.ndjson,.csv,.tsv,.txt");
    let file = labelled("File of tickets (or drop one here)", input.on_change(choose));
    let row = div("row")
        .child(only_if(ready, move || main_button("Check", begin)))
        .child(only_if(running, move || button("Stop", move || stop(bell))));
    let body = div("body")
        .child(p("", what))
        .child(div("file").child(file.done()).done())
        .part(settings)
        .child(row.done())
        .child(outdated(stale, begin))
        .part(state)
        .part(report);
    pane("Check my tickets", "pane tickets", body).on("dragover", over).on("drop", drop).done()
}

/// Why something cannot be done.
fn refused(reason: String) -> AnyView {
    el("p").class("why").attr("role", "alert").say(reason).done()
}

/// Takes a file: looks at its start, to tell what it is.
fn take(session: Session, bell: Bell, file: TicketFile) {
    let (wanted, agent, url, language) = session.read_once(|workspace| {
        let text = |path| workspace.ticket.text(&Placeholder::known(path));
        (
            fields_read(workspace, Clock(browser::now())),
            text("ticket.agent.email"),
            text("ticket.url"),
            text("ticket.requester.language"),
        )
    });
    let number = at_desk(|desk| {
        desk.runs[2] += 1;
        let before = std::mem::take(&mut desk.tickets);
        let keep = |before: String, usual: String| if before.is_empty() { usual } else { before };
        desk.tickets = Tickets {
            file: Some(file.clone()),
            number: before.number + 1,
            agent: keep(before.agent, agent),
            language: keep(before.language, language),
            domain: before.domain.or_else(|| Host::read(&url).ok()),
            ..Tickets::default()
        };
        desk.tickets.number
    });
    bell.ring();
    spawn_local(async move {
        let start = file.read(0.0, PREVIEW_BYTES).await;
        at_desk(|desk| {
            if desk.tickets.number != number {
                return;
            }
            let found = start
                .ok_or_else(|| "The browser cannot read this file.".to_owned())
                .and_then(|start| preview(&start, &wanted));
            desk.tickets.columns = found
                .as_ref()
                .map(|found| found.columns.iter().map(|column| column.field.clone()).collect())
                .unwrap_or_default();
            desk.tickets.preview = Some(found);
        });
        bell.ring();
    });
}

/// What the file is, and what it cannot tell.
fn settings(session: Session, bell: Bell, file: Option<TicketFile>, preview: Preview) -> AnyView {
    let about = file.map(|file| format!("{}, {}: ", file.name(), size(file.size()))).unwrap_or_default();
    let wanted = session.read_once(|workspace| fields_read(workspace, Clock(browser::now())));
    let reads_language = wanted.iter().any(|placeholder| placeholder.as_str().ends_with(".language"));
    let columns = (preview.shape == FileShape::Csv).then(|| columns(bell, &preview, &wanted));
    let language = reads_language.then(|| {
        text_field(
            "Language, where the file has none",
            || at_desk(|desk| desk.tickets.language.clone()),
            |text| at_desk(|desk| desk.tickets.language = text),
        )
    });
    let agent = text_field(
        "Agent e-mail, where the file has none",
        || at_desk(|desk| desk.tickets.agent.clone()),
        |text| at_desk(|desk| desk.tickets.agent = text),
    );
    let domain = typed_field(
        "Freshdesk address",
        || at_desk(|desk| desk.tickets.domain.clone()).map(String::from).unwrap_or_default(),
        || "acme.freshdesk.com".to_owned(),
        |text| {
            let host = Host::read_if_any(text)?;
            at_desk(|desk| desk.tickets.domain = host);
            Ok(())
        },
    );
    div("settings")
        .child(p("aside", format!("{about}{}.", preview.shape.label())))
        .child(div("filters").child(agent).children(language).child(domain).done())
        .children(columns)
        .done()
}

/// A list for each column of a table: which field it holds.
fn columns(bell: Bell, preview: &Preview, wanted: &[Placeholder]) -> AnyView {
    let mut fields: Vec<Placeholder> = wanted.to_vec();
    let documented = FIELDS.iter().filter_map(|field| Placeholder::read(field.path).ok());
    for placeholder in documented.chain(preview.columns.iter().filter_map(|column| column.field.clone())) {
        if !fields.contains(&placeholder) {
            fields.push(placeholder);
        }
    }
    let names: Vec<String> = std::iter::once("Not used".to_owned())
        .chain(fields.iter().map(|placeholder| format!("{} ({placeholder})", field::label(placeholder))))
        .collect();
    let found = preview.columns.iter().filter(|column| column.field.is_some()).count();
    let headings: Vec<String> = preview.columns.iter().map(|column| column.heading.clone()).collect();
    let one = |(at, header): (usize, &String)| {
        let (known, fields) = (fields.clone(), fields.clone());
        let chosen = move || {
            bell.listen();
            at_desk(|desk| {
                let column = desk.tickets.columns.get(at)?.as_ref()?;
                known.iter().position(|field| field == column).map(|at| at + 1)
            })
            .unwrap_or(0)
        };
        let act = move |value: usize| {
            let placeholder = value.checked_sub(1).and_then(|at| fields.get(at).cloned());
            at_desk(|desk| {
                if let Some(column) = desk.tickets.columns.get_mut(at) {
                    *column = placeholder;
                }
            });
            bell.ring();
        };
        let label = if header.trim().is_empty() { format!("Column {}", at + 1) } else { shorten(header, 40) };
        pick(label, names.clone(), chosen, act, None)
    };
    let known = format!("Columns: {found} of {} known by their names", headings.len());
    el("details")
        .class("columns")
        .child(el("summary").say(known).done())
        .child(div("filters").children(headings.iter().enumerate().map(one)).done())
        .done()
}

/// Judges the whole file.
fn check(session: Session, bell: Bell) {
    let workspace = session.read_once(Workspace::clone);
    let Some((file, job, run)) = at_desk(|desk| {
        let tickets = &mut desk.tickets;
        let file = tickets.file.clone()?;
        let known =
            [("ticket.agent.email", &tickets.agent), ("ticket.requester.language", &tickets.language)];
        let fill = known
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(path, text)| (Placeholder::known(path), json!(text.trim())))
            .collect();
        let columns = (!tickets.columns.is_empty()).then(|| tickets.columns.clone());
        let setup = Setup { fill, domain: tickets.domain.clone(), columns, ..Setup::default() };
        tickets.report = Some(Report::default());
        tickets.about = Some(workspace.clone());
        (tickets.running, tickets.wrong, tickets.bytes) = (true, None, 0.0);
        tickets.started = browser::milliseconds();
        tickets.shown = tickets.started;
        desk.runs[2] += 1;
        Some((file, Job { workspace, setup, now: browser::now() }, desk.runs[2]))
    }) else {
        return;
    };
    bell.ring();
    let worker = bulk_runner::start(file, job, Rc::new(move |heard| hear(bell, run, heard)));
    at_desk(|desk| desk.tickets.worker = worker);
}

/// Takes the news in; false where this run was stopped.
fn hear(bell: Bell, run: usize, heard: Heard) -> bool {
    let now = browser::milliseconds();
    let rings = at_desk(|desk| {
        let tickets = &mut desk.tickets;
        if desk.runs[2] != run {
            return None;
        }
        let over = match heard {
            Heard::News(news) => {
                tickets.bytes = news.bytes;
                tickets.wrong = news.wrong;
                tickets.report.get_or_insert_default().join(news.report);
                news.over
            }
            Heard::Broken(reason) => {
                tickets.wrong = Some(reason.to_owned());
                true
            }
        };
        if over {
            (tickets.running, tickets.ended) = (false, now);
        }
        let rings = over || now - tickets.shown > SHOW / 2.0;
        if rings {
            tickets.shown = now;
        }
        Some(rings)
    });
    if rings == Some(true) {
        bell.ring();
    }
    rings.is_some()
}

/// Stops at once; what was found so far stays.
fn stop(bell: Bell) {
    at_desk(|desk| {
        desk.runs[2] += 1;
        desk.tickets.worker = None;
        desk.tickets.running = false;
        desk.tickets.ended = browser::milliseconds();
    });
    bell.ring();
}

/// How far it is, how fast, how long still; and where it ended.
fn progress(tickets: &Tickets) -> AnyView {
    let (Some(report), Some(file)) = (&tickets.report, &tickets.file) else { return nothing() };
    if let Some(wrong) = &tickets.wrong {
        return refused(wrong.clone());
    }
    let until = if tickets.running { browser::milliseconds() } else { tickets.ended };
    let seconds = ((until - tickets.started) / 1000.0).max(0.001);
    let count = report.tickets();
    let speed = words::count((count as f64 / seconds) as usize);
    let share = (tickets.bytes / file.size().max(1.0)).min(1.0);
    if tickets.running {
        let left = if share > 0.0 { seconds / share - seconds } else { 0.0 };
        let words = format!("{}, {speed} a second, about {left:.0} s left", words::counted(count, "ticket"));
        return bar("Tickets", share, words);
    }
    let stopped = if share < 1.0 {
        format!("Stopped after {:.0} % of the file. ", share * 100.0)
    } else {
        String::new()
    };
    p("aside", format!("{stopped}{} in {seconds:.1} s, {speed} a second.", words::counted(count, "ticket")))
}

/// What came of it.
fn finished(report: &Report, session: Session, views: OpenInBuild) -> AnyView {
    let good = report.failed() == 0 && report.skipped == 0;
    let (class, mark) = match (report.template_failures, good) {
        (0, true) => ("verdict good", "✓"),
        (0, false) => ("verdict fair", "–"),
        _ => ("verdict bad", "✕"),
    };
    let mut reasons = report.reasons.clone();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.times));
    let reasons = reasons.into_iter().map(|reason| {
        el("li").say(format!("{}: {}", reason.what, words::counted(reason.times, "ticket"))).done()
    });
    let save = |name: &'static str, kind: &'static str, write: fn(&Report) -> String| {
        move || {
            if let Some(text) = at_desk(|desk| desk.tickets.report.as_ref().map(write)) {
                browser::download(name, kind, &text);
            }
        }
    };
    let csv = save("tickets-report.csv", "text/csv", Report::to_csv);
    let json = save("tickets-report.json", "application/json", Report::to_json);
    let line = el("p").attr("role", "status").attr("aria-label", "Checked").say(report.sentence());
    let downloads =
        div("row").child(button("Download report (CSV)", csv)).child(button("Download report (JSON)", json));
    div("found")
        .child(verdict(class, mark, line))
        .children(report.notes().into_iter().map(|note| p("why", note)))
        .child(el("ul").class("reasons").children(reasons).done())
        .child(downloads.done())
        .child(failing(&report.failing, report.failed(), session, views))
        .child(bad_rows(&report.bad_rows, report.skipped))
        .done()
}

fn failing(failing: &[Failing], all: usize, session: Session, views: OpenInBuild) -> AnyView {
    if failing.is_empty() {
        return nothing();
    }
    let one = |failing: &Failing| {
        let blame = if failing.by_template { "template" } else { "ticket" };
        let row = match &failing.whole {
            Some(ticket) => open_row(failing, ticket.clone(), session, views),
            None => words::count(failing.row).into_any(),
        };
        let cells = [&failing.ticket, &words::channel(&failing.channel), &failing.why, blame]
            .map(|text: &str| el("td").say(text).done());
        el("tr").child(el("td").child(row).done()).children(cells).done()
    };
    let heads = ["Row", "Ticket", "Rule", "What happens", "To blame"]
        .map(|head| el("th").attr("scope", "col").say(head).done());
    let table = el("table")
        .class("list")
        .child(el("thead").child(el("tr").children(heads).done()).done())
        .child(el("tbody").children(failing.iter().take(LISTED).map(one)).done());
    el("div").child(scroll("Failing tickets", table)).child(more(failing.len().min(LISTED), all)).done()
}

/// A button that opens a failing ticket in Build, under the choices as they are there.
fn open_row(failing: &Failing, ticket: Ticket, session: Session, views: OpenInBuild) -> AnyView {
    let channel = failing.channel.clone();
    let open = move || {
        let assumptions = session.read_once(|workspace| workspace.assumptions);
        views.open_own(ticket.clone(), assumptions, channel.clone());
    };
    let row = words::count(failing.row);
    bare_button("link", open).attr("aria-label", format!("Row {row}: open in Build")).say(row).done()
}

fn bad_rows(bad: &[BadRow], all: usize) -> AnyView {
    if bad.is_empty() {
        return nothing();
    }
    let one = |bad: &BadRow| {
        let place = format!("Row {}, line {}", words::count(bad.row), words::count(bad.line));
        el("li").say(format!("{place}: {}", bad.why)).done()
    };
    el("div")
        .child(el("h3").say("Skipped rows").done())
        .child(el("ul").class("reasons").children(bad.iter().take(LISTED).map(one)).done())
        .child(more(bad.len().min(LISTED), all))
        .done()
}

/// That there are more than are listed.
fn more(listed: usize, all: usize) -> AnyView {
    if listed == all {
        return nothing();
    }
    let kept = words::count(payload_core::proof::bulk::report::MAX_KEPT);
    p("aside", format!("The first {listed} of {}; a report holds up to {kept}.", words::count(all)))
}

fn size(bytes: f64) -> String {
    match bytes {
        b if b < 10_000.0 => words::counted(b as usize, "byte"),
        b if b < 10_000_000.0 => format!("{:.0} KB", b / 1000.0),
        b => format!("{:.0} MB", b / 1_000_000.0),
    }
}
