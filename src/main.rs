//! Mounts the page; or, in a worker of that page, does its work.

use leptos::prelude::*;
use payload_builder::app::App;
use payload_builder::{browser, second_half};

fn main() {
    if second_half::serves() {
        return;
    }
    browser::trusted_types::set_up();
    mount_to_body(|| view! { <App load=second_half::load /> });
    // Last: if mounting fails, `#starting` is still there to show the error.
    browser::remove("starting");
}
