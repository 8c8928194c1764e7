//! What bounds a template, so that no text and no ticket can bring the engine down.
//!
//! Each limit is far above what a webhook payload needs, and names itself when it is met.

/// How deep blocks, brackets and ranges may nest in a template: `Block::MAX_DEPTH` of Liquid 5.
///
/// The stack of a browser's module (1 MB) holds several times this.
pub const NESTING: usize = 100;

/// How many scopes may be open at once: `Context#push` and `Block::MAX_DEPTH` of real Liquid.
pub const SCOPES: usize = 100;

/// How deep arrays and objects may nest in the data; what lies deeper is nil.
pub const DATA_DEPTH: usize = 128;

/// The longest rendered text, in bytes.
pub const OUTPUT: usize = 4 << 20;

/// The longest text, and the longest array, that a filter may make.
pub const VALUE: usize = 4 << 20;

/// How much a render may do: a step for each part rendered, and for each 16 bytes a filter reads or
/// writes; for each 4 of a number.
pub const STEPS: usize = 4 << 20;

/// How many fields a piece of output remembers that it came from.
pub const FIELDS: usize = 64;

/// How many sets of fields a render tells apart, beyond those of one field that the template names; after that a value
/// keeps the fields it had.
pub const SETS: usize = 10_000;

/// How many steps of a path, as in `ticket.requester.name`, an origin remembers.
pub const PATH: usize = 16;

/// How many syntax errors are reported; a text with more is no template.
pub const ERRORS: usize = 200;

/// How many failures of one render are kept for the reader.
pub const PROBLEMS: usize = 1000;

/// How many parts of a captured text are told apart by where they came from.
pub const STRETCHES: usize = 1_000;
