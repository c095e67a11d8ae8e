//! Any bytes as a file of a host, in every grammar a host file is read with.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for grammar in ["sshd_config", "sysctl", "login_defs"] {
        tickmark_fuzz::check(grammar, tickmark::model::Syntax::Lines(grammar), bytes);
    }
});
