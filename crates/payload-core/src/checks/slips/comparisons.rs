//! Comparisons in the words of other languages: `a=='x'`, `a is not 'x'`, `a in ['x', 'y']`, `a | downcase == 'x'`.

use super::operators::{is_near, operator};
use crate::text::slice;

/// A condition as Liquid reads it, and what was written otherwise.
pub struct Spelled {
    pub what: &'static str,
    /// The condition; none where Liquid cannot ask it in one.
    pub asked: Option<String>,
    /// A tag that must stand before it.
    pub before: String,
}

const GLUED: &str =
    "An operator needs a space on either side: without one, Liquid reads it as part of the name.";
const WORDS: &str = "Liquid compares with == != < > <= >= and contains only.";
const SEVERAL: &str = "Liquid compares with one value at a time: repeat the comparison for each.";
const FILTER: &str =
    "A condition takes no filters: they are ignored, with all that follows. Assign the value first.";
const WITHOUT_LEFT: &str = "Each comparison needs a value on its left side: repeat it.";
const JOINED: &str = "Liquid joins comparisons with “and” and “or”, in lower case.";
const ANYWHERE: &str =
    "Liquid has no word for the start or the end of a text: contains looks anywhere in it.";
const NOT_CONTAINS: &str = "Liquid has no “not contains”: use unless.";

/// A condition that Liquid reads otherwise than it was meant; `None` where there is none, or nobody knows what was meant.
pub fn spelled(condition: &str) -> Option<Spelled> {
    let mut reading = Reading { what: None, before: String::new(), is_possible: true, repeated: None };
    let tokens = tokens(condition);
    let mut told: Vec<(Option<&'static str>, Vec<&Token<'_>>)> = vec![(None, Vec::new())];
    let mut foreign = 0;
    for token in &tokens {
        if token.is_glued {
            reading.say(GLUED);
        }
        let join = match token.text {
            "and" | "AND" | "And" | "&&" => Some("and"),
            "or" | "OR" | "Or" | "||" => Some("or"),
            _ => None,
        };
        match join {
            Some(join) => {
                foreign += usize::from(join != token.text);
                told.push((Some(join), Vec::new()));
            }
            None => told.last_mut()?.1.push(token),
        }
    }
    if foreign > 1 {
        reading.say(JOINED);
    }
    let mut joins: Vec<&str> = told.iter().filter_map(|(join, _)| *join).collect();
    let count = told.len();
    let mut asked = String::new();
    let mut left: Option<&str> = None;
    for (at, (join, tokens)) in told.iter().enumerate() {
        let mut texts: Vec<&str> = tokens.iter().map(|token| token.text).collect();
        let begins = matches!(texts[..], ["==" | "!=" | "<" | ">" | "<=" | ">=" | "contains", _]);
        if let Some(left) = left.filter(|_| begins) {
            reading.say(WITHOUT_LEFT);
            texts.insert(0, left);
        }
        left = texts.first().copied();
        let (own, comparisons) = reading.comparison(&texts)?;
        reading.repeated = match &texts[..] {
            [left, sign, _] if foreign > 0 => Some(format!("{left} {sign}")),
            [_] => reading.repeated.take(),
            _ => None,
        };
        // Conditions bind from the right: only the last can become several of another kind.
        joins.extend(own);
        if comparisons.len() > 1 && at + 1 < count && joins.array_windows().any(|[one, other]| one != other) {
            return None;
        }
        asked += &join.map_or(String::new(), |join| format!(" {join} "));
        asked += &comparisons.join(&format!(" {} ", own.unwrap_or("or")));
    }
    let Reading { what, before, is_possible, .. } = reading;
    Some(Spelled { what: what?, asked: is_possible.then_some(asked), before })
}

struct Reading {
    what: Option<&'static str>,
    before: String,
    is_possible: bool,
    /// The value and the operator of the comparison before, where a sign of other languages joins the next to it.
    repeated: Option<String>,
}

