//! The filter `date`.

use super::Call;
use crate::error::Outcome;
use crate::ruby::inspect::to_s;
use crate::ruby::number::leading_integer;
use crate::ruby::time::Moment;
use crate::value::Value;

fn formatted(moment: Option<Moment>, format: &str, input: &Value) -> Outcome<Value> {
    match moment {
        Some(moment) => moment.format(format).map(Value::text),
        None => Ok(input.clone()),
    }
}

/// 2.4 knows no `now`: it is no date, and passes unchanged.
pub fn date_2_4(call: &Call<'_>) -> Outcome<Value> {
    let format = to_s(call.argument(0));
    if format.is_empty() {
        return Ok(Value::text(&*call.text()));
    }
    let stamp = match call.input {
        Value::Int(int) => Some(*int),
        Value::Text(text) => text
            .split('\n')
            .any(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| leading_integer(text))
            .flatten(),
        _ => None,
    };
    let stamp = stamp.filter(|seconds| *seconds > 0);
    let moment = match (stamp, call.input) {
        (Some(stamp), _) => Moment::from_seconds(stamp),
        (None, Value::Time(moment, _)) => Some(*moment),
        (None, Value::Text(text)) => Moment::parse(text, call.clock),
        _ => None,
    };
    // Whatever fails, 2.4 passes on what it has: of a number it has made a moment already.
    formatted(moment, &format, call.input).or_else(|fault| match (stamp, moment) {
        _ if fault.stops() => Err(fault),
        (Some(_), Some(moment)) => Ok(Value::Time(moment, moment.shown().into())),
        _ => Ok(call.input.clone()),
    })
}

pub fn date(call: &Call<'_>) -> Outcome<Value> {
    let format = to_s(call.argument(0));
    if format.is_empty() {
        return Ok(call.input.clone());
    }
    let moment = match call.input {
        Value::Int(int) => Moment::from_seconds(*int),
        Value::Text(text) => match text.to_ascii_lowercase().as_str() {
            "" => None,
            "now" | "today" => Moment::from_seconds(call.clock.0.into()),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                leading_integer(digits).and_then(Moment::from_seconds)
            }
            other => Moment::parse(other, call.clock),
        },
        _ => None,
    };
    formatted(moment, &format, call.input)
}
