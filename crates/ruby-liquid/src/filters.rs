//! The filters of both dialects: `standardfilters.rb` of 2.4.0 and of 5.13.0.

use super::error::{Outcome, RenderError};
use super::ruby::inspect::to_s;
use super::ruby::substitute::{Extent, substitute};
use super::value::Value;
use super::{Clock, Dialect, Host};

mod date;
mod encode;
mod html;
pub(crate) mod list;
mod math;
mod select;
mod sort;
mod text;
mod text_2_4;

pub(crate) use text::to_integer;
pub(crate) use text_2_4::to_i as to_i_2_4;

/// A filter of one dialect.
#[derive(Debug)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// The fewest arguments it takes, its input left out.
    pub least: usize,
    /// The most arguments it takes.
    pub most: usize,
    /// The steps that a call takes, whatever it is given.
    pub(crate) cost: usize,
    /// How many bytes of what it is given take a step more.
    pub(crate) stride: usize,
    run: fn(&Call<'_>) -> Outcome<Value>,
}

/// What a filter works on.
pub(crate) struct Call<'c> {
    pub input: &'c Value,
    pub arguments: &'c [Value],
    pub clock: Clock,
    pub host: Host,
}

impl Call<'_> {
    /// An argument; nil where it is left out.
    fn argument(&self, place: usize) -> &Value {
        self.arguments.get(place).unwrap_or(&Value::Nil)
    }

    /// The input as text.
    fn text(&self) -> std::borrow::Cow<'_, str> {
        to_s(self.input)
    }

    /// The input as text, with `pattern` replaced.
    fn substituted(&self, pattern: &str, replacement: &str, extent: Extent) -> Outcome<Value> {
        let text = self.text();
        Ok(match (substitute(&text, pattern, replacement, extent)?, self.input) {
            (Some(changed), _) => Value::text(changed),
            (None, Value::Text(_)) => self.input.clone(),
            (None, _) => Value::text(text),
        })
    }
}

impl Filter {
    const fn new(
        name: &'static str,
        least: usize,
        most: usize,
        run: fn(&Call<'_>) -> Outcome<Value>,
    ) -> Self {
        Self { name, least, most, cost: 4, stride: 16, run }
    }

    /// A filter that reads and writes decimals: the longer they are, the longer each digit takes.
    const fn of_numbers(self) -> Self {
        Self { cost: 24, stride: 4, ..self }
    }

    /// A filter that looks for a date in any text.
    const fn of_dates(self) -> Self {
        Self { cost: 500, ..self }
    }

    /// Whether it accepts this number of arguments.
    pub fn takes(&self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }

    pub(crate) fn run(&self, call: &Call<'_>) -> Outcome<Value> {
        if !self.takes(call.arguments.len()) {
            let wanted = if self.least == self.most {
                (self.least + 1).to_string()
            } else {
                format!("{}..{}", self.least + 1, self.most + 1)
            };
            return Err(RenderError::of(format!(
                "wrong number of arguments (given {}, expected {wanted})",
                call.arguments.len() + 1
            )));
        }
        (self.run)(call)
    }
}

/// The filters of a dialect, by name.
pub fn filters(dialect: Dialect) -> &'static [Filter] {
    match dialect {
        Dialect::V2_4 => V2_4,
        Dialect::V5 => V5,
    }
}

/// The filter of that name.
pub fn find(name: &str, dialect: Dialect) -> Option<&'static Filter> {
    among(filters(dialect), name)
}

/// The filters of simple templates of Liquid 2.4.
pub(crate) const COMMON: &[Filter] = &[
    APPEND,
    DOWNCASE_ASCII,
    FIRST_2_4,
    JOIN_2_4,
    REMOVE_2_4,
    REPLACE_2_4,
    SIZE,
    SPLIT_2_4,
    STRIP_NEWLINES_2_4,
    TRUNCATE_2_4,
];

