//! The simulator: what happens to a ticket, step by step.

use super::settings::{labels, place};
use crate::browser;
use crate::components::{check, field, pick};
use crate::element::{div, el, p, span};
use crate::live::{only_if, part, text};
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::automation::simulate::{Actor, Call, Move, Reason, Scene, Step, Turn, simulate, summary};
use payload_core::automation::story::STORIES;
use payload_core::automation::{Status, rules};
use payload_core::rule_settings::{Property, Source};
use payload_core::verdict::Outcome;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;

/// What can be changed about a story.
#[derive(Debug, Clone)]
struct Own {
    source: Source,
    from: Status,
    first: Move,
    /// What happens then, by its place in [`THEN`].
    then: usize,
    requester_is_agent: bool,
    /// What the ticket has of each property that exclusions go by.
    has: [String; Property::ALL.len()],
}

const fn by(by: Actor, to: Status) -> Move {
    Move { by, to }
}

/// What may happen after the first change.
const THEN: [(&str, &[Move]); 4] = [
    ("Nothing more", &[]),
    ("Closed by an automation", &[by(Actor::System, Status::Closed)]),
    ("Closed by an agent", &[by(Actor::Agent, Status::Closed)]),
    (
        "Reopened by the customer, resolved again",
        &[by(Actor::Requester, Status::Open), by(Actor::Agent, Status::Resolved)],
    ),
];

impl Own {
    /// What can be changed about a scene, as it is.
    fn of(scene: &Scene) -> Own {
        let rest = scene.moves.get(1..).unwrap_or_default();
        Own {
            source: scene.source,
            from: scene.from,
            first: scene.moves.first().copied().unwrap_or(by(Actor::Agent, Status::Resolved)),
            then: THEN.iter().position(|(_, moves)| *moves == rest).unwrap_or_default(),
            requester_is_agent: scene.requester_is_agent,
            has: Property::ALL.map(|property| scene.ticket.text(&property.placeholder())),
        }
    }

    fn put_into(self, scene: &mut Scene) {
        scene.source = self.source;
        scene.from = self.from;
        scene.requester_is_agent = self.requester_is_agent;
        scene.moves = std::iter::once(self.first).chain(THEN[self.then].1.iter().copied()).collect();
        for (property, has) in Property::ALL.into_iter().zip(self.has) {
            let placeholder = property.placeholder();
            if scene.ticket.text(&placeholder) != has {
                scene.ticket.set(&placeholder, Some(has.into()));
            }
        }
    }
}

/// What is played: a story, and what a person changed about it.
#[derive(Clone, Copy)]
struct Player {
    session: Session,
    story: RwSignal<usize>,
    /// Changes with every change of `own`.
    changes: RwSignal<usize>,
    own: StoredValue<Option<Own>>,
}

impl Player {
    /// The rules and the scene of what is played.
    fn scene(self, workspace: &Workspace) -> (Workspace, Scene) {
        self.changes.track();
        let story = &STORIES[self.story.get().min(STORIES.len() - 1)];
        let supposed = story.suppose(workspace);
        let mut scene = story.scene(&supposed);
        if let Some(own) = self.own.get_value() {
            own.put_into(&mut scene);
        }
        (supposed, scene)
    }

    fn read<T>(self, read: impl FnOnce(&Own) -> T) -> T {
        let (_, scene) = self.session.read(|workspace| self.scene(workspace));
        read(&Own::of(&scene))
    }

    fn set(self, own: Option<Own>) {
        self.own.set_value(own);
        self.changes.update(|changes| *changes += 1);
    }

    fn change(self, change: &dyn Fn(&mut Own)) {
        let mut own = untrack(|| self.read(Own::clone));
        change(&mut own);
        self.set(Some(own));
    }

    /// One of several, as a control.
    fn pick(
        self,
        label: &'static str,
        options: &[&str],
        chosen: fn(&Own) -> usize,
        set: fn(&mut Own, usize),
    ) -> AnyView {
        let on_pick = move |at| self.change(&|own| set(own, at));
        pick(label, labels(options), move || self.read(chosen), on_pick, None)
    }
}

