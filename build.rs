//! Embeds again when a policy or framework is added or removed, which `include_dir!` alone does not see.

fn main() {
    println!("cargo:rerun-if-changed=policies");
    println!("cargo:rerun-if-changed=frameworks");
}
