//! The command line, as data: arguments, status, what is printed. `TRYCMD=overwrite` writes it again.

#![cfg(test)]

#[test]
fn commands_print_what_is_recorded() {
    trycmd::TestCases::new().default_bin_name("tickmark").env("COLUMNS", "100").case("tests/cmd/*.toml");
}
