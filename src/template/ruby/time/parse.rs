//! `Date._parse`: finds what looks like a date or a time in nearly any text, with Ruby's own patterns in their order.
//!
//! Only that the groups for fractions begin with the point: so a point without digits can be told from none.

use crate::template::ruby::regexp::find;

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
    pub zone: Option<String>,
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
    if rest.0.contains(|character: char| character.is_ascii_digit()) {
        rest.take(WEEKDAY);
        if let Some(groups) = rest.take(TIME) {
            found.time(groups);
        }
        found.date(&mut rest);
        found.before_christ |= rest.take(BEFORE_CHRIST).is_some();
        if let Some([number, ..]) = rest.take(ONE_OR_TWO_DIGITS) {
            found.left_over(integer(&number));
        }
    } else {
        // Without digits a text can only name a month.
        rest.take(WEEKDAY);
        found.month = rest.take(MONTH).and_then(|[month, ..]| month_number(&month));
    }
    if let Some(year) = &mut found.year {
        if found.before_christ {
            *year = 1 - *year;
        }
        if !found.full_year && (0..=99).contains(year) {
            *year += if *year >= 69 { 1900 } else { 2000 };
        }
    }
    Some(found)
}

/// In small letters, with a blank for what no date is made of.
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

/// The groups of a match, from the first; empty where a group took no part.
type Texts = [String; 5];

/// What is left of the text.
struct Rest(String);

impl Rest {
    /// Takes out what fits a pattern.
    fn take(&mut self, pattern: &'static str) -> Option<Texts> {
        let groups = find(pattern, &self.0)?;
        let texts = Texts::default();
        let mut places = groups[1..].iter();
        let texts = texts.map(|none| match places.next() {
            Some(Some((start, end))) => self.0[*start..*end].to_owned(),
            _ => none,
        });
        let (start, end) = groups[0]?;
        self.0.replace_range(start..end, " ");
        Some(texts)
    }
}

impl Found {
    fn time(&mut self, [time, zone, ..]: Texts) {
        self.zone = Some(zone).filter(|zone| !zone.is_empty());
        let Some([hour, minute, second, fraction, half]) = Rest(time).take(PARTS_OF_TIME) else { return };
        self.hour = integer(&hour).map(|hour| match &*half {
            "" => hour,
            "p" => hour % 12 + 12,
            _ => hour % 12,
        });
        self.minute = integer(&minute);
        self.second = integer(&second);
        self.nanoseconds = nanoseconds(&fraction);
    }

    /// The first form of a date that the text has.
    fn date(&mut self, rest: &mut Rest) {
        if let Some([day, month, era, year, _]) = rest.take(DAY_MONTH) {
            self.before_christ = era.starts_with('b');
            self.parts(year, month, day);
        } else if let Some([month, day, era, year, _]) = rest.take(MONTH_DAY) {
            self.before_christ = era.starts_with('b');
            self.parts(year, month, day);
        } else if let Some([year, month, day, ..]) = rest.take(ISO) {
            self.parts(year, month, day);
        } else if let Some([era, year, month, day, _]) = rest.take(JAPANESE) {
            let before = match &*era {
                "m" => 1867,
                "t" => 1911,
                "s" => 1925,
                "h" => 1988,
                _ => 2018,
            };
            self.year = integer(&year).and_then(|year| year.checked_add(before));
            (self.month, self.day) = (integer(&month), integer(&day));
        } else if let Some([day, month, year, ..]) = rest.take(DAY_DASH_MONTH) {
            self.parts(year, month, day);
        } else if let Some([month, day, year, ..]) = rest.take(MONTH_DASH_DAY) {
            self.parts(year, month, day);
        } else if let Some([year, month, day, ..]) = rest.take(SLASHES) {
            self.parts(year, month, day);
        } else if let Some([year, month, day, ..]) = rest.take(DOTS) {
            self.parts(year, month, day);
        } else if rest.take(WEEK).is_some() || rest.take(DAY_OF_WEEK).is_some() {
            // Ruby reads the week, and `Time.parse` passes over it.
        } else if let Some([month, day, ..]) = rest.take(DASH_MONTH_DAY).or_else(|| rest.take(DASH_MONTH)) {
            (self.month, self.day) = (integer(&month), integer(&day));
        } else if let Some([year, day, ..]) = rest.take_unless(NO_DAY_OF_YEAR, YEAR_AND_DAY) {
            (self.year, self.day_of_year) = (integer(&year), integer(&day));
        } else if let Some([day, ..]) = rest.take_unless(NO_DAY_ALONE, DAY_OF_YEAR) {
            self.day_of_year = integer(&day);
        } else if let Some([year, ..]) = rest.take(YEAR) {
            self.year = integer(&year);
        } else if let Some([month, ..]) = rest.take(MONTH) {
            self.month = month_number(&month);
        } else if let Some([day, ..]) = rest.take(DAY) {
            self.day = integer(&day);
        } else if let Some(groups) = rest.take(DIGITS) {
            self.digits(groups);
        }
    }

