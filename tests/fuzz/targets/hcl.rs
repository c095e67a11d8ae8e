//! Any bytes as HCL.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::check("main.tf", tickmark::model::Syntax::Hcl, bytes));
