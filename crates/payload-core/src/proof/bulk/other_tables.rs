//! Tables of something else: told by headings that tables of tickets do not have alone.

use super::choices;
use super::columns::Column;
use super::holds;
use crate::ticket::read::headings::bare;
use crate::ticket::read::not_json::CHOOSE_ONE;

/// Fields of which every table of tickets has one. A contact has a title, too, and an agent a name.
const OF_TICKETS: [&str; 10] = [
    "ticket.id",
    "ticket.status",
    "ticket.source_name",
    "ticket.priority",
    "ticket.ticket_type",
    "ticket.group.name",
    "ticket.url",
    "ticket.due_by_time",
    "ticket.resolved_at",
    "ticket.description",
];

/// What orders are called. They have a status and a type, too.
const ORDERS: &str = "orders";

/// Fields of which tables of tickets have one, and orders none.
const OF_TICKETS_ALONE: [&str; 7] = [
    "ticket.id",
    "ticket.source_name",
    "ticket.priority",
    "ticket.group.name",
    "ticket.agent.name",
    "ticket.agent.email",
    "ticket.resolved_at",
];

/// What agents are called, whose addresses have a place of their own.
const AGENTS: &str = "agents";

/// What a table is, and its headings, by letters and digits alone; some of them tell it.
const KINDS: [(&str, &[&str]); 4] = [
    (
        ORDERS,
        &[
            "orderid",
            "ordernumber",
            "orderno",
            "orderdate",
            "ordertotal",
            "orderstatus",
            "amount",
            "currency",
            "price",
            "total",
            "quantity",
            "sku",
            "discount",
            "shipping",
            "shippingaddress",
            "billingaddress",
            "shippingmethod",
            "paymentmethod",
            "paymentstatus",
            "fulfillmentstatus",
            "invoicenumber",
            "invoicedate",
            "bestellnummer",
            "bestelldatum",
            "betrag",
            "währung",
            "menge",
            "rechnungsnummer",
            "numérodecommande",
            "datedecommande",
            "montant",
            "devise",
            "númerodepedido",
            "fechadepedido",
            "importe",
            "moneda",
        ],
    ),
    (
        AGENTS,
        &[
            "role",
            "roles",
            "rolle",
            "rollen",
            "rôle",
            "rol",
            "ruolo",
            "função",
            "ticketscope",
            "scope",
            "agenttype",
            "license",
            "licence",
            "lizenz",
            "lastlogin",
            "lastseen",
            "lastactive",
            "lastloginat",
            "lastactiveat",
            "occasional",
            "fulltime",
            "groups",
            "skills",
        ],
    ),
    (
        "companies",
        &[
            "domains",
            "domain",
            "companydomains",
            "domänen",
            "domaines",
            "dominios",
            "domini",
            "healthscore",
            "accounttier",
            "renewaldate",
            "industry",
            "branche",
            "companyid",
        ],
    ),
    (
        "contacts",
        &[
            "contactid",
            "workphone",
            "mobilephone",
            "phone",
            "mobile",
            "geschäftlichetelefonnummer",
            "mobiltelefon",
            "mobilnummer",
            "téléphoneprofessionnel",
            "téléphonebureau",
            "téléphoneportable",
            "teléfonodeltrabajo",
            "móvil",
            "celular",
            "cellulare",
            "twitter",
            "twitterid",
            "facebook",
            "facebookid",
            "jobtitle",
            "title",
            "titel",
            "position",
            "timezone",
            "zeitzone",
            "fuseauhoraire",
            "zonahoraria",
            "fusohorario",
            "fusoorario",
            "tijdzone",
            "タイムゾーン",
            "about",
            "address",
            "adresse",
            "uniqueexternalid",
            "otheremails",
            "othercompanies",
            "canseealltickets",
            "canseeallticketsfromthiscompany",
            "viewalltickets",
            "memberrating",
            "optintime",
            "birthday",
            "leadstatus",
            "lifecyclestage",
            "contactowner",
        ],
    ),
];

/// Headings above how many tickets there are of something, by letters and digits alone.
const COUNTS: [&str; 14] = [
    "count",
    "ticketcount",
    "countoftickets",
    "numberoftickets",
    "nooftickets",
    "totaltickets",
    "anzahl",
    "anzahltickets",
    "anzahldertickets",
    "nombredetickets",
    "númerodetickets",
    "numerodetickets",
    "numeroditicket",
    "aantaltickets",
];

