//! A checkbox as people and spreadsheets write it: Excel writes `WAHR` in German, `VRAI` in French.

/// Words for a ticked checkbox, in small letters.
const YES: &[&str] = &[
    "true",
    "yes",
    "y",
    "t",
    "1",
    "1.0",
    "checked",
    "ticked",
    "on",
    "x",
    "✓",
    "✔",
    "✅",
    "[x]",
    "[✓]",
    "enabled",
    "selected",
    "☑",
    "wahr",
    "ja",
    "vrai",
    "oui",
    "verdadero",
    "sí",
    "si",
    "verdadeiro",
    "sim",
    "vero",
    "sì",
    "waar",
    "はい",
    "真",
    "オン",
    "tak",
    "prawda",
    "igaz",
    "igen",
    "ano",
    "pravda",
    "sant",
    "sann",
    "sand",
    "tosi",
    "kyllä",
    "evet",
    "doğru",
    "да",
    "истина",
    "adevărat",
    "da",
    "是",
    "참",
];
/// Words for an unticked one, in small letters.
const NO: &[&str] = &[
    "",
    "false",
    "no",
    "n",
    "f",
    "0",
    "0.0",
    "unchecked",
    "unticked",
    "not checked",
    "off",
    "-",
    "–",
    "☐",
    "[ ]",
    "[]",
    "disabled",
    "not selected",
    "✗",
    "falsch",
    "nein",
    "faux",
    "non",
    "falso",
    "não",
    "nao",
    "onwaar",
    "nee",
    "いいえ",
    "偽",
    "オフ",
    "nie",
    "fałsz",
    "hamis",
    "nem",
    "nepravda",
    "ne",
    "falskt",
    "falsk",
    "usann",
    "nej",
    "nei",
    "epätosi",
    "ei",
    "hayır",
    "hayir",
    "yanlış",
    "yanliş",
    "нет",
    "ложь",
    "fals",
    "nu",
    "否",
    "거짓",
    "null",
    "nil",
];

/// Whether a checkbox is ticked; nothing where the word is none of those that are known.
pub fn ticked(text: &str) -> Option<bool> {
    // A sign may be written as a picture, and a word stand in quotes.
    let word = text.trim().trim_end_matches('\u{fe0f}').trim_matches('"').to_lowercase();
    match () {
        () if YES.contains(&word.as_str()) => Some(true),
        () if NO.contains(&word.as_str()) => Some(false),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_of_many_languages() {
        for text in [
            "WAHR",
            "VRAI",
            "VERDADERO",
            "Ja",
            "oui",
            "Sí",
            " TRUE ",
            "1",
            "PRAWDA",
            "DOĞRU",
            "真",
            "✔\u{fe0f}",
            "\"true\"",
            "[X]",
        ] {
            assert_eq!(ticked(text), Some(true), "{text}");
        }
        for text in
            ["FALSCH", "FAUX", "FALSO", "Nein", "non", "ONWAAR", "", "0", "FAŁSZ", "YANLIŞ", "HAYIR", "偽"]
        {
            assert_eq!(ticked(text), Some(false), "{text}");
        }
        assert_eq!(ticked("vielleicht"), None);
        assert!(YES.iter().all(|word| !NO.contains(word)));
    }
}
