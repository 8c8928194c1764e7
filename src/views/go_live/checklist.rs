//! The checklist: what to do, why and where; ticks are kept.

use crate::components::check;
use crate::element::{div, el, p, span};
use crate::live::{memo, part, text};
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::automation::Origin;
use payload_core::go_live::{Chapter, Step, chapters, progress, troubles};

/// All of it.
pub fn checklist(session: Session) -> AnyView {
    let count = text(move || {
        let (done, steps) = session.read(|workspace| progress(workspace, &chapters(workspace)));
        format!("{done} of {steps} done")
    });
    // All that it says; only when this changes are elements made anew, so that a tick keeps the focus.
    let said = memo(move || {
        let chapters = session.read(chapters);
        let steps = chapters.iter().flat_map(|chapter| &chapter.steps);
        let words = |step: &Step| [step.word.clone(), step.title.clone(), step.why.clone()];
        let places = steps.clone().flat_map(|step| step.place.clone());
        steps.clone().flat_map(words).chain(places).collect::<Vec<_>>().join("\n")
    });
    let count =
        el("span").class("pill").attr("role", "status").attr("aria-label", "Progress").say_live(count);
    let list = part(move || {
        said.with(|_| ());
        session
            .read_once(chapters)
            .into_iter()
            .map(|one| chapter(session, one))
            .collect::<Vec<AnyView>>()
            .into_any()
    });
    let head = el("h2").say("Checklist ").child(count.done());
    pane("Checklist", "pane checklist").child(head.done()).part(list).done()
}

fn chapter(session: Session, chapter: Chapter) -> AnyView {
    let trouble = (chapter.title == "Test").then(|| if_no_survey_comes(session));
    pane(chapter.title, "chapter")
        .child(el("h3").say(chapter.title).done())
        .children(chapter.steps.into_iter().map(|one| step(session, one)))
        .children(trouble)
        .done()
}

fn step(session: Session, step: Step) -> AnyView {
    let (asked, noted) = (step.clone(), step.clone());
    let tick = check(
        step.title,
        move || session.read(|w| asked.is_done(w)),
        move |on| {
            let edit = session.read_once(|w| noted.ticked(w, on));
            session.edit(edit);
        },
    );
    let ours = (step.origin == Origin::Ours).then(|| span("pill", "not in the guide"));
    let why = el("p").class("aside").say(step.why).say(" ").children(ours);
    div("todo").child(tick).child(why.done()).children(step.place.map(|place| p("where", place))).done()
}

/// What Stella's status page says, and what to do about it.
fn if_no_survey_comes(session: Session) -> AnyView {
    let rows = part(move || {
        let rows = session.read(|workspace| {
            let row = |one: &payload_core::go_live::Trouble| {
                let name = el("th").attr("scope", "row").say(one.name);
                let words = el("td").say(format!("{} {}", one.means, one.todo));
                el("tr").child(name.done()).child(words.done()).done()
            };
            troubles(workspace).map(row).collect::<Vec<AnyView>>()
        });
        rows.into_any()
    });
    el("details")
        .class("trouble")
        .child(el("summary").say("If no survey comes: what Stella’s status page says, and what to do").done())
        .child(el("table").child(el("tbody").part(rows).done()).done())
        .done()
}
