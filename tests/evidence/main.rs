//! Evidence bundles through the front door: made, accepted by stock tools, refused once altered, judged again.

#![cfg(test)]

mod bundle;
mod made;
mod minisigned;
#[path = "../common/program.rs"]
mod program;
mod replayed;
mod tampered;
mod vouched;
