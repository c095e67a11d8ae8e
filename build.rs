//! Embeds again when a policy or framework is added or removed, which `include_dir!` alone does not see, and tells the
//! program what it is built of: evidence names the platform and the engine that judged.

fn main() {
    println!("cargo:rerun-if-changed=policies");
    println!("cargo:rerun-if-changed=frameworks");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let target = std::env::var_os("TARGET").unwrap_or_default();
    println!("cargo:rustc-env=BUILT_FOR={}", target.display());
    let locked = std::fs::read_to_string("Cargo.lock").unwrap_or_default();
    let after = locked.split("name = \"regorus\"\nversion = \"").nth(1).unwrap_or_default();
    println!("cargo:rustc-env=BUILT_WITH_REGORUS={}", after.split('"').next().unwrap_or_default());
}
