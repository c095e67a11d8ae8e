//! Any bytes as YAML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::check("a.yaml", tickmark::model::Syntax::Yaml, bytes));
