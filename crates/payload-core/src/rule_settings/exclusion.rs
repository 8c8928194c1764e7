//! What keeps a ticket from getting a survey: what the exclusion rule goes by.
//!
//! The guide's example goes by tags and says that any condition of Freshdesk's does. That one of several
//! suffices is Freshdesk's *Match ANY* (documented).

use super::{Property, RuleSettings};

impl RuleSettings {
    /// What was typed as the values of a property that exclude a ticket.
    pub fn exclusion(&self, property: Property) -> &str {
        match property {
            Property::Tag => &self.exclude_tags,
            other => self.exclude_by.typed(other),
        }
    }

    /// Types the values of a property that exclude a ticket.
    pub fn set_exclusion(&mut self, property: Property, typed: String) {
        match property {
            Property::Tag => self.exclude_tags = typed,
            other => self.exclude_by.set(other, typed),
        }
    }

    /// What excludes a ticket: the properties that are gone by, with their values. Any one suffices.
    pub fn exclusions(&self) -> impl Iterator<Item = (Property, Vec<String>)> {
        Property::ALL.into_iter().filter_map(|property| property.with_values(self.exclusion(property)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn values_are_separated_as_their_property_allows() {
        let mut book = RuleSettings::default();
        book.set_exclusion(Property::Tag, " vip,; no survey ,".into());
        book.set_exclusion(Property::Company, "Acme, Inc.; Example Ltd ;".into());
        book.set_exclusion(Property::Type, " ; ".into());
        let exclusions: Vec<_> = book.exclusions().collect();
        assert_eq!(
            exclusions,
            [
                (Property::Tag, texts(&["vip", "no survey"])),
                (Property::Company, texts(&["Acme, Inc.", "Example Ltd"])),
            ]
        );
        assert_eq!(exclusions[0].0.asks(&exclusions[0].1), "Contains any of vip, no survey");
        assert_eq!(exclusions[1].0.asks(&exclusions[1].1), "Is Acme, Inc. or Example Ltd");
        assert_eq!(exclusions[0].0.sentence(&exclusions[0].1), "Tags contain any of vip, no survey");
        assert_eq!(exclusions[1].0.sentence(&exclusions[1].1), "Company name is Acme, Inc. or Example Ltd");
        book.set_exclusion(Property::Company, String::new());
        assert_eq!(book.exclusions().count(), 1);
    }

    #[test]
    fn goes_through_json_and_back() {
        let mut book = RuleSettings::default();
        book.set_exclusion(Property::RequesterEmail, "@acme.example".into());
        let json = serde_json::to_string(&book).unwrap();
        assert!(json.contains(r#""exclude_by":{"requester-email":"@acme.example"}"#), "{json}");
        assert_eq!(serde_json::from_str::<RuleSettings>(&json).unwrap(), book);
    }
}
