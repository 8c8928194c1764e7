//! The lines of a text shown as code. A change of the text changes the stretches that differ, where they stand: typing
//! makes no element anew.

use crate::reactive::{effect, memo, style};
use leptos::prelude::*;
use payload_core::highlight::{Look, Paint, Stretch, shown_as};
use payload_core::text;

/// A stretch on screen, of one look.
#[derive(Debug, Clone)]
struct Shown {
    look: Look,
    text: ArcRwSignal<String>,
}

/// A line on screen.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Tells it from the others.
    id: usize,
    stretches: ArcRwSignal<Vec<Shown>>,
}

/// The stretches of a line of a text.
fn shown(text: &str, line: &[Stretch]) -> Vec<Shown> {
    let shown = |it: &Stretch| Shown { look: it.look, text: ArcRwSignal::new(it.span.of(text).to_owned()) };
    line.iter().map(shown).collect()
}

impl Row {
    /// Whether its stretches have the looks of this line, so that their texts alone can change.
    fn looks_like(&self, line: &[Stretch]) -> bool {
        let stretches = self.stretches.read_untracked();
        let alike = |(shown, it): (&Shown, &Stretch)| shown.look == it.look && !it.look.has(Paint::Invisible);
        stretches.len() == line.len() && stretches.iter().zip(line).all(alike)
    }

    /// Shows another line.
    fn show(&self, text: &str, line: &[Stretch]) {
        if !self.looks_like(line) {
            return self.stretches.set(shown(text, line));
        }
        for (shown, it) in self.stretches.read_untracked().iter().zip(line) {
            let text = it.span.of(text);
            if *shown.text.read_untracked() != text {
                shown.text.set(text.to_owned());
            }
        }
    }
}

/// The lines on screen, in order.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    /// The text that they show, and its lines.
    shown: (String, Vec<Vec<Stretch>>),
    /// How many were ever made.
    made: usize,
}

