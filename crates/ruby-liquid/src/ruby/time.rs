//! Moments: `Time.parse` and `Time#strftime`, in UTC.

use crate::Clock;
use crate::error::{Outcome, RenderError};
use crate::limits;

mod make;
mod parse;
mod strftime;

/// A moment, with the distance from UTC in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Nanoseconds after that.
    pub nanoseconds: u32,
    /// Seconds east of UTC.
    pub offset: i32,
    /// The zone's name where it is UTC itself.
    pub utc: bool,
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

impl Day {
    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((i64::from(self.month) + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day of that number.
    pub fn of_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * month + 2) / 5 + 1) as u32;
        let month = if month < 10 { month + 3 } else { month - 9 } as u32;
        Self { year: year + era * 400 + i64::from(month <= 2), month, day }
    }

    /// Whether it exists in the calendar.
    pub fn is_real(self) -> bool {
        (1..=12).contains(&self.month) && self.day >= 1 && Self::of_number(self.number()) == self
    }
}

/// Years beyond this are no dates.
const FURTHEST: i64 = 4_000_000_000_000_000_000;

impl Moment {
    /// The moment so many seconds after 1970; none where that is beyond all calendars.
    pub fn from_seconds(seconds: i128) -> Option<Self> {
        let seconds =
            i64::try_from(seconds).ok().filter(|seconds| (-FURTHEST..=FURTHEST).contains(seconds))?;
        Some(Self { seconds, nanoseconds: 0, offset: 0, utc: true })
    }

    /// `Time.parse`
    pub fn parse(text: &str, now: Clock) -> Option<Self> {
        make::make(&parse::parse(text)?, now)
    }

    /// `Time#to_s` of a time that is not marked as UTC.
    pub fn shown(self) -> String {
        strftime::strftime(self, "%F %T %z").unwrap_or_default()
    }

    /// `strftime`
    pub fn format(self, format: &str) -> Outcome<String> {
        let text = strftime::strftime(self, format)
            .ok_or_else(|| RenderError::of(format!("invalid format: {format}")))?;
        if text.len() > limits::VALUE { Err(RenderError::limit("the text grows too long")) } else { Ok(text) }
    }

    /// The day and the second of the day, where it is shown.
    pub fn local(self) -> (Day, i64) {
        let local = self.seconds + i64::from(self.offset);
        (Day::of_number(local.div_euclid(86_400)), local.rem_euclid(86_400))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Ruby 3.1 says of these, with the zone at UTC and the clock at 2025-10-09 08:53:20.
    #[test]
    fn dates_are_found_where_ruby_finds_them() {
        let shown = |text: &str| {
            let moment = Moment::parse(&text.to_ascii_lowercase(), Clock(1_760_000_000))?;
            moment.format("%Y-%m-%dT%H:%M:%S.%L %z").ok()
        };
        for (text, date) in [
            ("2024-03-01T12:30:00.123+02:00", "2024-03-01T12:30:00.123 +0200"),
            ("Fri, 01 Mar 2024 12:30:00 GMT", "2024-03-01T12:30:00.000 +0000"),
            ("Fri, 1 Mar, 2024 at 12:30 PM", "2024-03-01T12:30:00.000 +0000"),
            ("March 3rd", "2025-03-03T00:00:00.000 +0000"),
            ("3rd Feb 2001 04:05:06 PM", "2001-02-03T16:05:06.000 +0000"),
            ("01/03/2024", "2024-03-01T00:00:00.000 +0000"),
            ("14/11/2024 10:20", "2024-11-14T10:20:00.000 +0000"),
            ("05/2024", "2024-05-01T00:00:00.000 +0000"),
            ("1.3.24", "2001-03-24T00:00:00.000 +0000"),
            ("20240301T123000Z", "2024-03-01T12:30:00.000 +0000"),
            ("20240301T12:30Z", "2024-03-01T12:30:00.000 +0000"),
            ("2024-060", "2024-02-29T00:00:00.000 +0000"),
            ("3 pm", "2025-10-09T15:00:00.000 +0000"),
            ("2001-02-03 4h5m", "2001-02-03T04:05:00.000 +0000"),
            ("2001-02-03 04:05 A", "2001-02-03T04:05:00.000 +0100"),
            ("2001-02-03 04:05 JST", "2001-02-03T04:05:00.000 +0000"),
            ("2001-02-03 04:05 UTC+2", "2001-02-03T04:05:00.000 +0000"),
            ("Sat Aug 28 02:29:34 Eastern Daylight Time 1999", "1999-08-28T02:29:34.000 +0000"),
            ("h31.04.30", "2019-04-30T00:00:00.000 +0000"),
            ("Feb 3 2001 BCE", "-2000-02-03T00:00:00.000 +0000"),
            ("Mar '24", "2024-03-01T00:00:00.000 +0000"),
            ("12.5", "2025-10-09T08:53:12.500 +0000"),
            ("1,234", "2025-08-22T00:00:00.000 +0000"),
            ("20240301+0900", "2024-03-01T00:00:00.000 +0900"),
            ("ticket 42", ""),
            ("may", "2025-05-01T00:00:00.000 +0000"),
            ("2024-03-01 24:30 +0530", "2024-03-02T00:30:00.000 +0530"),
            ("2024-12-31 25:30 EST", "2025-01-01T01:30:00.000 -0500"),
            ("31 Sep 20:33 -05", "2025-09-30T20:33:00.000 -0500"),
            ("2024-03-01 24:30", ""),
            ("2024-03-01 25:30 UTC", ""),
            ("0099-12 12:29", "2024-12-31T12:29:00.000 -1200"),
            ("5 120T24", "2025-04-30T00:00:00.000 +0000"),
            ("2023-366", ""),
            ("Friday", ""),
            ("2024-03", ""),
            ("2024-13-01", ""),
            ("vip", ""),
        ] {
            let date = Some(date).filter(|date| !date.is_empty());
            assert_eq!(shown(text).as_deref(), date, "{text}");
        }
    }
}
