//! The `include` and `exclude` globs of a request.

use super::problem;
use crate::model::{Level, Problem};
use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};
use std::sync::Arc;

/// Directories that tools fill with other people's code, or with records of their own; nobody answers for
/// what is in them here. Read when they are named, or with `no_ignore`.
const DOWNLOADED: [&str; 8] =
    [".hg", ".jj", ".svn", ".terraform", ".terragrunt-cache", ".venv", "bower_components", "node_modules"];

/// Whether a directory's name says that a tool filled it.
pub(super) fn is_downloaded(name: &str) -> bool {
    DOWNLOADED.contains(&name)
}

/// Compiled globs; cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Globs {
    include: Option<Arc<GlobSet>>,
    exclude: Arc<GlobSet>,
}

impl Globs {
    /// Compiles globs. A glob without `/` speaks of names at any depth, any other of paths from the root.
    pub(super) fn new(include: &[String], exclude: &[String], problems: &mut Vec<Problem>) -> Self {
        Self {
            include: (!include.is_empty()).then(|| Arc::new(compile(include, problems))),
            exclude: Arc::new(compile(exclude, problems)),
        }
    }

    /// Whether no path is excluded.
    pub(super) fn exclude_nothing(&self) -> bool {
        self.exclude.is_empty()
    }

    /// Whether a path, or a directory it lies in, is excluded; `relative` starts at the root.
    pub(super) fn excluded(&self, shown: &str, relative: &str) -> bool {
        !self.exclude.is_empty() && (any_parent(&self.exclude, shown) || any_parent(&self.exclude, relative))
    }

    /// Whether a path, or a directory it lies in, is included.
    pub(super) fn included(&self, shown: &str, relative: &str) -> bool {
        self.include.as_ref().is_none_or(|set| any_parent(set, shown) || any_parent(set, relative))
    }
}

/// One glob of paths, as `include` and `exclude` read theirs; a directory and an archive stand for all they hold.
#[derive(Debug, Clone)]
pub struct PathGlob(GlobMatcher);

impl PathGlob {
    /// Compiles a glob; what is wrong with it otherwise.
    pub fn new(pattern: &str) -> Result<Self, String> {
        glob(pattern).map(|glob| Self(glob.compile_matcher())).map_err(|error| error.kind().to_string())
    }

    /// Whether a path, or what it lies in, is meant.
    pub fn covers(&self, path: &str) -> bool {
        let ends = path.match_indices(['/', '!']).map(|(at, _)| at).chain([path.len()]);
        ends.filter_map(|end| path.get(..end)).any(|parent| !parent.is_empty() && self.0.is_match(parent))
    }
}

fn any_parent(set: &GlobSet, path: &str) -> bool {
    let ends = path.match_indices('/').map(|(at, _)| at).chain(std::iter::once(path.len()));
    ends.filter_map(|end| path.get(..end)).any(|parent| !parent.is_empty() && set.is_match(parent))
}

fn compile(patterns: &[String], problems: &mut Vec<Problem>) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        match glob(pattern) {
            Ok(glob) => {
                builder.add(glob);
            }
            Err(error) => problems.push(bad_glob(pattern, &error)),
        }
    }
    builder.build().unwrap_or_else(|error| {
        problems.push(bad_glob(&patterns.join(", "), &error));
        GlobSet::empty()
    })
}

fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    let trimmed = pattern.trim_start_matches("./").trim_end_matches('/');
    let anchored = if trimmed.contains('/') { trimmed.to_owned() } else { format!("**/{trimmed}") };
    GlobBuilder::new(&anchored).literal_separator(true).build()
}

fn bad_glob(pattern: &str, error: &globset::Error) -> Problem {
    problem(Level::Error, "glob-invalid", pattern, format!("cannot use the glob {pattern}: {}", error.kind()))
}
