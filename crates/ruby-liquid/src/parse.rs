//! From tokens to parts: blocks are opened and closed, and every error is kept while reading goes on.

use super::builtins::Builtins;
use super::condition::{self, Condition};
use super::expression::{Expression, Markup, Reader};
use super::names::Names;
use super::node::{Body, Branch, Case, Cycle, For, Group, If, Node, NodeKind, Offset, Target, When};
use super::pipeline::{self, Pipeline};
use super::ruby::{is_space, is_strippable, is_word};
use super::scan::{Token, TokenKind, scan};
use super::suggestion::Suggestion;
use super::warning::{ParseWarning, WarningKind};
use super::{Dialect, SyntaxError, limits, pattern, tags};
use crate::{Span, slice};

mod block;
mod braces;
mod lines;
mod loops;
mod simple;
mod verbatim;

use block::Open;
use lines::line_parts;

/// What a template was read as.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub nodes: Body,
    pub names: Names,
    pub errors: Vec<SyntaxError>,
    pub warnings: Vec<ParseWarning>,
}

/// Reads a template.
pub(crate) fn parse(source: &str, dialect: Dialect, builtins: &'static Builtins) -> Parsed {
    let mut parser = Parser {
        source,
        dialect,
        builtins,
        tokens: scan(source, dialect),
        at: 0,
        open: vec![Open::document()],
        parsed: Parsed::default(),
        trim_next: false,
        cycles: 0,
    };
    parser.document();
    parser.parsed
}

/// A tag with its name known.
pub(super) struct Statement<'s> {
    span: Span,
    name: &'s str,
    name_span: Span,
    markup: Markup<'s>,
    /// False for a line of a `liquid` tag.
    in_document: bool,
}

pub(super) struct Parser<'s> {
    source: &'s str,
    dialect: Dialect,
    builtins: &'static Builtins,
    tokens: Vec<Token>,
    at: usize,
    open: Vec<Open>,
    parsed: Parsed,
    /// The token before ended in `-}}` or `-%}`: the next text loses its leading spaces.
    trim_next: bool,
    /// How many cycles stand alone so far.
    cycles: usize,
}

impl<'s> Parser<'s> {
    fn document(&mut self) {
        while let Some(token) = self.next_token() {
            if self.parsed.errors.len() >= limits::ERRORS {
                break;
            }
            match token.kind {
                TokenKind::Text => self.text(token.span),
                TokenKind::Output => self.output(token.span),
                TokenKind::Tag => self.tag(token.span),
            }
        }
        self.close_open_blocks(1);
        if let Some(document) = self.open.pop() {
            self.parsed.nodes = document.nodes;
        }
        self.parsed.warnings.sort_by_key(|warning| warning.span.start);
    }

