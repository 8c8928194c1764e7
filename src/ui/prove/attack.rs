//! **Try to break it**: hostile values through every placeholder, and what broke.

use super::{Bell, at_desk, bells, open_in_build, outdated, slices};
use crate::proof::attack::{Attack, Break};
use crate::proof::words;
use crate::template::Clock;
use crate::ui::browser;
use crate::ui::controls::{button, field, link_button, main_button};
use crate::ui::live::{nothing, only_if, part};
use crate::ui::session::Session;
use crate::ui::view::Views;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// How many mixtures are tried after every kind of value.
const MIXTURES: usize = 4_000;

/// The second pane.
pub fn attack_pane() -> AnyView {
    let (session, views) = (Session::here(), Views::here());
    let bell = bells().attack;
    let running = move || {
        bell.listen();
        at_desk(|desk| desk.attacking)
    };
    let stop = move || {
        at_desk(|desk| {
            desk.runs[1] += 1;
            desk.attacking = false;
        });
        bell.ring();
    };
    let begin = move || attack(session, bell);
    let found = part(move || {
        bell.listen();
        let found = at_desk(|desk| {
            let (attack, _) = desk.attack.as_ref()?;
            let progress = (desk.attacking, attack.done(), attack.total());
            Some((progress, attack.sentence(), attack.breaks.clone()))
        });
        found.map_or_else(nothing, |(progress, sentence, breaks)| {
            shown(session, views, progress, sentence, breaks)
        })
    });
    let stale = move || {
        bell.listen();
        session.read(|workspace| {
            at_desk(|desk| {
                desk.attack.as_ref().is_some_and(|(_, known)| {
                    known.blueprint != workspace.blueprint || known.by_hand != workspace.by_hand
                })
            })
        })
    };
    view! {
        <section class="pane attack" aria-label="Hostile values">
            <h2>"Hostile values"</h2>
            <div class="body">
                <p>
                    "Quotes, backslashes, line breaks, every control character, Liquid and JSON syntax, markup, right-to-left text, nothing, numbers, lists: each through every placeholder in use, under both Liquids and every escaping; then mixtures and pairs, which the seed decides."
                </p>
                <div class="row">
                    {only_if(move || !running(), move || main_button("Try to break it", begin))}
                    {only_if(running, move || button("Stop", stop))}
                    {field("Seed", || at_desk(|desk| desk.seed.clone()), |seed| at_desk(|desk| desk.seed = seed))}
                </div>
                {outdated(stale, begin)}
                {found}
            </div>
        </section>
    }
    .into_any()
}

/// A number as typed; any other text is a seed of its own.
fn seed(text: &str) -> u64 {
    let text = text.trim();
    text.parse().unwrap_or_else(|_| {
        text.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
    })
}

fn attack(session: Session, bell: Bell) {
    let workspace = session.read_once(Workspace::clone);
    let run = at_desk(|desk| {
        desk.runs[1] += 1;
        desk.attacking = true;
        let attack = Attack::new(&workspace, seed(&desk.seed), MIXTURES, Clock(browser::now()));
        desk.attack = Some((attack, workspace));
        desk.runs[1]
    });
    bell.ring();
    let step = move || {
        at_desk(|desk| match &mut desk.attack {
            Some((attack, _)) if desk.runs[1] == run => {
                let done = attack.step(2);
                desk.attacking = !done;
                done
            }
            _ => true,
        })
    };
    slices::work(step, move || bell.ring());
}

fn shown(
    session: Session,
    views: Views,
    (running, done, total): (bool, usize, usize),
    sentence: String,
    breaks: Vec<Break>,
) -> AnyView {
    let progress = match running {
        true => view! {
            <progress aria-label="Attempts" max=total.to_string() value=done.to_string()></progress>
            <p class="aside">{format!("{} of {}", words::count(done), words::counted(total, "attempt"))}</p>
        }
        .into_any(),
        false => {
            let (class, mark) =
                if breaks.is_empty() { ("verdict good", "✓") } else { ("verdict bad", "✕") };
            let stopped = (done < total)
                .then(|| format!(" Stopped after {} of {}.", words::count(done), words::count(total)));
            let rest = breaks.is_empty().then_some(
                "No value is left that breaks it: every control character, U+0000 to U+001F and U+007F to U+009F, was tried raw in every place.",
            ).filter(|_| done == total);
            view! {
                <div class=class>
                    <span aria-hidden="true">{mark}</span>
                    <p role="status" aria-label="Attack">{sentence} {stopped} {rest.map(|rest| view! { <small>{rest}</small> })}</p>
                </div>
            }
            .into_any()
        }
    };
    let one = |found: Break| {
        let (ticket, assumptions, channel) = (found.ticket.clone(), found.assumptions, found.channel.clone());
        let open = link_button("Open in Build", move || {
            open_in_build(session, views, ticket.clone(), assumptions, channel.clone());
        });
        view! {
            <li>
                <p><span class="pill open">{found.failure.kind.label()}</span> " " <code>{found.cause()}</code></p>
                <p>{found.failure.why.clone()}</p>
                <p class="aside">
                    {words::freshdesk(found.assumptions)} ". " {words::counted(found.times, "attempt")} " broke it so. " {open}
                </p>
            </li>
        }
        .into_any()
    };
    let list: Vec<AnyView> = breaks.into_iter().map(one).collect();
    let list = match list.is_empty() {
        true => nothing(),
        false => view! { <ol class="breaks">{list}</ol> }.into_any(),
    };
    view! { {progress} {list} }.into_any()
}
