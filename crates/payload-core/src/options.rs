//! The admin's choices, and the template each channel gets from them.
//!
//! Choices are data; [`guide`] and [`robust`] write a template from them. Where a choice is left to the
//! preset it is `None` here, so that switching the preset switches it too.

mod channel;
mod cleaning;
mod content;
mod custom;
mod guide;
mod language;
mod other_keys;
mod robust;
mod style;
mod tags;
mod writer;

pub use channel::{Channel, MAX_CHANNEL, USUAL_CHANNELS, read_channel};
pub use content::Content;
pub use custom::{CustomProperties, PropertyName};
pub use language::{Language, LanguageCode};
pub use other_keys::{KeyObject, KeyPath, OtherKeys, has_choice};
pub use style::{Comment, FlagAs, Layout, Preset, Safety, Style, TagSplit};
pub use tags::{TagLimit, Tags};
pub use writer::{Mark, Written};

use crate::placeholder::Placeholder;
use serde::{Deserialize, Serialize};

/// Everything that decides what the templates say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Whose pattern the templates follow.
    pub preset: Preset,
    /// Details of the pattern, which a preset sets and the admin may change.
    pub style: Style,
    /// The channels, in order.
    pub channels: Vec<Channel>,
    /// Who gets the survey.
    pub customer: Customer,
    /// The brand, for accounts with several.
    pub brand: Switch<Brand>,
    /// The language, for accounts with several.
    pub language: Switch<Language>,
    /// The checkbox that excludes a ticket.
    pub do_not_send: Switch<DoNotSend>,
    /// The ticket's tags.
    pub tags: Switch<Tags>,
    /// The address of the ticket.
    pub link: Switch<Link>,
    /// Values of the ticket under names of one's own.
    pub custom_properties: Switch<CustomProperties>,
    /// Whatever else is sent.
    pub other_keys: Switch<OtherKeys>,
}

/// Something that is on or off and keeps its settings meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch<T> {
    /// Whether it is on.
    pub on: bool,
    /// Its settings.
    #[serde(default)]
    pub settings: T,
}

impl<T: Default> Default for Switch<T> {
    fn default() -> Self {
        Self::off()
    }
}

impl<T: Default> Switch<T> {
    fn on() -> Self {
        Self { on: true, settings: T::default() }
    }

    fn off() -> Self {
        Self { on: false, settings: T::default() }
    }
}

impl<T> Switch<T> {
    /// The settings, where it is on.
    pub fn get(&self) -> Option<&T> {
        self.on.then_some(&self.settings)
    }
}

/// Who gets the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Customer {
    /// The customer's name; the preset's own where empty.
    pub name: Option<Placeholder>,
    /// The customer's email; the preset's own where empty.
    pub email: Option<Placeholder>,
    /// What is sent where there is no email. Stella then logs *Invalid customer*.
    pub no_email: String,
}

impl Default for Customer {
    fn default() -> Self {
        Self { name: None, email: None, no_email: "no_email".to_owned() }
    }
}

/// The brand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Brand {
    /// Where it comes from; the preset's own placeholder where empty.
    pub value: Option<Content>,
}

/// The checkbox that excludes a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DoNotSend {
    /// The checkbox field.
    pub field: Placeholder,
}

impl Default for DoNotSend {
    fn default() -> Self {
        Self { field: Placeholder::known(crate::ticket::sample::DO_NOT_SEND) }
    }
}

/// The address of the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    /// Which of the ticket's addresses.
    pub placeholder: Placeholder,
}

impl Default for Link {
    fn default() -> Self {
        Self { placeholder: Placeholder::known("ticket.url") }
    }
}