/// The filter of that name in a table, which is in order.
pub(crate) fn among(filters: &'static [Filter], name: &str) -> Option<&'static Filter> {
    filters.binary_search_by(|filter| filter.name.cmp(name)).ok().and_then(|place| filters.get(place))
}

const APPEND: Filter = Filter::new("append", 1, 1, text::append);
const DOWNCASE: Filter = Filter::new("downcase", 0, 0, text::downcase);
/// Without the table of the letters beyond ASCII, which is large.
const DOWNCASE_ASCII: Filter = Filter::new("downcase", 0, 0, text::downcase_ascii);
const FIRST: Filter = Filter::new("first", 0, 0, list::first);
const FIRST_2_4: Filter = Filter::new("first", 0, 0, list::first_2_4);
const JOIN: Filter = Filter::new("join", 0, 1, list::join);
const JOIN_2_4: Filter = Filter::new("join", 0, 1, list::join_2_4);
const REMOVE: Filter = Filter::new("remove", 1, 1, text::remove);
const REMOVE_2_4: Filter = Filter::new("remove", 1, 1, text_2_4::remove);
const REPLACE: Filter = Filter::new("replace", 1, 2, text::replace);
const REPLACE_2_4: Filter = Filter::new("replace", 1, 2, text_2_4::replace);
const STRIP_NEWLINES: Filter = Filter::new("strip_newlines", 0, 0, html::strip_newlines);
const STRIP_NEWLINES_2_4: Filter = Filter::new("strip_newlines", 0, 0, html::strip_newlines_2_4);
const SIZE: Filter = Filter::new("size", 0, 0, list::size);
const SPLIT: Filter = Filter::new("split", 1, 1, text::split);
const SPLIT_2_4: Filter = Filter::new("split", 1, 1, text_2_4::split);
const STRIP: Filter = Filter::new("strip", 0, 0, text::strip);
const TRUNCATE: Filter = Filter::new("truncate", 0, 2, text::truncate);
const TRUNCATE_2_4: Filter = Filter::new("truncate", 0, 2, text_2_4::truncate);

const V2_4: &[Filter] = &[
    APPEND,
    Filter::new("capitalize", 0, 0, text::capitalize),
    Filter::new("class", 0, 0, text_2_4::object_method),
    Filter::new("date", 1, 1, date::date_2_4).of_dates(),
    Filter::new("divided_by", 1, 1, math::divided_by_2_4).of_numbers(),
    DOWNCASE,
    Filter::new("escape", 0, 0, html::escape_2_4),
    Filter::new("escape_once", 0, 0, html::escape_once_2_4),
    Filter::new("extend", 0, 0, text_2_4::object_method),
    FIRST_2_4,
    Filter::new("h", 0, 0, html::escape_2_4),
    JOIN_2_4,
    Filter::new("last", 0, 0, list::last_2_4),
    Filter::new("map", 1, 1, sort::map_2_4),
    Filter::new("minus", 1, 1, math::minus_2_4).of_numbers(),
    Filter::new("modulo", 1, 1, math::modulo_2_4).of_numbers(),
    Filter::new("newline_to_br", 0, 0, html::newline_to_br_2_4),
    Filter::new("object_id", 0, 0, text_2_4::object_method),
    Filter::new("plus", 1, 1, math::plus_2_4).of_numbers(),
    Filter::new("prepend", 1, 1, text::prepend),
    REMOVE_2_4,
    Filter::new("remove_first", 1, 1, text_2_4::remove_first),
    REPLACE_2_4,
    Filter::new("replace_first", 1, 2, text_2_4::replace_first),
    SIZE,
    Filter::new("sort", 0, 1, sort::sort_2_4),
    SPLIT_2_4,
    Filter::new("strip_html", 0, 0, html::strip_html_2_4),
    STRIP_NEWLINES_2_4,
    Filter::new("times", 1, 1, math::times_2_4).of_numbers(),
    TRUNCATE_2_4,
    Filter::new("truncatewords", 0, 2, text_2_4::truncatewords),
    Filter::new("upcase", 0, 0, text::upcase),
];

const V5: &[Filter] = &[
    Filter::new("abs", 0, 0, math::abs).of_numbers(),
    APPEND,
    Filter::new("at_least", 1, 1, math::at_least).of_numbers(),
    Filter::new("at_most", 1, 1, math::at_most).of_numbers(),
    Filter::new("base64_decode", 0, 0, encode::base64_decode),
    Filter::new("base64_encode", 0, 0, encode::base64_encode),
    Filter::new("base64_url_safe_decode", 0, 0, encode::base64_url_safe_decode),
    Filter::new("base64_url_safe_encode", 0, 0, encode::base64_url_safe_encode),
    Filter::new("capitalize", 0, 0, text::capitalize),
    Filter::new("ceil", 0, 0, math::ceil).of_numbers(),
    Filter::new("compact", 0, 1, select::compact),
    Filter::new("concat", 1, 1, list::concat),
    Filter::new("date", 1, 1, date::date).of_dates(),
    Filter::new("default", 0, 2, select::default),
    Filter::new("divided_by", 1, 1, math::divided_by).of_numbers(),
    DOWNCASE,
    Filter::new("escape", 0, 0, html::escape),
    Filter::new("escape_once", 0, 0, html::escape_once),
    Filter::new("find", 1, 2, select::find),
    Filter::new("find_index", 1, 2, select::find_index),
    FIRST,
    Filter::new("floor", 0, 0, math::floor).of_numbers(),
    Filter::new("h", 0, 0, html::escape),
    Filter::new("has", 1, 2, select::has),
    JOIN,
    Filter::new("last", 0, 0, list::last),
    Filter::new("lstrip", 0, 0, text::lstrip),
    Filter::new("map", 1, 1, list::map),
    Filter::new("minus", 1, 1, math::minus).of_numbers(),
    Filter::new("modulo", 1, 1, math::modulo).of_numbers(),
    Filter::new("newline_to_br", 0, 0, html::newline_to_br),
    Filter::new("plus", 1, 1, math::plus).of_numbers(),
    Filter::new("prepend", 1, 1, text::prepend),
    Filter::new("reject", 1, 2, select::reject),
    REMOVE,
    Filter::new("remove_first", 1, 1, text::remove_first),
    Filter::new("remove_last", 1, 1, text::remove_last),
    REPLACE,
    Filter::new("replace_first", 1, 2, text::replace_first),
    Filter::new("replace_last", 2, 2, text::replace_last),
    Filter::new("reverse", 0, 0, list::reverse),
    Filter::new("round", 0, 1, math::round).of_numbers(),
    Filter::new("rstrip", 0, 0, text::rstrip),
    SIZE,
    Filter::new("slice", 1, 2, text::slice),
    Filter::new("sort", 0, 1, sort::sort),
    Filter::new("sort_natural", 0, 1, sort::sort_natural),
    SPLIT,
    Filter::new("squish", 0, 0, text::squish),
    STRIP,
    Filter::new("strip_html", 0, 0, html::strip_html),
    STRIP_NEWLINES,
    Filter::new("sum", 0, 1, math::sum).of_numbers(),
    Filter::new("times", 1, 1, math::times).of_numbers(),
    TRUNCATE,
    Filter::new("truncatewords", 0, 2, text::truncatewords),
    Filter::new("uniq", 0, 1, select::uniq),
    Filter::new("upcase", 0, 0, text::upcase),
    Filter::new("url_decode", 0, 0, encode::url_decode),
    Filter::new("url_encode", 0, 0, encode::url_encode),
    Filter::new("where", 1, 2, select::filter_where),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_in_order() {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            assert!(filters(dialect).is_sorted_by_key(|filter| filter.name));
        }
    }
}