/// Whether a table only says how many tickets there are of each kind: it has a column of numbers, or one for each status.
fn is_of_sums(columns: &[Column]) -> bool {
    let of_one = [
        "ticket.id",
        "ticket.subject",
        "ticket.from_email",
        "ticket.requester.email",
        "ticket.requester.name",
    ];
    let is_status = |column: &&Column| choices::status(&column.heading).is_some() && column.field.is_none();
    let is_count = |column: &Column| COUNTS.contains(&bare(&column.heading).as_str());
    let are_numbers =
        |column: &Column| column.samples.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let statuses = columns.iter().filter(is_status).filter(|column| are_numbers(column)).count();
    !holds(columns, &of_one)
        && (statuses > 1 || columns.iter().any(|column| is_count(column) && are_numbers(column)))
}

/// So many of them tell it for sure.
const SURELY: usize = 3;
/// So many of them may tell it.
const LEAST: usize = 2;

/// What a table holds instead of tickets, and whether that is sure.
fn told(columns: &[Column]) -> Option<(&'static str, bool)> {
    let is = |column: &Column, fields: &[&str]| holds(std::slice::from_ref(column), fields);
    // A contact’s title is no subject.
    let is_subject = |column: &Column| {
        is(column, &["ticket.subject"]) && !matches!(bare(&column.heading).as_str(), "title" | "titel")
    };
    let count = |(what, headings): &(&'static str, &[&str])| {
        let is_of = |column: &&Column| headings.contains(&bare(&column.heading).as_str());
        (columns.iter().filter(is_of).count(), *what)
    };
    let (count, what) = KINDS.iter().map(count).max_by_key(|(count, _)| *count)?;
    let of_tickets = if what == ORDERS { &OF_TICKETS_ALONE[..] } else { &OF_TICKETS };
    if holds(columns, of_tickets) || columns.iter().any(is_subject) {
        return None;
    }
    (count >= LEAST).then_some((what, count >= SURELY))
}

/// Says what a table is for sure instead of one of tickets.
///
/// # Errors
/// That, as a sentence.
pub fn refuse(columns: &[Column]) -> Result<(), String> {
    if is_of_sums(columns) {
        return Err(format!(
            "This table counts tickets; it does not hold the tickets themselves. {CHOOSE_ONE}"
        ));
    }
    match told(columns) {
        Some((AGENTS, true)) => Err(
            "This is a table of agents, not of tickets. Choose a file of tickets first, and this one at “Agents’ emails”."
                .to_owned(),
        ),
        Some((what, true)) => Err(format!("This is a table of {what}, not of tickets. {CHOOSE_ONE}")),
        _ => Ok(()),
    }
}

/// What a table may be instead.
pub fn may_be(columns: &[Column]) -> Option<&'static str> {
    told(columns).map(|(what, _)| what)
}

#[cfg(test)]
mod tests {
    use super::super::columns::columns;

    fn told(header: &str) -> Option<(&'static str, bool)> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        super::told(&columns(&header, &[], &[]))
    }

    #[test]
    fn other_tables_are_told_by_their_headings() {
        for (header, what) in [
            (
                "Name,Title,Company,Email,Work phone,Mobile phone,Twitter,Time zone,Tags",
                Some(("contacts", true)),
            ),
            (
                "Vollständiger Name,Titel,E-Mail,Geschäftliche Telefonnummer,Mobiltelefon,Zeitzone",
                Some(("contacts", true)),
            ),
            ("Full name,Title,Company,Email,Work phone,Tags", Some(("contacts", false))),
            ("Company name,Domains,Health score,Industry", Some(("companies", true))),
            ("Agent name,Agent email,Role,Ticket scope,Last login", Some(("agents", true))),
            ("Full name,Email,Company", None),
            ("Order ID,Customer,Email,Status,Amount,Currency,Order date", Some(("orders", true))),
            ("Ticket ID,Order ID,Customer,Email,Status,Amount,Currency", None),
            ("Order number,Amount,Currency,Agent,Status,Email", None),
            // Columns of contacts beside those of tickets.
            ("Ticket ID,Full name,Title,Email,Work phone,Mobile phone,Contact ID,Time zone", None),
            ("Subject,Name,Email,Phone,Mobile,Time zone,Address", None),
            ("Status,Full name,Email,Phone,Mobile,Time zone,Address", None),
        ] {
            assert_eq!(told(header), what, "{header}");
        }
    }
}
