//! `tickmark watch` through the front door: files change, and events come out.

#![cfg(test)]

mod files;
mod receivers;
mod support;