/// The pane.
pub fn play(session: Session) -> AnyView {
    let player =
        Player { session, story: RwSignal::new(0), changes: RwSignal::new(0), own: StoredValue::new(None) };
    let stories: Vec<&str> = STORIES.iter().map(|story| story.name).collect();
    let supposes = text(move || {
        let story = player.story.get().min(STORIES.len() - 1);
        STORIES[story].supposes.unwrap_or_default().to_owned()
    });
    let story = pick(
        "Story",
        labels(&stories),
        move || player.story.get(),
        move |story| {
            player.story.set(story);
            player.set(None);
        },
        None,
    );
    let first = div("pair")
        .child(player.pick(
            "Who acts",
            &Actor::ALL.map(Actor::label),
            |own| place(&Actor::ALL, own.first.by),
            |own, at| {
                own.first.by = Actor::ALL[at];
            },
        ))
        .child(player.pick(
            "Source",
            &Source::ALL.map(Source::label),
            |own| place(&Source::ALL, own.source),
            |own, at| {
                own.source = Source::ALL[at];
            },
        ))
        .child(player.pick(
            "Status before",
            &Status::ALL.map(Status::label),
            |own| place(&Status::ALL, own.from),
            |own, at| {
                own.from = Status::ALL[at];
            },
        ))
        .child(player.pick(
            "Status after",
            &Status::ALL.map(Status::label),
            |own| place(&Status::ALL, own.first.to),
            |own, at| {
                own.first.to = Status::ALL[at];
            },
        ));
    let then = player.pick("Then", &THEN.map(|(words, _)| words), |own| own.then, |own, at| own.then = at);
    // Tags are always there to be tried; of the rest what a rule goes by.
    let has = Property::ALL.into_iter().enumerate().map(move |(at, property)| {
        let asked = move || session.read(|w| w.rules.goes_by(property));
        only_if(
            move || property == Property::Tag || asked(),
            move || {
                field(
                    format!("{} of the ticket", property.label()),
                    move || player.read(|own| own.has[at].clone()),
                    move |typed| player.change(&|own| own.has[at].clone_from(&typed)),
                )
            },
        )
    });
    let is_agent = check(
        "The requester is an agent",
        move || player.read(|own| own.requester_is_agent),
        move |is| player.change(&|own| own.requester_is_agent = is),
    );
    let body = div("body")
        .child(story)
        .child(el("p").class("aside").say_live(supposes).done())
        .child(first.done())
        .child(then)
        .children(has)
        .child(is_agent);
    pane("What happens to a ticket", "pane play beside")
        .child(el("h2").say("What happens to a ticket").done())
        .child(body.done())
        .part(part(move || outcome(player)))
        .done()
}

fn outcome(player: Player) -> AnyView {
    let clock = Clock(browser::now());
    let turns = player.session.read(|workspace| {
        let (supposed, scene) = player.scene(workspace);
        simulate(&rules(&supposed), &scene, &supposed, clock)
    });
    let sum = el("p").class("sum").attr("role", "status").attr("aria-label", "Outcome").say(summary(&turns));
    let turns = el("ol").class("turns").children(turns.into_iter().map(turn));
    vec![sum.done(), turns.done()].into_any()
}

fn turn(turn: Turn) -> AnyView {
    let stopped = turn.stopped.map(|why| p("aside", why));
    let steps = el("ol").class("steps").children(turn.steps.into_iter().map(step));
    el("li").child(el("h3").say(turn.what).done()).children(stopped).child(steps.done()).done()
}

fn step(step: Step) -> AnyView {
    let (class, words) = if step.runs { ("step runs", "runs") } else { ("step", "does not run") };
    let reason = |reason: Reason| {
        let (class, sign, said) = match reason.holds {
            true => ("mark good", "✓", "so: "),
            false => ("mark bad", "✕", "not so: "),
        };
        let mark = el("span").class(class).attr("aria-hidden", "true").say(sign).done();
        let words = el("span").child(span("sr-only", said)).say(reason.text).done();
        el("li").child(mark).child(words).done()
    };
    let title = el("p").child(el("b").say(step.name).done()).say(" ").child(span("pill", words));
    el("li")
        .class(class)
        .child(title.done())
        .child(el("ul").children(step.reasons.into_iter().map(reason)).done())
        .children(step.changes.into_iter().map(|change| p("change", change)))
        .children(step.call.map(call))
        .done()
}

fn call(call: Call) -> AnyView {
    let class = match call.verdict.outcome() {
        Outcome::Survey if call.survey => "verdict good",
        Outcome::Survey | Outcome::Logged => "verdict fair",
        _ => "verdict bad",
    };
    let payload = el("pre")
        .class("plain")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "What is sent")
        .say(call.payload);
    let sent = el("details").child(el("summary").say("What is sent").done()).child(payload.done());
    div("call")
        .child(p("", format!("Calls {} for {}", call.url, call.channel)))
        .child(p(class, format!("{}.", call.verdict.sentence())))
        .children(call.verdict.detail().map(|detail| p("aside", detail)))
        .children(call.notes.into_iter().map(|note| p("change", format!("{note}."))))
        .child(sent.done())
        .done()
}
