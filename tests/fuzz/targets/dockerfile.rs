//! Any bytes as a Dockerfile.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::check(
    "Dockerfile",
    tickmark::model::Syntax::Dockerfile,
    bytes
));
