//! The business logic of a send rule: which tickets of its channel it takes, besides their source.
//!
//! The guide only says *Set your business logic*. What is asked here must all be so, which is Freshdesk's
//! *Match ALL* (documented).

use super::{Property, RuleSettings, Wanted};

impl RuleSettings {
    /// What was typed as the values that a property of a channel's tickets must have.
    pub fn only(&self, channel: &str, property: Property) -> &str {
        self.only.get(channel).map(|wanted| wanted.typed(property)).unwrap_or_default()
    }

    /// Types the values that a property of a channel's tickets must have.
    pub fn set_only(&mut self, channel: &str, property: Property, typed: String) {
        let mut wanted = self.only.remove(channel).unwrap_or_default();
        wanted.set(property, typed);
        if !wanted.is_empty() {
            self.only.insert(channel.to_owned(), wanted);
        }
    }

    /// What a channel's tickets must have, all of it.
    pub fn onlys(&self, channel: &str) -> Vec<(Property, Vec<String>)> {
        self.only.get(channel).into_iter().flat_map(Wanted::each).collect()
    }

    /// Whether any rule goes by this property.
    pub fn goes_by(&self, property: Property) -> bool {
        let typed = |wanted: &Wanted| property.with_values(wanted.typed(property)).is_some();
        property.with_values(self.exclusion(property)).is_some() || self.only.values().any(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_asks_for_what_was_typed() {
        let mut book = RuleSettings::default();
        book.set_only("in store", Property::Group, "Stores; Kiosks".into());
        book.set_only("in store", Property::Type, " ; ".into());
        assert_eq!(
            book.onlys("in store"),
            [(Property::Group, vec!["Stores".to_owned(), "Kiosks".to_owned()])]
        );
        assert!(book.onlys("email").is_empty());
        assert!(
            book.goes_by(Property::Group) && book.goes_by(Property::Tag) && !book.goes_by(Property::Type)
        );
        let json = serde_json::to_string(&book).unwrap();
        assert_eq!(serde_json::from_str::<RuleSettings>(&json).unwrap(), book);
        book.set_only("in store", Property::Group, String::new());
        book.set_only("in store", Property::Type, String::new());
        assert_eq!(book, RuleSettings::default());
    }
}
