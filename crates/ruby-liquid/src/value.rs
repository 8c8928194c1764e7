//! The values that templates work on, as Ruby has them: objects keep their order, and every value is cheap to clone.

use super::limits;
use super::ruby::inspect::to_s;
use super::ruby::number::integer_of_json;
use super::ruby::time::Moment;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

/// A value of a template.
#[derive(Debug, Clone, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Nil,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i128),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(Arc<str>),
    /// A list.
    Array(Arc<[Value]>),
    /// Names with values, in order.
    Object(Arc<Object>),
    /// `(1..3)`: first and last.
    Range(i128, i128),
    /// A moment, which 2.4 makes of a number and keeps where it cannot be formatted; and how Ruby prints it.
    Time(Moment, Arc<str>),
    /// `blank` or `empty`, which ask the other side of a comparison.
    Emptiness(Emptiness),
    /// `forloop` or `tablerowloop` of Liquid 5, which moves on with its loop.
    Loop(Arc<Loop>),
    /// `self` of Liquid 5: all variables, by name.
    Variables,
}

/// `blank` and `empty`, which in a condition ask about the other side instead of being a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptiness {
    /// `blank`.
    Blank,
    /// `empty`.
    Empty,
}

impl Emptiness {
    /// The name of its method in Ruby, which 2.4 prints.
    pub fn method(self) -> &'static str {
        match self {
            Self::Blank => "blank?",
            Self::Empty => "empty?",
        }
    }
}

/// The state of a running loop.
#[derive(Debug)]
pub struct Loop {
    /// What Liquid calls the loop: `item-collection`.
    pub name: Arc<str>,
    /// How many rounds it has.
    pub length: i64,
    /// The place of the current item, from 0.
    pub index: AtomicI64,
    /// The loop around it.
    pub parent: Option<Arc<Loop>>,
    /// Columns of a `tablerow`.
    pub columns: Option<i64>,
    /// Column (from 1) and row (from 1) of a `tablerow`.
    pub cell: (AtomicI64, AtomicI64),
}

impl Loop {
    /// The place of the current item, from 0.
    pub fn at(&self) -> i64 {
        self.index.load(Ordering::Relaxed)
    }

    /// What `forloop.<name>` gives; nil for anything unknown.
    pub fn get(&self, name: &str) -> Value {
        let (at, int) = (self.at(), |number: i64| Value::Int(number.into()));
        match name {
            "length" => return int(self.length),
            "index" => return int(at + 1),
            "index0" => return int(at),
            "rindex" => return int(self.length - at),
            "rindex0" => return int(self.length - at - 1),
            "first" => return Value::Bool(at == 0),
            "last" => return Value::Bool(at == self.length - 1),
            _ => {}
        }
        let (column, row) = (self.cell.0.load(Ordering::Relaxed), self.cell.1.load(Ordering::Relaxed));
        match (name, self.columns) {
            ("name", None) => Value::Text(self.name.clone()),
            ("parentloop", None) => self.parent.clone().map_or(Value::Nil, Value::Loop),
            ("col", Some(_)) => int(column),
            ("col0", Some(_)) => int(column - 1),
            ("row", Some(_)) => int(row),
            ("col_first", Some(_)) => Value::Bool(column == 1),
            ("col_last", Some(columns)) => Value::Bool(column == columns),
            _ => Value::Nil,
        }
    }

    /// How Ruby prints it: by its class.
    pub fn class(&self) -> &'static str {
        if self.columns.is_some() { "Liquid::TablerowloopDrop" } else { "Liquid::ForloopDrop" }
    }
}

/// Names with values, in the order they were given.
#[derive(Debug, Default)]
pub struct Object {
    entries: Vec<(Arc<str>, Value)>,
    /// Places in `entries` by name, where a walk would take long.
    places: FxHashMap<Arc<str>, u32>,
}

/// The texts of one ASCII character, by its code.
static CHARACTERS: LazyLock<Vec<Arc<str>>> =
    LazyLock::new(|| (0..0x80_u8).map(|code| Arc::from(char::from(code).to_string())).collect());

/// Above this many entries a name is looked up.
const WALK: usize = 64;

impl Object {
    /// An object of these entries; each name stands in them once.
    pub fn new(entries: Vec<(Arc<str>, Value)>) -> Self {
        let mut places = FxHashMap::default();
        if entries.len() > WALK {
            places.extend(entries.iter().zip(0..).map(|((name, _), place)| (name.clone(), place)));
        }
        Self { entries, places }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let entry = match self.places.is_empty() {
            true => self.entries.iter().find(|(key, _)| **key == *name),
            false => self.entries.get(*self.places.get(name)? as usize),
        };
        entry.map(|(_, value)| value)
    }

    /// Name and value, in order.
    pub fn entries(&self) -> &[(Arc<str>, Value)] {
        &self.entries
    }

    /// How many names it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no names.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Value {
    /// Text.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// A part of a text. Those of one common character are shared: going through a text makes thousands of them.
    pub fn part(text: &str) -> Self {
        let shared = match text.as_bytes() {
            [byte] => CHARACTERS.get(usize::from(*byte)),
            _ => None,
        };
        shared.map_or_else(|| Self::text(text), |text| Self::Text(text.clone()))
    }

    /// A list.
    pub fn array(items: Vec<Value>) -> Self {
        Self::Array(items.into())
    }

    /// The text; none where it is something else.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Ruby's truth: all but nil and false.
    pub fn truthy(&self) -> bool {
        !matches!(self, Self::Nil | Self::Bool(false))
    }

    /// Whether it is nil.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// A value from JSON.
    pub fn from_json(json: &serde_json::Value) -> Self {
        Self::from_json_within(json, limits::DATA_DEPTH)
    }

    fn from_json_within(json: &serde_json::Value, depth: usize) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Self::Nil,
            Json::Bool(truth) => Self::Bool(*truth),
            Json::Number(number) => integer_of_json(number),
            Json::String(text) => Self::Text(text.as_str().into()),
            _ if depth == 0 => Self::Nil,
            Json::Array(items) => {
                Self::Array(items.iter().map(|item| Self::from_json_within(item, depth - 1)).collect())
            }
            Json::Object(entries) => Self::Object(Arc::new(Object::new(
                entries
                    .iter()
                    .map(|(name, value)| (name.as_str().into(), Self::from_json_within(value, depth - 1)))
                    .collect(),
            ))),
        }
    }

    /// The value as JSON; what JSON has nothing for is the text that is printed for it.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Nil => Json::Null,
            Self::Bool(truth) => Json::from(*truth),
            Self::Int(number) => serde_json::Number::from_i128(*number)
                .map_or_else(|| Json::from(number.to_string()), Json::Number),
            Self::Float(number) => Json::from(*number),
            Self::Array(items) => items.iter().map(Self::to_json).collect(),
            Self::Object(object) => {
                object.entries().iter().map(|(name, value)| (name.to_string(), value.to_json())).collect()
            }
            other => Json::from(to_s(other)),
        }
    }

    /// How Ruby names its class in messages.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Int(_) => "Integer",
            Self::Float(_) => "Float",
            Self::Text(_) => "String",
            Self::Array(_) => "Array",
            Self::Object(_) => "Hash",
            Self::Range(..) => "Range",
            Self::Time(..) => "Time",
            Self::Emptiness(_) => "Symbol",
            Self::Loop(state) => state.class(),
            Self::Variables => "Liquid::SelfDrop",
        }
    }
}
