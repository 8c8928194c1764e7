//! `Time.make_time`: a moment of what was found of a date; what it leaves out is taken from now, or from the start.

use super::parse::Found;
use super::{Day, Moment};
use crate::Clock;
use std::ops::RangeInclusive;

/// The zones that Ruby knows by name, in hours from UTC; the single letters are those of the military.
const ZONES: &[(&str, i64)] = &[
    ("utc", 0),
    ("z", 0),
    ("ut", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The years, and what else there is of a date, that can be reckoned with: no sum of them overflows.
const SANE: RangeInclusive<i64> = -100_000_000_000..=100_000_000_000;

/// The moment; none where it is no date or no time of day.
pub fn make(found: &Found, now: Clock) -> Option<Moment> {
    let named =
        [found.year, found.day_of_year, found.month, found.day, found.hour, found.minute, found.second];
    let is_absurd = named.iter().flatten().any(|part| !SANE.contains(part));
    if is_absurd || (named.iter().all(Option::is_none) && found.nanoseconds.is_none()) {
        return None;
    }
    let offset = offset(&found.zone);
    let shown = offset.unwrap_or(0);
    if shown.abs() >= 86_400 {
        return None;
    }
    let (today, of_day) = Moment::from_seconds(i128::from(now.0) + i128::from(shown))?.local();
    let now =
        [today.year, today.month.into(), today.day.into(), of_day / 3600, of_day / 60 % 60, of_day % 60];
    let made = |month, day| {
        let given = [found.year, month, day, found.hour, found.minute, found.second];
        of_parts(given, now, found.nanoseconds.unwrap_or(0) as u32, shown)
    };
    let Some(of_year) = found.day_of_year else { return made(found.month, found.day) };
    // Of a day of the year Ruby guesses the month, looks what day that is, and corrects itself.
    if !(1..=366).contains(&of_year) {
        return None;
    }
    let (mut month, mut day) = ((of_year - 1) / 31 + 1, (of_year - 1) % 31 + 1);
    let guess = made(Some(month), Some(day))?;
    let guessed = guess.local().0;
    let missing = of_year - (guessed.number() - Day { month: 1, day: 1, ..guessed }.number() + 1);
    if missing == 0 {
        return Some(guess);
    }
    day += missing;
    let length = month_length(found.year.unwrap_or(today.year), month)?;
    if day > length {
        (month, day) = (month + 1, day - length);
    }
    made(Some(month), Some(day))
}

/// The moment of what was given: all that is larger than the largest part given is taken from now.
fn of_parts(given: [Option<i64>; 6], now: [i64; 6], nanoseconds: u32, shown: i64) -> Option<Moment> {
    let mut parts = [1970, 1, 1, 0, 0, 0];
    let mut is_larger = true;
    for ((part, given), now) in parts.iter_mut().zip(given).zip(now) {
        is_larger &= given.is_none();
        *part = given.unwrap_or(if is_larger { now } else { *part });
    }
    let [year, month, day, hour, minute, second] = to_utc(parts, shown);
    let whole_day = hour == 24 && (minute, second) == (0, 0);
    if !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
        || !((0..24).contains(&hour) || whole_day)
        || !(0..60).contains(&minute)
        || !(0..=60).contains(&second)
    {
        return None;
    }
    let date = Day { year, month: month as u32, day: day as u32 };
    let seconds = date.number() * 86_400 + hour * 3600 + minute * 60 + second;
    let moment = Moment::from_seconds(seconds.into())?;
    Some(Moment { nanoseconds, offset: shown as i32, utc: shown == 0, ..moment })
}

/// `Time.apply_offset`: takes the distance from UTC off, part by part. That brings an hour like 25 into bounds; a
/// day that leaves its month becomes the nearest of the month beside it.
fn to_utc(mut parts: [i64; 6], shown: i64) -> [i64; 6] {
    let (way, mut rest) = (-shown.signum(), shown.abs());
    let [year, month, day, hour, minute, second] = &mut parts;
    for (part, size) in [(second, 60), (minute, 60), (hour, 24)] {
        let share = rest.rem_euclid(size);
        rest = rest.div_euclid(size);
        if share != 0 {
            let sum = *part + way * share;
            *part = sum.rem_euclid(size);
            rest += way * sum.div_euclid(size);
        }
    }
    if rest != 0 {
        *day += way * rest;
        let beyond =
            if way > 0 { month_length(*year, *month).is_some_and(|length| *day > length) } else { *day < 1 };
        if beyond {
            *month += way;
            if matches!(*month, 0 | 13) {
                (*year, *month) = (*year + way, *month - 12 * way);
            }
            *day = if way > 0 { 1 } else { month_length(*year, *month).unwrap_or(1) };
        }
    }
    parts
}

/// How many days a month has; none where there is no such month. The month 0 has as many as December.
fn month_length(year: i64, month: i64) -> Option<i64> {
    let month = if month == 0 { 12 } else { month as u32 };
    let real = |day: &u32| Day { year, month, day: *day }.is_real();
    (28..=31).rev().find(real).map(i64::from)
}

/// `Time.zone_offset`: seconds from UTC.
fn offset(zone: &str) -> Option<i64> {
    let letter = |letter: u8| match letter {
        b'a'..=b'i' => Some(i64::from(letter - b'a') + 1),
        b'k'..=b'm' => Some(i64::from(letter - b'k') + 10),
        b'n'..=b'y' => Some(-1 - i64::from(letter - b'n')),
        _ => None,
    };
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == zone) {
        return Some(hours * 3600);
    }
    let (sign, digits) = match zone.as_bytes() {
        [only] => return letter(*only).map(|hours| hours * 3600),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    // `+02`, `+0230`, `+02:30`, `+023015`, `+02:30:15`
    let colons = digits.get(2) == Some(&b':');
    let mut seconds = 0;
    let mut parts = 0;
    // A fourth part is one too many, and so is whatever follows it.
    for pair in digits.chunks(if colons { 3 } else { 2 }).take(4) {
        let ([tens @ b'0'..=b'9', ones @ b'0'..=b'9'] | [tens @ b'0'..=b'9', ones @ b'0'..=b'9', b':']) =
            pair
        else {
            return None;
        };
        seconds = seconds * 60 + i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
        parts += 1;
    }
    let unit = match parts {
        1 => 3600,
        2 => 60,
        3 => 1,
        _ => return None,
    };
    if digits.ends_with(b":") { None } else { Some(sign * seconds * unit) }
}