    fn next_token(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).copied();
        self.at += 1;
        token
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.error_mended_by(span, message, None);
    }

    fn error_mended_by(&mut self, span: Span, message: impl Into<String>, suggestion: Option<Suggestion>) {
        self.report(SyntaxError { span, message: message.into(), is_unclosed: false, suggestion });
    }

    /// Tells of a block by its first tag: its last one is missing.
    pub(super) fn never_closed(&mut self, head: Span, name: &str) {
        let message = format!("this `{name}` is never closed: `end{name}` is missing");
        self.report(SyntaxError { span: head, message, is_unclosed: true, suggestion: None });
    }

    fn report(&mut self, error: SyntaxError) {
        let errors = &mut self.parsed.errors;
        // What is not closed is told of last, and stands first.
        let place = errors.partition_point(|before| before.span.start <= error.span.start);
        errors.insert(place, error);
    }

    fn warning(&mut self, span: Span, kind: WarningKind) {
        self.parsed.warnings.push(ParseWarning::new(span, kind));
    }

    /// What stands open for the blocks of the current depth.
    #[expect(clippy::indexing_slicing, reason = "the last of a list that is not empty")]
    fn current(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.open.push(Open::document());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn push(&mut self, head: Span, kind: NodeKind) {
        let blank = match &kind {
            NodeKind::Text => head.of(self.source).chars().all(is_space),
            NodeKind::Assign(..) | NodeKind::Capture(..) | NodeKind::Comment => true,
            _ => false,
        };
        self.push_node(Node { span: head, head, kind, blank });
    }

    fn push_node(&mut self, node: Node) {
        self.current().nodes.push(node);
    }

    fn text(&mut self, mut span: Span) {
        if self.trim_next {
            let text = span.of(self.source);
            span.start += text.len() - text.trim_start_matches(is_strippable).len();
        }
        self.trim_next = false;
        self.split_braces(span);
        self.push(span, NodeKind::Text);
    }

    /// `{{-`, `-}}` and the like of Liquid 5 take spaces away.
    fn white_space_control(&mut self, span: Span) {
        if self.dialect == Dialect::V2_4 {
            return;
        }
        let source = self.source;
        let token = span.of(source);
        if slice(token, 2..).starts_with('-')
            && let Some(Node { span, head, kind: NodeKind::Text, .. }) = self.current().nodes.last_mut()
        {
            span.end = span.start + span.of(source).trim_end_matches(is_strippable).len();
            *head = *span;
        }
        self.trim_next = ends_in_dash(token);
    }

    fn output(&mut self, span: Span) {
        self.white_space_control(span);
        let token = span.of(self.source);
        if !token.ends_with("}}") || token.len() < 4 {
            return self.unclosed(span, "output", "}}");
        }
        let (mut start, mut end) = (2, token.len() - 2);
        if self.dialect == Dialect::V5 {
            start += usize::from(slice(token, start..).starts_with('-'));
            // The dash before the end may be the dash after the start, as in `{{-}}`.
            end -= usize::from(slice(token, ..end).ends_with('-') && end > 2);
        }
        let inner = Span::new(span.start + start, span.start + end.max(start));
        let pipeline = self.pipeline(Markup::of(self.source, inner));
        self.third_brace(span);
        if let Some(pipeline) = pipeline {
            if pipeline.value.is_none() {
                self.warning(span, WarningKind::Empty);
            }
            self.push(span, NodeKind::Output(pipeline));
        }
    }

    fn pipeline(&mut self, markup: Markup<'_>) -> Option<Pipeline> {
        let parsed = pipeline::parse(&markup, &mut self.reader());
        self.kept(markup.span, parsed)
    }

    /// The value; or none and an error.
    fn kept<T>(&mut self, span: Span, parsed: Result<T, String>) -> Option<T> {
        parsed.map_err(|message| self.error(span, message)).ok()
    }

    fn reader(&mut self) -> Reader<'_> {
        Reader {
            dialect: self.dialect,
            builtins: self.builtins,
            names: &mut self.parsed.names,
            warnings: &mut self.parsed.warnings,
        }
    }

    fn tag(&mut self, span: Span) {
        self.white_space_control(span);
        let token = span.of(self.source);
        match tag_parts(token, self.dialect) {
            None if !token.ends_with("%}") || token.len() < 4 => {
                self.unclosed(span, "tag", "%}");
            }
            None if self.dialect == Dialect::V2_4 && slice(token, 2..).starts_with('-') => {
                self.error(span, "Liquid 2.4 knows no `{%-`: the tag's name must come first");
            }
            None => self.error(span, "this tag has no name"),
            Some((name, markup)) => {
                self.named_tag(span, name.within(span.start), markup.within(span.start));
            }
        }
    }

    fn named_tag(&mut self, span: Span, name: Span, markup: Span) {
        let (name_span, name, markup) = (name, name.of(self.source), Markup::of(self.source, markup));
        self.statement(Statement { span, name, name_span, markup, in_document: true });
    }

    fn statement(&mut self, statement: Statement<'s>) {
        let Statement { span, name, markup, .. } = &statement;
        match *name {
            "assign" => self.assign(*span, markup),
            "if" | "unless" | "case" | "for" | "capture" => self.open_block(*span, name, markup),
            name if tags::find(name, self.dialect).is_some() => (self.builtins.read)(self, statement),
            _ => self.unknown(statement),
        }
    }

    /// Reads a tag that is not common.
    pub(super) fn rare(&mut self, statement: Statement<'s>) {
        if statement.name == "comment" {
            return self.comment_tag(statement);
        }
        let Statement { span, name, markup, in_document, .. } = statement;
        match name {
            "liquid" => self.lines(markup.span),
            "raw" | "doc" if in_document => self.verbatim(span, name, markup),
            "tablerow" | "ifchanged" | "raw" | "doc" => self.open_block(span, name, &markup),
            _ => self.simple(span, name, &markup),
        }
    }

    /// Reads a tag of a template of 2.4 that choices wrote: beside those that every template has, only comments.
    pub(super) fn of_choices(&mut self, statement: Statement<'s>) {
        match statement.name {
            "comment" => self.open_block(statement.span, statement.name, &statement.markup),
            _ => self.unknown(statement),
        }
    }

    /// A comment, of which 2.4 reads the inside like any other.
    fn comment_tag(&mut self, Statement { span, name, markup, in_document, .. }: Statement<'s>) {
        match in_document && self.dialect == Dialect::V5 {
            true => self.verbatim(span, name, markup),
            false => self.open_block(span, name, &markup),
        }
    }

    /// Tells of a tag that fits nowhere, without a word of what was meant.
    pub(super) fn misplaced(&mut self, statement: Statement<'s>) {
        self.error(statement.span, "this tag fits nowhere");
    }

    /// A tag that is none, or only means something inside a block.
    pub(super) fn unknown(&mut self, statement: Statement<'s>) {
        self.inner_tag(statement);
    }

    /// Blocks that are still open beyond a depth were never closed.
    fn close_open_blocks(&mut self, depth: usize) {
        while self.open.len() > depth.max(1) {
            let Some(open) = self.open.pop() else { return };
            if self.runs_into_next(open.head) {
                self.unclosed(open.head, "tag", "%}");
            } else {
                self.never_closed(open.head, &open.name);
            }
            let span = Span::new(open.head.start, open.last_end());
            let node = open.close(span, self.dialect);
            self.push_node(node);
        }
    }
}

