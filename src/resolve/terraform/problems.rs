//! What could not be evaluated, in words.

use crate::model::{Level, Problem, Stage};

/// A call whose source is not among the files.
pub(super) fn not_expanded(address: &str, source: Option<&str>) -> Problem {
    let source = source.unwrap_or("an expression");
    let message = format!("{address} was not expanded: its source is {source}");
    Problem::new(Level::Notice, Stage::Resolve, "module-not-expanded", message).help(
        "run `terraform init` and scan its directory with what it calls, or scan a plan of the whole \
         configuration (`terraform show -json`)",
    )
}

/// A call that leads back to where it stands.
pub(super) fn calls_itself(address: &str, directory: &str) -> Problem {
    let message =
        format!("{address} was not expanded: the module in {} calls itself, or calls go too deep", shown(directory));
    Problem::new(Level::Warning, Stage::Resolve, "module-cycle", message)
}

/// A name that needs its own value.
pub(super) fn cycle(address: &str) -> Problem {
    let message = format!("{address} refers to itself; what depends on it is unknown");
    Problem::new(Level::Warning, Stage::Resolve, "terraform-cycle", message)
}

/// A variable whose conditions wait for themselves.
pub(super) fn validation_cycle(address: &str) -> Problem {
    let message = format!("the conditions of {address} depend on what waits for them; Terraform refuses the circle");
    Problem::new(Level::Warning, Stage::Resolve, "terraform-cycle", message)
}

/// A variable whose value Terraform refuses.
pub(super) fn refused(address: &str, why: &str) -> Problem {
    let message = format!("{address} is refused: {why}");
    Problem::new(Level::Warning, Stage::Resolve, "variable-refused", message)
}

/// A condition that a block sets and that does not hold.
pub(super) fn broken(address: &str, message: &str) -> Problem {
    let message = format!("{address} is refused: {message}");
    Problem::new(Level::Warning, Stage::Resolve, "condition-refused", message)
}

/// What a `check` asserts and is not so; Terraform warns and goes on.
pub(super) fn failing_check(address: &str, message: &str) -> Problem {
    Problem::new(Level::Notice, Stage::Resolve, "check-fails", format!("{address} fails: {message}"))
}

/// A `moved`, `removed` or `import` block that Terraform refuses.
pub(super) fn statement(kind: &str, why: &str) -> Problem {
    let message = format!("Terraform refuses this {kind} block: {why}");
    Problem::new(Level::Warning, Stage::Resolve, "statement-refused", message)
}

