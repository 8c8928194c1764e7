//! The offer of a newer version of the page.

use crate::browser::service_worker::Update;
use crate::components::Button;
use leptos::prelude::*;

/// The offer, once there is something to offer.
#[component]
pub fn NewVersion() -> impl IntoView {
    let update = Update::watch();
    view! {
        <div role="status" aria-label="Updates">
            <Show when=move || update.is_ready()>
                <p class="update">
                    "A new version is ready. " <Button on_press=move || update.start()>"Reload"</Button>
                </p>
            </Show>
        </div>
    }
}
