//! The history through its doors: a year with known answers, on SQLite and on a real PostgreSQL
//! (`TICKMARK_TEST_POSTGRES`), writers that meet, writers that are killed, and files that cannot be used.

#![cfg(test)]

mod front;
mod support;
mod tls;
mod writers;
mod year;
