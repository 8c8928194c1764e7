//! Cells that were merged: a spreadsheet leaves all but the first of them empty.

use super::columns::Column;

/// What is to be said of a table whose first column names an agent once for several tickets, as far as its first rows
/// show it. Whether the empty cells mean that agent, or nobody, only the admin knows.
pub fn question(columns: &[Column], rows: &[Vec<String>]) -> Option<String> {
    let at = columns.iter().position(|column| !column.heading.trim().is_empty())?;
    let column = columns.get(at)?;
    let fields = ["ticket.agent.name", "ticket.agent.email", "ticket.agent.id"];
    column.field.as_ref().filter(|field| fields.contains(&field.as_str()))?;
    let cells: Vec<&str> = rows.iter().map(|row| row.get(at).map_or("", |cell| cell.trim())).collect();
    let named: Vec<&&str> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let is_once = named.iter().zip(named.iter().skip(1)).all(|(one, next)| one != next);
    let is_first = cells.first().is_some_and(|cell| !cell.is_empty());
    (is_first && is_once && named.len() < cells.len()).then(|| {
        format!(
            "“{}” names each agent only once, as merged cells do: a ticket with an empty cell is judged as if nobody had it. If it belongs to the agent above, fill the cell (in Excel: Go To Special, Blanks, then = and the cell above).",
            column.heading.trim()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::columns::columns;

    fn is_asked(text: &str) -> bool {
        let mut rows: Vec<Vec<String>> =
            text.split(' ').map(|row| row.split(',').map(str::to_owned).collect()).collect();
        let header = rows.remove(0);
        super::question(&columns(&header, &[], &rows), &rows).is_some()
    }

    #[test]
    fn only_a_first_column_that_names_each_agent_once_is_asked_about() {
        for (text, expected) in [
            ("Agent,Status Ivo,Open ,Open Maya,Open", true),
            (",Agent,Status x,Ivo,Open x,,Open", true),
            ("Agent,Status Ivo,Open Ivo,Open ,Open", false),
            ("Agent,Status ,Open Ivo,Open", false),
            ("Agent,Status Ivo,Open Maya,Open", false),
            ("Status,Agent Open,Ivo Open,", false),
        ] {
            assert_eq!(is_asked(text), expected, "{text}");
        }
    }
}
