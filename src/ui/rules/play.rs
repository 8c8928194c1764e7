//! The simulator: what happens to a ticket, step by step.

use super::settings::place;
use crate::rule::simulate::{Actor, Call, Move, Scene, Step, Turn, simulate, summary, tags};
use crate::rule::story::STORIES;
use crate::rule::{Status, rules};
use crate::rulebook::Source;
use crate::template::Clock;
use crate::ui::browser;
use crate::ui::controls::{check, field, pick};
use crate::ui::live::{nothing, part, text};
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
    let stories = STORIES.iter().map(|story| story.name.to_owned()).collect();
    let supposes = text(move || {
        let story = played.with(|played| played.story);
        STORIES[story.min(STORIES.len() - 1)].supposes.unwrap_or_default().to_owned()
    });
    let labels = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
    let statuses = Status::ALL.map(Status::label);
    view! {
        <section class="pane play" aria-label="What happens to a ticket">
            <h2>"What happens to a ticket"</h2>
            <div class="body">
                {pick("Story", stories, move || played.with(|played| played.story), move |story| played.set(Played { story, own: None }), None)}
                <p class="aside">{supposes}</p>
                <div class="pair">
                    {pick(
                        "Who acts",
                        labels(&Actor::ALL.map(Actor::label)),
                        move || player.read(|own| place(&Actor::ALL, own.first.by)),
                        move |at| player.change(&|own| own.first.by = Actor::ALL[at]),
                        None,
                    )}
                    {pick(
                        "Source",
                        labels(&Source::ALL.map(Source::label)),
                        move || player.read(|own| place(&Source::ALL, own.source)),
                        move |at| player.change(&|own| own.source = Source::ALL[at]),
                        None,
                    )}
                    {pick(
                        "Status before",
                        labels(&statuses),
                        move || player.read(|own| place(&Status::ALL, own.from)),
                        move |at| player.change(&|own| own.from = Status::ALL[at]),
                        None,
                    )}
                    {pick(
                        "Status after",
                        labels(&statuses),
                        move || player.read(|own| place(&Status::ALL, own.first.to)),
                        move |at| player.change(&|own| own.first.to = Status::ALL[at]),
                        None,
                    )}
                </div>
                {pick(
                    "Then",
                    labels(&THEN.map(|(words, _)| words)),
                    move || player.read(|own| own.then),
                    move |at| player.change(&|own| own.then = at),
                    None,
                )}
                {field("Tags of the ticket", move || player.read(|own| own.tags.clone()), move |tags| player.change(&|own| own.tags = tags.clone()))}
                {check("The requester is an agent", move || player.read(|own| own.requester_is_agent), move |is| player.change(&|own| own.requester_is_agent = is))}
            </div>
            {part(move || outcome(player))}
        </section>
    }
    .into_any()
}

fn outcome(player: Player) -> AnyView {
    let clock = Clock(browser::now());
    let turns = player.session.read(|workspace| {
        let (supposed, scene) = player.played.with(|played| played.scene(workspace));
        simulate(&rules(&supposed), &scene, &supposed, clock)
    });
    let sum = summary(&turns);
    let turns: Vec<AnyView> = turns.into_iter().map(turn).collect();
    view! {
        <p class="sum" role="status" aria-label="Outcome">{sum}</p>
        <ol class="turns">{turns}</ol>
    }
    .into_any()
}

fn turn(turn: Turn) -> AnyView {
    let steps: Vec<AnyView> = turn.steps.into_iter().map(step).collect();
    view! {
        <li>
            <h3>{turn.what}</h3>
            <p class="aside">{turn.stopped}</p>
            <ol class="steps">{steps}</ol>
        </li>
    }
    .into_any()
}

fn step(step: Step) -> AnyView {
    let (class, words) = if step.runs { ("step runs", "runs") } else { ("step", "does not run") };
    let reason = |(holds, text): (bool, String)| {
        let (class, sign, said) =
            if holds { ("mark good", "✓", "so: ") } else { ("mark bad", "✕", "not so: ") };
        view! {
            <li><span class=class aria-hidden="true">{sign}</span><span><span class="sr-only">{said}</span>{text}</span></li>
        }
        .into_any()
    };
    let reasons: Vec<AnyView> =
        step.reasons.into_iter().map(|found| reason((found.holds, found.text))).collect();
    let changes = step.changes.into_iter().map(|change| view! { <p class="change">{change}</p> }.into_any());
    let changes: Vec<AnyView> = changes.collect();
    view! {
        <li class=class>
            <p><b>{step.name}</b>" "<span class="pill">{words}</span></p>
            <ul>{reasons}</ul>
            {changes}
            {step.call.map_or_else(nothing, call)}
        </li>
    }
    .into_any()
}

fn call(call: Call) -> AnyView {
    let class = match call.verdict.outcome() {
        Outcome::Survey if call.survey => "verdict good",
        Outcome::Survey | Outcome::Logged => "verdict fair",
        _ => "verdict bad",
    };
    let notes: Vec<AnyView> = call
        .notes
        .iter()
        .map(|note| view! { <p class="change">{format!("{note}.")}</p> }.into_any())
        .collect();
    let sentence = format!("{}.", call.verdict.sentence());
    let detail = call.verdict.detail();
    let goes = format!("Calls {} for {}", call.url, call.channel);
    view! {
        <div class="call">
            <p>{goes}</p>
            <p class=class>{sentence}</p>
            <p class="aside">{detail}</p>
            {notes}
            <details>
                <summary>"What is sent"</summary>
                <pre class="plain" tabindex="0" role="group" aria-label="What is sent">{call.payload}</pre>
            </details>
        </div>
    }
    .into_any()
}