impl Rows {
    /// The rows of these lines of a text, as they change.
    pub fn follow(lines: impl Fn() -> (String, Vec<Vec<Stretch>>) + 'static) -> RwSignal<Self> {
        let mut first = Self::default();
        let (text, at_first) = untrack(&lines);
        first.become_lines(text, at_first);
        let rows = RwSignal::new(first);
        effect(move || {
            let (text, lines) = lines();
            rows.maybe_update(|rows| rows.become_lines(text, lines));
        });
        rows
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// So many of them, from one on.
    pub fn part(&self, from: usize, count: usize) -> Vec<Row> {
        self.rows.iter().skip(from).take(count).cloned().collect()
    }

    /// Shows other lines; true where there are more or fewer rows than before.
    fn become_lines(&mut self, text: String, lines: Vec<Vec<Stretch>>) -> bool {
        let before = self.rows.len();
        let (first, last) = self.kept(&text, &lines);
        let mut others = lines.iter().take(lines.len() - last).skip(first);
        let kept = self.rows.iter().take(before - last).skip(first);
        let mut reached = first;
        for (row, line) in kept.zip(others.by_ref()) {
            row.show(&text, line);
            reached += 1;
        }
        let new = others.map(|line| {
            self.made += 1;
            Row { id: self.made, stretches: ArcRwSignal::new(shown(&text, line)) }
        });
        self.rows.splice(reached..before - last, new.collect::<Vec<_>>());
        self.shown = (text, lines);
        self.rows.len() != before
    }

    /// How many of the first and of the last lines are as before. To ask each stretch on screen for its text took an
    /// eighth of what the program does for a letter in a large template.
    fn kept(&self, text: &str, lines: &[Vec<Stretch>]) -> (usize, usize) {
        let (text_before, before) = &self.shown;
        let (start, end) = text::kept(text_before, text);
        let alike = |before: &[Stretch], now: &[Stretch]| {
            let alike = |(a, b): (&Stretch, &Stretch)| a.look == b.look && a.span.len() == b.span.len();
            before.len() == now.len() && before.iter().zip(now).all(alike)
        };
        let first = before
            .iter()
            .zip(lines)
            .take_while(|(a, b)| alike(a, b) && b.last().is_none_or(|it| it.span.end <= start))
            .count();
        let left = before.len().min(lines.len()) - first;
        let from = text.len() - end;
        let last = before
            .iter()
            .rev()
            .zip(lines.iter().rev())
            .take(left)
            .take_while(|(a, b)| alike(a, b) && b.first().is_none_or(|it| from <= it.span.start))
            .count();
        (first, last)
    }
}

/// So many lines are laid out and painted as one, so that a change in one of them leaves all others as they are: one by
/// one, the browser goes through hundreds at each key.
const GROUP: usize = 32;

/// From this group on the browser leaves alone those that are far from the screen, unless a text area lies over them and
/// needs their heights; the style sheet says so. Shorter texts are faster without.
const LEFT_ALONE: usize = 4;

/// A part of the rows on screen: from one on, so many.
#[component]
pub(super) fn Lines(rows: RwSignal<Rows>, #[prop(into)] part: Signal<(usize, usize)>) -> impl IntoView {
    let groups = memo(move || {
        let (from, count) = part.get();
        rows.read().len().saturating_sub(from).min(count).div_ceil(GROUP)
    });
    let group = move |at: usize| {
        let lines = move || {
            let (from, count) = part.get();
            rows.read().part(from + at * GROUP, GROUP.min(count.saturating_sub(at * GROUP)))
        };
        // The lines of a group that is left alone are not counted: each says the number of those before it. The first
        // view is too short for it: its policy refuses styles of an element's own.
        let before = style(move || (at >= LEFT_ALONE).then(|| (part.get().0 + at * GROUP).to_string()));
        view! {
            <span class="lines" style=("--before", before)>
                <For each=lines key=|row| row.id let:row>
                    <span class="line">
                        {move || row.stretches.get().into_iter().map(stretch).collect_view()}
                    </span>
                </For>
            </span>
        }
    };
    move || (0..groups.get()).map(group).collect_view()
}

/// One stretch. An invisible character keeps its place in the text, and a sign stands for it on screen.
fn stretch(Shown { look, text }: Shown) -> AnyView {
    let class = look.classes();
    if look == Look::default() {
        (move || text.get()).into_any()
    } else if look.has(Paint::Invisible) {
        let text = text.get_untracked();
        let signs: String = text.chars().map(shown_as).collect();
        view! { <span class=class data-shown=signs>{text}</span> }.into_any()
    } else {
        view! { <span class=class>{move || text.get()}</span> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payload_core::highlight::lines;

    /// Shows a text; gives the rows, those whose stretches were set, and whether there are more or fewer.
    fn show(rows: &mut Rows, text: &str) -> (Vec<usize>, bool) {
        let changed = rows.become_lines(text.to_owned(), lines(text, &[]));
        let shown: String = rows
            .rows
            .iter()
            .flat_map(|row| row.stretches.get_untracked())
            .map(|it| it.text.get_untracked())
            .collect();
        assert_eq!(shown, text);
        (rows.rows.iter().map(|row| row.id).collect(), changed)
    }

    #[test]
    fn lines_that_stay_keep_their_rows() {
        let mut rows = Rows::default();
        for (text, ids, changed) in [
            ("a\nb\nc", vec![1, 2, 3], true),
            // Typing within a line.
            ("a\nbb\nc", vec![1, 2, 3], false),
            // A line between others, one before all, one after all.
            ("a\nbb\nx\nc", vec![1, 2, 4, 3], true),
            ("y\na\nbb\nx\nc", vec![5, 1, 2, 4, 3], true),
            ("y\na\nbb\nx\nc\nz", vec![5, 1, 2, 4, 3, 6], true),
            // One is taken out; of several alike it does not matter which.
            ("y\na\nx\nc\nz", vec![5, 1, 4, 3, 6], true),
            ("y\na\nx\nx\nx\nc\nz", vec![5, 1, 4, 7, 8, 3, 6], true),
            ("y\na\nx\nx\nc\nz", vec![5, 1, 4, 7, 3, 6], true),
            // Two become one other, and back.
            ("y\na\nX\nc\nz", vec![5, 1, 4, 3, 6], true),
            ("", vec![5], true),
        ] {
            assert_eq!(show(&mut rows, text), (ids, changed), "{text:?}");
        }
    }
}
