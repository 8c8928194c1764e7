//! The checklist: what to do, why and where; ticks are kept.

use crate::guide::{Chapter, Step, chapters, progress, troubles};
use crate::rule::Origin;
use crate::ui::controls::check;
use crate::ui::live::{part, text};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// All of it.
pub fn checklist(session: Session) -> AnyView {
    let all = Memo::new(move |_| session.read(chapters));
    let count = text(move || {
        let (done, steps) = all.with(|all| session.read(|workspace| progress(workspace, all)));
        format!("{done} of {steps} done")
    });
    view! {
        <section class="pane checklist" aria-label="Checklist">
            <h2>"Checklist" <span class="pill" role="status">{count}</span></h2>
            {part(move || {
                let chapters = all.get().into_iter().map(|one| chapter(session, one));
                chapters.collect::<Vec<AnyView>>().into_any()
            })}
        </section>
    }
    .into_any()
}

fn chapter(session: Session, chapter: Chapter) -> AnyView {
    let steps: Vec<AnyView> = chapter.steps.into_iter().map(|one| step(session, one)).collect();
    let trouble = (chapter.title == "Test").then(|| if_no_survey_comes(session));
    view! {
        <section class="chapter" aria-label=chapter.title>
            <h3>{chapter.title}</h3>
            {steps}
            {trouble}
        </section>
    }
    .into_any()
}

fn step(session: Session, step: Step) -> AnyView {
    let (asked, noted) = (step.clone(), step.clone());
    let tick = check(
        step.title,
        move || session.read(|w| asked.is_done(&w.progress)),
        move |on| {
            let edit = session.read_once(|w| noted.ticked(&w.progress, on));
            session.edit(Edit::Progress(edit));
        },
    );
    let ours = (step.origin == Origin::Ours)
        .then(|| view! { <span class="pill">"not in the guide"</span> }.into_any());
    view! {
        <div class="todo">
            {tick}
            <p class="aside">{step.why}" "{ours}</p>
            <p class="where">{step.place}</p>
        </div>
    }
    .into_any()
}

/// What Stella's status page says, and what to do about it.
fn if_no_survey_comes(session: Session) -> AnyView {
    let list = Memo::new(move |_| session.read(|w| troubles(w).map(|one| one.name).collect::<Vec<_>>()));
    let rows = part(move || {
        list.track();
        let rows = session.read(|w| {
            let row = |one: &crate::guide::Trouble| {
                view! { <tr><th scope="row">{one.name}</th><td>{one.means}" "{one.todo}</td></tr> }.into_any()
            };
            troubles(w).map(row).collect::<Vec<AnyView>>()
        });
        rows.into_any()
    });
    view! {
        <details class="trouble">
            <summary>"If no survey comes: what Stella’s status page says, and what to do"</summary>
            <table><tbody>{rows}</tbody></table>
        </details>
    }
    .into_any()
}
