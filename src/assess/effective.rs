//! Whether a control binds this organisation on this day.

use crate::model::{Control, Date, Role};

/// Why a control does not apply; none when it does.
pub(super) fn excluded(control: &Control, as_of: Date, roles: &[Role]) -> Option<String> {
    if !binds(control.role, roles) {
        return Some(format!("binds {} only", control.role.audience()));
    }
    if let Some(date) = control.effective.filter(|date| *date > as_of) {
        return Some(format!("comes into force on {date}"));
    }
    let date = control.superseded.filter(|date| *date <= as_of)?;
    let note = control.effective_note.as_deref().unwrap_or("no longer in force");
    Some(format!("{note} since {date}"))
}

/// A multi-tenant service provider is a service provider.
fn binds(role: Role, roles: &[Role]) -> bool {
    let provider = role == Role::ServiceProvider && roles.contains(&Role::MultiTenantServiceProvider);
    role == Role::All || provider || roles.contains(&role)
}
