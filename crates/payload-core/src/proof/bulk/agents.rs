//! The addresses of agents, as neither the API's tickets nor exports hold them: pairs that an admin types or pastes,
//! or a file of agents.

use super::csv::quoted;
use super::table;
use crate::ticket::read::headings::bare;
use crate::verdict::is_email;
use serde_json::Value;

/// An agent's name or number, and their address.
pub type Agent = (String, String);

/// Reads agents: the API's `GET /api/v2/agents`, a CSV export, or a line for each like `Ivo Berg, ivo@shop.example`.
///
/// # Errors
/// A sentence, where no agent with an address is in it.
pub fn read(text: &str) -> Result<Vec<Agent>, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let agents = match serde_json::from_str::<Value>(text) {
        Ok(value) => of_json(&value),
        Err(_) => of_lines(text),
    };
    match agents.is_empty() {
        true => Err(
            "No agent with an e-mail is in this. Write a line for each, like: Ivo Berg, ivo@shop.example."
                .to_owned(),
        ),
        false => Ok(agents),
    }
}

fn of_json(value: &Value) -> Vec<Agent> {
    match value {
        Value::Array(list) => list.iter().flat_map(of_json).collect(),
        Value::Object(map) => {
            if let Some(list) = map.get("agents") {
                return of_json(list);
            }
            let person = map.get("contact").and_then(Value::as_object).unwrap_or(map);
            let Some(email) = person.get("email").and_then(Value::as_str) else { return Vec::new() };
            let name = person.get("name").and_then(Value::as_str).map(str::to_owned);
            let id = map.get("id").map(|id| id.to_string().trim_matches('"').to_owned());
            name.into_iter().chain(id).map(|key| (key, email.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

/// Every line has an address, and what else it has names the agent.
fn of_lines(text: &str) -> Vec<Agent> {
    let mut agents = Vec::new();
    for row in table::rows_of(text) {
        let cells: Vec<&str> = row
            .iter()
            .flat_map(|cell| cell.split(['=', ':', '<', '>']))
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let Some(email) = cells.iter().find(|cell| is_email(cell)) else { continue };
        let names = cells.iter().filter(|cell| !is_email(cell));
        agents.extend(names.map(|name| ((*name).to_owned(), (*email).to_owned())));
    }
    agents
}

/// The address of an agent, by name or number as people write them.
pub fn address<'a>(agents: &'a [Agent], name: &str) -> Option<&'a str> {
    let name = bare(name);
    let found = agents
        .iter()
        .find(|(known, email)| !name.is_empty() && bare(known) == name && !email.trim().is_empty());
    found.map(|(_, email)| email.trim())
}

/// What is typed for an agent so far, in lines like [`read`] takes.
pub fn typed(lines: &str, name: &str) -> String {
    let start = line(name, "");
    let typed = lines.lines().find_map(|line| line.strip_prefix(start.trim_end()));
    typed.map(|email| email.trim().to_owned()).unwrap_or_default()
}

/// The lines with another address for an agent.
pub fn with_address(lines: &str, name: &str, email: &str) -> String {
    let start = line(name, "");
    let mut kept: Vec<&str> = lines.lines().filter(|line| !line.starts_with(start.trim_end())).collect();
    let own = line(name, email.trim());
    if !email.trim().is_empty() {
        kept.push(&own);
    }
    kept.join("\n")
}

fn line(name: &str, email: &str) -> String {
    let has_sign = name.contains([',', ';', '"', '\t', '|']);
    let name = if has_sign { quoted(name) } else { name.to_owned() };
    format!("{name}, {email}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_after_the_other_is_typed() {
        let mut lines = "Maya Ortiz, maya@shop.example".to_owned();
        for (name, email) in
            [("Berg, Ivo", "i"), ("Berg, Ivo", "ivo@shop.example"), ("4", "four@shop.example")]
        {
            lines = with_address(&lines, name, email);
            assert_eq!(typed(&lines, name), email);
        }
        assert_eq!(lines.lines().count(), 3, "{lines}");
        let agents = read(&lines).unwrap();
        for (name, email) in [("Maya Ortiz", "maya"), ("Berg, Ivo", "ivo"), ("4", "four")] {
            assert_eq!(address(&agents, name), Some(format!("{email}@shop.example").as_str()));
        }
        assert_eq!(with_address(&lines, "4", " ").lines().count(), 2);
        assert_eq!(typed(&lines, "Nobody"), "");
    }

    #[test]
    fn reads_agents_from_what_people_have() {
        for text in [
            "Ivo Berg, ivo@shop.example\nMaya Ortiz, maya@shop.example",
            "Name;Email\nIvo Berg;ivo@shop.example\n4;ivo@shop.example",
            "Ivo Berg <ivo@shop.example>",
            "Ivo Berg = ivo@shop.example",
            r#"[{"id":4,"contact":{"name":"Ivo Berg","email":"ivo@shop.example"}}]"#,
        ] {
            let agents = read(text).unwrap();
            assert_eq!(address(&agents, "ivo  BERG"), Some("ivo@shop.example"), "{text}");
            assert_eq!(address(&agents, "Nobody"), None);
        }
        assert!(read("Ivo Berg").is_err());
    }
}
