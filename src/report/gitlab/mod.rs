//! The two reports that GitLab shows beside a merge request.

pub(super) mod code_quality;
pub(super) mod sast;
