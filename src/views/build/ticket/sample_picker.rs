//! The sample tickets to choose from: the admin's own, and the built-in ones.

use super::{Editing, Mode};
use crate::opened_case::OpenedCase;
use crate::reactive::memo;
use crate::session::Session;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;
use payload_core::ticket::Ticket;
use payload_core::ticket::sample::{Kind, SAMPLES, Sample, built_in};
use payload_core::workspace::{Edit, Workspace};

/// A ticket of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Listed {
    /// The last ticket that is in no list: one that was edited.
    Edited,
    /// One of the admin's own, by its name.
    Own(String),
    /// A built-in one, by its id.
    BuiltIn(&'static str),
}

/// The list, with a search in it. A ticket that was edited stays in it after another was chosen.
#[component]
pub fn SamplePicker() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let opened = OpenedCase::here();
    let search = RwSignal::new(String::new());
    let chosen = memo(move || session.read_after_paint(listed));
    // Of the options, only the two between which the choice goes are woken.
    let is_chosen = Selector::new(move || chosen.get());
    // Undo and another choice lead away from an edited ticket, the list back to it.
    let edited = Memo::new(move |before: Option<&Option<Ticket>>| {
        let ticket = session.read_after_paint(|workspace| workspace.ticket.clone());
        if chosen.get() == Listed::Edited { Some(ticket) } else { before.cloned().flatten() }
    });
    let found = move |name: &str| search.with(|search| contains(name, search));
    let own = memo(move || {
        let names = session
            .read_after_paint(|it| it.own_tickets.iter().map(|own| own.name.clone()).collect::<Vec<_>>());
        let edited = edited
            .read()
            .as_ref()
            .map(|ticket| (Listed::Edited, opened.name_of(ticket).unwrap_or_else(|| EDITED.to_owned())));
        let own = names.into_iter().map(|name| (Listed::Own(name.clone()), name));
        edited.into_iter().chain(own).filter(|(_, name)| found(name)).collect::<Vec<_>>()
    });
    let samples = move |kind: Kind| {
        memo(move || {
            let of_kind = SAMPLES.iter().filter(|sample| sample.kind == kind && found(sample.name));
            of_kind.map(|sample| (Listed::BuiltIn(sample.id), sample.name.to_owned())).collect::<Vec<_>>()
        })
    };
    let groups =
        [("Your own", own), ("Ordinary", samples(Kind::Ordinary)), ("Edge cases", samples(Kind::Hostile))];
    let all = move || groups.iter().flat_map(|(_, group)| group.get()).collect::<Vec<_>>();
    let pick = move |picked: &Listed| {
        let ticket = match picked {
            Listed::Edited => edited.get_untracked(),
            Listed::Own(name) => session.read_once(|workspace| {
                let own = workspace.own_tickets.iter().find(|own| own.name == *name);
                own.map(|own| own.ticket.clone())
            }),
            Listed::BuiltIn(id) => Sample::find(id).map(Sample::ticket),
        };
        if let Some(ticket) = ticket {
            editing.turn(Mode::Fields);
            // It was about the pasted ticket.
            editing.missing.set(Vec::new());
            session.edit_alone(Edit::Ticket(ticket));
        }
    };
    let pick_by_value = move |value: &str| {
        let all = untrack(all);
        if let Some((picked, _)) = all.iter().find(|(one, _)| value_of(one) == value) {
            pick(picked);
        }
    };
    let pick_first = move |event: KeyboardEvent| {
        if event.key() == "Enter"
            && let Some((first, _)) = untrack(all).first()
        {
            pick(first);
            search.set(String::new());
        }
    };
    let count = move || match (search.read().trim().is_empty(), all().len()) {
        (true, _) => String::new(),
        (false, 0) => "No ticket found.".to_owned(),
        (false, 1) => "1 ticket found. Press Enter to use it.".to_owned(),
        (false, many) => format!("{many} tickets found. Press Enter to use the first one."),
    };
    let option = move |(listed, name): (Listed, String)| {
        let (value, is_chosen) = (value_of(&listed), is_chosen.clone());
        view! { <option value=value prop:selected=move || is_chosen.selected(&listed)>{name}</option> }
    };
    let group = move |(label, group): (&'static str, Memo<Vec<(Listed, String)>>)| {
        let option = option.clone();
        view! {
            <optgroup label=label hidden=move || group.read().is_empty()>
                <For each=move || group.get() key=Clone::clone children=option />
            </optgroup>
        }
    };
    // While a search hides the ticket on show, the list must not show another as if it were chosen.
    let hidden = move || !all().iter().any(|(listed, _)| *listed == chosen.get());
    view! {
        <label class="picker">
            <span>"Sample ticket"</span>
            <select on:change=move |event| pick_by_value(&event_target_value(&event))>
                <Show when=hidden>
                    <option value="" prop:selected=true>"Choose …"</option>
                </Show>
                {groups.map(group).collect_view()}
            </select>
        </label>
        <input
            type="search"
            class="search"
            aria-label="Search sample tickets"
            placeholder="Search"
            autocomplete="off"
            spellcheck="false"
            prop:value=search
            on:input=move |event| search.set(event_target_value(&event))
            on:keydown=pick_first
        />
        <p class="aside count" role="status">{count}</p>
    }
}

/// The name of the ticket that was edited and is in no list.
const EDITED: &str = "My edited ticket";

/// The sample ticket's place in the list.
fn listed(workspace: &Workspace) -> Listed {
    let ticket = &workspace.ticket;
    let own = workspace.own_tickets.iter().find(|own| own.ticket == *ticket);
    match (own, built_in(ticket)) {
        (Some(own), _) => Listed::Own(own.name.clone()),
        (None, Some(sample)) => Listed::BuiltIn(sample.id),
        (None, None) => Listed::Edited,
    }
}

/// The value of its option.
fn value_of(listed: &Listed) -> String {
    match listed {
        Listed::Edited => "edited".to_owned(),
        Listed::Own(name) => format!("own-{name}"),
        Listed::BuiltIn(id) => (*id).to_owned(),
    }
}

/// Whether a name contains all words of a search, in whatever case.
fn contains(name: &str, search: &str) -> bool {
    let name = name.to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| name.contains(word))
}
