//! Elements, as data: every element of the page has one and the same type.
//!
//! `view!` gives each element a type of its own, with machinery compiled for each; an [`El`] is a tag, a
//! list of erased attributes and a list of erased children, so that the machinery is compiled once. What
//! changes goes in as [`Live`]. Leptos does the rest: it builds, follows and drops.

use crate::live::{Handler, Live, text};
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, Event};
use leptos::prelude::*;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;

/// An element that is being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element of that tag.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// A `div` of that class.
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A text of that class in a line.
pub fn span(class: &'static str, words: impl Into<String>) -> AnyView {
    el("span").class(class).say(words).done()
}

/// A paragraph of that class.
pub fn p(class: &'static str, words: impl Into<String>) -> AnyView {
    el("p").class(class).say(words).done()
}

impl El {
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// Its class; none where the name is empty.
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(custom_attribute(name, value.into()).into_any_attr())
    }

    /// An attribute that follows what it reads.
    pub fn live(self, name: &'static str, mut value: Live<String>) -> Self {
        self.maybe(name, Box::new(move || Some(value())))
    }

    /// An attribute that is there or not.
    pub fn flag(self, name: &'static str, mut value: Live<bool>) -> Self {
        self.maybe(name, Box::new(move || value().then(String::new)))
    }

    fn maybe(self, name: &'static str, value: Live<Option<String>>) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// A property of text that follows what it reads, as `value`.
    pub fn prop(self, name: &'static str, value: Live<String>) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// A property that is on or off, as `checked`.
    pub fn prop_flag(self, name: &'static str, mut value: Live<bool>) -> Self {
        // The browser makes yes or no of a text: whether there is any.
        self.prop(name, text(move || if value() { "yes" } else { "" }.to_owned()))
    }

    /// What a click does.
    pub fn on_click(self, act: Handler) -> Self {
        self.on("click", act)
    }

    /// What every keystroke in a field does.
    pub fn on_input(self, act: Handler) -> Self {
        self.on("input", act)
    }

    /// What a finished change does.
    pub fn on_change(self, act: Handler) -> Self {
        self.on("change", act)
    }

    /// What a key does.
    pub fn on_key(self, act: Handler) -> Self {
        self.on("keydown", act)
    }

    /// What sending a form does, instead of what the browser would do.
    pub fn on_submit(self, mut act: impl FnMut() + 'static) -> Self {
        let handler = move |event: Event| {
            event.prevent_default();
            act();
        };
        self.on("submit", Box::new(handler))
    }

    /// What any other event of that name does.
    pub fn on(self, name: &'static str, act: Handler) -> Self {
        self.with(on(Custom::<Event>::new(name), act).into_any_attr())
    }

    /// A child.
    pub fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// Several children.
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// Words.
    pub fn say(self, words: impl Into<String>) -> Self {
        self.child(words.into().into_any())
    }

    /// Words that follow what they read.
    pub fn say_live(self, words: Live<String>) -> Self {
        self.child(words.into_any())
    }

    /// A part that follows what it reads.
    pub fn part(self, part: Live<AnyView>) -> Self {
        self.child(part.into_any())
    }

    /// The element.
    pub fn done(self) -> AnyView {
        custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }
}
