//! The checklist: what to do, why and where; ticks are kept.

use crate::components::{Button, ButtonKind, Check, Pane, PaneHead};
use crate::router::{View, Views, rule_heading};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::Origin;
use payload_core::go_live::{Chapter, ChapterId, Step, chapters, known_issues, progress};
use payload_core::rule_settings::RuleId;
use payload_core::workspace::{Area, Change};

/// The id of its heading.
pub const CHECKLIST: &str = "checklist";

/// The chapters of the checklist, derived once.
type Chapters = Memo<Vec<Chapter>>;

/// All of it.
#[component]
pub fn Checklist() -> impl IntoView {
    let session = Session::here();
    let chapters: Chapters = Memo::new(move |_| session.read(chapters));
    let count = move || {
        let (done, steps) = session.read(|workspace| progress(workspace, &chapters.read()));
        format!("{done} of {steps} done")
    };
    view! {
        <Pane name="Checklist" class="checklist">
            <PaneHead title="Checklist" id=CHECKLIST>
                <span class="pill" role="status" aria-label="Progress">{count}</span>
            </PaneHead>
            {ChapterId::ALL.map(|id| view! { <OneChapter id=id chapters=chapters /> }).collect_view()}
        </Pane>
    }
}

/// A chapter. Its steps are keyed by all they say, so that a tick keeps the focus.
#[component]
fn OneChapter(id: ChapterId, chapters: Chapters) -> impl IntoView {
    let steps = move || {
        let chapters = chapters.read();
        chapters
            .iter()
            .find(|chapter| chapter.id == id)
            .map(|chapter| chapter.steps.clone())
            .unwrap_or_default()
    };
    view! {
        <Pane name=id.title() class="chapter">
            <h3>{id.title()}</h3>
            <For each=steps key=Step::clone let:step>
                <OneStep step=step />
            </For>
            {(id == ChapterId::Test).then(|| view! { <IfNoSurveyComes /> })}
        </Pane>
    }
}

#[component]
fn OneStep(step: Step) -> impl IntoView {
    let session = Session::here();
    let step = StoredValue::new(step);
    let Step { title, why, place, origin, makes, .. } = step.get_value();
    view! {
        <div class="todo">
            <Check
                label=title
                on=move || session.read(|workspace| step.with_value(|step| step.is_done(workspace)))
                on_flip=move |on| {
                    let edit = session.read_once(|workspace| step.with_value(|step| step.ticked(workspace, on)));
                    let title = step.with_value(|step| step.title.clone());
                    session.edit_as(edit, Change::new(title, Area::GoLive));
                }
            />
            <p class="aside">
                {why} " "
                {(origin == Origin::Ours).then(|| view! { <span class="pill">"not in the guide"</span> })}
            </p>
            {place.map(|place| view! { <p class="where">{place}</p> })}
            {makes.map(|rule| view! { <p><SeeRule rule=rule /></p> })}
        </div>
    }
}

/// The way from a step that makes a rule to the fields of the rule.
#[component]
fn SeeRule(rule: RuleId) -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let heading = rule_heading(&rule);
    let hint = Signal::derive(move || {
        session.read(|workspace| Some(format!("See the rule: {}", workspace.rules.name_of(&rule))))
    });
    let open = move || views.open_at(View::Rules, heading.clone());
    view! { <Button kind=ButtonKind::Link name=hint on_press=open>"See the rule"</Button> }
}

/// What Stella's status page says, and what to do about it.
#[component]
fn IfNoSurveyComes() -> impl IntoView {
    let session = Session::here();
    let known_issues =
        Memo::new(move |_| session.read(|workspace| known_issues(workspace).collect::<Vec<_>>()));
    view! {
        <details class="trouble">
            <summary>"If no survey comes: what Stella’s status page says, and what to do"</summary>
            <table>
                <tbody>
                    <For each=move || known_issues.get() key=|issue| issue.name let:issue>
                        <tr>
                            <th scope="row">{issue.name}</th>
                            <td>{format!("{} {}", issue.means, issue.todo)}</td>
                        </tr>
                    </For>
                </tbody>
            </table>
        </details>
    }
}
