//! Functions that replace or add to the engine's own: bounded, pure, and undefined on bad data.

/// A function of Rego, by name.
pub(super) struct Builtin {
    /// The name in Rego.
    pub(super) name: &'static str,
    /// How many arguments it takes.
    pub(super) arity: u8,
    /// What it computes.
    pub(super) call: fn(&[regorus::Value]) -> regorus::Value,
}

/// Every function of ours.
pub(super) const BUILTINS: &[Builtin] = &[];
