//! NIST OSCAL 1.2.1: six documents of one run, each a format of its own.
//!
//! Source: <https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/>. They name each other by file name: `catalog.json`,
//! `profile.json`, `component-definition.json`, `assessment-plan.json`. Identifiers are UUIDs version 5 of stable names,
//! so that the same run gives the same bytes. Controls have our words, not the framework's text. `satisfied` is said only
//! of controls that pass or that somebody attested; what was not evaluated is `not-satisfied`, reason `other`.

mod catalog;
mod component;
mod findings;
mod lines;
mod parts;
mod plan;
mod poam;
mod results;
mod risks;
mod scope;

pub(super) use catalog::{catalog, profile};
pub(super) use component::render as component;
pub(super) use plan::render as plan;
pub(super) use poam::render as poam;
pub(super) use results::render as results;

#[cfg(test)]
mod tests;
