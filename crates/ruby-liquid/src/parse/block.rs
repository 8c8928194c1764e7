//! Tags that hold other parts, from their first tag to their last.

use super::*;
use crate::slice;

/// A block that is open.
pub(super) struct Open {
    pub name: String,
    pub head: Span,
    pub kind: Kind,
    pub nodes: Body,
    /// Whether its `else` has been read.
    has_else: bool,
    /// What it wrote before its current branch can be seen.
    blank: bool,
}

/// What is being read.
pub(super) enum Kind {
    Document,
    If {
        unless: bool,
        branches: Vec<Branch>,
        head: Span,
        condition: Option<Condition>,
    },
    Case {
        subject: Option<Expression>,
        branches: Vec<When>,
        head: Span,
        values: Option<Option<Vec<Expression>>>,
    },
    For {
        spec: Option<Box<For>>,
        row: bool,
        body: Option<Body>,
    },
    Capture(Option<Target>),
    IfChanged,
    /// A comment of 2.4, whose inside is read like any other; or a tag in error.
    Nothing,
}

impl Open {
    pub fn document() -> Self {
        Self::new(String::new(), Span::default(), Kind::Document)
    }

    fn new(name: String, head: Span, kind: Kind) -> Self {
        Self { name, head, kind, nodes: Vec::new(), has_else: false, blank: true }
    }

    /// The end of the last part read so far.
    pub fn last_end(&self) -> usize {
        self.nodes.last().map_or(self.head.end, |node| node.span.end).max(self.head.end)
    }

    /// The parts read since the last branch began.
    fn take(&mut self) -> Body {
        let nodes = std::mem::take(&mut self.nodes);
        self.blank &= nodes.iter().all(|node| node.blank);
        nodes
    }

    /// The branch that was being read ends.
    pub fn end_branch(&mut self) {
        let body = self.take();
        match &mut self.kind {
            Kind::If { branches, head, condition, .. } => {
                branches.push(Branch { head: *head, condition: condition.take(), body })
            }
            Kind::Case { branches, head, values, .. } => {
                if let Some(values) = values.take() {
                    branches.push(When { head: *head, values, body });
                }
            }
            Kind::For { spec: Some(spec), body: Some(_), .. } => spec.otherwise = Some(body),
            Kind::For { body: first @ None, .. } => *first = Some(body),
            _ => self.nodes = body,
        }
    }

    /// The part that the block is, once it is closed.
    pub fn close(mut self, span: Span, dialect: Dialect) -> Node {
        self.end_branch();
        let blank = dialect == Dialect::V5 && self.blank && self.nodes.iter().all(|node| node.blank);
        let clear = |body: &mut Body| {
            if blank {
                body.retain(|node| !matches!(node.kind, NodeKind::Text));
            }
        };
        let kind = match self.kind {
            Kind::If { unless, mut branches, .. } => {
                branches.iter_mut().for_each(|branch| clear(&mut branch.body));
                NodeKind::If(If { unless, branches })
            }
            Kind::Case { subject: Some(subject), mut branches, .. } => {
                branches.iter_mut().for_each(|branch| clear(&mut branch.body));
                NodeKind::Case(Case { subject, branches })
            }
            Kind::For { spec: Some(mut spec), row, body } => {
                spec.body = body.unwrap_or_default();
                if !row {
                    clear(&mut spec.body);
                    spec.otherwise.iter_mut().for_each(clear);
                }
                if row { NodeKind::TableRow(spec) } else { NodeKind::For(spec) }
            }
            Kind::Capture(Some(target)) => NodeKind::Capture(target, self.nodes),
            Kind::IfChanged => NodeKind::IfChanged(self.nodes),
            _ => NodeKind::Comment,
        };
        let blank = blank || matches!(kind, NodeKind::Capture(..) | NodeKind::Comment);
        Node { span, head: self.head, kind, blank }
    }
}

impl<'s> Parser<'s> {
    pub(super) fn open_block(&mut self, head: Span, name: &str, markup: &Markup<'_>) {
        if self.open.len() > limits::NESTING {
            return self.error(head, format!("blocks nest deeper than {} levels here", limits::NESTING));
        }
        let kind = match name {
            "if" | "unless" => Kind::If {
                unless: name == "unless",
                branches: Vec::new(),
                head,
                condition: self.condition(head, name, markup),
            },
            "case" => {
                Kind::Case { subject: self.subject(head, markup), branches: Vec::new(), head, values: None }
            }
            "for" | "tablerow" => Kind::For {
                spec: self.loop_spec(head, name, markup).map(Box::new),
                row: name == "tablerow",
                body: None,
            },
            "capture" => Kind::Capture(self.capture_target(head, markup)),
            "ifchanged" => Kind::IfChanged,
            _ => Kind::Nothing,
        };
        self.open.push(Open::new(name.to_owned(), head, kind));
    }

