//! Any bytes as a root module with what it calls and reads, evaluated.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::evaluate(bytes));
