//! Conditions on the properties of a ticket, and how settings keep them.

use super::Property;
use serde::{Deserialize, Serialize};

/// How the value of a property is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// It is one of the values.
    Is,
    /// It is none of the values.
    IsNot,
    /// It has one of the values in it.
    Contains,
    /// It has none of the values in it.
    ContainsNot,
}

impl Operator {
    /// Whether it asks for a value; the others ask for its absence.
    pub fn is_positive(self) -> bool {
        matches!(self, Operator::Is | Operator::Contains)
    }

    /// A stable word for it in settings.
    pub(super) fn word(self) -> &'static str {
        match self {
            Operator::Is => "is",
            Operator::IsNot => "is-not",
            Operator::Contains => "contains",
            Operator::ContainsNot => "contains-not",
        }
    }
}

/// A property and how it is compared: what a condition asks about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Test {
    /// The property.
    pub property: Property,
    /// How it is compared.
    pub operator: Operator,
}

impl Test {
    /// The usual test of a property.
    #[expect(clippy::indexing_slicing, reason = "every property has an operator")]
    pub fn usual(property: Property) -> Self {
        Self { operator: property.operators()[0], property }
    }

    /// A stable word for it among the fields of a rule.
    pub fn sheet_word(&self) -> String {
        let word = match &self.property {
            // As settings that note what was copied have always called it.
            Property::Tag => "tags",
            property => property.word(),
        };
        match *self == Test::usual(self.property.clone()) {
            true => word.to_owned(),
            false => format!("{word}-{}", self.operator.word()),
        }
    }

    /// The operator in the words of Freshdesk's form.
    pub fn operator_label(&self) -> &'static str {
        match (&self.property, self.operator) {
            (Property::Tag, Operator::Contains) => "Contains any of",
            (Property::Tag, _) => "Contains none of",
            (_, Operator::Is) => "Is",
            (_, Operator::IsNot) => "Is not",
            (_, Operator::Contains) => "Contains",
            (_, Operator::ContainsNot) => "Does not contain",
        }
    }

    /// Property and operator as a person says them: `Group is not`.
    pub fn label(&self) -> String {
        match &self.property {
            Property::Tag if self.operator.is_positive() => "Tags contain any of".to_owned(),
            Property::Tag => "Tags contain none of".to_owned(),
            property => format!("{} {}", property.label(), self.operator_label().to_lowercase()),
        }
    }
}

/// A condition: what it asks about, and the values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// What it asks about.
    pub test: Test,
    /// The values, of which one suffices; of a test for absence none may be there.
    pub values: Vec<String>,
}

impl Asked {
    /// What stands in the form: `Is not Internal or Test`.
    pub fn asks(&self) -> String {
        format!("{} {}", self.test.operator_label(), self.list())
    }

    /// The condition as a sentence without its end: `Type is Internal or Test`.
    pub fn sentence(&self) -> String {
        format!("{} {}", self.test.label(), self.list())
    }

    fn list(&self) -> String {
        self.values.join(if self.test.property == Property::Tag { ", " } else { " or " })
    }

    /// Whether a ticket with these values meets it. Letter case counts in tags and nowhere else; nobody has
    /// confirmed either.
    pub fn is_met(&self, of_ticket: &[String]) -> bool {
        self.finds(of_ticket) == self.test.operator.is_positive()
    }

    /// Whether the outcome depends on letter case, which is not confirmed.
    pub fn hangs_on_case(&self, of_ticket: &[String]) -> bool {
        let same = |value: &String, has: &String| value.to_lowercase() == has.to_lowercase();
        !self.finds(of_ticket) && of_ticket.iter().any(|has| self.values.iter().any(|value| same(value, has)))
    }

    fn finds(&self, of_ticket: &[String]) -> bool {
        let finds = |value: &String, has: &String| match (&self.test.property, self.test.operator) {
            (Property::Tag, _) => value == has,
            (_, Operator::Is | Operator::IsNot) => value.to_lowercase() == has.to_lowercase(),
            _ => has.to_lowercase().contains(&value.to_lowercase()),
        };
        of_ticket.iter().any(|has| self.values.iter().any(|value| finds(value, has)))
    }

    /// Whether no ticket can meet both: they want different values of a property that has only one.
    pub fn excludes(&self, other: &Asked) -> bool {
        let (mine, its) = (&self.test, &other.test);
        if mine.property != its.property || !mine.property.is_single() {
            return false;
        }
        match (mine.operator, its.operator) {
            (Operator::Is, _) => self.values.iter().all(|value| !other.is_met(std::slice::from_ref(value))),
            (_, Operator::Is) => other.excludes(self),
            _ => false,
        }
    }
}

