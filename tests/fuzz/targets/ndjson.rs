//! Any bytes as JSON values line by line.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::check("a.ndjson", tickmark::model::Syntax::Ndjson, bytes));
