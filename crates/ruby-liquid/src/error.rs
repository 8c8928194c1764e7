//! Why one part of a template could not be rendered: what Liquid prints as `Liquid error: …`.

use std::borrow::Cow;

/// A failure inside a render. Real Liquid prints it in place of the part that failed and goes on.
///
/// It is in a box: nearly every step of a render succeeds, and hands on no more than that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError(Box<Fault>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    reason: Cow<'static, str>,
    stop: bool,
}

impl RenderError {
    /// A failure with a fixed reason.
    pub fn new(reason: &'static str) -> Self {
        Self(Box::new(Fault { reason: Cow::Borrowed(reason), stop: false }))
    }

    /// A failure whose reason names something.
    pub fn of(reason: String) -> Self {
        Self(Box::new(Fault { reason: Cow::Owned(reason), stop: false }))
    }

    /// A limit was reached: the render ends.
    pub fn limit(reason: &'static str) -> Self {
        Self(Box::new(Fault { reason: Cow::Borrowed(reason), stop: true }))
    }

    /// What went wrong, in words near to Ruby's.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Whether rendering must stop here: a limit of this engine, not a rule of Liquid.
    pub fn stops(&self) -> bool {
        self.0.stop
    }
}

/// A value, or why there is none.
pub type Outcome<T> = Result<T, RenderError>;