    /// Which of three numbers is the year, the month and the day: `s3e`.
    fn parts(&mut self, mut year: String, mut month: String, mut day: String) {
        let is_year = |text: &str| text.starts_with('\'') || text.len() > 2;
        if !year.is_empty() && !month.is_empty() && day.is_empty() {
            (year, month, day) = (day, year, month);
        }
        if year.is_empty() && is_year(&day) {
            std::mem::swap(&mut year, &mut day);
        }
        let number = |text: &str| {
            let start = text.find(|character: char| matches!(character, '-' | '+' | '0'..='9')).unwrap_or(0);
            let sign = usize::from(text[start..].starts_with(['-', '+']));
            let digits = text[start + sign..].bytes().take_while(u8::is_ascii_digit).count();
            (start, start + sign, start + sign + digits)
        };
        let (start, _, end) = number(&year);
        if end < year.len() {
            // As in `March 3rd`, where the day stands for the year.
            year = std::mem::replace(&mut day, year[start..end].to_owned());
        }
        let month_number = month_number(&month);
        if month_number.is_none() && is_year(&month) {
            (year, month, day) = (month, day, year);
        }
        if is_year(&day) {
            std::mem::swap(&mut year, &mut day);
        }
        if !year.is_empty() {
            let (start, digits, end) = number(&year);
            self.full_year = digits > start || end - digits > 2;
            self.year = integer(&year[start..end]);
        }
        let unsigned =
            |text: &str| integer(text.trim_start_matches(|character: char| !character.is_ascii_digit()));
        self.month = month_number.or_else(|| unsigned(&month));
        self.day = unsigned(&day);
    }

    /// Two to fourteen digits, read by their number; before a fraction they are a time.
    fn digits(&mut self, [sign, digits, time, fraction, zone]: Texts) {
        let is_time = time.is_empty() && !fraction.is_empty();
        // The digits in pairs: from the end for a time, from the start for a date.
        let pair = |end: usize| integer(&digits[end.saturating_sub(2)..end]);
        let count = digits.len();
        let year = |start: usize, end: usize| integer(&(sign.clone() + &digits[start..end]));
        match count {
            9 | 11 | 13 => {}
            _ if is_time => {
                self.second = pair(count);
                self.minute = if count > 2 { pair(count - 2) } else { self.minute };
                self.hour = if count > 4 { pair(count - 4) } else { self.hour };
                self.day = if count > 6 { pair(count - 6) } else { None };
                self.month = if count > 8 { pair(count - 8) } else { None };
                self.year = match count {
                    12 => year(0, 2),
                    14 => year(0, 4),
                    _ => None,
                };
                self.full_year = count == 14;
            }
            2 => self.day = pair(2),
            3 => self.day_of_year = integer(&digits),
            4 => (self.month, self.day) = (pair(2), pair(4)),
            5 => (self.year, self.day_of_year) = (year(0, 2), integer(&digits[2..])),
            6 => (self.year, self.month, self.day) = (year(0, 2), pair(4), pair(6)),
            7 => (self.year, self.day_of_year) = (year(0, 4), integer(&digits[4..])),
            _ => {
                (self.year, self.month, self.day) = (year(0, 4), pair(6), pair(8));
                self.hour = if count > 8 { pair(10) } else { self.hour };
                self.minute = if count > 10 { pair(12) } else { self.minute };
                self.second = if count > 12 { pair(14) } else { self.second };
                self.full_year = true;
            }
        }
        let pairs = if time.len().is_multiple_of(2) { time.len() } else { 0 };
        let pair = |end: usize| if end >= 2 && end <= pairs { integer(&time[end - 2..end]) } else { None };
        if pairs > 0 && fraction.is_empty() {
            self.hour = pair(2);
            self.minute = pair(4).or(self.minute);
            self.second = pair(6).or(self.second);
        } else if pairs > 0 {
            self.second = pair(pairs);
            self.minute = pair(pairs.wrapping_sub(2)).or(self.minute);
            self.hour = pair(pairs.wrapping_sub(4)).or(self.hour);
        }
        self.nanoseconds = nanoseconds(&fraction).or(self.nanoseconds);
        if !zone.is_empty() {
            let inside = zone.trim_matches(['[', ']']);
            self.zone = Some(inside.split_once(':').map_or(inside, |(_, name)| name).to_owned());
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

impl Rest {
    /// Takes out what fits a pattern, unless another one fits anywhere.
    fn take_unless(&mut self, other: &'static str, pattern: &'static str) -> Option<Texts> {
        if find(other, &self.0).is_some() { None } else { self.take(pattern) }
    }
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
