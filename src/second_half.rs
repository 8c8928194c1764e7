//! What comes after the first view: the only module that names every part of the page.
//!
//! The optimized build cuts the program in two at [`arrive`], the only way into the second half. The first half shows
//! the template, the ticket, the payload and its verdict in **Build**, and is all that a visitor waits for; the second
//! is fetched as soon as they stand, before anyone can ask for it, and from then on nothing is fetched any more. Other
//! builds are of one piece. In a worker there is no first view, and the second half is all that is needed: it judges
//! the file that it was given, or else takes the page's long work ([`background`]).

use crate::app;
use crate::background::{self, Background, examining, ticket_file};
use crate::browser;
use crate::components::Toast;
use crate::components::announcer::CopyByHand;
use crate::late::{LoadState, Loading};
use crate::new_version::NewVersion;
use crate::opened_case::OpenedCase;
use crate::persistence::{Autosave, Banners};
use crate::session::{Abilities, Session};
use crate::shortcuts::Shortcuts;
use crate::theme::ThemeButton;
use crate::undo::UndoAndRedo;
use crate::views::build::choices::Choices;
use crate::views::build::ticket::{as_json, asked, more_fields, not_kept, paste, sample_picker, way_back};
use crate::views::build::{
    BuildView, copied, editor, explanation, origins, panes, preview, problems, return_to_choices, template,
    ticket, verdict,
};
use crate::views::go_live::GoLiveView;
use crate::views::prove::{ProofInVerdict, ProofLine, ProveView};
use crate::views::rules::RulesView;
use crate::views::settings::SettingsMenu;
use crate::views::{build, prove};
use leptos::prelude::*;
use payload_core::analysis::sample_ticket;
use payload_core::highlight;
use payload_core::payload::Json;
use payload_core::workspace::Change;
use ruby_liquid::builtins;

/// The second half did not come.
struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The looks of what is in the second half.
const STYLES: [&str; 9] = [
    include_str!("../style/build_late.css"),
    include_str!("../style/dialogs.css"),
    include_str!("../style/forced_colors.css"),
    include_str!("../style/editor.css"),
    include_str!("../style/prove.css"),
    include_str!("../style/rules.css"),
    include_str!("../style/golive.css"),
    include_str!("../style/settings.css"),
    include_str!("../style/stopped.css"),
];

/// The ways into the second half, once it is here and has filled every slot.
struct Arrival {
    /// Takes up what this browser kept, and begins all that goes on in the background.
    begin: fn(Session),
    /// Does the work of a worker.
    serve: fn(),
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(rest, fallible))]
fn arrive() -> Result<Arrival, Missing> {
    app::TOOLS.fill(|| view! { <UndoAndRedo /><Shortcuts /><ThemeButton /> }.into_any());
    app::SETTINGS.fill(|| view! { <SettingsMenu /> }.into_any());
    app::NEW_VERSION.fill(|| view! { <NewVersion /> }.into_any());
    app::BANNERS.fill(|| view! { <Banners /> }.into_any());
    app::SAID.fill(|| view! { <Toast /><CopyByHand /> }.into_any());
    app::BUILD.fill(|| view! { <BuildView /> }.into_any());
    app::PROVE.fill(|| view! { <ProveView /> }.into_any());
    app::RULES.fill(|| view! { <RulesView /> }.into_any());
    app::GO_LIVE.fill(|| view! { <GoLiveView /> }.into_any());
    build::CHOICES.fill(|| view! { <Choices /> }.into_any());
    build::PROBLEMS.fill(|| view! { <problems::Problems /> }.into_any());
    build::PROOF.fill(|| view! { <ProofLine /> }.into_any());
    build::HANDLES.fill(|| view! { <panes::PaneHandles /> }.into_any());
    verdict::AGAINST.fill(prove::against_verdict);
    verdict::DETAIL.fill(|| view! { <ProofInVerdict /><verdict::VerdictDetail /> }.into_any());
    preview::UNSEEN.fill(highlight::unseen);
    preview::FORMATTED.fill(Json::formatted);
    origins::LIT.fill(origins::Lit::ALL);
    template::COPIED.fill(|| view! { <copied::CopiedLine /><return_to_choices::SetAside /> }.into_any());
    template::EDITOR.fill(|| view! { <editor::Editor /> }.into_any());
    template::EXPLANATION.fill(|| view! { <explanation::Explanation /> }.into_any());
    template::RETURN.fill(|| view! { <return_to_choices::ReturnToChoices /> }.into_any());
    ticket::SAMPLES.fill(|| view! { <sample_picker::SamplePicker /> }.into_any());
    ticket::AS_JSON.fill(|| view! { <as_json::TicketAsJson /> }.into_any());
    ticket::PASTE.fill(|| view! { <paste::PasteTicket /> }.into_any());
    ticket::ASKED.fill(|| view! { <way_back::WayBack /><asked::AskedFields /> }.into_any());
    ticket::BELOW_FIELDS.fill(|| view! { <more_fields::MoreFields /><not_kept::NotKept /> }.into_any());
    Ok(Arrival { begin, serve })
}

fn begin(session: Session) {
    browser::crash_overlay::watch();
    browser::keep_focus();
    STYLES.into_iter().for_each(browser::add_style);
    session.complete(Abilities { builtins: &builtins::FULL, sample: sample_ticket, name: Change::of });
    Autosave::begin(session, OpenedCase::provide(session));
    copied::begin(session);
    examining::begin(session, Background::provide());
    prove::begin(session);
}

fn serve() {
    match browser::worker::given() {
        Some((file, job)) => ticket_file::serve(file, &job),
        None => background::serve(),
    }
}

async fn arrival() -> Result<Arrival, Missing> {
    #[cfg(feature = "split")]
    return arrive().await;
    #[cfg(not(feature = "split"))]
    return arrive();
}

/// Begins to fetch the second half, and hands the loading to everything below.
pub fn load(session: Session) {
    let (state, set_state) = signal(LoadState::Loading);
    // What the second half hands down is for the whole page.
    let page = StoredValue::new(Owner::current().unwrap_or_default());
    let load = move || {
        set_state.set(LoadState::Loading);
        leptos::task::spawn_local(async move {
            match arrival().await {
                Ok(arrival) => {
                    // First of all: what was kept may be a template written by hand.
                    page.get_value().with(|| (arrival.begin)(session));
                    set_state.set(LoadState::Ready);
                }
                Err(Missing) => set_state.set(LoadState::Failed),
            }
        });
    };
    provide_context(Loading { state, retry: Callback::from(load) });
    load();
}

/// Where the program runs in a worker ([`crate::browser::worker`]), does the work there. True if so: nothing must be
/// shown then.
pub fn serves() -> bool {
    let serves = browser::worker::is_here();
    if serves {
        browser::worker::run(async {
            match arrival().await {
                Ok(arrival) => (arrival.serve)(),
                // The page hears of it.
                Err(Missing) => leptos::wasm_bindgen::throw_str("The second half did not arrive"),
            }
        });
    }
    serves
}