/// Whether a token ends in `-}}` or `-%}`; by its third last character.
fn ends_in_dash(token: &str) -> bool {
    token.chars().rev().nth(2) == Some('-')
}

/// Name and markup of a tag: `FullToken`.
fn tag_parts(token: &str, dialect: Dialect) -> Option<(Span, Span)> {
    token.strip_prefix("{%")?.strip_suffix("%}")?;
    let body_end = token.len() - 2;
    let mut start = 2;
    if dialect == Dialect::V5 && slice(token, start..body_end).starts_with('-') {
        start += 1;
    }
    let name = pattern::spaces(slice(token, ..body_end), start);
    let name_end = match dialect {
        Dialect::V5 if slice(token, name..body_end).starts_with('#') => name + 1,
        _ => pattern::word(slice(token, ..body_end), name)?,
    };
    let markup = pattern::spaces(slice(token, ..body_end), name_end);
    let end = match dialect {
        Dialect::V5 if slice(token, markup..body_end).ends_with('-') => body_end - 1,
        _ => body_end,
    };
    Some((Span::new(name, name_end), Span::new(markup, end)))
}

/// The first run of such characters.
fn first_run(text: &str, which: impl Fn(char) -> bool) -> Option<Span> {
    let start = text.find(&which)?;
    Some(Span::new(start, pattern::run(text, start, which)))
}

/// The parts of a list, at commas: `split(',')`.
fn comma_parts(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split(',').map(move |part| {
        let range = Span::new(at, at + part.len());
        at = range.end + 1;
        range
    })
}
