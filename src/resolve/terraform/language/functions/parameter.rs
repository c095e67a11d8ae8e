//! What a parameter takes.

use super::super::types::Type;

/// The type of a parameter; arguments are converted to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Any,
    Text,
    Number,
    Texts,
    Bools,
    List,
    Set,
    TextsByKey,
}

/// What a parameter does with an argument that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unknowns {
    /// The result is unknown when the argument is.
    Spread,
    /// The result is unknown when a part of the argument is.
    SpreadFromInside,
    /// The function deals with it.
    Taken,
}

/// A parameter of a function.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameter {
    pub(super) kind: Kind,
    unknowns: Unknowns,
    /// Null is an argument like others.
    pub(super) takes_null: bool,
    /// The function looks at secret marks itself.
    pub(super) takes_marks: bool,
}

/// Text.
pub(super) const TEXT: Parameter = Parameter::of(Kind::Text);
/// A number.
pub(super) const NUMBER: Parameter = Parameter::of(Kind::Number);
/// A list of strings, all known.
pub(super) const TEXTS: Parameter = Parameter::of(Kind::Texts).whole();
/// A value of any type.
pub(super) const ANY: Parameter = Parameter::of(Kind::Any);
/// A list of anything.
pub(super) const LIST: Parameter = Parameter::of(Kind::List);
/// A set of anything, all known.
pub(super) const SET: Parameter = Parameter::of(Kind::Set).whole();

impl Parameter {
    pub(super) const fn of(kind: Kind) -> Self {
        Self { kind, unknowns: Unknowns::Spread, takes_null: false, takes_marks: false }
    }

    /// The parameter that takes null too.
    pub(super) const fn nullable(self) -> Self {
        Self { takes_null: true, ..self }
    }

    /// The parameter whose marks the function passes on itself.
    pub(super) const fn marked(self) -> Self {
        Self { takes_marks: true, ..self }
    }

    /// The parameter that takes what is not known.
    pub(super) const fn open(self) -> Self {
        Self { unknowns: Unknowns::Taken, ..self }
    }

    /// The parameter whose argument must be known in full.
    pub(super) const fn whole(self) -> Self {
        Self { unknowns: Unknowns::SpreadFromInside, ..self }
    }

    /// Whether an argument leaves the result unknown.
    pub(super) fn is_blocked_by(self, argument: &super::super::Value) -> bool {
        match self.unknowns {
            Unknowns::Spread => argument.is_unknown(),
            Unknowns::SpreadFromInside => !argument.is_wholly_known(),
            Unknowns::Taken => false,
        }
    }

    /// The type that arguments become.
    pub(super) fn kind(self) -> Type {
        match self.kind {
            Kind::Any => Type::Dynamic,
            Kind::Text => Type::String,
            Kind::Number => Type::Number,
            Kind::Texts => Type::list(Type::String),
            Kind::Bools => Type::list(Type::Bool),
            Kind::List => Type::list(Type::Dynamic),
            Kind::Set => Type::set(Type::Dynamic),
            Kind::TextsByKey => Type::map(Type::list(Type::String)),
        }
    }
}
