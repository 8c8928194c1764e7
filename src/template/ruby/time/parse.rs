//! `Time.parse`, as far as dates in tickets need it: ISO 8601, RFC 2822 and the common forms around them.

use super::{Day, Moment};
use crate::template::Clock;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// Zones by name, in hours from UTC; others are taken as UTC.
const ZONES: &[(&str, i32)] = &[
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("bst", 1),
    ("cet", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("ist", 5),
    ("jst", 9),
];

/// A longer text is no date to Ruby.
const LONGEST: usize = 128;

#[derive(Default)]
struct Found {
    year: Option<i64>,
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<i64>,
    time: Option<(i64, i64, i64, u32)>,
    offset: Option<(i32, bool)>,
}

/// The moment that a text names; what it leaves out is taken from now, or from the start of the day.
pub fn parse(text: &str, now: Clock) -> Option<Moment> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut found = Found::default();
    let rest = time(&lower, &mut found);
    date(&rest, &mut found);
    if found.year.is_none()
        && found.month.is_none()
        && found.day.is_none()
        && found.time.is_none()
        && found.weekday.is_none()
    {
        return None;
    }
    let (hour, minute, second, nanoseconds) = found.time.unwrap_or_default();
    if !(0..=24).contains(&hour) || minute > 59 || second > 60 || (hour == 24 && (minute, second) != (0, 0)) {
        return None;
    }
    let (offset, utc) = found.offset.unwrap_or((0, true));
    let today = Moment::from_seconds(i128::from(now.0) + i128::from(offset))?.local().0;
    let day = match (found.year, found.month, found.day) {
        (None, None, None) => today,
        (Some(year), None, None) => Day { year, month: 1, day: 1 },
        (None, None, Some(day)) => Day { day, ..today },
        (year, month, day) => {
            Day { year: year.unwrap_or(today.year), month: month.unwrap_or(1), day: day.unwrap_or(1) }
        }
    };
    if !(1..=12).contains(&day.month) || !(1..=31).contains(&day.day) {
        return None;
    }
    let seconds = day.number() * 86_400 + hour * 3600 + minute * 60 + second - i64::from(offset);
    Moment::from_seconds(seconds.into()).map(|moment| Moment { nanoseconds, offset, utc, ..moment })
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// Takes `12:34:56.789 pm +02:00` out of the text, and gives the rest.
fn time(text: &str, found: &mut Found) -> String {
    let bytes = text.as_bytes();
    let digits_before = |end: usize| text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let digits_after = |start: usize| text[start..].bytes().take_while(u8::is_ascii_digit).count();
    for (colon, _) in text.match_indices(':') {
        let (before, after) = (digits_before(colon).min(2), digits_after(colon + 1));
        if before == 0 || after == 0 || after > 2 {
            continue;
        }
        let start = colon - before;
        let mut end = colon + 1 + after;
        let mut hour: i64 = number(&text[start..colon]).unwrap_or(0);
        let minute = number(&text[colon + 1..end]).unwrap_or(0);
        let (mut second, mut nanoseconds) = (0, 0);
        let seconds = digits_after((end + 1).min(text.len()));
        if bytes.get(end) == Some(&b':') && (1..=2).contains(&seconds) {
            second = number(&text[end + 1..end + 1 + seconds]).unwrap_or(0);
            end += 1 + seconds;
            let fraction = digits_after((end + 1).min(text.len()));
            if matches!(bytes.get(end), Some(b'.' | b',')) && fraction > 0 {
                let digits: String =
                    text[end + 1..end + 1 + fraction].chars().chain("000000000".chars()).take(9).collect();
                nanoseconds = number(&digits).unwrap_or(0);
                end += 1 + fraction;
            }
        }
        let after = text[end..].trim_start();
        for (half, add) in [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)] {
            if after.starts_with(half)
                && !after[half.len()..].starts_with(|next: char| next.is_alphanumeric())
            {
                hour = hour % 12 + add;
                end = text.len() - after.len() + half.len();
                break;
            }
        }
        found.time = Some((hour, minute, second, nanoseconds));
        let end = zone(text, end, found);
        let start = if start > 0 && bytes[start - 1] == b't' { start - 1 } else { start };
        return format!("{} {}", &text[..start], &text[end..]);
    }
    text.to_owned()
}

