//! What is wrong with the template on show: worst first, each with its place and the button that mends it.

use super::pane;
use super::template::{BY_HAND_ID, PANEL};
use crate::browser;
use crate::components::announcer::Voice;
use crate::components::{bare_button, button, main_button};
use crate::element::{div, el, p, span};
use crate::live::{effect, part, text};
use crate::session::{Attention, Session};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::checks::{Care, Finding, Severity, find, fix_all};
use payload_core::options::Preset;
use payload_core::recognize::{Recognition, recognise};
use payload_core::text::{Span, line_column, utf16_of_byte};
use payload_core::workspace::Edit;
use ruby_liquid::Clock;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// How long typing must pause before the template is examined, in milliseconds: every check renders it.
const PAUSE: u32 = 300;

/// What was found, and in which template.
#[derive(Default)]
struct Found {
    channel: String,
    text: String,
    by_hand: bool,
    findings: Vec<Finding>,
    /// The choices behind a template that was edited by hand.
    recognition: Option<Recognition>,
    looked: bool,
}

/// What the buttons need.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    voice: Voice,
}

thread_local! {
    /// The button that led to a place in the template: Escape leads back to it.
    static CAME_FROM: RefCell<Option<String>> = const { RefCell::new(None) };
    static FOLLOWS_ESCAPE: Cell<bool> = const { Cell::new(false) };
}

/// Every problem of the template on show.
pub fn problems() -> AnyView {
    let session = Session::here();
    let desk = Desk { session, voice: Voice::here() };
    let found: RwSignal<Arc<Found>> = RwSignal::default();
    let mut pending: Option<Timeout> = None;
    effect(move || {
        drop(pending.take());
        session.follow();
        let pause = if found.with_untracked(|found| found.looked) { PAUSE } else { 0 };
        pending = Some(Timeout::new(pause, move || look(session, found)));
    });
    lead_back_on_escape();
    let count = text(move || {
        found.with(|found| match (found.looked, found.findings.len()) {
            (false, _) => "…".to_owned(),
            (true, 0) => "none".to_owned(),
            (true, many) => many.to_string(),
        })
    });
    let pill =
        el("span").class("pill").attr("role", "status").attr("aria-label", "Problems found").say_live(count);
    let buttons = part(move || found.with(|found| buttons(desk, found)));
    let head = el("h2")
        .attr("id", "problems")
        .attr("tabindex", "-1")
        .say("Problems ")
        .child(pill.done())
        .child(span("grow", ""))
        .part(buttons);
    let rows = part(move || {
        let found = found.get();
        let mut rows: Vec<AnyView> = recognised(&found).into_iter().collect();
        let all = found.findings.iter().enumerate();
        rows.extend(all.map(|(at, finding)| row(desk, &found, at, finding)));
        rows.into_any()
    });
    pane("Problems", "pane problems").child(head.done()).part(rows).done()
}

fn look(session: Session, found: RwSignal<Arc<Found>>) {
    let Some(channel) = session.channel_once() else {
        return found.set(Arc::new(Found { looked: true, ..Found::default() }));
    };
    let clock = Clock(browser::now());
    let now = session.read_once(|workspace| {
        let text = workspace.template(&channel).text;
        let by_hand = workspace.by_hand.contains_key(&channel);
        let recognition = by_hand.then(|| recognise(&text, &channel, workspace, clock)).flatten();
        let findings = find(workspace, &channel, &text, clock);
        Found { channel, text, by_hand, findings, recognition, looked: true }
    });
    let marked = now
        .findings
        .iter()
        .filter_map(|finding| finding.span.map(|span| (span, finding.severity == Severity::Breaks)));
    session.mark(&now.text, marked);
    let same = found.with_untracked(|known| {
        known.looked
            && known.text == now.text
            && known.findings == now.findings
            && known.recognition == now.recognition
    });
    if !same {
        found.set(Arc::new(now));
    }
}

/// What mends several problems at once.
fn buttons(desk: Desk, found: &Arc<Found>) -> AnyView {
    let session = desk.session;
    let mut buttons = Vec::new();
    if fix_all(&found.text, &found.findings).is_some() {
        let found = found.clone();
        buttons.push(button("Fix all safe ones", move || {
            // One fix may uncover another; each round has fewer left.
            let mut text = found.text.clone();
            let mut findings = found.findings.clone();
            for _ in 0..8 {
                let Some(mended) = fix_all(&text, &findings) else { break };
                text = mended;
                let clock = Clock(browser::now());
                findings = session.read_once(|workspace| find(workspace, &found.channel, &text, clock));
            }
            desk.write(&found, text, "Everything that is safe to fix is fixed");
        }));
    }
    let is_guide = session.read(|workspace| workspace.options.preset == Preset::Guide);
    let robust = found.recognition.as_ref().map(Recognition::made_robust);
    if (found.by_hand && robust.is_some()) || (!found.by_hand && is_guide && found.looked) {
        let channel = found.channel.clone();
        buttons.push(main_button("Make it robust", move || {
            match &robust {
                None => session.edit(Edit::Preset(Preset::Robust)),
                Some(robust) => choose(session, &channel, robust.clone()),
            }
            desk.say("Made robust; every choice is kept");
        }));
    }
    buttons.into_any()
}

