//! Mounts the page.

use payload_builder::ui;

fn main() {
    ui::trusted::set_up();
    ui::panic::watch();
    leptos::mount::mount_to_body(ui::app);
}
