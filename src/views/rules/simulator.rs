//! The simulator: a story, and what can be changed about it.

use super::decisions::options;
use super::outcome::Outcome;
use super::player::Player;
use crate::components::{Check, Field, Labeled, Pane, PaneHead, Select};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::Status;
use payload_core::automation::simulate::Actor;
use payload_core::automation::story::{Changes, STORIES, Then};
use payload_core::freshdesk::Source;
use payload_core::rule_settings::{ProgressEdit, Property, TicketSource};
use payload_core::workspace::Edit;

/// The pane.
#[component]
pub fn Simulator() -> impl IntoView {
    let player = Player::new();
    let changes = Memo::new(move |_| player.changes());
    let read = move |read: fn(&Changes) -> bool| changes.with(read);
    let stories = STORIES.iter().map(|story| (story.id, story.name.to_owned())).collect::<Vec<_>>();
    view! {
        <Pane name="What happens to a ticket" class="play beside">
            <PaneHead title="What happens to a ticket" />
            <div class="body">
                <Select
                    label="Scenario"
                    options=stories
                    value=move || player.story().id
                    on_pick=move |story| player.play(story)
                />
                <p class="aside">{move || player.story().supposes}</p>
                <div class="pair">
                    <Select
                        label="Who acts"
                        options=options(&Actor::ALL, Actor::label)
                        value=move || changes.read().first.by
                        on_pick=move |actor| player.change(|changes| changes.first.by = actor)
                    />
                    <SourcePicker player=player changes=changes />
                    <Select
                        label="Status before"
                        options=options(&Status::ALL, Status::label)
                        value=move || changes.read().from
                        on_pick=move |status| player.change(|changes| changes.from = status)
                    />
                    <Select
                        label="Status after"
                        options=options(&Status::ALL, Status::label)
                        value=move || changes.read().first.to
                        on_pick=move |status| player.change(|changes| changes.first.to = status)
                    />
                </div>
                <Select
                    label="Then"
                    options=options(&Then::ALL, Then::label)
                    value=move || changes.read().then
                    on_pick=move |then| player.change(|changes| changes.then = then)
                />
                <PropertiesOfTicket player=player />
                <Check
                    label="The requester is an agent"
                    on=move || read(|changes| changes.requester_is_agent)
                    on_flip=move |is| player.change(|changes| changes.requester_is_agent = is)
                />
            </div>
            <Outcome player=player />
            <Note player=player />
        </Pane>
    }
}

/// What the admin saw of this story in Freshdesk or on Stella's status page.
#[component]
fn Note(player: Player) -> impl IntoView {
    let session = Session::here();
    let note = move || {
        let story = player.story().id;
        session.read(|workspace| workspace.progress.notes.get(story).cloned().unwrap_or_default())
    };
    let write = move |event| {
        let story = untrack(|| player.story()).id.to_owned();
        session.edit(Edit::Progress(ProgressEdit::Note(story, event_target_value(&event))));
    };
    view! {
        <div class="body">
            <Labeled label="Your notes on this scenario">
                <textarea rows="3" prop:value=note on:input=write></textarea>
            </Labeled>
            <p class="aside">"For example, what Stella’s status page showed. The notes are in the runbook."</p>
        </div>
    }
}

/// Where the ticket came from: one of Freshdesk's sources, or one that a rule names.
#[component]
fn SourcePicker(player: Player, changes: Memo<Changes>) -> impl IntoView {
    let session = Session::here();
    let own = Memo::new(move |_| session.read(|workspace| workspace.rules.own_sources()));
    move || {
        let known = Source::ALL.into_iter().map(TicketSource::from);
        let own = own.get().into_iter().map(TicketSource::Own);
        let options: Vec<_> =
            known.chain(own).map(|source| (source.clone(), source.label().to_owned())).collect();
        view! {
            <Select
                label="Source"
                options=options
                value=move || changes.read().source.clone()
                on_pick=move |source| player.change(|changes| changes.source = source)
            />
        }
    }
}

/// What the ticket has: tags are always there to be tried; of the rest what a rule goes by.
#[component]
fn PropertiesOfTicket(player: Player) -> impl IntoView {
    let session = Session::here();
    let properties = Memo::new(move |_| {
        let asked = session.read(|workspace| workspace.rules.properties());
        let others = asked.into_iter().filter(|property| *property != Property::Tag);
        std::iter::once(Property::Tag).chain(others).collect::<Vec<_>>()
    });
    let field = move |property: Property| {
        let placeholder = property.placeholder();
        view! {
            <Field
                label=format!("{} of the ticket", property.label())
                value=move || player.scene().1.ticket.text(&placeholder)
                on_input=move |text| player.change(|changes| changes.set_property(&property, text))
            />
        }
    };
    view! { <For each=move || properties.get() key=Property::clone children=field /> }
}