/// What separates the values of a list when a person types or pastes them.
const SEPARATORS: [char; 2] = [';', '\n'];

/// The values in a typed list. A tag has no comma in it, so that a comma separates tags too; names of companies and
/// groups do.
pub fn values(property: &Property, typed: &str) -> Vec<String> {
    let separates = |c: char| SEPARATORS.contains(&c) || (c == ',' && *property == Property::Tag);
    let values = typed.split(separates).map(str::trim).filter(|value| !value.is_empty());
    values.map(str::to_owned).collect()
}

/// The conditions of a rule, in the order they were added. Those without a value ask nothing yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Saved", into = "Saved")]
pub struct Conditions(Vec<Asked>);

/// How settings keep conditions: `{"group": "Stores; Kiosks", "type is-not": "Spam"}`. A key without an operator has
/// the usual one.
type Saved = vecmap::VecMap<String, String>;

impl Conditions {
    /// Every condition, also those that ask nothing yet.
    pub fn all(&self) -> &[Asked] {
        &self.0
    }

    /// The conditions that ask for something.
    pub fn asking(&self) -> impl Iterator<Item = &Asked> {
        self.0.iter().filter(|asked| !asked.values.is_empty())
    }

    /// The values of a test.
    pub fn values(&self, test: &Test) -> &[String] {
        self.0
            .iter()
            .find(|asked| asked.test == *test)
            .map(|asked| asked.values.as_slice())
            .unwrap_or_default()
    }

    /// Makes a change.
    pub fn apply(&mut self, edit: ConditionEdit) {
        match edit {
            ConditionEdit::Set(test, list) => {
                let list = list.iter().flat_map(|value| values(&test.property, value)).collect();
                match self.0.iter_mut().find(|asked| asked.test == test) {
                    Some(asked) => asked.values = list,
                    None => self.0.push(Asked { test, values: list }),
                }
            }
            ConditionEdit::Remove(test) => self.0.retain(|asked| asked.test != test),
        }
    }
}

/// A change of some conditions.
#[derive(Debug, Clone, PartialEq)]
pub enum ConditionEdit {
    /// Ask for these values, perhaps none yet.
    Set(Test, Vec<String>),
    /// Do not ask about this any more.
    Remove(Test),
}

impl From<Conditions> for Saved {
    fn from(conditions: Conditions) -> Saved {
        let key = |test: &Test| match *test == Test::usual(test.property.clone()) {
            true => test.property.word().to_owned(),
            false => format!("{} {}", test.property.word(), test.operator.word()),
        };
        conditions.0.into_iter().map(|asked| (key(&asked.test), asked.values.join("; "))).collect()
    }
}

impl TryFrom<Saved> for Conditions {
    type Error = String;

