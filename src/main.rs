//! Mounts the page; or, in a worker of that page, does its work.

use payload_builder::ui;

fn main() {
    if ui::rest::serves() {
        return;
    }
    ui::trusted::set_up();
    ui::panic::watch();
    leptos::mount::mount_to_body(ui::app);
}
