//! The evaluate stage through its front door: a rule's text and a resource in, an outcome out.

#![cfg(test)]

#[cfg(test)]
mod forms;
#[cfg(test)]
mod hanging;
#[cfg(test)]
mod items;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
#[path = "../common/program.rs"]
mod program;
#[cfg(test)]
mod support;
