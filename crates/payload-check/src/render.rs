//! Renders templates: JSON lines `{"template": …, "data": {…}}` in, one JSON line each out.
//!
//! `{"output": …}`, `{"syntax_errors": [{"message", "start", "end"}]}`, or `{"error": …}` for a line that is no such object.
//!
//! `--liquid 2.4|5`, `--escaping none|json|html` (done to every text of the data), `--plain-errors` (a part that
//! fails prints `Liquid error` alone), `--now <seconds since 1970>`.

use payload_core::escaping::Escaping;
use ruby_liquid::{Clock, Data, Dialect, ErrorText, Template};
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::process::ExitCode;

struct Options {
    dialect: Dialect,
    escaping: Escaping,
    errors: ErrorText,
    clock: Clock,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let seconds = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    let mut options = Options {
        dialect: Dialect::V2_4,
        escaping: Escaping::None,
        errors: ErrorText::WithReason,
        clock: Clock(i64::try_from(seconds).unwrap_or(i64::MAX)),
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--liquid" => {
                options.dialect = match value()?.as_str() {
                    "2.4" => Dialect::V2_4,
                    "5" => Dialect::V5,
                    other => return Err(format!("--liquid is 2.4 or 5, not {other}")),
                }
            }
            "--escaping" => {
                options.escaping = match value()?.as_str() {
                    "none" => Escaping::None,
                    "json" => Escaping::Json,
                    "html" => Escaping::Html,
                    other => return Err(format!("--escaping is none, json or html, not {other}")),
                }
            }
            "--plain-errors" => options.errors = ErrorText::Plain,
            "--now" => {
                options.clock =
                    Clock(value()?.parse().map_err(|_| "--now is a number of seconds".to_owned())?)
            }
            other => return Err(format!("unknown argument {other}")),
        }
    }
    Ok(options)
}

fn escape(value: &mut Value, escaping: Escaping) {
    match value {
        Value::String(text) => *text = escaping.escape(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| escape(item, escaping)),
        Value::Object(entries) => entries.values_mut().for_each(|item| escape(item, escaping)),
        _ => {}
    }
}

fn render(line: &[u8], options: &Options) -> Result<Value, String> {
    let mut row: Value = serde_json::from_slice(line).map_err(|error| format!("not JSON: {error}"))?;
    let source = row.get("template").and_then(Value::as_str).ok_or("`template` must be a text")?.to_owned();
    let data = match row.get_mut("data").map(Value::take) {
        None | Some(Value::Null) => json!({}),
        Some(mut data @ Value::Object(_)) => {
            escape(&mut data, options.escaping);
            data
        }
        Some(_) => return Err("`data` must be an object".to_owned()),
    };
    let template = Template::parse(&source, options.dialect);
    if !template.errors().is_empty() {
        let errors = template.errors().iter();
        let errors = errors
            .map(|error| json!({"message": error.message, "start": error.span.start, "end": error.span.end}));
        return Ok(json!({"syntax_errors": errors.collect::<Vec<_>>()}));
    }
    Ok(json!({"output": template.render_as(&Data::new(&data), options.clock, options.errors).text}))
}

fn run(options: &Options) -> std::io::Result<()> {
    let (mut input, mut output) =
        (std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()));
    let (mut line, mut number) = (Vec::new(), 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let answer = render(line.trim_ascii(), options)
                .unwrap_or_else(|reason| json!({"error": format!("line {number}: {reason}")}));
            writeln!(output, "{answer}")?;
        }
        line.clear();
    }
    output.flush()
}

pub fn main(arguments: impl Iterator<Item = String>) -> ExitCode {
    let options = match options(arguments) {
        Ok(options) => options,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