/// Reads `Z`, `UTC`, `+02:00`, `-0500` after a time.
fn zone(text: &str, end: usize, found: &mut Found) -> usize {
    let rest = text[end..].trim_start();
    let at = text.len() - rest.len();
    let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == &rest[..word]) {
        found.offset = Some((hours * 3600, *hours == 0));
        if *hours != 0 || !rest[word..].starts_with(['+', '-']) {
            return at + word;
        }
    }
    let signed = if word > 0 && rest[word..].starts_with(['+', '-']) { &rest[word..] } else { rest };
    let sign = match signed.chars().next() {
        Some('+') => 1,
        Some('-') => -1,
        _ => return end,
    };
    let body: String =
        signed[1..].chars().take_while(|character| character.is_ascii_digit() || *character == ':').collect();
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match (digits.len(), body.find(':')) {
        (1 | 2, None) => (number::<i32>(&digits), Some(0)),
        (_, Some(colon)) => {
            (number(&body[..colon]), number(body[colon + 1..].split(':').next().unwrap_or("")))
        }
        (3 | 4, None) => (number(&digits[..digits.len() - 2]), number(&digits[digits.len() - 2..])),
        _ => return end,
    };
    if let (Some(hours @ 0..=23), Some(minutes @ 0..=59)) = (hours, minutes) {
        found.offset = Some((sign * (hours * 3600 + minutes * 60), false));
        return text.len() - signed.len() + 1 + body.len();
    }
    end
}

fn date(text: &str, found: &mut Found) {
    let words: Vec<&str> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let starts = |word: &str, names: &[&str]| names.iter().position(|name| word.starts_with(name));
    found.weekday = words.iter().find_map(|word| starts(word, &WEEKDAYS)).map(|place| place as i64);
    if let Some((place, month)) =
        words.iter().enumerate().find_map(|(place, word)| Some((place, starts(word, &MONTHS)?)))
    {
        return named_month(&words, place, month as u32 + 1, found);
    }
    for separator in ['-', '/', '.'] {
        for chunk in text.split(|character: char| !character.is_ascii_digit() && character != separator) {
            let parts: Vec<&str> = chunk.split(separator).filter(|part| !part.is_empty()).collect();
            if let [first, second, third] = parts[..]
                && let (Some(a), Some(b), Some(c)) =
                    (number::<i64>(first), number::<i64>(second), number::<i64>(third))
            {
                let small = |value: i64| u32::try_from(value).ok();
                let year_last = separator != '/' && third.len() > 2 && first.len() <= 2;
                (found.year, found.month, found.day) = if year_last {
                    (Some(c), small(b), small(a))
                } else {
                    (Some(full_year(a, first.len())), small(b), small(c))
                };
                return;
            }
            if let [first, second] = parts[..]
                && separator == '-'
                && first.len() == 4
                && let (Some(year), Some(month)) = (number(first), number(second))
            {
                (found.year, found.month) = (Some(year), Some(month));
                return;
            }
            if let [first, second] = parts[..]
                && separator == '/'
                && let (Some(month), Some(day)) = (number(first), number(second))
            {
                (found.month, found.day) = (Some(month), Some(day));
                return;
            }
        }
    }
    if let Some(digits) = words.iter().find(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        match digits.len() {
            8 => {
                (found.year, found.month, found.day) =
                    (number(&digits[..4]), number(&digits[4..6]), number(&digits[6..]))
            }
            2 => found.day = number(digits),
            _ => {}
        }
    }
}

fn full_year(year: i64, digits: usize) -> i64 {
    match year {
        0..=68 if digits <= 2 => year + 2000,
        69..=99 if digits <= 2 => year + 1900,
        _ => year,
    }
}

/// `12 march 2024`, `march 12, 2024`, `march 2024`.
fn named_month(words: &[&str], place: usize, month: u32, found: &mut Found) {
    let leading = |word: &&str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        number::<i64>(&word[..digits]).map(|value| (value, digits))
    };
    found.month = Some(month);
    let before = place.checked_sub(1).and_then(|place| words.get(place)).and_then(leading);
    let after = words.get(place + 1).and_then(leading);
    let (day, year) = match (before, after) {
        (Some((day, 1 | 2)), year) => (Some(day), year),
        (Some(year), day) => (day.map(|(day, _)| day), Some(year)),
        (None, Some((day, 1 | 2))) => (Some(day), words.get(place + 2).and_then(leading)),
        (None, year) => (None, year),
    };
    found.day = day.and_then(|day| u32::try_from(day).ok());
    found.year = year.map(|(year, digits)| full_year(year, digits));
}
