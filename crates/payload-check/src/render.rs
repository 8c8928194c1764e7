//! `payload-check render`: Liquid alone, one JSON line in, one out.
//!
//! `{"output": …}`, `{"syntax_errors": [{"message", "start", "end"}]}`, or `{"error": …}` for a line that is no such
//! object.

use crate::options::{EscapingName, LiquidName, now};
use payload_core::escaping::Escaping;
use ruby_liquid::{Clock, Data, ErrorText, Template};
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::process::ExitCode;

/// The options of `render`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Which Liquid renders
    #[arg(long, value_enum, default_value = "2.4")]
    liquid: LiquidName,
    /// What is done to every text of the data before
    #[arg(long, value_enum, default_value = "none")]
    escaping: EscapingName,
    /// Print `Liquid error` alone where a part fails, without the reason
    #[arg(long)]
    plain_errors: bool,
    /// The moment that 'now' means, in seconds since 1970
    #[arg(long, allow_negative_numbers = true)]
    now: Option<i64>,
}

/// Renders until standard input ends.
///
/// # Errors
/// A sentence if standard input or output fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    match render_all(arguments) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("Standard input or output failed: {error}."))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn render_all(arguments: &Arguments) -> std::io::Result<()> {
    let clock = arguments.now.map_or_else(now, Clock);
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut line, mut number) = (Vec::new(), 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let answer = render(line.trim_ascii(), arguments, clock)
                .unwrap_or_else(|reason| json!({"error": format!("line {number}: {reason}")}));
            writeln!(output, "{answer}")?;
        }
        line.clear();
    }
    output.flush()
}

fn render(line: &[u8], arguments: &Arguments, clock: Clock) -> Result<Value, String> {
    let mut row: Value = serde_json::from_slice(line).map_err(|error| format!("not JSON: {error}"))?;
    let source = row.get("template").and_then(Value::as_str).ok_or("`template` must be a text")?.to_owned();
    let data = match row.get_mut("data").map(Value::take) {
        None | Some(Value::Null) => json!({}),
        Some(mut data @ Value::Object(_)) => {
            escape(&mut data, arguments.escaping.into());
            data
        }
        Some(_) => return Err("`data` must be an object".to_owned()),
    };
    let template = Template::parse(&source, arguments.liquid.into());
    if !template.errors().is_empty() {
        let errors = template.errors().iter();
        let errors = errors
            .map(|error| json!({"message": error.message, "start": error.span.start, "end": error.span.end}));
        return Ok(json!({"syntax_errors": errors.collect::<Vec<_>>()}));
    }
    let errors = if arguments.plain_errors { ErrorText::Plain } else { ErrorText::WithReason };
    Ok(json!({"output": template.render_as(&Data::new(&data), clock, errors).text}))
}

fn escape(value: &mut Value, escaping: Escaping) {
    match value {
        Value::String(text) => *text = escaping.escape(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| escape(item, escaping)),
        Value::Object(entries) => entries.values_mut().for_each(|item| escape(item, escaping)),
        _ => {}
    }
}
