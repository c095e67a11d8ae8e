//! Any bytes as the plan in a binary plan file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tickmark_fuzz::check("tfplan", tickmark::model::Syntax::TerraformPlan, bytes));