impl Reading {
    fn say(&mut self, what: &'static str) {
        self.what.get_or_insert(what);
    }

    /// One comparison, as one or several that are joined by a word.
    fn comparison(&mut self, tokens: &[&str]) -> Option<(Option<&'static str>, Vec<String>)> {
        let tokens = self.filtered(tokens)?;
        let texts: Vec<&str> = tokens.iter().map(String::as_str).collect();
        if let [one] = texts[..] {
            // Who joins as other languages do means another value for the comparison before.
            if let Some(repeated) = self.repeated.clone().filter(|_| one.starts_with(['"', '\''])) {
                self.say(SEVERAL);
                return Some((None, vec![format!("{repeated} {one}")]));
            }
            return Some((None, vec![one.to_owned()]));
        }
        if let Some(end) = texts.iter().position(|token| matches!(*token, "]" | ")"))
            && matches!(texts.first(), Some(&("[" | "(")))
            && let (list, ["contains", value]) = texts.split_at(end + 1)
        {
            // A list as other languages write it.
            let values = values_of(list)?;
            self.say(SEVERAL);
            let all: Vec<String> = values.iter().map(|item| format!("{value} == {item}")).collect();
            return Some(((all.len() > 1).then_some("or"), all));
        }
        let (left, rest) = texts.split_first()?;
        let (length, operator) = operator(rest)?;
        let (written, values) = rest.split_at_checked(length)?;
        if is_near(written) {
            self.say(ANYWHERE);
        } else if written.len() > 1 || matches!(written, ["=!" | "isnt" | "not" | "=~"]) {
            self.say(WORDS);
        }
        let values = values_of(values)?;
        if operator == "=~" {
            let [pattern] = &values[..] else { return None };
            let word = pattern.strip_prefix('/')?.strip_suffix('/')?;
            let is_plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
            return is_plain.then(|| (None, vec![format!("{left} contains '{word}'")]));
        }
        if let [word @ ("defined" | "undefined" | "present" | "none" | "None")] =
            values.iter().map(String::as_str).collect::<Vec<_>>()[..]
            && matches!(written, ["is"] | ["is", "not"])
        {
            self.say(WORDS);
            let is_there = matches!(word, "defined" | "present") == (operator == "==");
            let (sign, join) = if is_there { ("!=", "and") } else { ("==", "or") };
            return Some((
                Some(join),
                ["nil", "''"].map(|nothing| format!("{left} {sign} {nothing}")).to_vec(),
            ));
        }
        let is_tags = *left == "ticket.tags";
        let (sign, join) = match operator {
            "in" if values.iter().all(|value| !is_literal(value)) => {
                // An item of a list has its own words.
                let [list] = &values[..] else { return None };
                return Some((None, vec![format!("{list} contains {left}")])).filter(|_| self.what.is_some());
            }
            "in" => (if is_tags { "contains" } else { "==" }, "or"),
            "not in" if !is_tags => ("!=", "and"),
            "not in" | "not contains" => {
                self.what = Some(NOT_CONTAINS);
                self.is_possible = false;
                ("contains", "or")
            }
            "!=" | "<>" => (operator, "and"),
            other => (other, "or"),
        };
        if values.len() > 1 || operator.ends_with("in") && operator != "contains" {
            self.say(SEVERAL);
        }
        let all = values.iter().map(|value| format!("{left} {sign} {value}")).collect();
        Some(((values.len() > 1).then_some(join), all))
    }

