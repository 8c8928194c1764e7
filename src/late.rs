//! Parts of the page that come with the second half of the program.
//!
//! The module that shows such a part declares a [`Slot`] for it. It is empty until the second half is here
//! and fills it (`second_half.rs`, the only module that names all of them); this module knows no view.

use crate::components::Button;
use leptos::prelude::*;
use std::sync::OnceLock;

/// A place for a part that comes later. It is a global because code arrives once, for the whole program.
pub struct Slot<T>(OnceLock<T>);

/// A place for a view that comes later.
pub type LateView = Slot<fn() -> AnyView>;

impl<T> Slot<T> {
    /// An empty one.
    pub const fn empty() -> Self {
        Self(OnceLock::new())
    }

    /// Fills it; a slot is filled once.
    pub fn fill(&self, part: T) {
        let _ = self.0.set(part);
    }

    /// The part, once it is here.
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }
}

/// How far the second half is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadState {
    /// On its way.
    Loading,
    /// Here: every slot is filled.
    Ready,
    /// It did not come.
    Failed,
}

/// The loading of the second half, shared by the whole page.
#[derive(Clone, Copy)]
pub struct Loading {
    /// How far it is.
    pub state: ReadSignal<LoadState>,
    /// Tries again.
    pub retry: Callback<()>,
}

/// A view that comes with the second half. Until it is here, `before` stands in its place, or else how far the
/// loading is.
#[component]
pub fn Late(
    /// The view's slot.
    part: &'static LateView,
    /// What is shown in its place until then.
    #[prop(optional, into)]
    before: Option<ViewFn>,
) -> impl IntoView {
    let loading: Loading = expect_context();
    move || {
        match (part.get(), &before, loading.state.get()) {
        (Some(view), ..) => view(),
        (None, Some(before), _) => before.run(),
        (None, None, LoadState::Failed) => view! {
            <div class="late" role="alert">
                <p>
                    "This part of the page did not arrive: the connection broke, or the server has a newer version by now. Your work is kept."
                </p>
                <Button on_press=move || loading.retry.run(())>"Try again"</Button>
            </div>
        }
        .into_any(),
        (None, None, _) => view! { <div class="late" role="status"><p>"Loading…"</p></div> }.into_any(),
    }
    }
}