/// What a template edited by hand is, in terms of choices.
fn recognised(found: &Found) -> Option<AnyView> {
    if !found.by_hand || !found.looked {
        return None;
    }
    let line = |sign: &'static str, class: &'static str, words: String| {
        div("recognised")
            .child(el("span").class(class).attr("aria-hidden", "true").say(sign).done())
            .child(p("", words))
    };
    Some(match &found.recognition {
        None => {
            line("–", "mark", "It sends no payload yet, so it cannot be read as choices.".to_owned()).done()
        }
        Some(recognition) if recognition.is_whole() => line(
            "✓",
            "mark good",
            "This means the same as a set of choices: Return to choices keeps them.".to_owned(),
        )
        .done(),
        Some(recognition) => {
            let pieces = recognition.unknown.iter().map(|unknown| el("li").say(unknown.what.clone()).done());
            let words = "No choices stand for these pieces; Return to choices would drop them:".to_owned();
            line("!", "mark fair", words).child(el("ul").children(pieces).done()).done()
        }
    })
}

fn row(desk: Desk, found: &Arc<Found>, at: usize, finding: &Finding) -> AnyView {
    let (class, sign) = match finding.severity {
        Severity::Breaks => ("mark bad", "✕"),
        Severity::Wrong => ("mark fair", "!"),
        Severity::Note => ("mark", "i"),
    };
    let said = span("sr-only", format!("{}: ", finding.severity.label()));
    let mut actions = Vec::new();
    if let Some(span) = finding.span {
        let place = line_column(&found.text, span.start);
        let id = format!("problem-{at}");
        let (from, found) = (id.clone(), found.clone());
        let show = bare_button("link", move || lead_to(desk.session, &found, span, &from));
        actions
            .push(show.attr("id", id).attr("title", "Escape leads back").say(format!("Show {place}")).done());
    }
    if let Some(fix) = finding.fix.clone() {
        let found = found.clone();
        let label = fix.label.clone();
        let note = (fix.care == Care::Review).then(|| el("span").class("aside").say("please review").done());
        actions.push(button(label.clone(), move || {
            desk.write(&found, fix.apply(&found.text), &format!("Fixed: {label}"));
        }));
        actions.extend(note);
    }
    let words = div("")
        .child(el("b").child(said).say(finding.what.clone()).done())
        .child(p("", finding.why.clone()))
        .child(div("row").children(actions).done());
    div("finding")
        .attr("role", "group")
        .attr("aria-label", finding.what.clone())
        .child(el("span").class(class).attr("aria-hidden", "true").say(sign).done())
        .child(words.done())
        .done()
}

impl Desk {
    /// Writes a mended template, if what was mended is still what stands there.
    fn write(self, found: &Found, text: String, what: &str) {
        let is_there = self.session.template_once().as_deref() == Some(&found.text)
            && self.session.channel_once().as_deref() == Some(&found.channel);
        if is_there {
            self.session.edit(Edit::Write(found.channel.clone(), text));
            self.say(what);
        }
    }

    /// Says what was done. The focus goes to the head of the problems, since the button that was pressed is
    /// gone.
    fn say(self, what: &str) {
        browser::focus("problems");
        self.voice.say(what);
    }
}

/// Leads to a place in the template: the text is selected where it is edited by hand, and lit where it is read.
fn lead_to(session: Session, found: &Found, place: Span, from: &str) {
    CAME_FROM.with(|came| came.replace(Some(from.to_owned())));
    if found.by_hand {
        let unit = |at| utf16_of_byte(&found.text, at);
        browser::select_in(&format!("#{PANEL} textarea"), unit(place.start), unit(place.end));
    } else {
        session.attend(Attention::Template(place));
        // Once it is lit.
        Timeout::new(0, || browser::focus_on(&format!("#{PANEL} .code"), ".lit")).forget();
    }
}

fn lead_back_on_escape() {
    if FOLLOWS_ESCAPE.replace(true) {
        return;
    }
    browser::on_escape(|| {
        if let Some(id) = CAME_FROM.with(RefCell::take) {
            browser::focus(&id);
        }
    });
}

/// Back to the choices: to those that the template stands for, where it does; else to those there were.
pub fn return_to_choices(session: Session) {
    let Some(channel) = session.channel_once() else { return };
    let clock = Clock(browser::now());
    let recognition = session.read_once(|workspace| {
        let text = workspace.by_hand.get(&channel)?;
        recognise(text, &channel, workspace, clock).filter(Recognition::is_whole)
    });
    match recognition {
        Some(recognition) => choose(session, &channel, recognition.options),
        None => session.edit(Edit::ReturnToChoices(channel)),
    }
    browser::focus_next(BY_HAND_ID);
}

/// Takes over choices instead of a template that was edited by hand, as one step.
fn choose(session: Session, channel: &str, options: payload_core::options::Options) {
    let mut workspace = session.read_once(Clone::clone);
    workspace.options = options;
    workspace.by_hand.remove(channel);
    session.replace(workspace);
}
