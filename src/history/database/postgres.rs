//! A history on a PostgreSQL server, for teams.

use super::{Access, Cause, Cell, Database, Row, tls, url::Server};
use postgres::types::{ToSql, Type};
use postgres::{Client, NoTls, Statement};
use std::collections::BTreeMap;

/// The writers' lock, a number that only Tickmark uses: the ASCII codes of `tickmark`.
const LOCK: i64 = i64::from_be_bytes(*b"tickmark");

/// How long a server may keep us waiting: for a lock, and for an answer.
const PATIENCE: &str = "SET lock_timeout = '60s'; SET statement_timeout = '300s'; SET client_min_messages = 'warning';";

/// A connection to a server.
pub(super) struct Postgres {
    client: Client,
    prepared: BTreeMap<String, Statement>,
}

impl Postgres {
    /// Connects as the URL says.
    pub(super) fn connect(server: &Server) -> Result<Self, Cause> {
        let mut client = match tls::connector(server)? {
            None => server.config.connect(NoTls)?,
            Some(connector) => server.config.connect(connector)?,
        };
        client.batch_execute(PATIENCE)?;
        Ok(Self { client, prepared: BTreeMap::new() })
    }

    /// A statement, prepared once.
    fn prepared(&mut self, sql: &str) -> Result<Statement, Cause> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Cells as the driver takes them; of our columns only figures may have no value.
fn parameters(values: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(parameter).collect()
}

fn parameter(value: &Cell) -> &(dyn ToSql + Sync) {
    match value {
        Cell::Null => &None::<f64>,
        Cell::Integer(integer) => integer,
        Cell::Real(real) => real,
        Cell::Text(text) => text,
    }
}

impl Database for Postgres {
    fn run(&mut self, sql: &str, values: &[Cell]) -> Result<(), Cause> {
        let statement = self.prepared(sql)?;
        self.client.execute(&statement, &parameters(values))?;
        Ok(())
    }

    fn rows(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, Cause> {
        let statement = self.prepared(sql)?;
        let rows = self.client.query(&statement, &parameters(values))?;
        rows.iter().map(row).collect()
    }

    fn script(&mut self, sql: &str) -> Result<(), Cause> {
        Ok(self.client.batch_execute(sql)?)
    }

    fn begin(&mut self, access: Access) -> Result<(), Cause> {
        match access {
            Access::Read => self.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            // the lock ends with the transaction, also when this process does
            Access::Write => self.script(&format!("BEGIN; SELECT pg_advisory_xact_lock({LOCK})")),
        }
    }

    fn tables(&mut self) -> Result<Vec<String>, Cause> {
        let sql = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
        let rows = self.rows(sql, &[])?;
        rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    }

    fn shares(&self) -> bool {
        true
    }

    fn dialect(&self, schema: &str) -> String {
        schema.to_owned()
    }
}

fn row(row: &postgres::Row) -> Result<Row, Cause> {
    let cell = |(number, column): (usize, &postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(number)?.map_or(Cell::Null, Cell::Integer),
            Type::FLOAT8 => Cell::real(row.try_get(number)?),
            _ => row.try_get::<_, Option<String>>(number)?.map_or(Cell::Null, Cell::Text),
        })
    };
    row.columns().iter().enumerate().map(cell).collect::<Result<_, Cause>>().map(Row)
}
