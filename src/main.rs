//! Mounts the page.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"Payload Builder"</h1></main> });
}
