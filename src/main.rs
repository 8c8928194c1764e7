//! Mounts the page; or, in a worker of that page, does its work.

use payload_builder::{app, browser, rest};

fn main() {
    if rest::serves() {
        return;
    }
    browser::trusted_types::set_up();
    browser::crash_overlay::watch();
    leptos::mount::mount_to_body(app::app);
}
