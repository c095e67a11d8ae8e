//! What Terraform marks values with: what must not be shown, and what must not be kept.
//!
//! Both travel alike through every expression; only what looks at them tells them apart.
//! <https://developer.hashicorp.com/terraform/language/manage-sensitive-data>

use super::value::{Origin, Value};

// values are many: being marked costs them nothing
const _: () = assert!(size_of::<Origin>() == size_of::<crate::model::Origin>());

/// The marks of a value. A part of it has its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks(u8);

impl Marks {
    /// No mark.
    pub(crate) const NONE: Self = Self(0);
    /// It must not be shown.
    pub(crate) const SENSITIVE: Self = Self(1);
    /// It must be kept neither in the plan nor in the state.
    pub(crate) const EPHEMERAL: Self = Self(2);

    /// The marks of both.
    #[must_use]
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The marks but for those of another.
    #[must_use]
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The marks, when something holds.
    #[must_use]
    pub(crate) const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::NONE }
    }

    /// Whether there is any mark.
    pub(crate) const fn any(self) -> bool {
        self.0 != 0
    }

    /// Whether the value must not be shown.
    pub(crate) const fn is_sensitive(self) -> bool {
        self.0 & Self::SENSITIVE.0 != 0
    }

    /// Whether the value must be kept nowhere.
    pub(crate) const fn is_ephemeral(self) -> bool {
        self.0 & Self::EPHEMERAL.0 != 0
    }
}

impl FromIterator<Self> for Marks {
    fn from_iter<I: IntoIterator<Item = Self>>(all: I) -> Self {
        all.into_iter().fold(Self::NONE, Self::union)
    }
}

impl Value {
    /// The value with more marks.
    #[must_use]
    pub(crate) fn marked(mut self, marks: Marks) -> Self {
        self.origin.marks = self.origin.marks.union(marks);
        self
    }

    /// The marks of the value and of all its parts.
    pub(crate) fn all_marks(&self) -> Marks {
        self.parts().fold(self.origin.marks, |marks, part| marks.union(part.all_marks()))
    }

    /// The value without any mark.
    #[must_use]
    pub(crate) fn unmarked(&self) -> Self {
        if !self.all_marks().any() {
            return self.clone();
        }
        let mut value = self.with_parts(&Self::unmarked);
        value.origin.marks = Marks::NONE;
        value
    }
}
