//! Any bytes as the files of one host, read together.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::host(bytes));
