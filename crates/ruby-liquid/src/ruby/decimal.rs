//! Numbers as Liquid 5 calculates with them: whole numbers, and exact decimals (`BigDecimal`).

use super::float::read_float;
use super::number::{float_text, leading_integer, looks_decimal};
use crate::error::{Outcome, RenderError};
use crate::value::Value;
use std::cmp::Ordering;

/// A number to calculate with.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// `digits` times ten to the power of `exponent`.
    Decimal {
        /// The digits, with their sign.
        digits: i128,
        /// The power of ten.
        exponent: i32,
    },
    /// What does not fit the above: infinite, not a number, or of extreme size.
    Float(f64),
}

/// The failure of a number that is too large for this engine.
pub fn too_large() -> RenderError {
    RenderError::new("the number grows beyond the 38 digits that this engine supports")
}

/// `Utils.to_number`
pub fn to_number(value: &Value) -> Outcome<Number> {
    Ok(match value {
        Value::Int(int) => Number::Int(*int),
        Value::Float(float) => decimal(&float_text(*float)).unwrap_or(Number::Float(*float)),
        Value::Text(text) => {
            let stripped = text.trim_matches(super::is_strippable);
            if looks_decimal(stripped, true, false) {
                decimal(stripped).unwrap_or_else(|| Number::Float(read_float(stripped)))
            } else {
                Number::Int(leading_integer(text).ok_or_else(too_large)?)
            }
        }
        _ => Number::Int(0),
    })
}

/// `-12.50`, `1.0e+20`
fn decimal(text: &str) -> Option<Number> {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let exponent: i32 = exponent.trim_start_matches('+').parse().ok()?;
    let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    Some(Number::signed_zero(digits, exponent, text.starts_with('-')))
}

impl Number {
    /// As Liquid gives it back: `to_f` of what is no whole number.
    pub fn value(self) -> Value {
        match self {
            Self::Int(int) => Value::Int(int),
            other => Value::Float(other.float()),
        }
    }

