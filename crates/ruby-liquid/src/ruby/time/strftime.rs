//! `Time#strftime`.

use super::{Day, Moment};
use crate::limits;
use crate::pattern::character;
use crate::slice;

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How a directive is written.
#[derive(Default, Clone, Copy)]
struct Flags {
    pad: Option<char>,
    /// No padding.
    left: bool,
    upper: bool,
    lower: bool,
    swap: bool,
    /// 0 is the directive's own.
    width: usize,
    colons: usize,
}

/// A moment in the given format; a directive that does not exist stays as it is. None where the last one is cut off.
pub fn strftime(moment: Moment, format: &str) -> Option<String> {
    let mut out = String::with_capacity(format.len() + 16);
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        let (plain, from_sign) = rest.split_at(at);
        out.push_str(plain);
        let (flags, at) = flags(from_sign)?;
        let letter = character(from_sign, at)?;
        let (directive, after) = from_sign.split_at(at + letter.len_utf8());
        if !write(moment, flags, letter, &mut out) {
            out.push_str(directive);
        }
        if out.len() > limits::VALUE {
            return Some(out);
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// Flags and width of the directive at the start, and where its letter stands: what cannot be a flag there is one.
fn flags(directive: &str) -> Option<(Flags, usize)> {
    let (mut flags, mut at, bytes) = (Flags::default(), 1, directive.as_bytes());
    loop {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        match *bytes.get(at)? {
            b'-' if flags.width == 0 => (flags.left, flags.pad) = (true, None),
            b'^' if flags.width == 0 => flags.upper = true,
            b'#' if flags.width == 0 => flags.swap = true,
            b'_' if flags.width == 0 => flags.pad = Some(' '),
            digit @ b'0'..=b'9' => {
                if digit == b'0' {
                    flags.pad = Some('0');
                }
                let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
                let Ok(width) = slice(directive, at..at + digits).parse::<i32>() else { break };
                flags.width = usize::try_from(width).unwrap_or(0).min(limits::VALUE + 1);
                at += digits - 1;
            }
            b':' => {
                let colons = bytes.iter().skip(at).take(4).take_while(|byte| **byte == b':').count();
                if colons < 4 && bytes.get(at + colons) != Some(&b'z') {
                    break;
                }
                flags.colons = colons;
                at += colons - 1;
            }
            b'E' if b"cCxXyY".contains(&next) => {}
            b'O' if b"deHkIlmMSuUVwWy".contains(&next) => {}
            _ => break,
        }
        at += 1;
    }
    Some((flags, at))
}

/// Writes one directive; false where there is none of that letter.
fn write(moment: Moment, flags: Flags, letter: char, out: &mut String) -> bool {
    let (day, second) = moment.local();
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let number = day.number();
    let weekday = (number + 4).rem_euclid(7);
    let weekday_name = WEEKDAYS.get(weekday as usize).copied().unwrap_or_default();
    let month_name = MONTHS.get(day.month as usize - 1).copied().unwrap_or_default();
    let of_year = number - Day { year: day.year, month: 1, day: 1 }.number() + 1;
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let zeros = |value: i64, width: usize, out: &mut String| padded(value, width, '0', flags, out);
    let year = |year: i64, out: &mut String| zeros(year, if year < 0 { 5 } else { 4 }, out);
    let blanks = |value: i64, width: usize, out: &mut String| padded(value, width, ' ', flags, out);
    let whole = |format: &str, out: &mut String| {
        text(&strftime(moment, format).unwrap_or_default(), Flags { left: false, ..flags }, out)
    };
    let name =
        |name: &str, out: &mut String| text(name, Flags { upper: flags.upper || flags.swap, ..flags }, out);
    match letter {
        'Y' => year(day.year, out),
        'C' => zeros(day.year.div_euclid(100), 2, out),
        'y' => zeros(day.year.rem_euclid(100), 2, out),
        'm' => zeros(day.month.into(), 2, out),
        'd' => zeros(day.day.into(), 2, out),
        'e' => blanks(day.day.into(), 2, out),
        'j' => zeros(of_year, 3, out),
        'H' => zeros(hour, 2, out),
        'k' => blanks(hour, 2, out),
        'I' => zeros(twelve, 2, out),
        'l' => blanks(twelve, 2, out),
        'M' => zeros(minute, 2, out),
        'S' => zeros(second, 2, out),
        'L' | 'N' => {
            let own = if letter == 'L' { 3 } else { 9 };
            let width = if flags.width == 0 { own } else { flags.width };
            let digits = format!("{:09}", moment.nanoseconds);
            out.extend(digits.chars().chain(std::iter::repeat('0')).take(width));
        }
        's' => zeros(moment.seconds, 1, out),
        'u' => zeros(if weekday == 0 { 7 } else { weekday }, 1, out),
        'w' => zeros(weekday, 1, out),
        'U' => zeros((of_year + 6 - weekday) / 7, 2, out),
        'W' => zeros((of_year + 6 - (weekday + 6) % 7) / 7, 2, out),
        'G' => year(iso_week(number).0, out),
        'g' => zeros(iso_week(number).0.rem_euclid(100), 2, out),
        'V' => zeros(iso_week(number).1, 2, out),
        'A' => name(weekday_name, out),
        'a' => name(slice(weekday_name, ..3), out),
        'B' => name(month_name, out),
        'b' | 'h' => name(slice(month_name, ..3), out),
        'p' | 'P' => {
            let lower = if letter == 'p' { flags.swap } else { !flags.swap && !flags.upper };
            let flags = Flags { lower, upper: flags.upper && !lower, ..flags };
            text(if hour < 12 { "AM" } else { "PM" }, flags, out)
        }
        'Z' if moment.utc => {
            text("UTC", Flags { lower: flags.swap, upper: flags.upper && !flags.swap, ..flags }, out)
        }
        'Z' => {}
        'z' if flags.colons < 4 => zone(moment.offset, flags, out),
        'c' => whole("%a %b %e %H:%M:%S %Y", out),
        'D' | 'x' => whole("%m/%d/%y", out),
        'F' => whole("%Y-%m-%d", out),
        'T' | 'X' => whole("%H:%M:%S", out),
        'R' => whole("%H:%M", out),
        'r' => whole("%I:%M:%S %p", out),
        'v' => whole("%e-%^b-%4Y", out),
        'n' => text("\n", flags, out),
        't' => text("\t", flags, out),
        '%' => text("%", flags, out),
        _ => return false,
    }
    true
}

/// Year and week of ISO 8601.
fn iso_week(number: i64) -> (i64, i64) {
    let thursday = number - (number + 3).rem_euclid(7) + 3;
    let year = Day::of_number(thursday).year;
    (year, (thursday - Day { year, month: 1, day: 1 }.number()) / 7 + 1)
}

fn padded(value: i64, own: usize, pad: char, flags: Flags, out: &mut String) {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    let width = match flags {
        Flags { left: true, .. } => 0,
        Flags { width: 0, .. } => own,
        Flags { width, .. } => width,
    };
    let fill = width.saturating_sub(digits.len() + sign.len());
    let pad = flags.pad.unwrap_or(pad);
    let (before, after) = if pad == '0' { (sign, "") } else { ("", sign) };
    out.push_str(before);
    out.extend(std::iter::repeat_n(pad, fill));
    out.extend([after, &digits]);
}

fn text(text: &str, flags: Flags, out: &mut String) {
    let fill = if flags.left { 0 } else { flags.width.saturating_sub(text.len()) };
    out.extend(std::iter::repeat_n(flags.pad.unwrap_or(' '), fill));
    match flags {
        Flags { upper: true, .. } => out.push_str(&text.to_ascii_uppercase()),
        Flags { lower: true, .. } => out.push_str(&text.to_ascii_lowercase()),
        _ => out.push_str(text),
    }
}

/// `+hhmm`, with colons `+hh:mm`, `+hh:mm:ss`, and what of that is not 0.
fn zone(offset: i32, flags: Flags, out: &mut String) {
    let (sign, seconds) = (if offset < 0 { "-" } else { "+" }, offset.unsigned_abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let rest = match flags.colons {
        0 => format!("{minutes:02}"),
        1 => format!(":{minutes:02}"),
        3 if (minutes, seconds) == (0, 0) => String::new(),
        3 if seconds == 0 => format!(":{minutes:02}"),
        _ => format!(":{minutes:02}:{seconds:02}"),
    };
    let width = flags.width.saturating_sub(rest.len()).max(3);
    if flags.pad == Some(' ') {
        let hours = format!("{sign}{hours}");
        out.extend(std::iter::repeat_n(' ', width - hours.len()));
        out.push_str(&hours);
    } else {
        let hours = format!("{hours:02}");
        out.push_str(sign);
        out.extend(std::iter::repeat_n('0', width - 1 - hours.len()));
        out.push_str(&hours);
    }
    out.push_str(&rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Ruby 3.1 writes at 2024-03-01 12:30:05.12 UTC, and the same moment an hour and a half behind.
    #[test]
    fn flags_and_widths_are_read_as_ruby_reads_them() {
        let utc = Moment { seconds: 1_709_296_205, nanoseconds: 120_000_000, offset: 0, utc: true };
        let behind = Moment { offset: -5400, utc: false, ..utc };
        for (format, in_utc, in_behind) in [
            ("%-d %_d %05d %-05d %e %_5m", "1  1 00001 1  1     3", "1  1 00001 1  1     3"),
            ("%^a %#a %#p %^P %P %#^p", "FRI FRI pm PM pm pm", "FRI FRI am AM am am"),
            ("%#Z %^#Z %5Z|", "utc utc   UTC|", "  |"),
            (
                "%#T %25x|%-5F",
                "12:30:05                  03/01/24|2024-03-01",
                "11:00:05                  03/01/24|2024-03-01",
            ),
            ("%#c", "Fri Mar  1 12:30:05 2024", "Fri Mar  1 11:00:05 2024"),
            ("%Ey %Ed %Oy %OY %E%d", "24 %Ed 24 %OY %E01", "24 %Ed 24 %OY %E01"),
            ("%:d %:%d %::::d %::::z", "%:d %:01 01 %::::z", "%:d %:01 01 %::::z"),
            ("%3N %L %-N %12L", "120 120 120000000 120000000000", "120 120 120000000 120000000000"),
            ("%5d %5-d %5^a", "00001 %5-d %5^a", "00001 %5-d %5^a"),
            ("%%%5% %10n|", "%    %          \n|", "%    %          \n|"),
            ("%+ %Q %é", "%+ %Q %é", "%+ %Q %é"),
            ("%99999999999d", "%99999999999d", "%99999999999d"),
            ("%z %:z %::z %:::z", "+0000 +00:00 +00:00:00 +00", "-0130 -01:30 -01:30:00 -01:30"),
            ("%_z %_8z %08z", " +000     +000 +0000000", " -130     -130 -0000130"),
        ] {
            assert_eq!(strftime(utc, format).as_deref(), Some(in_utc), "{format}");
            assert_eq!(strftime(behind, format).as_deref(), Some(in_behind), "{format}");
        }
        assert_eq!(strftime(utc, "%Y %-"), None);
        let early = Moment { seconds: -62_200_000_000, ..utc };
        assert_eq!(strftime(early, "%Y %G %v").as_deref(), Some("-0002 -0002 17-DEC--002"));
    }
}
