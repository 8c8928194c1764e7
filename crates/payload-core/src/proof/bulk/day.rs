//! The day in a date as people and spreadsheets write it.
//!
//! What comes first in `05/01/2026` is told by the other dates of the column: a first number above 12 is a day.

use ruby_liquid::ruby::time::Day;

/// What comes first where a date is written in numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The day, as nearly everywhere.
    #[default]
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

impl Order {
    /// The order in some dates of a column; `None` where they are written in another way, or fit both.
    pub fn of<'a>(mut dates: impl Iterator<Item = &'a str>) -> Option<Self> {
        dates.find_map(|date| {
            let (first, second) = numbers(date)?;
            match (first > 12, second > 12) {
                (true, false) => Some(Order::DayFirst),
                (false, true) => Some(Order::MonthFirst),
                // Where the month comes first, the clock has 12 hours.
                _ if date.to_ascii_lowercase().ends_with(['m']) => Some(Order::MonthFirst),
                _ if date.contains('.') => Some(Order::DayFirst),
                _ => None,
            }
        })
    }

    /// Whether it matters for a date.
    pub fn matters(date: &str) -> bool {
        numbers(date).is_some_and(|(first, second)| first != second)
    }
}

/// Whether a text is how long something took, and no date: hours and minutes, or a number that is too small for a day.
pub fn is_duration(text: &str) -> bool {
    const FIRST_DAY: f64 = 20_000.0;
    let text = text.trim();
    let is_clock = text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    is_clock || text.replace(',', ".").parse::<f64>().is_ok_and(|number| number < FIRST_DAY)
}

/// The first two numbers of a date that is written in numbers and does not start with the year.
fn numbers(date: &str) -> Option<(u32, u32)> {
    let date = date.trim();
    let (first, rest) = date.split_once(['/', '.', '-'])?;
    let (second, rest) = rest.split_once(['/', '.', '-'])?;
    let is_short = first.len() <= 2 && second.len() <= 2 && rest.starts_with(|c: char| c.is_ascii_digit());
    is_short.then(|| Some((first.parse().ok()?, second.parse().ok()?)))?
}

/// The day of a date as `2026-01-05`; `None` where it is none that is known.
#[expect(clippy::indexing_slicing, reason = "the third number is the last")]
pub fn read(date: &str, order: Order) -> Option<String> {
    let date = date.trim();
    if let Some(iso) = date.get(..10).filter(|start| is_iso(start.as_bytes())) {
        return Some(iso.to_owned());
    }
    if date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && date.matches('.').count() < 2 {
        return of_number(date);
    }
    let mut numbers = [0_i64; 3];
    let mut count = 0;
    let mut month = None;
    // What comes behind the third is the time.
    for part in date.split(|c: char| !c.is_alphanumeric()).flat_map(by_kind) {
        if count == 3 {
            break;
        }
        match part.parse() {
            Ok(number) => {
                numbers[count] = number;
                count += 1;
            }
            Err(_) => month = month_of(part).or(month),
        }
        if month.is_some() && count == 2 {
            break;
        }
    }
    let (year, month, day) = match (month, numbers, count) {
        (Some(month), [day, year, _], 2..) if year > 31 => (year, month, day),
        (Some(month), [year, day, _], 2..) => (year, month, day),
        (None, [year, month, day], 3) if year > 31 => (year, month, day),
        (None, [day, month, year], 3) if order == Order::DayFirst => (year, month, day),
        (None, [month, day, year], 3) => (year, month, day),
        _ => return None,
    };
    written(if year < 100 { year + 2000 } else { year }, month, day)
}

fn is_iso(start: &[u8]) -> bool {
    start.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

/// Digits and letters apart: `2026年1月5日`.
fn by_kind(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_other = |c: char| c.is_ascii_digit() != first.is_ascii_digit();
        let (part, more) = rest.split_at(rest.find(is_other).unwrap_or(rest.len()));
        rest = more;
        Some(part)
    })
}

/// A day as one number: `20260105`, the days since 1900 as spreadsheets count them, or the seconds or milliseconds
/// since 1970.
fn of_number(text: &str) -> Option<String> {
    const SECONDS: i64 = 86_400;
    /// From 1899-12-30, the day 0 of spreadsheets, to 1970.
    const TO_1970: i64 = 25_569;
    let number: i64 = text.split('.').next()?.parse().ok()?;
    let since_1970 = match number {
        19_000_101..=21_001_231 => return written(number / 10_000, number / 100 % 100, number % 100),
        // From 1982 to 2173.
        30_000..=100_000 => number - TO_1970,
        1_000_000_000..=9_999_999_999 => number / SECONDS,
        1_000_000_000_000..=9_999_999_999_999 => number / 1000 / SECONDS,
        _ => return None,
    };
    let Day { year, month, day } = Day::of_number(since_1970);
    written(year, month.into(), day.into())
}

fn written(year: i64, month: i64, day: i64) -> Option<String> {
    let is_one = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_one.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// How the months begin in the languages of Freshdesk's accounts.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrt", "maa"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "out", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

fn month_of(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    Some(at as i64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_as_it_is_written() {
        for date in [
            "2026-01-05T09:00:00Z",
            "2026-01-05 09:00:00",
            "2026/01/05",
            "20260105",
            "05/01/2026 09:00",
            "5.1.2026",
            "5.1.26",
            "05-01-2026",
            "05-Jan-2026",
            "Mon, 05 Jan 2026 09:00",
            "Jan 5, 2026",
            "January 5 2026 at 05:00 PM CET",
            "5 janv. 2026",
            "5 de enero de 2026",
            "lun. 5 gennaio 2026",
            "2026年1月5日",
            "46027",
            "46027.375",
            "1767600000",
            "1767600000000",
        ] {
            assert_eq!(read(date, Order::DayFirst).as_deref(), Some("2026-01-05"), "{date}");
        }
        assert_eq!(read("01/05/2026 9:00 AM", Order::MonthFirst).as_deref(), Some("2026-01-05"));
        assert_eq!(read("14 juin 2026", Order::DayFirst).as_deref(), Some("2026-06-14"));
        assert_eq!(read("14 juillet 2026", Order::DayFirst).as_deref(), Some("2026-07-14"));
        for text in ["", "-", "soon", "42", "99/99/2026", "00:15:00", "1.5 days"] {
            assert_eq!(read(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn the_order_is_told_by_the_column() {
        for (dates, order) in [
            (&["05/01/2026", "25/01/2026"][..], Some(Order::DayFirst)),
            (&["01/05/2026", "01/25/2026"], Some(Order::MonthFirst)),
            (&["01/05/2026 9:00 AM"], Some(Order::MonthFirst)),
            (&["05.01.2026"], Some(Order::DayFirst)),
            (&["05/01/2026", "06/02/2026"], None),
            (&["2026-01-05"], None),
            (&[], None),
        ] {
            assert_eq!(Order::of(dates.iter().copied()), order, "{dates:?}");
        }
    }
}
