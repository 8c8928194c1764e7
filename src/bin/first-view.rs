//! Writes the first view of the page as HTML: what whoever opens the page for the first time sees. The optimized build
//! puts it into the page (`xtask/src/first_view.rs`).

use leptos::prelude::*;
use payload_builder::app::App;
use payload_builder::late::{LoadState, Loading};

fn main() {
    let load = |_| {
        let (state, _) = signal(LoadState::Loading);
        provide_context(Loading { state, retry: Callback::new(|()| ()) });
    };
    println!("{}", Owner::new().with(|| view! { <App load=load /> }.to_html()));
}
