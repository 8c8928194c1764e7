//! The filter `date`.

use super::Call;
use crate::template::fault::Outcome;
use crate::template::ruby::inspect::to_s;
use crate::template::ruby::number::leading_integer;
use crate::template::ruby::time::Moment;
use crate::template::value::Value;

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
    let seconds = |digits: Option<i128>| digits.filter(|seconds| *seconds > 0);
    let moment = match call.input {
        Value::Int(int) => seconds(Some(*int)).and_then(Moment::from_seconds),
        Value::Text(text) => {
            let stamp = text
                .split('\n')
                .any(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()));
            match seconds(leading_integer(text)).filter(|_| stamp) {
                Some(seconds) => Moment::from_seconds(seconds),
                None => Moment::parse(text, call.clock),
            }
        }
        _ => None,
    };
    // Whatever fails, 2.4 passes the value on.
    formatted(moment, &format, call.input)
        .or_else(|fault| if fault.stop { Err(fault) } else { Ok(call.input.clone()) })
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