    /// A tag that only has a meaning inside a block; or none at all.
    pub(super) fn inner_tag(&mut self, statement: Statement<'s>) {
        let (span, name) = (statement.span, statement.name);
        let block = self.current().name.clone();
        if name == format!("end{block}") && !block.is_empty() {
            return self.end_block(span);
        }
        let fits = matches!(
            (&self.current().kind, name),
            (Kind::If { .. }, "elsif" | "else")
                | (Kind::Case { .. }, "when" | "else")
                | (Kind::For { row: false, .. }, "else")
        );
        match fits {
            true => self.branch(&statement),
            false => (self.builtins.stray)(self, statement),
        }
    }

    /// Tells of a tag that fits nowhere, and goes on as was meant where that is clear.
    pub(crate) fn stray(&mut self, statement: Statement<'s>) {
        let (span, name, name_span) = (statement.span, statement.name, statement.name_span);
        let block = self.current().name.clone();
        if let Some(wanted) = name
            .strip_prefix("end")
            .filter(|wanted| tags::find(wanted, self.dialect).is_some_and(|tag| tag.end.is_some()))
        {
            if let Some(depth) = self.open.iter().rposition(|open| open.name == wanted) {
                // The blocks inside were forgotten: they are closed here, and told of.
                self.close_open_blocks(depth + 1);
                return self.end_block(span);
            }
            if block.is_empty() {
                return self.error(span, format!("`{name}` closes nothing: no `{wanted}` is open here"));
            }
            let end = tags::find(&block, self.dialect).and_then(|tag| tag.end).unwrap_or_default();
            let message =
                format!("`{name}` closes nothing: the open block is `{block}`, which `{end}` closes");
            if self.closes_later(&block) {
                return self.error(span, message);
            }
            self.error_mended_by(span, message, Some(Suggestion::new(name_span, end)));
            return self.end_block(span);
        }
        let message = match name {
            "else" | "elsif" | "when" if block.is_empty() => {
                format!("`{name}` stands outside any block that it could belong to")
            }
            "else" | "elsif" | "when" => format!("a `{block}` has no `{name}`"),
            _ if tags::find(name, Dialect::V5).is_some() => {
                format!("Liquid 2.4 has no tag `{name}`; Liquid 5 has")
            }
            _ => return self.unknown_tag(statement, &block),
        };
        self.error(span, message);
    }

    /// A tag that no dialect has. Where it is clear what was meant, that is read in its place: one slip, one error.
    fn unknown_tag(&mut self, statement: Statement<'s>, block: &str) {
        let Statement { span, name, name_span, markup, in_document } = statement;
        let message = format!("there is no tag `{name}`");
        let Some(meant) = (self.builtins.meant_tag)(name, block, self.dialect) else {
            return self.error(span, message);
        };
        // `{% end if %}` has the block's name after it.
        let rest = markup.text.trim_matches(is_space);
        let whole = if name == "end" && rest == block {
            Span::new(name_span.start, markup.span.start + rest.len())
        } else {
            name_span
        };
        self.error_mended_by(span, message, Some(Suggestion::new(whole, meant)));
        let told = std::mem::take(&mut self.parsed.errors);
        self.statement(Statement { span, name: meant, name_span, markup, in_document });
        self.parsed.errors = told;
    }

    /// Whether the block that is open here is closed by a tag of its own further down.
    fn closes_later(&self, block: &str) -> bool {
        let (end, mut depth) = (format!("end{block}"), 0usize);
        for token in self.tokens.get(self.at..).unwrap_or_default() {
            let text = token.span.of(self.source);
            let name = tag_parts(text, self.dialect).map_or("", |(name, _)| name.of(text));
            match depth {
                0 if name == end => return true,
                _ if name == end => depth -= 1,
                _ if name == block => depth += 1,
                _ => {}
            }
        }
        false
    }

    fn end_block(&mut self, span: Span) {
        let dialect = self.dialect;
        if self.open.len() > 1
            && let Some(open) = self.open.pop()
        {
            if open.name == "comment" {
                // What is read there never renders.
                while self.parsed.warnings.pop_if(|warning| warning.span.start > open.head.start).is_some() {}
            }
            let whole = Span::new(open.head.start, span.end);
            let node = open.close(whole, dialect);
            self.push_node(node);
        }
    }

