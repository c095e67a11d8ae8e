//! `tickmark watch` through the front door: files change, and events come out.

#![cfg(test)]

mod again;
#[expect(dead_code, reason = "other tests take more of it")]
#[path = "../common/mod.rs"]
mod common;
mod files;
mod receivers;
mod support;
