//! A language or country by letters that ISO does not have, like `jp` or `UK`, for the ordinary ticket or in any branch.

use super::search::MOST;
use super::subject::{Subject, origin};
use super::{Finding, Fix, Severity};
use crate::preview::roles::{exists, is_own};
use crate::preview::{Branch, Sent};
use crate::text::Span;
use crate::ticket::field::label;

/// The codes that ISO 3166-1 alpha-2 has.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE \
    GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP \
    KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF \
    NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN \
    SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA \
    ZM ZW";

/// The codes that ISO 639-1 has.
const LANGUAGES: &str = "AA AB AE AF AK AM AN AR AS AV AY AZ BA BE BG BH BI BM BN BO BR BS CA CE CH CO CR CS CU CV CY DA DE DV DZ EE EL EN EO ES \
    ET EU FA FF FI FJ FO FR FY GA GD GL GN GU GV HA HE HI HO HR HT HU HY HZ IA ID IE IG II IK IO IS IT IU JA JV KA KG KI KJ KK KL \
    KM KN KO KR KS KU KV KW KY LA LB LG LI LN LO LT LU LV MG MH MI MK ML MN MR MS MT MY NA NB ND NE NG NL NN NO NR NV NY OC OJ OM \
    OR OS PA PI PL PS PT QU RM RN RO RU RW SA SC SD SE SG SI SK SL SM SN SO SQ SR SS ST SU SV SW TA TE TG TH TI TK TL TN TO TR TS \
    TT TW TY UG UK UR UZ VE VI VO WA WO XH YI YO ZA ZH ZU";

/// Codes that people write instead of a country's, and that of ISO.
const COUNTRY_MEANT: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("EN", "GB"),
    ("USA", "US"),
    ("GBR", "GB"),
    ("DEU", "DE"),
    ("GER", "DE"),
    ("FRA", "FR"),
    ("ESP", "ES"),
    ("ITA", "IT"),
    ("NLD", "NL"),
    ("AUT", "AT"),
    ("CHE", "CH"),
    ("CAN", "CA"),
    ("AUS", "AU"),
    ("IND", "IN"),
    ("BRA", "BR"),
    ("JPN", "JP"),
    ("UNITED KINGDOM", "GB"),
    ("GREAT BRITAIN", "GB"),
    ("ENGLAND", "GB"),
    ("UNITED STATES", "US"),
    ("GERMANY", "DE"),
    ("DEUTSCHLAND", "DE"),
    ("FRANCE", "FR"),
    ("SPAIN", "ES"),
    ("ITALY", "IT"),
    ("NETHERLANDS", "NL"),
    ("AUSTRIA", "AT"),
    ("SWITZERLAND", "CH"),
    ("IRELAND", "IE"),
    ("CANADA", "CA"),
    ("AUSTRALIA", "AU"),
    ("INDIA", "IN"),
    ("BRAZIL", "BR"),
    ("JAPAN", "JP"),
];

/// Countries' codes that people write for a language, and old ones of ISO, with today's.
const LANGUAGE_MEANT: &[(&str, &str)] = &[
    ("JP", "ja"),
    ("CN", "zh-CN"),
    ("HK", "zh-HK"),
    ("DK", "da"),
    ("CZ", "cs"),
    ("GR", "el"),
    ("VN", "vi"),
    ("UA", "uk"),
    ("US", "en-US"),
    ("GB", "en-GB"),
    ("AU", "en-AU"),
    ("AT", "de-AT"),
    ("MX", "es-MX"),
    ("IW", "he"),
    ("IN", "id"),
];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    report(subject, &subject.plain, found);
    from_a_field(subject, found);
    let keys = ["\"language\"", "\"country\""];
    if keys.iter().any(|key| subject.text().contains(key)) {
        for branch in Branch::all(subject.template, &subject.harmless).into_iter().take(MOST) {
            report(subject, &subject.on(&branch.of(&subject.harmless)), found);
        }
    }
}

