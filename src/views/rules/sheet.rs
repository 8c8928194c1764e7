//! One rule in the shape of Freshdesk's own form.

use super::all_warnings::AllWarnings;
use super::sheet_row::SheetRow;
use super::sheets::AllSheets;
use crate::browser;
use crate::components::announcer::Announcer;
use crate::components::{Button, ButtonKind, CopyButton, Sentence};
use crate::router::rule_heading;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{Copied, Section, Sheet};
use payload_core::rule_settings::{ProgressEdit, RuleEdit, RuleId};
use payload_core::workspace::Edit;

/// A rule.
#[component]
pub fn RuleSheet(id: RuleId, all: AllSheets, warned: AllWarnings, compact: RwSignal<bool>) -> impl IntoView {
    let (session, id) = (Session::here(), StoredValue::new(id));
    let sheet = Memo::new(move |_| id.with_value(|id| all.get(id)));
    let name = Memo::new(move |_| sheet.read().as_ref().map(|sheet| sheet.name.clone()).unwrap_or_default());
    let purpose = move || sheet.read().as_ref().map(|sheet| sheet.purpose);
    let sections = Memo::new(move |_| {
        let mut sections: Vec<Section> = fields(sheet).into_iter().map(|field| field.section).collect();
        sections.dedup();
        sections
    });
    let wrong = Memo::new(move |_| id.with_value(|id| warned.of(id)));
    // The whole rule is in Freshdesk as it is here, or is on its way there.
    let note_whole = move |_| {
        if let Some(sheet) = sheet.get_untracked() {
            session.edit(Edit::Progress(ProgressEdit::Whole(sheet.id.clone(), sheet.texts())));
        }
    };
    view! {
        <section class="pane sheet" aria-label=name>
            <div class="head">
                <span class="number" aria-hidden="true">{move || id.with_value(|id| all.position(id)) + 1}</span>
                <h2 id=id.with_value(rule_heading) tabindex="-1">{name}</h2>
                <State sheet=sheet />
                <Shift id=id all=all direction=Direction::Up />
                <Shift id=id all=all direction=Direction::Down />
                <CopyButton
                    label="Copy whole rule"
                    read=move || sheet.read_untracked().as_ref().map(Sheet::text)
                    on_copied=note_whole
                />
            </div>
            <For each=move || wrong.get() key=|warning| (warning.code, warning.what.clone()) let:warning>
                <Sentence tone=warning.severity.into()>
                    <p><span class="sr-only">{format!("{}: ", warning.severity.label())}</span> {warning.what}</p>
                </Sentence>
            </For>
            <div class="body">
                <Show when=move || !compact.get()>
                    <p class="aside">{purpose} " A tick means: copied, or in Freshdesk already."</p>
                </Show>
                <For each=move || sections.get() key=|section| *section let:section>
                    <h3 hidden=section == Section::Name>{section.label()}</h3>
                    <For
                        each=move || fields(sheet).into_iter().filter(move |field| field.section == section)
                        key=|field| (field.word.clone(), field.entry.clone())
                        let:field
                    >
                        <SheetRow rule=id word=field.word sheet=sheet compact=compact />
                    </For>
                </For>
            </div>
        </section>
    }
}

fn fields(sheet: Memo<Option<Sheet>>) -> Vec<payload_core::automation::Field> {
    sheet.read().as_ref().map(|sheet| sheet.fields.clone()).unwrap_or_default()
}

/// Whether what was copied is still what the sheet says.
#[component]
fn State(sheet: Memo<Option<Sheet>>) -> impl IntoView {
    let session = Session::here();
    let copied = Memo::new(move |_| match sheet.read().as_ref() {
        Some(sheet) => session.read(|workspace| sheet.copied(&workspace.progress)),
        None => Copied::Never,
    });
    let note = move || {
        if let Some(sheet) = sheet.get_untracked() {
            for edit in session.read_once(|workspace| sheet.updated(&workspace.progress)) {
                session.edit(Edit::Progress(edit));
            }
            browser::focus(&rule_heading(&sheet.id));
        }
    };
    move || match copied.get() {
        Copied::Never => ().into_any(),
        copied @ Copied::Changed(_) => view! {
            <span class="pill open">{copied.words()}</span>
            <Button on_press=note>"Mark as updated in Freshdesk"</Button>
        }
        .into_any(),
        copied => view! { <span class="pill">{copied.words()}</span> }.into_any(),
    }
}

/// Which way a rule moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl Direction {
    fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Down => "↓",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }

    /// The place after this one of so many; `None` at the end.
    fn next(self, at: usize, count: usize) -> Option<usize> {
        match self {
            Self::Up => at.checked_sub(1),
            Self::Down => Some(at + 1).filter(|next| *next < count),
        }
    }
}

/// A button that moves a rule up or down, and says where the rule is now; the focus stays with the rule.
#[component]
fn Shift(id: StoredValue<RuleId>, all: AllSheets, direction: Direction) -> impl IntoView {
    let (session, announcer) = (Session::here(), Announcer::here());
    let button =
        move |direction: Direction| format!("move-{}-{}", direction.word(), id.with_value(rule_heading));
    let at = move || id.with_value(|id| all.position(id));
    let next = move || direction.next(at(), all.ids().len());
    let name = move || format!("Move rule {} {}", at() + 1, direction.word());
    let shift = move || {
        let Some(to) = untrack(next) else { return };
        let mut order = untrack(|| all.ids());
        order.swap(untrack(at), to);
        let (name, count) = (id.with_value(|id| untrack(|| all.name(id))), order.len());
        session.edit_alone(Edit::Rule(RuleEdit::Order(order)));
        announcer.announce(format!("“{name}” is now rule {} of {count}.", to + 1));
        // At either end the button that was pressed is of no more use; the other one is.
        let is_end = direction.next(to, count).is_none();
        browser::focus_next(button(if is_end { direction.other() } else { direction }));
    };
    view! {
        <Button
            kind=ButtonKind::Icon
            id=button(direction)
            name=Signal::derive(name)
            disabled=move || next().is_none()
            on_press=shift
        >
            {direction.sign()}
        </Button>
    }
}