    /// The nearest float.
    pub fn float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Decimal { digits, exponent } => read_float(&format!("{digits}e{exponent}")),
            Self::Float(float) => float,
        }
    }

    fn parts(self) -> Option<(i128, i32)> {
        match self {
            Self::Float(0.0) => Some((0, 0)),
            Self::Int(int) => Some((int, 0)),
            Self::Decimal { digits, exponent } => Some((digits, exponent)),
            Self::Float(_) => None,
        }
    }

    fn is_int(self) -> bool {
        matches!(self, Self::Int(_))
    }

    fn is_zero(self) -> bool {
        matches!(self, Self::Int(0) | Self::Decimal { digits: 0, .. }) || matches!(self, Self::Float(0.0))
    }

    /// Both on one exponent.
    fn aligned(self, other: Self) -> Option<(i128, i128, i32)> {
        let ((a, a_exponent), (b, b_exponent)) = (self.parts()?, other.parts()?);
        let exponent = a_exponent.min(b_exponent);
        let scale = |digits: i128, from: i32| {
            if digits == 0 {
                Some(0)
            } else {
                digits.checked_mul(10i128.checked_pow(u32::try_from(from.checked_sub(exponent)?).ok()?)?)
            }
        };
        Some((scale(a, a_exponent)?, scale(b, b_exponent)?, exponent))
    }

    /// A decimal whose zero keeps its sign.
    fn signed_zero(digits: i128, exponent: i32, negative: bool) -> Self {
        if digits == 0 && negative { Self::Float(-0.0) } else { Self::Decimal { digits, exponent } }
    }

    fn made(digits: i128, exponent: i32, int: bool) -> Self {
        if int { Self::Int(digits) } else { Self::Decimal { digits, exponent } }
    }

    /// Reckons exactly where that fits; else in floats, or not at all with two whole numbers. A zero takes the
    /// sign that floats give it.
    fn reckon(
        self,
        other: Self,
        exact: impl FnOnce() -> Option<Self>,
        float: fn(f64, f64) -> f64,
    ) -> Outcome<Self> {
        let in_floats = || float(self.float(), other.float());
        match exact() {
            Some(Self::Decimal { digits: 0, .. }) => Ok(Self::Float(in_floats() * 0.0)),
            Some(number) => Ok(number),
            None if self.is_int() && other.is_int() => Err(too_large()),
            None => Ok(Self::Float(in_floats())),
        }
    }

    /// `+`
    pub fn plus(self, other: Self) -> Outcome<Self> {
        let int = self.is_int() && other.is_int();
        self.reckon(
            other,
            || {
                self.aligned(other)
                    .and_then(|(a, b, exponent)| Some(Self::made(a.checked_add(b)?, exponent, int)))
            },
            |a, b| a + b,
        )
    }

    /// `-`
    pub fn minus(self, other: Self) -> Outcome<Self> {
        let int = self.is_int() && other.is_int();
        self.reckon(
            other,
            || {
                self.aligned(other)
                    .and_then(|(a, b, exponent)| Some(Self::made(a.checked_sub(b)?, exponent, int)))
            },
            |a, b| a - b,
        )
    }

    /// `*`
    pub fn times(self, other: Self) -> Outcome<Self> {
        let int = self.is_int() && other.is_int();
        let exact = || {
            let ((a, a_exponent), (b, b_exponent)) = (self.parts()?, other.parts()?);
            Some(Self::made(a.checked_mul(b)?, a_exponent.checked_add(b_exponent)?, int))
        };
        self.reckon(other, exact, |a, b| a * b)
    }

    /// `/`: whole numbers are divided downwards.
    pub fn divided_by(self, other: Self) -> Outcome<Self> {
        if other.is_zero() && self.is_int() && other.is_int() {
            return Err(RenderError::new("divided by 0"));
        }
        if other.is_zero() {
            return Ok(Self::Float(self.float() / other.float()));
        }
        if let (Self::Int(a), Self::Int(b)) = (self, other) {
            return Ok(Self::Int(floor_divide(a, b).ok_or_else(too_large)?));
        }
        let exact = || {
            let ((a, a_exponent), (b, b_exponent)) = (self.parts()?, other.parts()?);
            let (divisor, mut exponent) = (b.unsigned_abs(), a_exponent.checked_sub(b_exponent)?);
            let (mut digits, mut rest) = (a.unsigned_abs() / divisor, a.unsigned_abs() % divisor);
            while rest != 0 && digits < 10u128.pow(36) {
                rest = rest.checked_mul(10)?;
                digits = digits * 10 + rest / divisor;
                rest %= divisor;
                exponent = exponent.checked_sub(1)?;
            }
            let digits = i128::try_from(digits).ok()?;
            Some(Self::Decimal { digits: if (a < 0) == (b < 0) { digits } else { -digits }, exponent })
        };
        self.reckon(other, exact, |a, b| a / b)
    }

    /// `%`: the rest has the sign of the divisor.
    pub fn modulo(self, other: Self) -> Outcome<Self> {
        if other.is_zero() {
            return Err(RenderError::new("divided by 0"));
        }
        let int = self.is_int() && other.is_int();
        let exact = || {
            let (a, b, exponent) = self.aligned(other)?;
            Some(match floor_modulo(a, b)? {
                // No rest at all has no sign.
                0 if !int => Self::Float(0.0),
                rest => Self::made(rest, exponent, int),
            })
        };
        self.reckon(other, exact, |a, b| a - b * (a / b).floor())
    }

    /// `abs`
    pub fn abs(self) -> Outcome<Self> {
        Ok(match self {
            Self::Int(int) => Self::Int(int.checked_abs().ok_or_else(too_large)?),
            Self::Decimal { digits, exponent } => {
                Self::Decimal { digits: digits.checked_abs().ok_or_else(too_large)?, exponent }
            }
            Self::Float(float) => Self::Float(float.abs()),
        })
    }

    /// `<=>`
    pub fn order(self, other: Self) -> Option<Ordering> {
        match self.aligned(other) {
            Some((a, b, _)) => Some(a.cmp(&b)),
            None => self.float().partial_cmp(&other.float()),
        }
    }

    /// Rounded to `places` behind the point: down, up, or to the nearer and away from zero.
    pub fn rounded(self, places: i64, rounding: Rounding) -> Outcome<Self> {
        let (digits, exponent) = match self {
            Self::Float(_) => return Ok(self),
            Self::Int(int) => (int, 0),
            Self::Decimal { digits, exponent } => (digits, exponent),
        };
        let drop = i64::from(exponent).saturating_neg().saturating_sub(places);
        if drop <= 0 {
            return Ok(self);
        }
        let rounded = match u32::try_from(drop).ok().and_then(|drop| 10i128.checked_pow(drop)) {
            None => match rounding {
                Rounding::Down if digits < 0 => -1,
                Rounding::Up if digits > 0 => 1,
                _ => 0,
            },
            Some(scale) => {
                let (quotient, rest) = (digits.div_euclid(scale), digits.rem_euclid(scale));
                quotient
                    + match rounding {
                        Rounding::Down => 0,
                        Rounding::Up => i128::from(rest > 0),
                        Rounding::Near => i128::from(rest > scale / 2 || (rest * 2 == scale && digits >= 0)),
                    }
            }
        };
        let exponent = i32::try_from(places.saturating_neg()).unwrap_or(i32::MAX);
        if self.is_int() {
            let scale =
                u32::try_from(places.saturating_neg()).ok().and_then(|power| 10i128.checked_pow(power));
            return match scale.and_then(|scale| rounded.checked_mul(scale)) {
                Some(int) => Ok(Self::Int(int)),
                None if rounded == 0 => Ok(Self::Int(0)),
                None => Err(too_large()),
            };
        }
        Ok(Self::signed_zero(rounded, exponent, digits < 0))
    }

    /// `to_i`
    pub fn int(self) -> Outcome<i128> {
        match self {
            Self::Int(int) => Ok(int),
            Self::Decimal { digits, exponent } if exponent >= 0 => {
                let scale = if digits == 0 {
                    Some(0)
                } else {
                    u32::try_from(exponent).ok().and_then(|power| 10i128.checked_pow(power))
                };
                scale.and_then(|scale| digits.checked_mul(scale)).ok_or_else(too_large)
            }
            Self::Decimal { digits, exponent } => {
                Ok(10i128.checked_pow(exponent.unsigned_abs()).map_or(0, |scale| digits / scale))
            }
            Self::Float(float) if float.is_nan() || float.is_infinite() => {
                Err(RenderError::of(format!("Computation results in '{}'", float_text(float))))
            }
            Self::Float(float) if float.abs() < 1.7e38 => Ok(float as i128),
            Self::Float(_) => Err(too_large()),
        }
    }
}

/// Which way to round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the next lower.
    Down,
    /// To the next higher.
    Up,
    /// To the nearer; halves away from zero.
    Near,
}

/// Ruby's `Integer#/`.
pub fn floor_divide(a: i128, b: i128) -> Option<i128> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// Ruby's `Integer#%`.
pub fn floor_modulo(a: i128, b: i128) -> Option<i128> {
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}
