//! UUIDs that are always the same for the same name.

use crate::model::{NAMESPACE_URL, uuid_v5};

/// The UUID version 5 of a name under this program's own URL, so that anybody can make it again: OSCAL accepts no other
/// made from a name.
pub(super) fn uuid(parts: &[&str]) -> String {
    uuid_v5(NAMESPACE_URL, &format!("{}#{}", super::HOME, parts.join("\u{1f}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn others_make_the_same_uuid() {
        // python3 -c 'import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/tickmark/tickmark#a\x1fb"))'
        assert_eq!(super::uuid(&["a", "b"]), "0746ee30-b8b8-59df-a03a-6df6d1399e47");
    }
}
