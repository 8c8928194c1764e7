//! `Date._parse`: finds what looks like a date or a time in nearly any text, with Ruby's own patterns in their order.
//!
//! Only that the groups for fractions begin with the point: so a point without digits can be told from none.

use crate::ruby::regexp::{Groups, find};
use crate::slice;

/// A longer text is no date to Ruby.
const LONGEST: usize = 128;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A pattern, with the months where Ruby's source has them.
macro_rules! with_month {
    ($before:literal, $after:literal) => {
        concat!($before, "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", $after)
    };
}

const WEEKDAY: &str = r"\b(sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*";
const TIME: &str = r"((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|(?-i:[[:alpha:].\s]+)(?:standard|daylight)\stime\b|(?-i:[[:alpha:]]+)(?:\sdst)?\b))?";
const PARTS_OF_TIME: &str =
    r"\A(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)([,.]\d+)?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?";
const DAY_MONTH: &str = with_month!(
    r"('?\d+)[^-\d\s]*\s*",
    r"[^-\d\s']*(?:\s*(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?"
);
const MONTH_DAY: &str = with_month!(
    r"\b",
    r"[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*('?-?\d+))?"
);
const ISO: &str = r"('?[-+]?\d+)-(\d+)-('?-?\d+)";
const JAPANESE: &str = r"\b([mtshr])(\d+)\.(\d+)\.(\d+)";
const DAY_DASH_MONTH: &str = with_month!(r"('?-?\d+)-", r"[^-/.]*-('?-?\d+)");
const MONTH_DASH_DAY: &str = with_month!(r"\b", r"[^-/.]*-('?-?\d+)(?:-('?-?\d+))?");
const SLASHES: &str = r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?";
const DOTS: &str = r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)";
const WEEK: &str = r"\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b";
const DAY_OF_WEEK: &str = r"-w-(\d)\b";
const DASH_MONTH_DAY: &str = r"--(\d{2})?-(\d{2})\b";
const DASH_MONTH: &str = r"--(\d{2})(\d{2})?\b";
const NO_DAY_OF_YEAR: &str = r"[,.](\d{2}|\d{4})-\d{3}\b";
const YEAR_AND_DAY: &str = r"\b(\d{2}|\d{4})-(\d{3})\b";
const NO_DAY_ALONE: &str = r"\d-\d{3}\b";
const DAY_OF_YEAR: &str = r"\b-(\d{3})\b";
const YEAR: &str = r"'(\d+)\b";
const MONTH: &str = with_month!(r"\b", r"\S*");
const DAY: &str = r"(\d+)(st|nd|rd|th)\b";
const DIGITS: &str =
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?([,.]\d*)?)?(?:\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\]))?";
const BEFORE_CHRIST: &str = r"\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)";
const ONE_OR_TWO_DIGITS: &str = r"\A\s*(\d{1,2})\s*\z";

/// The forms that name year, month and day, and the groups that do; the fourth is the era, if it is not 0.
const FORMS: [(&str, [usize; 4]); 8] = [
    (DAY_MONTH, [4, 2, 1, 3]),
    (MONTH_DAY, [4, 1, 2, 3]),
    (ISO, [1, 2, 3, 0]),
    (JAPANESE, [2, 3, 4, 1]),
    (DAY_DASH_MONTH, [3, 2, 1, 0]),
    (MONTH_DASH_DAY, [3, 1, 2, 0]),
    (SLASHES, [1, 2, 3, 0]),
    (DOTS, [1, 2, 3, 0]),
];

/// What was found of a date.
#[derive(Default)]
pub struct Found {
    pub year: Option<i64>,
    pub day_of_year: Option<i64>,
    pub month: Option<i64>,
    pub day: Option<i64>,
    pub hour: Option<i64>,
    pub minute: Option<i64>,
    pub second: Option<i64>,
    pub nanoseconds: Option<i64>,
    pub zone: String,
    before_christ: bool,
    /// The year says which century it means.
    full_year: bool,
}

/// Looks through a text; none where it is too long to be a date.
pub fn parse(text: &str) -> Option<Found> {
    if text.len() > LONGEST {
        return None;
    }
    let mut found = Found::default();
    let mut rest = Rest(words(text));
    rest.take(WEEKDAY);
    if rest.0.contains(|character: char| character.is_ascii_digit()) {
        if let Some(taken) = rest.take(TIME) {
            found.time(taken);
        }
        found.date(&mut rest);
        found.before_christ |= rest.take(BEFORE_CHRIST).is_some();
        if let Some(taken) = rest.take(ONE_OR_TWO_DIGITS) {
            found.left_over(taken.number(1));
        }
    } else if let Some(taken) = rest.take(MONTH) {
        // Without digits a text can only name a month.
        found.month = month_number(taken.text(1));
    }
    if let Some(year) = &mut found.year {
        if found.before_christ {
            *year = 1_i64.saturating_sub(*year);
        }
        if !found.full_year && (0..=99).contains(year) {
            *year += if *year >= 69 { 1900 } else { 2000 };
        }
    }
    Some(found)
}

