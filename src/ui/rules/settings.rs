//! The decisions about the rules.

use crate::rulebook::{Moment, Performer, Property, RuleEdit, SISTER_ENDPOINT, Source};
use crate::ui::build::pane;
use crate::ui::controls::{check, field, pick, toggle};
use crate::ui::element::{div, el, p};
use crate::ui::live::{memo, only_if, part, text};
use crate::ui::session::Session;
use crate::workspace::{Edit, Workspace};
use leptos::prelude::*;

/// The first pane.
pub fn settings(session: Session) -> AnyView {
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let has_checkbox = move || session.read(|w| w.blueprint.do_not_send.on);
    let excludes = move || session.read(|w| w.blueprint.do_not_send.on && w.rules.exclude);
    let moments = labels(&Moment::ALL.map(Moment::label));
    let performers = labels(&Performer::ALL.map(Performer::label));
    let body = div("body")
        .child(toggle(
            "Assign an agent",
            move || session.read(|w| w.rules.assign),
            move |on| decide(RuleEdit::Assign(on)),
        ))
        .child(only_if(has_checkbox, move || {
            let on = move || session.read(|w| w.rules.exclude);
            toggle("Exclude tickets", on, move |on| decide(RuleEdit::Exclude(on)))
        }))
        .child(only_if(excludes, move || exclusions(session)))
        .child(pick(
            "Send when",
            moments,
            move || session.read(|w| place(&Moment::ALL, w.rules.moment)),
            move |at| decide(RuleEdit::Moment(Moment::ALL[at])),
            None,
        ))
        .child(pick(
            "Performed by",
            performers,
            move || session.read(|w| place(&Performer::ALL, w.rules.performer)),
            move |at| decide(RuleEdit::Performer(Performer::ALL[at])),
            None,
        ))
        .child(field(
            "URL of Stella",
            move || session.read(|w| w.rules.url.clone()),
            move |url| decide(RuleEdit::Url(url.trim().to_owned())),
        ))
        .child(
            el("p")
                .class("aside")
                .say_live(text(move || session.read(|w| endpoint_note(&w.rules.url))))
                .done(),
        )
        .child(sources(session))
        .child(manual(session));
    pane("Decisions", "pane settings").child(el("h2").say("Decisions").done()).child(body.done()).done()
}

/// What excludes a ticket: tags, and behind a fold whatever else Freshdesk can go by.
fn exclusions(session: Session) -> AnyView {
    let by = move |property: Property, label: String| {
        field(
            label,
            move || session.read(|w| w.rules.exclusion(property).to_owned()),
            move |typed| session.edit(Edit::Rule(RuleEdit::ExcludeBy(property, typed))),
        )
    };
    let others = Property::ALL.into_iter().filter(|property| *property != Property::Tag);
    let fields =
        others.map(|other| by(other, format!("{} {}", other.label(), other.operator().to_lowercase())));
    let used = session.read_once(|w| !w.rules.exclude_by.is_empty());
    let fold = el("details").child(el("summary").say("Exclude by something else").done()).child(
        div("fold")
            .child(p("aside", "Any one suffices. Put ; between several values."))
            .children(fields)
            .done(),
    );
    let fold = if used { fold.attr("open", "") } else { fold };
    vec![by(Property::Tag, "Tags that exclude a ticket".to_owned()), fold.done()].into_any()
}

fn endpoint_note(url: &str) -> String {
    match url == SISTER_ENDPOINT {
        true => "From Stella’s guides for Zendesk and Freshsales; not confirmed for Freshdesk.".to_owned(),
        false => "Your own address.".to_owned(),
    }
}

/// The place of a choice in the list on screen.
pub fn place<T: PartialEq>(all: &[T], chosen: T) -> usize {
    all.iter().position(|one| *one == chosen).unwrap_or_default()
}

/// A list of words for the screen.
pub fn labels(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}

/// The Source condition of each channel that is on.
fn sources(session: Session) -> AnyView {
    let tick = move |channel: String, source: Source| {
        let asked = channel.clone();
        check(
            source.label(),
            move || session.read(|w| w.rules.sources_of(&asked).contains(&source)),
            move |on| session.edit(Edit::Rule(RuleEdit::Source(channel.clone(), source, on))),
        )
    };
    each_channel(
        session,
        |workspace| workspace.blueprint.channels_on().map(str::to_owned).collect(),
        Box::new(move |channel| {
            let ticks = Source::ALL.map(|source| tick(channel.clone(), source));
            ticks_under(format!("Sources of {channel} tickets")).children(ticks).done()
        }),
    )
}

/// Which channels are in manual mode in Stella.
fn manual(session: Session) -> AnyView {
    let ticks = each_channel(
        session,
        |workspace| workspace.blueprint.channels.iter().map(|channel| channel.name.clone()).collect(),
        Box::new(move |channel| {
            let asked = channel.clone();
            check(
                channel.clone(),
                move || session.read(|w| w.rules.manual.contains(&asked)),
                move |on| session.edit(Edit::Rule(RuleEdit::Manual(channel.clone(), on))),
            )
        }),
    );
    ticks_under("In manual mode in Stella".to_owned()).child(ticks).done()
}

fn ticks_under(legend: String) -> crate::ui::element::El {
    el("fieldset").class("ticks").child(el("legend").say(legend).done())
}

/// Something for each of some channels.
fn each_channel(
    session: Session,
    which: fn(&Workspace) -> Vec<String>,
    make: Box<dyn Fn(String) -> AnyView + Send>,
) -> AnyView {
    // A channel's name has no line breaks.
    let channels = memo(move || session.read(which).join("\n"));
    part(move || channels.get().lines().map(str::to_owned).map(&make).collect::<Vec<AnyView>>().into_any())
        .into_any()
}
