//! A history in a file: SQLite with a write-ahead log, so that readers and one writer do not wait for each other.

use super::{Access, Cause, Cell, Database, Row};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};
use std::path::Path;
use std::time::Duration;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often a file that others are opening is asked to keep a log.
const TRIES: u32 = 200;

/// A connection to a file.
pub(super) struct Sqlite(Connection);

impl Sqlite {
    /// Opens a file, and makes it when that is wanted.
    pub(super) fn open(path: &Path, create: bool) -> Result<Self, Cause> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        keep_log(&connection)?;
        // FULL: a run that was told to be recorded is there after a power cut
        connection
            .execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
        Ok(Self(connection))
    }
}

/// Turns the log on; SQLite does not wait for others here, so we do.
fn keep_log(connection: &Connection) -> Result<(), Cause> {
    let mut tries = 0;
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Err(error) if tries < TRIES && is_busy(&error) => {
                tries += 1;
                std::thread::sleep(Duration::from_millis(50));
            }
            done => return done.map(drop).map_err(Cause::from),
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

impl Database for Sqlite {
    fn run(&mut self, sql: &str, values: &[Cell]) -> Result<(), Cause> {
        self.0.prepare(sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    fn rows(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, Cause> {
        let mut statement = self.0.prepare(sql)?;
        let columns = statement.column_count();
        let rows = statement.query_map(params_from_iter(values), |row| {
            let cells = (0..columns).map(|column| Ok(cell(row.get(column)?)));
            cells.collect::<rusqlite::Result<_>>().map(Row)
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn script(&mut self, sql: &str) -> Result<(), Cause> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn begin(&mut self, access: Access) -> Result<(), Cause> {
        self.script(match access {
            Access::Read => "BEGIN",
            Access::Write => "BEGIN IMMEDIATE",
        })
    }

    fn tables(&mut self) -> Result<Vec<String>, Cause> {
        let rows = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table'", &[])?;
        rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    }

    fn shares(&self) -> bool {
        false
    }

    /// The types of strict tables, <https://sqlite.org/stricttables.html>; INTEGER has 64 bits here.
    fn dialect(&self, schema: &str) -> String {
        let typed = schema.replace("BIGINT", "INTEGER").replace("DOUBLE PRECISION", "REAL");
        typed.replace("\n);", "\n) STRICT;")
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Integer(integer) => Cell::Integer(integer),
        Value::Real(real) => Cell::Real(real),
        Value::Text(text) => Cell::Text(text),
        Value::Null | Value::Blob(_) => Cell::Null,
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Real(real) => ValueRef::Real(*real),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
