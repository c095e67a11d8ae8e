//! Rows, in SQLite or PostgreSQL: one schema, one set of queries, and a driver each that knows how to run them.
//!
//! Parameters are written `$1`, `$2`, first used in that order: PostgreSQL reads them as numbers, SQLite as names
//! that it numbers by their first use.

mod postgres;
mod schema;
mod sqlite;
mod tls;
mod url;

pub(super) use self::schema::migrate;
pub use self::url::Place;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// No value.
    Null,
    /// A whole number: a time in milliseconds, a day, a count, an id.
    Integer(i64),
    /// A figure.
    Real(f64),
    /// A text.
    Text(String),
}

impl Cell {
    /// A text; PostgreSQL has no place for a NUL in one.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.replace('\0', "\u{fffd}"))
    }

    /// A figure, or no value.
    pub(super) fn real(value: Option<f64>) -> Self {
        value.map_or(Self::Null, Self::Real)
    }
}

/// One row.
#[derive(Debug)]
pub(super) struct Row(Vec<Cell>);

impl Row {
    /// The whole number in a column, from 0.
    pub(super) fn integer(&self, column: usize) -> Result<i64, Cause> {
        match self.0.get(column) {
            Some(Cell::Integer(integer)) => Ok(*integer),
            Some(Cell::Null | Cell::Real(_) | Cell::Text(_)) | None => Err(Cause::Damaged("a whole number is missing")),
        }
    }

    /// The text in a column, from 0.
    pub(super) fn text(&self, column: usize) -> Result<&str, Cause> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(text),
            Some(Cell::Null | Cell::Real(_) | Cell::Integer(_)) | None => Err(Cause::Damaged("a text is missing")),
        }
    }

    /// The figure in a column, from 0, when there is one.
    pub(super) fn real(&self, column: usize) -> Option<f64> {
        match self.0.get(column) {
            Some(Cell::Real(real)) => Some(*real),
            Some(Cell::Null | Cell::Text(_) | Cell::Integer(_)) | None => None,
        }
    }
}

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// See one moment of the database.
    Read,
    /// Change it; waits until no other writer is at work.
    Write,
}

/// A connection that runs the same queries whatever is behind it.
pub(super) trait Database {
    /// Runs a statement.
    fn run(&mut self, sql: &str, values: &[Cell]) -> Result<(), Cause>;
    /// The rows that a query gives, in its order.
    fn rows(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, Cause>;
    /// Runs statements without values.
    fn script(&mut self, sql: &str) -> Result<(), Cause>;
    /// Begins a transaction.
    fn begin(&mut self, access: Access) -> Result<(), Cause>;
    /// The names of every table that is there.
    fn tables(&mut self) -> Result<Vec<String>, Cause>;
    /// Whether tables of others beside ours are no surprise.
    fn shares(&self) -> bool;
    /// The schema in the words of this database.
    fn dialect(&self, schema: &str) -> String;
}

/// Why a database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// SQLite says so.
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL says so, or the way to it.
    #[error("{}", chain(.0))]
    Postgres(#[from] ::postgres::Error),
    /// TLS cannot be set up.
    #[error("{0}")]
    Tls(String),
    /// The file system says so.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The rows are not those that were written.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
}

impl Cause {
    /// What to do next.
    pub fn help(&self) -> &'static str {
        use rusqlite::ErrorCode::{
            CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, PermissionDenied,
            ReadOnly,
        };
        match self {
            Self::Sqlite(error) => match error.sqlite_error_code() {
                Some(NotADatabase) => "name a history, or a file that does not exist yet",
                Some(DatabaseCorrupt) => "restore it from a copy, or move it away to begin anew",
                Some(DatabaseBusy | DatabaseLocked) => "another process holds it: try again",
                Some(ReadOnly | CannotOpen | PermissionDenied) => {
                    "the file and its folder must be writable: SQLite keeps its log beside the file"
                }
                Some(DiskFull) => "make room on the disk",
                Some(_) | None => "check the file with `sqlite3 FILE 'PRAGMA integrity_check'`",
            },
            Self::Postgres(error) if error.code().is_some() => "ask whoever runs the database",
            Self::Postgres(_) => "check host, port, sslmode and PGPASSWORD",
            Self::Tls(_) => "give the authority's certificate with sslrootcert=FILE in the URL",
            Self::File(_) => "check the path and its permissions",
            Self::Damaged(_) => "restore it from a copy, or move it away to begin anew",
        }
    }
}

/// An error with what is behind it, since the driver's own words are few.
fn chain(error: &::postgres::Error) -> String {
    let mut text = error.to_string();
    let mut behind = std::error::Error::source(error);
    while let Some(error) = behind {
        let words = error.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        behind = error.source();
    }
    text
}