/// In small letters, with a space for what no date is made of.
fn words(text: &str) -> String {
    let mut words = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || "-+',./:@[]".contains(character) {
            words.push(character.to_ascii_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words
}

/// What is left of the text.
struct Rest(String);

impl Rest {
    /// Takes out what fits a pattern.
    fn take(&mut self, pattern: &'static str) -> Option<Taken> {
        let groups = find(pattern, &self.0)?;
        let whole = groups[0];
        let rest = [whole.before(&self.0), " ", whole.after(&self.0)].concat();
        Some(Taken { text: std::mem::replace(&mut self.0, rest), groups })
    }

    /// Takes out what fits a pattern, unless another one fits anywhere.
    fn take_unless(&mut self, other: &'static str, pattern: &'static str) -> Option<Taken> {
        if find(other, &self.0).is_some() { None } else { self.take(pattern) }
    }
}

/// What fitted a pattern.
struct Taken {
    text: String,
    groups: Groups,
}

impl Taken {
    /// The text of a group; empty where it took no part.
    fn text(&self, group: usize) -> &str {
        self.groups.get(group).map_or("", |group| group.of(&self.text))
    }

    fn number(&self, group: usize) -> Option<i64> {
        integer(self.text(group))
    }
}

impl Found {
    fn time(&mut self, taken: Taken) {
        self.zone = taken.text(2).to_owned();
        let Some(taken) = Rest(taken.text(1).to_owned()).take(PARTS_OF_TIME) else { return };
        self.hour = taken.number(1).map(|hour| match taken.text(5) {
            "" => hour,
            "p" => hour % 12 + 12,
            _ => hour % 12,
        });
        self.minute = taken.number(2);
        self.second = taken.number(3);
        self.nanoseconds = nanoseconds(taken.text(4));
    }

    /// The first form of a date that the text has.
    fn date(&mut self, rest: &mut Rest) {
        let form = FORMS.iter().find_map(|(pattern, groups)| Some((rest.take(pattern)?, groups)));
        if let Some((taken, [year, month, day, era])) = form {
            let era = if *era > 0 { taken.text(*era) } else { "" };
            let before = match era {
                "m" => 1867,
                "t" => 1911,
                "s" => 1925,
                "h" => 1988,
                "r" => 2018,
                _ => {
                    self.before_christ = era.starts_with('b');
                    return self.parts(taken.text(*year), taken.text(*month), taken.text(*day));
                }
            };
            self.year = taken.number(*year).map(|year| year.saturating_add(before));
            (self.month, self.day) = (taken.number(*month), taken.number(*day));
        } else if rest.take(WEEK).is_some() || rest.take(DAY_OF_WEEK).is_some() {
            // Ruby reads the week, and `Time.parse` passes over it.
        } else if let Some(taken) = rest.take(DASH_MONTH_DAY).or_else(|| rest.take(DASH_MONTH)) {
            (self.month, self.day) = (taken.number(1), taken.number(2));
        } else if let Some(taken) = rest.take_unless(NO_DAY_OF_YEAR, YEAR_AND_DAY) {
            (self.year, self.day_of_year) = (taken.number(1), taken.number(2));
        } else if let Some(taken) = rest.take_unless(NO_DAY_ALONE, DAY_OF_YEAR) {
            self.day_of_year = taken.number(1);
        } else if let Some(taken) = rest.take(YEAR) {
            self.year = taken.number(1);
        } else if let Some(taken) = rest.take(MONTH) {
            self.month = month_number(taken.text(1));
        } else if let Some(taken) = rest.take(DAY) {
            self.day = taken.number(1);
        } else if let Some(taken) = rest.take(DIGITS) {
            self.digits(&taken);
        }
    }

    /// Which of three numbers is the year, the month and the day: `s3e`.
    fn parts<'t>(&mut self, mut year: &'t str, mut month: &'t str, mut day: &'t str) {
        let is_year = |text: &str| text.starts_with('\'') || text.len() > 2;
        if !year.is_empty() && !month.is_empty() && day.is_empty() {
            (year, month, day) = (day, year, month);
        }
        if year.is_empty() && is_year(day) {
            (year, day) = (day, year);
        }
        let number = signed(year);
        if !year.ends_with(number) {
            // As in `March 3rd`, where the day stands for the year.
            (year, day) = (day, number);
        }
        let named = month_number(month);
        if named.is_none() && is_year(month) {
            (year, month, day) = (month, day, year);
        }
        if is_year(day) {
            (year, day) = (day, year);
        }
        let number = signed(year);
        self.full_year = number.len() > 2 || number.starts_with(['-', '+']);
        self.year = integer(number);
        self.month = named.or_else(|| integer(unsigned(month)));
        self.day = integer(unsigned(day));
    }

    /// Two to fourteen digits, read by their number; before a fraction they are a time.
    fn digits(&mut self, taken: &Taken) {
        let (digits, time, fraction) = (taken.text(2), taken.text(3), taken.text(4));
        let count = digits.len();
        // The two digits, or the one, that end at a place.
        let pair = |end: usize| integer(slice(digits, end.saturating_sub(2)..end));
        let year = |end: usize| integer(&[taken.text(1), slice(digits, ..end)].concat());
        if matches!(count, 9 | 11 | 13) {
            // No form has so many.
        } else if time.is_empty() && !fraction.is_empty() {
            let places = [&mut self.second, &mut self.minute, &mut self.hour, &mut self.day, &mut self.month];
            for (at, place) in places.into_iter().enumerate().take(count.div_ceil(2)) {
                *place = pair(count - 2 * at);
            }
            if count >= 12 {
                self.year = year(count - 10);
            }
            self.full_year = count == 14;
        } else {
            let of_year = match count {
                5..=6 => 2,
                7.. => 4,
                _ => 0,
            };
            self.year = if of_year > 0 { year(of_year) } else { None };
            self.full_year = of_year == 4;
            if count % 2 == 1 {
                self.day_of_year = integer(slice(digits, of_year..));
            } else if count == 2 {
                self.day = pair(2);
            } else {
                let places =
                    [&mut self.month, &mut self.day, &mut self.hour, &mut self.minute, &mut self.second];
                for (at, place) in places.into_iter().enumerate().take((count - of_year) / 2) {
                    *place = pair(of_year + 2 * at + 2);
                }
            }
        }
        if !time.is_empty() && time.len().is_multiple_of(2) {
            let places = match fraction {
                "" => [&mut self.hour, &mut self.minute, &mut self.second],
                _ if time.len() == 6 => [&mut self.hour, &mut self.minute, &mut self.second],
                _ if time.len() == 4 => [&mut self.minute, &mut self.second, &mut self.hour],
                _ => [&mut self.second, &mut self.minute, &mut self.hour],
            };
            for (at, place) in places.into_iter().enumerate().take(time.len() / 2) {
                *place = integer(slice(time, 2 * at..2 * at + 2));
            }
        }
        self.nanoseconds = nanoseconds(fraction).or(self.nanoseconds);
        let zone = taken.text(5).trim_matches(['[', ']']);
        if !zone.is_empty() {
            self.zone = zone.split_once(':').map_or(zone, |(_, name)| name).to_owned();
        }
    }

    /// One or two digits that are left over are the day of a time, or the hour of a date.
    fn left_over(&mut self, number: Option<i64>) {
        if self.hour.is_some() && self.day.is_none() {
            self.day = number.filter(|day| (1..=31).contains(day));
        }
        if self.day.is_some() && self.hour.is_none() {
            self.hour = number.filter(|hour| (0..=24).contains(hour));
        }
    }
}

/// The first number of a text, with its sign.
fn signed(text: &str) -> &str {
    let text = text.trim_start_matches(|character: char| !matches!(character, '-' | '+' | '0'..='9'));
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let after = digits.trim_start_matches(|character: char| character.is_ascii_digit());
    text.strip_suffix(after).unwrap_or(text)
}

/// A text from its first digit on.
fn unsigned(text: &str) -> &str {
    text.trim_start_matches(|character: char| !character.is_ascii_digit())
}

/// A number; one that is too large is no date either. None of an empty text.
fn integer(text: &str) -> Option<i64> {
    if text.is_empty() { None } else { Some(text.parse().unwrap_or(i64::MAX)) }
}

/// The digits after a point, which comes with them, cut to nine.
fn nanoseconds(fraction: &str) -> Option<i64> {
    let digits: String = fraction.chars().skip(1).chain("000000000".chars()).take(9).collect();
    if fraction.is_empty() { None } else { integer(&digits) }
}

fn month_number(name: &str) -> Option<i64> {
    MONTHS.iter().position(|month| *month == name).map(|place| place as i64 + 1)
}
