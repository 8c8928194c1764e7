//! Reads floats. The standard library's reader is exact for every text and brings a table of 10 KB that
//! does not compress; this one is exact for up to 15 digits with small exponents, and for what a float
//! itself prints as. Beyond that the last digit may differ (see the table in [`crate::template`]).

/// The powers of ten that a float holds exactly.
const EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The most digits that are looked at; more do not change a float.
const DIGITS: usize = 19;

/// The float of a text like `-12.5e-3`; what stands behind it is ignored, and 0 where there is none.
pub fn read_float(text: &str) -> f64 {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut digits, mut seen, mut power, mut fraction) = (0_u64, 0, 0_i64, false);
    let mut end = rest.len();
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if seen < DIGITS => {
                digits = digits * 10 + u64::from(byte - b'0');
                seen += usize::from(digits != 0);
                power -= i64::from(fraction);
            }
            b'0'..=b'9' => power += i64::from(!fraction),
            b'.' if !fraction => fraction = true,
            _ => {
                end = at;
                break;
            }
        }
    }
    if let Some(exponent) = rest[end..].strip_prefix(['e', 'E']) {
        let exponent: i64 = exponent.strip_prefix('+').unwrap_or(exponent).parse().unwrap_or(0);
        power = power.saturating_add(exponent);
    }
    let float = scale(digits, power);
    if negative { -float } else { float }
}

/// `digits` times ten to the power of `power`.
fn scale(digits: u64, power: i64) -> f64 {
    if digits == 0 || power < -400 {
        return 0.0;
    }
    if power > 400 {
        return f64::INFINITY;
    }
    let float = digits as f64;
    if digits < 1 << 53 && power.unsigned_abs() < EXACT.len() as u64 {
        let ten = EXACT[power.unsigned_abs() as usize];
        return if power < 0 { float / ten } else { float * ten };
    }
    let (mut near, mut left) = (float, power);
    while left != 0 {
        let step = left.clamp(-22, 22);
        let ten = EXACT[step.unsigned_abs() as usize];
        near = if step < 0 { near / ten } else { near * ten };
        left -= step;
    }
    // Of the floats close by, the one that prints as these digits is the one that was meant.
    let wanted = digits.to_string();
    let prints = |float: &f64| {
        let printed = format!("{float:e}");
        let mantissa = printed.split('e').next().unwrap_or_default().replace('.', "");
        mantissa.trim_end_matches('0') == wanted.trim_end_matches('0')
    };
    let around = (-8_i64..=8).map(|by| f64::from_bits(near.to_bits().saturating_add_signed(by)));
    around.filter(|float| float.is_finite()).find(prints).unwrap_or(near)
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
        ] {
            let theirs: f64 = text.parse().unwrap();
            assert_eq!(read_float(text), theirs, "{text}");
        }
        assert_eq!(read_float("12abc"), 12.0);
        assert_eq!(read_float(""), 0.0);
    }

    proptest! {
        #[test]
        fn reads_back_what_a_float_prints(float in -1e300..1e300f64, small in -1.0..1.0f64) {
            for float in [float, small, small * 1e-200] {
                prop_assert_eq!(read_float(&float.to_string()), float);
                prop_assert_eq!(read_float(&format!("{float:e}")), float);
            }
        }
    }
}