/// An argument of a call that the module has no variable for.
pub(super) fn superfluous(address: &str, name: &str) -> Problem {
    let message = format!("{address} is given {name}, which the module does not declare; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "argument-not-declared", message)
}

/// A variable that a call leaves without a value.
pub(super) fn not_given(address: &str, name: &str) -> Problem {
    let message = format!("{address} is not given {name}, which the module needs; what depends on it is unknown");
    Problem::new(Level::Warning, Stage::Resolve, "argument-missing", message)
}

/// A configuration of a provider that a called module needs and is not passed.
pub(super) fn provider_missing(address: &str, alias: &str) -> Problem {
    let message = format!("{address} is not passed the provider {alias}, which the module needs; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "provider-missing", message)
}

/// A condition that asks nothing of the configuration.
pub(super) fn vain(address: &str) -> Problem {
    let message =
        format!("a condition of {address} refers to nothing, so that it checks nothing; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "condition-refused", message)
}

/// An output of the root module that would show what is secret.
pub(super) fn shows_secret(address: &str) -> Problem {
    let message = format!("{address} is sensitive and not declared so; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "output-sensitive", message).help("set sensitive = true")
}

/// An argument that would keep what is ephemeral.
pub(super) fn keeps_ephemeral(address: &str, argument: &str) -> Problem {
    let message = format!("{argument} of {address} is ephemeral, and would be kept in the state; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "ephemeral-kept", message)
        .help("set the write-only argument (`..._wo`) in its place, where there is one")
}

/// A variable or an output that is given what is ephemeral and does not declare it.
pub(super) fn undeclared_ephemeral(address: &str) -> Problem {
    let message = format!("{address} is given an ephemeral value and not declared so; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "ephemeral-not-declared", message).help("set ephemeral = true")
}

/// An output of a root module that is ephemeral, declared so or not.
pub(super) fn ephemeral_in_root(address: &str) -> Problem {
    let message = format!("{address} is ephemeral, which Terraform refuses in a root module");
    Problem::new(Level::Warning, Stage::Resolve, "ephemeral-in-root", message).help("give it ephemeralasnull(...)")
}

/// An output that is declared ephemeral and given something else.
pub(super) fn not_ephemeral(address: &str) -> Problem {
    let message = format!("{address} is declared ephemeral and its value is not; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "ephemeral-declared", message).help("leave out ephemeral = true")
}

/// An argument whose expression has no value.
pub(super) fn faulty(why: &str) -> Problem {
    let why = why.strip_prefix("not valid: ").unwrap_or(why);
    let message = format!("Terraform refuses this expression: {why}; what depends on it is unknown");
    Problem::new(Level::Warning, Stage::Resolve, "expression-refused", message)
}

/// More module instances than are made.
pub(super) fn too_many_modules(most: usize) -> Problem {
    let message = format!("only the first {most} instances of modules were read");
    Problem::new(Level::Error, Stage::Resolve, "too-many-modules", message)
}

/// More resources than are made.
pub(super) fn too_many_resources(directory: &str, most: usize) -> Problem {
    let message = format!("reading {}: only the first {most} resources were read", shown(directory));
    Problem::new(Level::Error, Stage::Resolve, "too-many-resources", message)
}

/// More instances of one block than are made.
pub(super) fn too_many_instances(address: &str, most: usize) -> Problem {
    let message = format!("{address} has more than {most} instances; they are judged as one");
    Problem::new(Level::Warning, Stage::Resolve, "too-many-instances", message)
}

/// Expressions that cost too much.
pub(super) fn too_large(directory: &str) -> Problem {
    let message = format!("reading {}: its expressions make too many values, the rest are unknown", shown(directory));
    Problem::new(Level::Error, Stage::Resolve, "terraform-too-large", message)
}

/// A name that nothing declares.
pub(super) fn undeclared(address: &str) -> Problem {
    let message = format!("{address} is not declared; what depends on it is unknown");
    Problem::new(Level::Warning, Stage::Resolve, "not-declared", message)
}

/// A block whose number of instances is not known.
pub(super) fn uncertain(address: &str, argument: &str, why: &str) -> Problem {
    let message = format!("{address} is judged as one instance: its {argument} is unknown: {why}");
    Problem::new(Level::Warning, Stage::Resolve, "instances-unknown", message)
}

/// A `for_each` that Terraform refuses though its items are known.
pub(super) fn no_set(address: &str) -> Problem {
    let message = format!("{address} has a list as for_each, which Terraform refuses");
    Problem::new(Level::Warning, Stage::Resolve, "for-each-refused", message).help("write toset([...])")
}

/// A block that says twice how many instances it has.
pub(super) fn both_counts(address: &str) -> Problem {
    let message = format!("{address} has both count and for_each, which Terraform refuses");
    Problem::new(Level::Warning, Stage::Resolve, "for-each-refused", message).help("keep one of the two")
}

/// A configuration of a provider that a resource names and the module does not have.
pub(super) fn provider_undeclared(address: &str, provider: &str) -> Problem {
    let message =
        format!("{address} names the provider {provider}, which its module does not have; Terraform refuses it");
    Problem::new(Level::Warning, Stage::Resolve, "provider-missing", message)
}

/// A `for_each` over a set whose items are no keys.
pub(super) fn no_keys(address: &str, element: &str) -> Problem {
    let message = format!("{address} has a set of {element} as for_each, which Terraform refuses");
    Problem::new(Level::Warning, Stage::Resolve, "for-each-refused", message).help("make its items strings")
}

/// What depends on the workspace is of the one that everybody has.
pub(super) fn default_workspace() -> Problem {
    let message = "terraform.workspace is `default` here: a workspace chosen in a checkout is not looked at";
    Problem::new(Level::Notice, Stage::Resolve, "workspace-default", message).help("name another with --workspace NAME")
}

/// Variables of a root module that nothing gives a value.
pub(super) fn no_values(names: &[String]) -> Problem {
    let message = format!("nothing gives a value to {}", names.join(", "));
    Problem::new(Level::Warning, Stage::Resolve, "variables-missing", message)
        .help("give values with --var NAME=VALUE or --var-file FILE")
}

/// A directory as it is written: the scan's own has no name.
fn shown(directory: &str) -> &str {
    if directory.is_empty() { "." } else { directory }
}
