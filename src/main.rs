//! Mounts the page.

fn main() {
    leptos::mount::mount_to_body(|| leptos::view! { <main><h1>"Payload Builder"</h1></main> });
}