    /// The comparison without the filters of its left side, which are put before it.
    fn filtered(&mut self, tokens: &[&str]) -> Option<Vec<String>> {
        let own = |tokens: &[&str]| tokens.iter().map(|token| (*token).to_owned()).collect();
        let Some(bar) = tokens.iter().position(|token| *token == "|") else { return Some(own(tokens)) };
        let (value, filters) = tokens.split_at_checked(bar)?;
        if let ([left, sign, text], ["|", letters @ ("downcase" | "upcase")]) = (value, filters)
            && text.starts_with(['"', '\''])
        {
            // Who changes the letters of the text means those of the value.
            let text = if *letters == "downcase" { text.to_lowercase() } else { text.to_uppercase() };
            return self.filtered(&[left, "|", letters, sign, &text]);
        }
        let [value] = value else { return None };
        let end = filters.iter().position(|token| operator(&[token, ""]).is_some()).unwrap_or(filters.len());
        let (filters, rest) = filters.split_at_checked(end)?;
        self.say(FILTER);
        let name = value.rsplit('.').next().unwrap_or(value);
        let filter = filters.get(1)?.trim_end_matches(':');
        let name = format!("{name}_{filter}");
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return None;
        }
        let written = filters.join(" ").replace(" :", ":").replace(" ,", ",");
        self.before += &format!("{{% assign {name} = {value} {written} %}}");
        let mut left = vec![name];
        left.extend(own(rest));
        Some(left)
    }
}

/// The values of a `when` that says more than its values: an operator, a comparison, brackets, other joints; `None` where
/// Liquid reads it as it stands.
pub fn when_values(rest: &str) -> Option<Vec<&str>> {
    let tokens = tokens(rest);
    let all: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    let bare = match &all[..] {
        ["==" | "=", rest @ ..] => rest,
        [_, "==" | "=", rest @ ..] => rest,
        all => all,
    };
    let bare = match bare {
        ["[", inner @ .., "]"] | ["(", inner @ .., ")"] => inner,
        all => all,
    };
    let is_joint = |token: &str| matches!(token, "," | "or" | "OR" | "||" | "and" | "AND" | "&&");
    let is_right =
        bare.len() == all.len() && bare.iter().all(|token| !is_joint(token) || matches!(*token, "," | "or"));
    let alternates = bare.iter().enumerate().all(|(at, token)| (at % 2 == 1) == is_joint(token));
    let values: Vec<&str> = bare.iter().copied().filter(|token| !is_joint(token)).collect();
    let are_values = values.iter().all(|value| is_literal(value));
    (!is_right && alternates && are_values && !values.is_empty()).then_some(values)
}

/// The right side: a value, or several in brackets or between commas.
fn values_of(tokens: &[&str]) -> Option<Vec<String>> {
    let inner = match tokens {
        ["[", inner @ .., "]"] | ["(", inner @ .., ")"] => inner,
        all => all,
    };
    let values: Vec<&str> = inner.iter().copied().filter(|token| *token != ",").collect();
    let alternates = inner.iter().enumerate().all(|(at, token)| (at % 2 == 1) == (*token == ","));
    let are_values = values.iter().all(|value| !is_sign(value) || value.starts_with('/'));
    (alternates && are_values && !values.is_empty()).then(|| values.into_iter().map(str::to_owned).collect())
}

fn is_literal(value: &str) -> bool {
    value.starts_with(['"', '\'']) || value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_sign(token: &str) -> bool {
    token.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '\'' | '_' | '-'))
}

/// A word, a text in quotes, an operator or another sign.
struct Token<'t> {
    text: &'t str,
    /// Whether it is an operator that stands right behind a name.
    is_glued: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut after_name = false;
    while let Some(c) = slice(text, at..).chars().next() {
        let rest = slice(text, at..);
        let run = |which: &dyn Fn(char) -> bool| rest.find(|c| !which(c)).unwrap_or(rest.len());
        let is_operator = |c: char| matches!(c, '=' | '!' | '<' | '>' | '&' | '|' | '~');
        let length = match c {
            _ if c.is_whitespace() => 0,
            '"' | '\'' => slice(rest, 1..).find(c).map_or(rest.len(), |end| end + 2),
            _ if is_operator(c) => run(&is_operator),
            '(' | ')' | ',' | ':' | ';' | '[' | ']' => 1,
            _ => name_length(rest),
        };
        if length == 0 {
            after_name = false;
            at += c.len_utf8();
            continue;
        }
        let token = slice(rest, ..length);
        // Small letters go on with an operator: `==true` is one.
        let goes_on = || slice(rest, length..).starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
        let is_glued =
            is_operator(c) && !token.starts_with(['|', '&']) && (after_name || token != "!" && goes_on());
        found.push(Token { text: token, is_glued });
        after_name = !is_sign(token) && !token.starts_with(['"', '\'']);
        at += length;
    }
    found
}

