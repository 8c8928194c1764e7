//! The choices that few people change: they come with the second half.

use super::customer::CustomerSettings;
use super::freshdesk::AssumptionLists;
use super::safety::SafetyChoice;
use crate::components::{Button, ButtonKind};
use crate::router::{PROBE, View, Views};
use leptos::prelude::*;

/// The customer, text safety, and what Freshdesk does.
#[component]
pub fn MoreChoices() -> impl IntoView {
    let views = Views::here();
    view! {
        <CustomerSettings />
        <h3>"Text safety"</h3>
        <SafetyChoice />
        <h3>"What Freshdesk does"</h3>
        <AssumptionLists />
        <Button kind=ButtonKind::Link on_press=move || views.open_at(View::Prove, PROBE)>
            "Find out with the probe"
        </Button>
    }
}
