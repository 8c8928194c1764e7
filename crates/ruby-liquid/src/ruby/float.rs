//! Reads floats: each text as the float that is nearest to it. The standard library's reader does the same,
//! faster, and brings a table of 10 KB that does not compress.

use crate::slice;
use std::cmp::Ordering;

/// The powers of ten that a float holds exactly.
const EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The most digits that are reckoned with, as many as a quotient has; of the others it only counts whether there
/// are any.
const DIGITS: usize = 38;

/// The float of a text like `-12.5e-3`; what stands behind it is ignored, and 0 where there is none.
pub fn read_float(text: &str) -> f64 {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut digits, mut seen, mut more, mut power, mut fraction) = (0_u128, 0, false, 0_i64, false);
    let mut end = rest.len();
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if seen < DIGITS => {
                digits = digits * 10 + u128::from(byte - b'0');
                seen += usize::from(digits != 0);
                power -= i64::from(fraction);
            }
            b'0'..=b'9' => {
                power += i64::from(!fraction);
                more |= byte != b'0';
            }
            b'.' if !fraction => fraction = true,
            _ => {
                end = at;
                break;
            }
        }
    }
    if let Some(exponent) = slice(rest, end..).strip_prefix(['e', 'E']) {
        let exponent: i64 = exponent.strip_prefix('+').unwrap_or(exponent).parse().unwrap_or(0);
        power = power.saturating_add(exponent);
    }
    let float = scale(digits, more, power);
    if negative { -float } else { float }
}

/// `digits`, and `more` behind them, times ten to the power of `power`.
fn scale(digits: u128, more: bool, power: i64) -> f64 {
    if digits == 0 || power < -400 {
        return 0.0;
    }
    if power > 400 {
        return f64::INFINITY;
    }
    let float = digits as f64;
    if !more
        && digits < 1 << 53
        && let Some(ten) = EXACT.get(power.unsigned_abs() as usize)
    {
        return if power < 0 { float / ten } else { float * ten };
    }
    let (mut near, mut left) = (float, power);
    while left != 0 {
        let step = left.clamp(-22, 22);
        let Some(ten) = EXACT.get(step.unsigned_abs() as usize) else { break };
        near = if step < 0 { near / ten } else { near * ten };
        left -= step;
    }
    // That is near; exactly compared with the middle between two floats, the digits say which is nearest.
    let mut bits = near.min(f64::MAX).to_bits();
    while bits < f64::INFINITY.to_bits() && beyond_middle(digits, more, power, bits) {
        bits += 1;
    }
    while bits > 0 && !beyond_middle(digits, more, power, bits - 1) {
        bits -= 1;
    }
    f64::from_bits(bits)
}

/// Whether `digits` (and some more) times ten to the power of `power` are nearer to the float after that of
/// these bits; in the middle, whether that is the even one.
fn beyond_middle(digits: u128, more: bool, power: i64, bits: u64) -> bool {
    let (exponent, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let float = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let two = exponent.max(1) - 1076;
    let (mut given, mut middle) = (Large::of(digits), Large::of(u128::from(2 * float + 1)));
    for _ in 0..power.unsigned_abs() {
        if power > 0 { &mut given } else { &mut middle }.times(10);
    }
    for _ in 0..two.unsigned_abs() {
        if two > 0 { &mut middle } else { &mut given }.times(2);
    }
    match given.0.len().cmp(&middle.0.len()).then_with(|| given.0.iter().rev().cmp(middle.0.iter().rev())) {
        Ordering::Less => false,
        Ordering::Equal => more || bits & 1 == 1,
        Ordering::Greater => true,
    }
}

/// A whole number of any size, its last 32 bits first.
struct Large(Vec<u32>);

impl Large {
    fn of(mut number: u128) -> Self {
        let mut parts = Vec::new();
        while number > 0 {
            parts.push(number as u32);
            number >>= 32;
        }
        Self(parts)
    }

    fn times(&mut self, factor: u32) {
        let mut carried = 0;
        for part in &mut self.0 {
            let product = u64::from(*part) * u64::from(factor) + carried;
            *part = product as u32;
            carried = product >> 32;
        }
        if carried > 0 {
            self.0.push(carried as u32);
        }
    }
}

/// The shortest digits that read back as a float: a point after the first of them, times ten to the power of
/// `exponent`.
pub struct Shortest {
    /// The digits, without zeros at either end.
    pub digits: String,
    /// The power of ten.
    pub exponent: i32,
}

/// The shortest digits of a finite float above 0. They come from the writer of `serde_json`, which is in the
/// page anyway.
pub fn shortest(float: f64) -> Shortest {
    let text = serde_json::Number::from_f64(float).map(|number| number.to_string()).unwrap_or_default();
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let zeros = all.len() - all.trim_start_matches('0').len();
    let exponent: i32 = exponent.trim_start_matches('+').parse().unwrap_or(0);
    let place = i32::try_from(whole.len()).unwrap_or(0) - 1 - i32::try_from(zeros).unwrap_or(0);
    Shortest { digits: all.trim_matches('0').to_owned(), exponent: exponent + place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_as_the_standard_library_does() {
        for text in [
            "0",
            "-0.0",
            "12.5",
            "1e3",
            "-2.50e-3",
            "0.1",
            "3.14159",
            "1e22",
            "123456789012345",
            "1e-7",
            "1e400",
            "00012.500",
            "0.333333333333333333333333333333333333",
            "11.4778559365110597340416810139865873",
            "30864197253086419725",
            "9007199254740993",
            "9007199254740993.0000000000000000000000000001",
            "9007199254740992.9999999999999999999999999999",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "2.2250738585072011e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
        ] {
            let theirs: f64 = text.parse().unwrap();
            assert_eq!(read_float(text), theirs, "{text}");
        }
        assert_eq!(read_float("12abc"), 12.0);
        assert_eq!(read_float(""), 0.0);
    }

    proptest! {
        #[test]
        fn reads_any_digits_as_the_standard_library_does(text in "[0-9]{1,25}(\\.[0-9]{0,25})?(e-?[0-9]{1,3})?") {
            let theirs: f64 = text.parse().unwrap();
            prop_assert_eq!(read_float(&text), theirs);
        }

        #[test]
        fn reads_back_what_a_float_prints(float in -1e300..1e300f64, small in -1.0..1.0f64) {
            for float in [float, small, small * 1e-200] {
                prop_assert_eq!(read_float(&float.to_string()), float);
                prop_assert_eq!(read_float(&format!("{float:e}")), float);
                let Shortest { digits, exponent } = shortest(float.abs());
                let (first, rest) = digits.split_at(1.min(digits.len()));
                let dot = if rest.is_empty() { "" } else { "." };
                prop_assert_eq!(format!("{first}{dot}{rest}e{exponent}"), format!("{:e}", float.abs()));
            }
        }
    }
}