/// A name goes on through the brackets of `ticket['cf_x']`.
fn name_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = slice(text, end..);
        let stops = |c: char| c.is_whitespace() || "=!<>&|~(),:;[]\"'".contains(c);
        end += rest.find(stops).unwrap_or(rest.len());
        let rest = slice(text, end..);
        match rest.strip_prefix('[').and_then(|inner| inner.find(']')) {
            Some(length) if end > 0 => end += length + 2,
            _ => return end.max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(condition: &str) -> Option<String> {
        spelled(condition).map(|it| it.before + it.asked.as_deref().unwrap_or(it.what))
    }

    #[test]
    fn a_comparison_is_written_as_liquid_reads_it() {
        for (written, liquid) in [
            ("a=='x'", "a == 'x'"),
            ("a== 'x' or b!='y'", "a == 'x' or b != 'y'"),
            ("a ==true", "a == true"),
            ("a !=nil", "a != nil"),
            ("a contains 'x' || 'y'", "a contains 'x' or a contains 'y'"),
            ("a contains 'x' or contains 'y'", "a contains 'x' or a contains 'y'"),
            ("a == 'x' or == 'y'", "a == 'x' or a == 'y'"),
            ("ticket.id>5", "ticket.id > 5"),
            ("a is not 'x'", "a != 'x'"),
            ("a =! 'x'", "a != 'x'"),
            ("a is not in ['x','y']", "a != 'x' and a != 'y'"),
            ("a in ['x', 'y']", "a == 'x' or a == 'y'"),
            ("a in ('x', 'y')", "a == 'x' or a == 'y'"),
            ("a == ['x', 'y']", "a == 'x' or a == 'y'"),
            ("a == 'x', 'y'", "a == 'x' or a == 'y'"),
            ("ticket.tags contains ['x','y']", "ticket.tags contains 'x' or ticket.tags contains 'y'"),
            ("b and a in ['x', 'y']", "b and a == 'x' or a == 'y'"),
            ("a == 'x' && b == 'y' && c", "a == 'x' and b == 'y' and c"),
            ("a does not equal 'x'", "a != 'x'"),
            ("['x', 'y'] contains a", "a == 'x' or a == 'y'"),
            ("a ends_with 'x'", "a contains 'x'"),
            ("a starts with 'x'", "a contains 'x'"),
            ("a =~ /x/", "a contains 'x'"),
            ("a is defined", "a != nil and a != ''"),
            ("a is not defined", "a == nil or a == ''"),
            ("ticket.tags does not contain 'x'", NOT_CONTAINS),
            (
                "ticket.priority | downcase == 'x'",
                "{% assign priority_downcase = ticket.priority | downcase %}priority_downcase == 'x'",
            ),
            (
                "ticket.tags contains 'VIP' | downcase",
                "{% assign tags_downcase = ticket.tags | downcase %}tags_downcase contains 'vip'",
            ),
            ("a | plus: 0 >= 9", "{% assign a_plus = a | plus: 0 %}a_plus >= 9"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(liquid), "{written}");
        }
    }

    #[test]
    fn what_liquid_reads_is_left_alone() {
        for right in [
            "a == 'x'",
            "a =='x'",
            "a == 'x' or b != \"y and z\"",
            "ticket.tags contains 'a, b'",
            "ticket['cf_x'] == 'a==b'",
            "a",
            "a.size > 0 and b",
            // These the engine tells of by itself.
            "a = 'x'",
            "a is 'x'",
            "a && b",
            "not a",
            // Nobody knows what is meant.
            "a in ['x', 'y'] and b",
            "a == 'x' b",
        ] {
            assert_eq!(meant(right), None, "{right}");
        }
    }
}
