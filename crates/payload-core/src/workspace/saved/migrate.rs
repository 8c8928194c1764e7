//! Settings of earlier versions, brought to the present one, a step at a time.

use serde_json::{Map, Value};

/// Turns the settings of one version into those of the next. Total: what it does not know it leaves alone.
type Step = fn(&mut Map<String, Value>);

/// From version 1 to 2, from 2 to 3, and so on. The first version is the present one, so there is none yet.
/// A step once released stays as it is, with its stored examples in `tests/saved`.
const STEPS: [Step; 0] = [];

/// The present version.
pub const VERSION: usize = 1 + STEPS.len();

/// Brings settings of a version to the present one.
pub fn to_now((version, settings): (usize, Map<String, Value>)) -> Map<String, Value> {
    run(&STEPS, version, settings)
}

fn run(steps: &[Step], version: usize, mut settings: Map<String, Value>) -> Map<String, Value> {
    for step in steps.iter().skip(version.saturating_sub(1)) {
        step(&mut settings);
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_takes_the_steps_after_it() {
        let steps: [Step; 2] = [
            |settings| {
                if let Some(value) = settings.shift_remove("a") {
                    settings.insert("b".into(), value);
                }
            },
            |settings| {
                if let Some(value) = settings.shift_remove("b") {
                    settings.insert("c".into(), value);
                }
            },
        ];
        for (version, before) in [(1, "a"), (2, "b"), (3, "c")] {
            let settings = Map::from_iter([(before.to_owned(), Value::from(7))]);
            assert_eq!(Value::Object(run(&steps, version, settings)), serde_json::json!({ "c": 7 }));
        }
    }
}