/// The choice that wrote a piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The agent who is asked about.
    Employee,
    /// The channel.
    Channel,
    /// The customer's name.
    CustomerName,
    /// The customer's email and what is sent without one.
    CustomerEmail,
    /// The brand.
    Brand,
    /// The language.
    Language,
    /// The ticket's number.
    TicketId,
    /// Do not send.
    DoNotSend,
    /// The link to the ticket.
    Link,
    /// The tags.
    Tags,
    /// Values under names of one's own.
    CustomProperties,
    /// Whatever else is sent.
    OtherKeys,
    /// What makes values safe.
    Safety,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Employee,
        Self::Channel,
        Self::CustomerName,
        Self::CustomerEmail,
        Self::Brand,
        Self::Language,
        Self::TicketId,
        Self::DoNotSend,
        Self::Link,
        Self::Tags,
        Self::CustomProperties,
        Self::OtherKeys,
        Self::Safety,
    ];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Choice::Employee => "Agent",
            Choice::Channel => "Channel",
            Choice::CustomerName => "Customer name",
            Choice::CustomerEmail => "Customer e-mail",
            Choice::Brand => "Brand",
            Choice::Language => "Language",
            Choice::TicketId => "Ticket ID",
            Choice::DoNotSend => "Do not send",
            Choice::Link => "Link to ticket",
            Choice::Tags => "Tags",
            Choice::CustomProperties => "Custom properties",
            Choice::OtherKeys => "Other keys",
            Choice::Safety => "Text safety",
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            preset: Preset::default(),
            style: Style::default(),
            channels: USUAL_CHANNELS
                .map(|name| Channel { name: name.to_owned(), on: name == "email" })
                .into(),
            customer: Customer::default(),
            brand: Switch::off(),
            language: Switch::off(),
            do_not_send: Switch::on(),
            tags: Switch::on(),
            link: Switch::on(),
            custom_properties: Switch::off(),
            other_keys: Switch::off(),
        }
    }
}

impl Options {
    /// The default choices under a preset.
    pub fn of(preset: Preset) -> Self {
        let mut options = Self::default();
        options.choose(preset);
        options
    }

    /// Takes over a preset's style; every other choice stays.
    pub fn choose(&mut self, preset: Preset) {
        self.preset = preset;
        self.style = preset.style();
    }

    /// Leaves to the preset what is just as the preset has it.
    pub fn forget_defaults(&mut self) {
        let mut plain = self.clone();
        plain.customer.name = None;
        plain.customer.email = None;
        plain.brand.settings.value = None;
        plain.language.settings.placeholder = None;
        plain.tags.settings.limit = None;
        if self.customer.name.as_ref() == Some(&plain.customer_name()) {
            self.customer.name = None;
        }
        if self.customer.email.as_ref() == Some(&plain.customer_email()) {
            self.customer.email = None;
        }
        if self.brand.settings.value.as_ref() == Some(&plain.brand_value()) {
            self.brand.settings.value = None;
        }
        if self.language.settings.placeholder.as_ref() == Some(&plain.language_placeholder()) {
            self.language.settings.placeholder = None;
        }
        if self.tags.settings.limit == plain.tag_limit() {
            self.tags.settings.limit = None;
        }
    }

    /// Whether the style is just the preset's.
    pub fn is_pure(&self) -> bool {
        self.style == self.preset.style()
    }

    /// The template of a channel, and which choice wrote which piece of it.
    pub fn write(&self, channel: &str) -> Written {
        match self.preset {
            Preset::Robust => robust::write(self, channel),
            Preset::Guide => guide::write(self, channel),
        }
    }

    /// The names of the channels that are on.
    pub fn channels_on(&self) -> impl Iterator<Item = &str> {
        self.channels.iter().filter(|channel| channel.on).map(|channel| channel.name.as_str())
    }

    /// In the guide's language payload the customer is the *contact*; in its others the requester.
    fn speaks_of_contact(&self) -> bool {
        self.preset == Preset::Guide && self.language.on
    }

    /// The placeholder of the customer's name.
    pub fn customer_name(&self) -> Placeholder {
        let default = if self.speaks_of_contact() { "ticket.contact.name" } else { "ticket.requester.name" };
        self.customer.name.clone().unwrap_or_else(|| Placeholder::known(default))
    }

    /// The placeholder of the customer's email.
    pub fn customer_email(&self) -> Placeholder {
        let default = if self.speaks_of_contact() { "ticket.contact.email" } else { "ticket.from_email" };
        self.customer.email.clone().unwrap_or_else(|| Placeholder::known(default))
    }

    /// Where the brand comes from. The guide's `ticket.brand` is not built into Freshdesk; a field
    /// created today is `cf_brand`.
    pub fn brand_value(&self) -> Content {
        let default = if self.preset == Preset::Guide { "ticket.brand" } else { "ticket.cf_brand" };
        self.brand.settings.value.clone().unwrap_or_else(|| Content::Placeholder(Placeholder::known(default)))
    }

    /// The placeholder of the language.
    pub fn language_placeholder(&self) -> Placeholder {
        let default = if self.preset == Preset::Guide {
            "ticket.contact.language"
        } else {
            "ticket.requester.language"
        };
        self.language.settings.placeholder.clone().unwrap_or_else(|| Placeholder::known(default))
    }
}