    fn branch(&mut self, statement: &Statement<'_>) {
        let Statement { span, name, markup, .. } = statement;
        let (dialect, span, name) = (self.dialect, *span, *name);
        if self.current().has_else {
            self.warning(span, WarningKind::AfterElse(name.into()));
        }
        if name == "else" {
            self.condition_after_else(statement);
            self.current().has_else = true;
        }
        let open = self.current();
        if let Kind::For { body: Some(_), .. } = &open.kind
            && dialect == Dialect::V5
        {
            // A second `else` ends the loop there, with an empty `else`.
            open.take();
            open.nodes.clear();
            return self.end_block(Span::new(span.start, span.start));
        }
        open.end_branch();
        match (&open.kind, name) {
            (Kind::If { .. }, "elsif") => {
                let condition = self.condition(span, name, markup);
                if let Kind::If { head, condition: place, .. } = &mut self.current().kind {
                    *head = span;
                    *place = condition;
                }
            }
            (Kind::If { .. }, _) => {
                if let Kind::If { head, condition, .. } = &mut self.current().kind {
                    *head = span;
                    *condition = None;
                }
            }
            (Kind::Case { .. }, _) => {
                let read = if name == "when" {
                    self.when_values(span, markup).map(Some)
                } else {
                    self.nothing_after_else(markup).then_some(None)
                };
                if let Kind::Case { head, values, .. } = &mut self.current().kind {
                    *head = span;
                    *values = Some(read.flatten());
                }
            }
            _ => {}
        }
    }

    /// `{% else if … %}`: an `else` takes no condition.
    fn condition_after_else(&mut self, statement: &Statement<'_>) {
        let Statement { name_span, markup, .. } = statement;
        let condition = markup.text.trim_end_matches(is_strippable);
        let Open { kind, has_else, .. } = self.current();
        // A `case` refuses it.
        if condition.is_empty() || matches!(kind, Kind::Case { .. }) {
            return;
        }
        let takes_elsif = matches!(kind, Kind::If { .. }) && !*has_else;
        let after_if = condition.strip_prefix("if").filter(|rest| rest.starts_with(is_space));
        let elsif = after_if
            .filter(|_| takes_elsif)
            .map(|_| Suggestion::new(Span::new(name_span.start, markup.span.start + "if".len()), "elsif"));
        let span = markup.span(Span::new(0, condition.len()));
        self.parsed.warnings.push(ParseWarning::new(span, WarningKind::ConditionAfterElse).mended_by(elsif));
    }

    fn condition(&mut self, head: Span, name: &str, markup: &Markup<'_>) -> Option<Condition> {
        let parsed = condition::parse(markup, &mut self.reader())
            .map_err(|message| format!("in this `{name}` {message}"));
        self.kept(head, parsed)
    }

    fn subject(&mut self, head: Span, markup: &Markup<'_>) -> Option<Expression> {
        let Some(found) = pattern::find_quoted_fragment(&markup.text, 0) else {
            self.error(head, "this `case` does not say what it looks at");
            return None;
        };
        let parsed = self.reader().expression(&markup.part(found));
        self.kept(head, parsed)
    }

    /// `WhenSyntax`: values with `or` or commas between them.
    fn when_values(&mut self, head: Span, markup: &Markup<'_>) -> Option<Vec<Expression>> {
        let (mut values, mut at) = (Vec::new(), Some(0));
        let text = &*markup.text;
        while let Some(from) = at {
            let Some(value) = pattern::find_quoted_fragment(text, from) else {
                self.error(head, "this `when` does not say what it is compared with");
                return None;
            };
            let parsed = match self.dialect {
                Dialect::V2_4 => self.reader().expression(&markup.part(value)),
                Dialect::V5 => self.reader().condition_side(&markup.part(value)),
            };
            values.push(self.kept(head, parsed)?);
            let next = pattern::spaces(text, value.end);
            let after = if slice(text, next..).starts_with(',') {
                Some(pattern::spaces(text, next + 1))
            } else if next > value.end && slice(text, next..).starts_with("or") {
                Some(pattern::spaces(text, next + 2)).filter(|after| *after > next + 2)
            } else {
                None
            };
            at = after.filter(|after| pattern::quoted_fragment(text, *after).is_some());
            if at.is_none() && next < text.len() {
                let rest = Span::new(next, text.trim_end_matches(is_space).len().max(next));
                self.warning(markup.span(rest), WarningKind::Ignored);
            }
        }
        Some(values)
    }

    fn nothing_after_else(&mut self, markup: &Markup<'_>) -> bool {
        let clear = markup.text.chars().all(is_strippable);
        if !clear {
            self.error(markup.span, "an `else` takes nothing after it");
        }
        clear
    }

    fn capture_target(&mut self, head: Span, markup: &Markup<'_>) -> Option<Target> {
        let text = &*markup.text;
        let found = match self.dialect {
            Dialect::V2_4 => first_run(text, is_word),
            Dialect::V5 => text
                .char_indices()
                .find_map(|(at, _)| pattern::signature(text, at).map(|end| Span::new(at, end))),
        };
        let Some(found) = found else {
            self.error(head, "this `capture` does not say what to call the text");
            return None;
        };
        Some(self.target(markup, found))
    }

    pub(super) fn target(&mut self, markup: &Markup<'_>, range: Span) -> Target {
        let name = range.of(&markup.text);
        Target { id: self.parsed.names.variable(name), name: name.into(), span: markup.span(range) }
    }
}
