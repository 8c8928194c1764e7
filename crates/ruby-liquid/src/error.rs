//! Why one part of a template could not be rendered: what Liquid prints as `Liquid error: …`.

use std::borrow::Cow;

/// A failure inside a render. Real Liquid prints it in place of the part that failed and goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// What went wrong, in words near to Ruby's.
    pub reason: Cow<'static, str>,
    /// Whether rendering must stop here: a limit of this engine, not a rule of Liquid.
    pub stop: bool,
}

impl RenderError {
    /// A failure with a fixed reason.
    pub fn new(reason: &'static str) -> Self {
        Self { reason: Cow::Borrowed(reason), stop: false }
    }

    /// A failure whose reason names something.
    pub fn of(reason: String) -> Self {
        Self { reason: Cow::Owned(reason), stop: false }
    }

    /// A limit was reached: the render ends.
    pub fn limit(reason: &'static str) -> Self {
        Self { reason: Cow::Borrowed(reason), stop: true }
    }
}

/// A value, or why there is none.
pub type Outcome<T> = Result<T, RenderError>;