/// A country that is filled from a field of Freshdesk's own, none of which is a country.
fn from_a_field(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some((value, field)) = subject.sent("country").zip(subject.field_of("country")) else { return };
    let is_country = value.text().is_none_or(|sent| sent.is_empty() || has(COUNTRIES, sent));
    if is_own(field.as_str()) || !exists(field.as_str()) || is_country {
        return;
    }
    let inner = Span::new(value.span.start + 1, value.span.end.saturating_sub(1));
    let what = format!("{} is sent as the country.", label(&field));
    found.push(
        Finding::new("country-code", Severity::Wrong, subject.origin(inner), what)
            .because("It is no country. Stella wants the two letters that ISO 3166 gives one, like DE; Freshdesk has them in a field of your own alone.")
            .at_path("country")
            .of_field(&field),
    );
}

/// What is found in one payload and told of no other.
fn report(subject: &Subject<'_>, sent: &Sent, found: &mut Vec<Finding>) {
    let Ok(payload) = &sent.payload else { return };
    for (path, code) in [("language", "language-code"), ("country", "country-code")] {
        let Some(value) = payload.get(path) else { continue };
        let Some(written) = value.text().filter(|_| sent.sources(path).is_empty()) else { continue };
        let inner = Span::new(value.span.start + 1, value.span.end.saturating_sub(1));
        let place = origin(sent, subject.text(), inner);
        let is_found = |finding: &Finding| finding.code == code && finding.span == place;
        let is_known = if path == "language" { is_language(written) } else { has(COUNTRIES, written) };
        // What has no form of a code is told by the contract, in the ordinary ticket's payload.
        let is_code =
            written.split('-').all(|part| part.len() == 2 && part.bytes().all(|it| it.is_ascii_alphabetic()));
        let is_told = !is_code && (path == "language" || std::ptr::eq(sent, &subject.plain));
        if !is_known && !is_told && !written.is_empty() && !found.iter().any(is_found) {
            found.push(finding(subject, place, path, code, written));
        }
    }
}

fn finding(
    subject: &Subject<'_>,
    place: Option<Span>,
    path: &'static str,
    code: &'static str,
    written: &str,
) -> Finding {
    let (list, why) = match path {
        "language" => {
            ("ISO 639", "Stella wants the two letters that ISO 639-1 gives a language, like ja or pt-BR.")
        }
        _ => ("ISO 3166", "Stella wants the two letters that ISO 3166 gives a country, like DE."),
    };
    let meant =
        if path == "language" { language_meant(written) } else { country_meant(written).map(str::to_owned) };
    let hint = meant.as_ref().map_or(String::new(), |meant| format!(" Did you mean {meant}?"));
    let word = place.filter(|place| place.of(subject.text()) == written);
    let fix = meant.zip(word).map(|(meant, place)| Fix::review(format!("Use {meant}"), vec![(place, meant)]));
    let what = format!("{list} has no {path} {written}.{hint}");
    Finding::new(code, Severity::Wrong, place, what).because(why).at_path(path).mended_by(fix)
}

fn has(codes: &str, code: &str) -> bool {
    codes.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(code))
}

/// Whether ISO has the language of a code, and its region.
pub fn is_language(code: &str) -> bool {
    let (language, region) = code.split_once('-').map_or((code, None), |(code, region)| (code, Some(region)));
    has(LANGUAGES, language) && region.is_none_or(|region| has(COUNTRIES, region))
}

/// The code of a country that is written by its name or by other letters.
pub fn country_meant(written: &str) -> Option<&'static str> {
    let upper = written.trim().to_uppercase();
    COUNTRY_MEANT.iter().find(|(other, _)| *other == upper).map(|(_, meant)| *meant)
}

fn language_meant(written: &str) -> Option<String> {
    let upper = written.to_ascii_uppercase();
    match written.split_once('-') {
        Some((language, region)) if has(LANGUAGES, language) => {
            Some(format!("{language}-{}", country_meant(region)?))
        }
        Some(_) => None,
        None => {
            LANGUAGE_MEANT.iter().find(|(other, _)| *other == upper).map(|(_, meant)| (*meant).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_a_code() {
        assert!(COUNTRY_MEANT.iter().all(|(other, meant)| has(COUNTRIES, meant) && !has(COUNTRIES, other)));
        assert!(LANGUAGE_MEANT.iter().all(|(other, meant)| is_language(meant) && !has(LANGUAGES, other)));
        assert!(
            crate::assumptions::LANGUAGES.split_whitespace().all(|code| is_language(code) || code.len() != 2)
        );
    }
}
