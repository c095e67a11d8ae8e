//! The door to a history.

use super::database::{Access, Cause, Database, Place, migrate};
use super::{Error, Record, Timeline, record, timeline};
use crate::model::Date;

/// A history that is open.
pub struct Store {
    database: Box<dyn Database>,
    place: String,
}

impl Store {
    /// Opens a history to record in it; one that is not there is made, its folder too.
    pub fn create(place: &Place) -> Result<Self, Error> {
        if let Place::File(path) = place
            && let Some(folder) = path.parent()
        {
            let made = std::fs::create_dir_all(folder);
            made.map_err(|error| Error::Open { place: place.shown(), cause: Cause::File(error) })?;
        }
        Self::open(place, Access::Write)
    }

    /// Opens a history to read it.
    pub fn existing(place: &Place) -> Result<Self, Error> {
        if let Place::File(path) = place
            && !path.exists()
        {
            return Err(Error::Missing { place: place.shown() });
        }
        Self::open(place, Access::Read)
    }

    fn open(place: &Place, access: Access) -> Result<Self, Error> {
        let shown = place.shown();
        let database = place.open(access == Access::Write).map_err(|cause| Error::Open { place: shown.clone(), cause });
        let mut store = Self { database: database?, place: shown };
        migrate(&mut *store.database, &store.place, access)?;
        Ok(store)
    }

    /// Records a run: all of it, or nothing.
    pub fn record(&mut self, run: &Record) -> Result<(), Error> {
        let done = record::record(&mut *self.database, run);
        done.map_err(|cause| self.failed("record a run in", cause))
    }

    /// The runs of a series up to the end of a day. Of several scopes under one name, the one that ran last.
    pub fn timeline(&mut self, series: &str, until: Date) -> Result<Timeline, Error> {
        let begun = self.database.begin(Access::Read);
        begun.map_err(|cause| self.failed("read", cause))?;
        let read = timeline::read(&mut *self.database, series, until);
        // nothing was changed: how the reading ends cannot matter
        let _ = self.database.script("COMMIT");
        match read.map_err(|cause| self.failed("read", cause))? {
            timeline::Found::Timeline(timeline) => Ok(*timeline),
            timeline::Found::NoSeries(names) => {
                Err(Error::NoSeries { place: self.place.clone(), name: series.to_owned(), names })
            }
            timeline::Found::NoRun => Err(Error::NoRun { name: series.to_owned(), day: until.to_string() }),
        }
    }

    fn failed(&self, doing: &'static str, cause: Cause) -> Error {
        Error::Query { doing, place: self.place.clone(), cause }
    }
}
