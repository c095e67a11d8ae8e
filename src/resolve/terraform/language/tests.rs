//! The expressions oracle, and what the language alone promises.
