//! What differs from the defaults, and the defaults with that laid over them.
//!
//! Both work on JSON and know no field by name, so that a new field of the workspace is saved from the day
//! it is there.

use serde_json::{Map, Value};

/// The parts of the workspace that are data, not settings: a key that is missing there is missing, and does
/// not mean the default.
const WHOLE: [&str; 1] = ["ticket"];

/// What of `now` differs from `default`; nothing where all is the same.
pub fn difference(default: &Value, now: &Value) -> Option<Value> {
    match (default, now) {
        _ if default == now => None,
        (Value::Object(old), Value::Object(new)) if same_keys(old, new) => {
            let changed = new.iter().filter_map(|(key, value)| {
                let old = old.get(key)?;
                let changed = match WHOLE.contains(&key.as_str()) {
                    true => (old != value).then(|| value.clone()),
                    false => difference(old, value),
                };
                Some((key.clone(), changed?))
            });
            Some(Value::Object(changed.collect()))
        }
        _ => Some(now.clone()),
    }
}

fn same_keys(old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    old.len() == new.len() && new.keys().all(|key| old.contains_key(key))
}

/// Lays `changes` over `base`: objects whose keys are all known are gone through, anything else replaces
/// what stood there.
pub fn overlay(base: &mut Value, changes: Value) {
    match (base, changes) {
        (Value::Object(base), Value::Object(changes)) if changes.keys().all(|key| base.contains_key(key)) => {
            for (key, value) in changes {
                let Some(under) = base.get_mut(&key) else { continue };
                match WHOLE.contains(&key.as_str()) {
                    true => *under = value,
                    false => overlay(under, value),
                }
            }
        }
        (base, changes) => *base = changes,
    }
}

/// One of the places that [`overlay`] replaces.
pub struct Leaf {
    /// The keys that lead there.
    pub path: Vec<String>,
    /// `changes` with nothing but this in it.
    pub alone: Value,
}

/// The single replacements that `changes` stands for, in its order.
pub fn leaves(base: &Value, changes: &Value) -> Vec<Leaf> {
    match (base, changes) {
        (Value::Object(base), Value::Object(changes)) => {
            let (known, unknown): (Vec<_>, Vec<_>) =
                changes.iter().partition(|(key, _)| base.contains_key(*key));
            let unknown = unknown
                .into_iter()
                .map(|(key, value)| (key, vec![Leaf { path: Vec::new(), alone: value.clone() }]));
            let known = known.into_iter().map(|(key, value)| {
                let inner = match WHOLE.contains(&key.as_str()) {
                    true => vec![Leaf { path: Vec::new(), alone: value.clone() }],
                    false => leaves(base.get(key).unwrap_or(&Value::Null), value),
                };
                (key, inner)
            });
            let wrap = |(key, inner): (&String, Vec<Leaf>)| {
                let key = key.clone();
                inner.into_iter().map(move |mut leaf| {
                    leaf.path.insert(0, key.clone());
                    leaf.alone = Value::Object(Map::from_iter([(key.clone(), leaf.alone)]));
                    leaf
                })
            };
            unknown.flat_map(wrap).chain(known.flat_map(wrap)).collect()
        }
        _ => vec![Leaf { path: Vec::new(), alone: changes.clone() }],
    }
}
