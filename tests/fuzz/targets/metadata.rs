//! Any text as a policy with METADATA.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| drop(tickmark::catalog::Catalog::of(&[("policies/a.rego", text)])));
