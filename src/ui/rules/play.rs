//! The simulator: what happens to a ticket, step by step.

use super::settings::{labels, place};
use crate::rule::simulate::{Actor, Call, Move, Reason, Scene, Step, Turn, simulate, summary, tags};
use crate::rule::story::STORIES;
use crate::rule::{Status, rules};
use crate::rulebook::Source;
use crate::template::Clock;
use crate::ui::browser;
use crate::ui::build::pane;
use crate::ui::controls::{check, field, pick};
use crate::ui::element::{div, el, p, span};
use crate::ui::live::{part, text};
use crate::ui::session::Session;
use crate::verdict::Outcome;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// What is played: a story, and what a person changed about it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Played {
    story: usize,
    own: Option<Own>,
}

/// What can be changed about a story.
#[derive(Debug, Clone, PartialEq)]
struct Own {
    source: Source,
    from: Status,
    first: Move,
    /// What happens then, by its place in [`THEN`].
    then: usize,
    requester_is_agent: bool,
    tags: String,
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

impl Played {
    /// The rules and the scene of what is played.
    fn scene(&self, workspace: &Workspace) -> (Workspace, Scene) {
        let story = &STORIES[self.story.min(STORIES.len() - 1)];
        let supposed = story.suppose(workspace);
        let mut scene = story.scene(&supposed);
        if let Some(own) = &self.own {
            scene.source = own.source;
            scene.from = own.from;
            scene.requester_is_agent = own.requester_is_agent;
            scene.moves = std::iter::once(own.first).chain(THEN[own.then].1.iter().copied()).collect();
            let placeholder = crate::placeholder::Placeholder::known("ticket.tags");
            scene.ticket.set(&placeholder, Some(own.tags.clone().into()));
        }
        (supposed, scene)
    }

    /// What can be changed about it, as it is now.
    fn own(&self, workspace: &Workspace) -> Own {
        if let Some(own) = &self.own {
            return own.clone();
        }
        let (_, scene) = self.scene(workspace);
        let first = scene.moves.first().copied().unwrap_or(by(Actor::Agent, Status::Resolved));
        let rest = scene.moves.get(1..).unwrap_or_default();
        Own {
            source: scene.source,
            from: scene.from,
            first,
            then: THEN.iter().position(|(_, moves)| *moves == rest).unwrap_or_default(),
            requester_is_agent: scene.requester_is_agent,
            tags: tags(&scene.ticket).join(", "),
        }
    }
}

/// A part of the simulator's state that a control shows or changes.
#[derive(Clone, Copy)]
struct Player {
    session: Session,
    played: RwSignal<Played>,
}

impl Player {
    fn read<T>(self, read: impl FnOnce(&Own) -> T) -> T {
        let own = self.session.read(|workspace| self.played.with(|played| played.own(workspace)));
        read(&own)
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

    fn change(self, change: &dyn Fn(&mut Own)) {
        let mut own = self.session.read_once(|w| self.played.with_untracked(|played| played.own(w)));
        change(&mut own);
        self.played.update(|played| played.own = Some(own));
    }
}

/// The pane.
pub fn play(session: Session) -> AnyView {
    let played = RwSignal::new(Played::default());
    let player = Player { session, played };
    let stories: Vec<&str> = STORIES.iter().map(|story| story.name).collect();
    let supposes = text(move || {
        let story = played.with(|played| played.story);
        STORIES[story.min(STORIES.len() - 1)].supposes.unwrap_or_default().to_owned()
    });
    let story = pick(
        "Story",
        labels(&stories),
        move || played.with(|played| played.story),
        move |story| played.set(Played { story, own: None }),
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
    let tags = field(
        "Tags of the ticket",
        move || player.read(|own| own.tags.clone()),
        move |tags| player.change(&|own| own.tags = tags.clone()),
    );
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
        .child(tags)
        .child(is_agent);
    pane("What happens to a ticket", "pane play")
        .child(el("h2").say("What happens to a ticket").done())
        .child(body.done())
        .part(part(move || outcome(player)))
        .done()
}

fn outcome(player: Player) -> AnyView {
    let clock = Clock(browser::now());
    let turns = player.session.read(|workspace| {
        let (supposed, scene) = player.played.with(|played| played.scene(workspace));
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
