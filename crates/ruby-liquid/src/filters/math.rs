//! Filters that calculate: in 2.4 with Ruby's own numbers, in 5 with exact decimals.

use super::Call;
use super::list::{element, has_elements, items, property_error};
use crate::error::{Outcome, RenderError};
use crate::ruby::decimal::{Number, Rounding, floor_divide, floor_modulo, to_number, too_large};
use crate::ruby::is_strippable;
use crate::ruby::number::{leading_float, leading_integer, looks_decimal};
use crate::value::Value;
use std::cmp::Ordering;

/// A number of 2.4.
enum Plain {
    Int(i128),
    Float(f64),
}

/// `to_number`: a text is a fraction only where a line of it is digits, a point and digits, without a sign.
fn plain(value: &Value) -> Outcome<Plain> {
    Ok(match value {
        Value::Int(int) => Plain::Int(*int),
        Value::Float(float) => Plain::Float(*float),
        Value::Text(text) if looks_decimal(text.trim_matches(is_strippable), false, true) => {
            Plain::Float(leading_float(text))
        }
        Value::Text(text) => Plain::Int(leading_integer(text).ok_or_else(too_large)?),
        _ => Plain::Int(0),
    })
}

fn reckon(
    call: &Call<'_>,
    ints: fn(i128, i128) -> Option<i128>,
    floats: fn(f64, f64) -> f64,
) -> Outcome<Value> {
    match (plain(call.input)?, plain(call.argument(0))?) {
        (Plain::Int(a), Plain::Int(b)) => ints(a, b).map(Value::Int).ok_or_else(too_large),
        (a, b) => {
            let float = |number| match number {
                Plain::Int(int) => int as f64,
                Plain::Float(float) => float,
            };
            Ok(Value::Float(floats(float(a), float(b))))
        }
    }
}

pub fn plus_2_4(call: &Call<'_>) -> Outcome<Value> {
    reckon(call, i128::checked_add, |a, b| a + b)
}

pub fn minus_2_4(call: &Call<'_>) -> Outcome<Value> {
    reckon(call, i128::checked_sub, |a, b| a - b)
}

pub fn times_2_4(call: &Call<'_>) -> Outcome<Value> {
    reckon(call, i128::checked_mul, |a, b| a * b)
}

pub fn divided_by_2_4(call: &Call<'_>) -> Outcome<Value> {
    if let (Plain::Int(_), Plain::Int(0)) = (plain(call.input)?, plain(call.argument(0))?) {
        return Err(RenderError::new("divided by 0"));
    }
    reckon(call, floor_divide, |a, b| a / b)
}

pub fn modulo_2_4(call: &Call<'_>) -> Outcome<Value> {
    if matches!(plain(call.argument(0))?, Plain::Int(0) | Plain::Float(0.0)) {
        return Err(RenderError::new("divided by 0"));
    }
    reckon(call, floor_modulo, float_modulo)
}

/// Ruby's `Float#%`: the rest has the sign of the divisor.
fn float_modulo(a: f64, b: f64) -> f64 {
    if b.is_infinite() && a.is_finite() {
        return if a == 0.0 || (a < 0.0) == (b < 0.0) { a } else { b };
    }
    let rest = a % b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
}

fn operation(call: &Call<'_>, operation: fn(Number, Number) -> Outcome<Number>) -> Outcome<Value> {
    operation(to_number(call.input)?, to_number(call.argument(0))?).map(Number::value)
}

pub fn plus(call: &Call<'_>) -> Outcome<Value> {
    operation(call, Number::plus)
}

pub fn minus(call: &Call<'_>) -> Outcome<Value> {
    operation(call, Number::minus)
}

pub fn times(call: &Call<'_>) -> Outcome<Value> {
    operation(call, Number::times)
}

pub fn divided_by(call: &Call<'_>) -> Outcome<Value> {
    operation(call, Number::divided_by)
}

pub fn modulo(call: &Call<'_>) -> Outcome<Value> {
    operation(call, Number::modulo)
}

pub fn abs(call: &Call<'_>) -> Outcome<Value> {
    to_number(call.input)?.abs().map(Number::value)
}

pub fn ceil(call: &Call<'_>) -> Outcome<Value> {
    to_number(call.input)?.rounded(0, Rounding::Up)?.int().map(Value::Int)
}

pub fn floor(call: &Call<'_>) -> Outcome<Value> {
    to_number(call.input)?.rounded(0, Rounding::Down)?.int().map(Value::Int)
}

pub fn round(call: &Call<'_>) -> Outcome<Value> {
    let places = call.arguments.first().map_or(Ok(Number::Int(0)), to_number)?.int()?;
    let places = i32::try_from(places).map_err(|_| too_large())?;
    let rounded = to_number(call.input)?.rounded(places.into(), Rounding::Near)?;
    if places < 1 { rounded.int().map(Value::Int) } else { Ok(rounded.value()) }
}

fn bounded(call: &Call<'_>, keep: Ordering) -> Outcome<Value> {
    let (bound, number) = (to_number(call.argument(0))?, to_number(call.input)?);
    Ok(if bound.order(number) == Some(keep) { bound } else { number }.value())
}

pub fn at_least(call: &Call<'_>) -> Outcome<Value> {
    bounded(call, Ordering::Greater)
}

pub fn at_most(call: &Call<'_>) -> Outcome<Value> {
    bounded(call, Ordering::Less)
}

pub fn sum(call: &Call<'_>) -> Outcome<Value> {
    let property = call.argument(0);
    let mut values = Vec::new();
    for item in items(call.input)? {
        values.push(if property.is_nil() {
            item
        } else if has_elements(&item) {
            element(&item, property).map_err(|_| property_error(property))?
        } else {
            Value::Int(0)
        });
    }
    let mut total = Number::Int(0);
    for value in items(&Value::array(values))? {
        total = total.plus(to_number(&value)?)?;
    }
    Ok(total.value())
}
