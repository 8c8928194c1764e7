//! A country by two letters that ISO 3166 does not have, like `UK`.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::payload::Json;

/// The codes that ISO 3166-1 alpha-2 has.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE \
    GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP \
    KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF \
    NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN \
    SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA \
    ZM ZW";

/// Codes that people write instead, and what ISO calls the country.
const MEANT: [(&str, &str); 2] = [("UK", "GB"), ("EN", "GB")];

const PATH: &str = "country";

pub fn check(subject: &Subject<'_>, payload: &Json, found: &mut Vec<Finding>) {
    let Some(sent) = payload.get(PATH) else { return };
    let Some(code) = sent.text().filter(|_| subject.form.sources(PATH).is_empty()) else { return };
    let upper = code.to_ascii_uppercase();
    let has_form = upper.len() == 2 && upper.bytes().all(|byte| byte.is_ascii_uppercase());
    if !has_form || CODES.split_ascii_whitespace().any(|known| known == upper) {
        return;
    }
    let meant = MEANT.iter().find(|(other, _)| *other == upper).map(|(_, meant)| *meant);
    let hint = meant.map_or(String::new(), |meant| format!(" Did you mean {meant}?"));
    let place = subject.written(sent.span);
    let is_literal = |place: &crate::text::Span| place.of(subject.text()) == format!("\"{code}\"");
    let fix = meant.zip(place.filter(is_literal));
    let fix =
        fix.map(|(meant, place)| Fix::review(format!("Use {meant}"), vec![(place, format!("\"{meant}\""))]));
    found.push(
        Finding::new(
            "country-code",
            Severity::Wrong,
            place.or_else(|| subject.origin(sent.span)),
            format!("ISO 3166 has no country {code}.{hint}"),
        )
        .because("Stella wants the two letters that ISO 3166 gives a country, like DE.")
        .at_path(PATH)
        .mended_by(fix),
    );
}
