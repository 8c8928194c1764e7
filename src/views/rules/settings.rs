//! The decisions about the rules.

use crate::components::{check, field, link_button, pick, toggle};
use crate::element::{div, el, p};
use crate::live::{memo, only_if, part, text};
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::options::Choice;
use payload_core::rule_settings::{Authentication, ENDPOINTS, Moment, Performer, Property, RuleEdit, Source};
use payload_core::workspace::{Edit, Workspace};

/// The first pane.
pub fn settings(session: Session) -> AnyView {
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let has_checkbox = move || session.read(|w| w.options.do_not_send.on);
    let excludes = move || session.read(|w| w.options.do_not_send.on && w.rules.exclude);
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
        .child(only_if(
            move || !has_checkbox(),
            move || {
                let switch_on = move || session.edit(Edit::Switch(Choice::DoNotSend, true));
                el("p")
                    .class("aside")
                    .say("To exclude tickets, the payload must carry the checkbox: ")
                    .child(link_button("Switch on Do not send", switch_on))
                    .done()
            },
        ))
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
        .children(endpoint(session))
        .child(sources(session))
        .child(manual(session));
    pane("Decisions", "pane settings beside")
        .child(el("h2").say("Decisions").done())
        .child(body.done())
        .done()
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
    let title = "Exclude by something else".to_owned();
    let fold = fold(title, used, "Any one suffices. Put ; between several values.", fields);
    vec![by(Property::Tag, "Tags that exclude a ticket".to_owned()), fold].into_any()
}

/// Where requests go and how the key travels: a known endpoint, or an address of one's own.
fn endpoint(session: Session) -> [AnyView; 4] {
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let known = |w: &Workspace| ENDPOINTS.into_iter().position(|one| w.rules.endpoint() == Some(one));
    let mut names: Vec<String> = ENDPOINTS.iter().map(|endpoint| endpoint.name.to_owned()).collect();
    names.push("Your own address".to_owned());
    let said = move || match session.read(|w| w.rules.endpoint()) {
        Some(endpoint) => endpoint.said.to_owned(),
        None => "Your own address.".to_owned(),
    };
    [
        pick(
            "Endpoint of Stella",
            names,
            move || session.read(|w| known(w).unwrap_or(ENDPOINTS.len())),
            move |at| {
                decide(match ENDPOINTS.get(at) {
                    Some(endpoint) => RuleEdit::Endpoint(endpoint),
                    None => RuleEdit::Url("https://".to_owned()),
                });
            },
            None,
        ),
        field(
            "URL of Stella",
            move || session.read(|w| w.rules.url.clone()),
            move |url| decide(RuleEdit::Url(url.trim().to_owned())),
        ),
        pick(
            "The key goes into",
            labels(&Authentication::ALL.map(Authentication::label)),
            move || session.read(|w| place(&Authentication::ALL, w.rules.authentication)),
            move |at| decide(RuleEdit::Authentication(Authentication::ALL[at])),
            None,
        ),
        el("p").class("aside").say_live(text(said)).done(),
    ]
}

/// The place of a choice in the list on screen.
pub fn place<T: PartialEq>(all: &[T], chosen: T) -> usize {
    all.iter().position(|one| *one == chosen).unwrap_or_default()
}

/// A list of words for the screen.
pub fn labels(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}

/// The Source condition of each channel that is on, and behind a fold what else its tickets must have.
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
        |workspace| workspace.options.channels_on().map(str::to_owned).collect(),
        Box::new(move |channel| {
            let ticks = Source::ALL.map(|source| tick(channel.clone(), source));
            let ticks = ticks_under(format!("Sources of {channel} tickets")).children(ticks).done();
            vec![ticks, business(session, channel)].into_any()
        }),
    )
}

/// What the tickets of a channel must have besides their source.
fn business(session: Session, channel: String) -> AnyView {
    let asked = channel.clone();
    let used = session.read_once(|w| !w.rules.onlys(&asked).is_empty());
    let by = |property: Property| {
        let (read, typed) = (channel.clone(), channel.clone());
        field(
            format!("{} {}", property.label(), property.operator().to_lowercase()),
            move || session.read(|w| w.rules.only(&read, property).to_owned()),
            move |text| session.edit(Edit::Rule(RuleEdit::Only(typed.clone(), property, text))),
        )
    };
    let title = format!("Only some {channel} tickets");
    let about = "All of these must be so. Put ; between several values, a comma between tags.";
    fold(title, used, about, Property::ALL.map(by))
}

/// Fields behind a fold, which is open where they are `used`.
fn fold(
    title: String,
    used: bool,
    about: &'static str,
    fields: impl IntoIterator<Item = AnyView>,
) -> AnyView {
    let inside = div("fold").attr("role", "group").attr("aria-label", title.clone());
    let fold = el("details")
        .child(el("summary").say(title).done())
        .child(inside.child(p("aside", about)).children(fields).done());
    if used { fold.attr("open", "").done() } else { fold.done() }
}

/// Which channels are in manual mode in Stella.
fn manual(session: Session) -> AnyView {
    let ticks = each_channel(
        session,
        |workspace| workspace.options.channels.iter().map(|channel| channel.name.clone()).collect(),
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

fn ticks_under(legend: String) -> crate::element::El {
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
