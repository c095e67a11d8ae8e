//! The layout of the tables, and the way from an older one to the newest: forward only, one numbered text a step.

use super::{Access, Cause, Cell, Database};
use crate::history::Error;

/// Every layout, from 1.
const LAYOUTS: &[&str] = &[include_str!("schema.sql")];

/// The table that says which layout a database has.
const VERSIONS: &str = "CREATE TABLE tickmark_layout (
  version BIGINT PRIMARY KEY
);";

/// Brings a database to the newest layout, all steps or none; `place` names it in errors. Who only reads makes no tables
/// in a database that has none of ours.
pub(in crate::history) fn migrate(database: &mut dyn Database, place: &str, access: Access) -> Result<(), Error> {
    let failed = |cause| Error::Query { doing: "prepare", place: place.to_owned(), cause };
    let known = i64::try_from(LAYOUTS.len()).unwrap_or(i64::MAX);
    // asked without the lock first: most times there is nothing to do, and the user may have no right to change
    match layout(database).map_err(failed)? {
        Layout::Version(found) if found > known => {
            return Err(Error::Newer { place: place.to_owned(), found, known });
        }
        Layout::Version(found) if found == known => return Ok(()),
        Layout::Foreign => return Err(Error::Foreign { place: place.to_owned() }),
        Layout::Empty if access == Access::Read => return Err(Error::Missing { place: place.to_owned() }),
        Layout::Version(_) | Layout::Empty => {}
    }
    database.begin(Access::Write).map_err(failed)?;
    let done = step(database);
    let ended = database.script(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
    done.and(ended).map_err(failed)
}

/// What a database holds.
enum Layout {
    /// Nothing.
    Empty,
    /// A history of this layout.
    Version(i64),
    /// Tables of something else.
    Foreign,
}

fn layout(database: &mut dyn Database) -> Result<Layout, Cause> {
    let tables = database.tables()?;
    if tables.iter().any(|table| table == "tickmark_layout") {
        let rows = database.rows("SELECT COALESCE(MAX(version), 0) FROM tickmark_layout", &[])?;
        return rows.first().map_or(Ok(Layout::Version(0)), |row| row.integer(0).map(Layout::Version));
    }
    Ok(if tables.is_empty() || database.shares() { Layout::Empty } else { Layout::Foreign })
}

/// The steps that are missing, under the writer's lock: another process may have made them meanwhile.
fn step(database: &mut dyn Database) -> Result<(), Cause> {
    let found = match layout(database)? {
        Layout::Version(found) => usize::try_from(found).unwrap_or(usize::MAX),
        Layout::Empty | Layout::Foreign => {
            let versions = database.dialect(VERSIONS);
            database.script(&versions)?;
            0
        }
    };
    for (number, text) in LAYOUTS.iter().enumerate().skip(found) {
        let text = database.dialect(text);
        database.script(&text)?;
        let version = i64::try_from(number + 1).unwrap_or(i64::MAX);
        database.run("INSERT INTO tickmark_layout (version) VALUES ($1)", &[Cell::Integer(version)])?;
    }
    Ok(())
}