    fn try_from(saved: Saved) -> Result<Self, String> {
        let read = |(key, typed): (String, String)| {
            let (word, operator) = key.split_once(' ').unwrap_or((&key, ""));
            let property = Property::try_from(word.to_owned())?;
            let known = property.operators().iter().copied();
            let operator = match operator {
                "" => Test::usual(property.clone()).operator,
                word => known.into_iter().find(|known| known.word() == word).ok_or_else(|| {
                    format!("“{key}” is no condition: there is no “{word}” for {}.", property.word())
                })?,
            };
            let values = values(&property, &typed);
            Ok(Asked { test: Test { property, operator }, values })
        };
        saved.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Operator::{Contains, ContainsNot, Is, IsNot};
    use Property::{Company, Group, RequesterEmail, Subject, Tag, Type};

    fn asked(property: Property, operator: Operator, typed: &str) -> Asked {
        let values = values(&property, typed);
        Asked { test: Test { property, operator }, values }
    }

    #[test]
    fn a_ticket_meets_a_condition() {
        for (property, operator, typed, has, expected) in [
            (Tag, Contains, "vip", "vip", true),
            (Tag, Contains, "vip", "VIP", false),
            (Tag, Contains, "vip", "vipers", false),
            (Tag, ContainsNot, "vip", "vip", false),
            (Tag, ContainsNot, "vip", "other", true),
            (Type, Is, "internal", "Internal", true),
            (Type, Is, "Internal", "Internal audit", false),
            (Type, IsNot, "Internal; Test", "internal", false),
            (Type, IsNot, "Internal; Test", "Question", true),
            (Group, Is, "Billing", "", false),
            (Subject, Contains, "test", "A Test, please ignore", true),
            (Subject, ContainsNot, "test", "A Test, please ignore", false),
            (RequesterEmail, Contains, "@acme.example", "Maya@ACME.example", true),
            (RequesterEmail, Contains, "@acme.example", "ann@example.com", false),
            (RequesterEmail, Is, "@acme.example", "maya@acme.example", false),
        ] {
            let condition = asked(property, operator, typed);
            assert_eq!(condition.is_met(&[has.to_owned()]), expected, "{} {has}", condition.sentence());
        }
        assert!(asked(Type, IsNot, "Test").is_met(&[]), "a ticket without a type");
    }

    #[test]
    fn conditions_that_no_ticket_meets_together() {
        for (first, second, expected) in [
            (asked(Group, Is, "A"), asked(Group, Is, "B; C"), true),
            (asked(Group, Is, "A"), asked(Group, Is, "a; B"), false),
            (asked(Group, Is, "A; B"), asked(Group, IsNot, "b; a; c"), true),
            (asked(Group, Is, "A; B"), asked(Group, IsNot, "A"), false),
            (asked(Group, IsNot, "A"), asked(Group, IsNot, "B"), false),
            (asked(Group, Is, "A"), asked(Type, Is, "B"), false),
            (asked(Tag, Contains, "a"), asked(Tag, ContainsNot, "a"), false),
            (asked(Subject, Is, "refund"), asked(Subject, ContainsNot, "fun"), true),
            (asked(Subject, Contains, "a"), asked(Subject, Contains, "b"), false),
        ] {
            assert_eq!(first.excludes(&second), expected, "{} / {}", first.sentence(), second.sentence());
            assert_eq!(second.excludes(&first), expected, "{} / {}", second.sentence(), first.sentence());
        }
    }

    #[test]
    fn values_are_separated_alike_and_a_tag_has_no_comma() {
        assert_eq!(values(&Company, " Acme, Inc.; Example Ltd ;"), ["Acme, Inc.", "Example Ltd"]);
        assert_eq!(values(&Type, "Question\nIncident"), ["Question", "Incident"]);
        assert_eq!(values(&Tag, " vip,; no survey ,"), ["vip", "no survey"]);
        assert!(values(&Type, " ; ").is_empty());
    }

    #[test]
    fn conditions_are_told_in_the_words_of_the_form() {
        for (condition, asks, sentence) in [
            (asked(Tag, Contains, "a, b"), "Contains any of a, b", "Tags contain any of a, b"),
            (asked(Tag, ContainsNot, "a"), "Contains none of a", "Tags contain none of a"),
            (asked(Company, Is, "A; B"), "Is A or B", "Company name is A or B"),
            (asked(Group, IsNot, "A"), "Is not A", "Group is not A"),
            (asked(Subject, ContainsNot, "A"), "Does not contain A", "Subject does not contain A"),
        ] {
            assert_eq!((condition.asks().as_str(), condition.sentence().as_str()), (asks, sentence));
        }
    }

    #[test]
    fn settings_keep_them_as_they_always_did() {
        let old = r#"{"group":"Stores; Kiosks","tag":"vip, a b"}"#;
        let read: Conditions = serde_json::from_str(old).unwrap();
        assert_eq!(read.all(), [asked(Group, Is, "Stores; Kiosks"), asked(Tag, Contains, "vip; a b")]);
        let mut all = read.clone();
        all.apply(ConditionEdit::Set(Test { property: Type, operator: IsNot }, vec!["Spam".into()]));
        all.apply(ConditionEdit::Set(Test::usual(Property::custom("cf_region").unwrap()), Vec::new()));
        let json = serde_json::to_string(&all).unwrap();
        assert!(json.contains(r#""type is-not":"Spam","ticket.cf_region":"""#), "{json}");
        assert_eq!(serde_json::from_str::<Conditions>(&json).unwrap(), all);
        assert_eq!(all.asking().count(), 3);
        all.apply(ConditionEdit::Remove(Test::usual(Group)));
        assert_eq!(all.asking().count(), 2);
        for wrong in [r#"{"color":"x"}"#, r#"{"group contains":"x"}"#, r#"{"group":7}"#] {
            assert!(serde_json::from_str::<Conditions>(wrong).is_err(), "{wrong}");
        }
    }
}
