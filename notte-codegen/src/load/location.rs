//! Where a text is: a file or an address, and what a relative reference in it leads to.

use std::fmt;
use std::path::{Component, Path, PathBuf};

/// A file or an address, spelled so that one has one name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// A path.
    File(PathBuf),
    /// An address of http or https.
    Address(String),
}

impl Location {
    /// A file.
    pub fn file(path: &Path) -> Self {
        Self::File(normal(path))
    }

    /// Where a reference in this text leads; none for an address of another scheme, which nobody can ask.
    pub fn beside(&self, target: &str) -> Option<Self> {
        if let Some((scheme, rest)) = target.split_once("://") {
            let scheme = scheme.to_ascii_lowercase();
            let known = scheme == "http" || scheme == "https";
            return known.then(|| Self::Address(spelled(&scheme, rest)));
        }
        match self {
            Self::File(path) => {
                let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
                // RFC 3986, section 2.1.
                let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned();
                Some(Self::File(normal(&folder.join(decoded))))
            }
            Self::Address(address) => {
                let (scheme, rest) = address.split_once("://")?;
                // RFC 3986, section 5.2.2.
                let (authority, path) = split(rest);
                let path = path.split('?').next().unwrap_or_default();
                let rest = if let Some(other) = target.strip_prefix("//") {
                    other.to_owned()
                } else if target.starts_with('/') {
                    format!("{authority}{target}")
                } else if target.starts_with('?') {
                    format!("{authority}{path}{target}")
                } else {
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    format!("{authority}{folder}/{target}")
                };
                Some(Self::Address(spelled(scheme, &rest)))
            }
        }
    }
}

/// Where a relative address in what has an address of http or https leads; none when it has another.
#[must_use]
pub fn beside(base: &str, target: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    let is_whole = target.contains("://") || target.starts_with("urn:");
    if is_whole || !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let base = Location::Address(spelled(&scheme.to_ascii_lowercase(), rest));
    base.beside(target).map(|location| location.to_string())
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Address(address) => f.write_str(address),
        }
    }
}

/// An address with a path without dots (RFC 3986, section 5.2.4).
fn spelled(scheme: &str, rest: &str) -> String {
    let (authority, rest) = split(rest);
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{}/{}{query}", authority.to_ascii_lowercase(), segments.join("/"))
}

/// The authority, and what follows it.
fn split(rest: &str) -> (&str, &str) {
    rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()))
}

/// `a/../b` and `./b` as `b`, without asking the file system, so that one file has one name.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            component => normal.push(component),
        }
    }
    // The folder itself: an empty path is none.
    if normal.as_os_str().is_empty() { PathBuf::from(".") } else { normal }
}

#[cfg(test)]
mod tests {
    use super::Location;
    use std::path::Path;

    #[test]
    fn references_lead_where_rfc_3986_says() {
        let at = |target: &str| {
            let base = Location::Address("https://example.com/v1/api/spec.yaml?x=1".to_owned());
            base.beside(target).map(|location| location.to_string())
        };
        for (target, wanted) in [
            ("pet.yaml", "https://example.com/v1/api/pet.yaml"),
            ("./a/../pet.yaml", "https://example.com/v1/api/pet.yaml"),
            ("../pet.yaml", "https://example.com/v1/pet.yaml"),
            ("../../../../pet.yaml", "https://example.com/pet.yaml"),
            ("/pet.yaml?v=2", "https://example.com/pet.yaml?v=2"),
            ("//other.org/pet.yaml", "https://other.org/pet.yaml"),
            ("HTTP://Other.org", "http://other.org/"),
            ("?y=2", "https://example.com/v1/api/spec.yaml?y=2"),
        ] {
            assert_eq!(at(target).as_deref(), Some(wanted), "{target}");
        }
        assert_eq!(at("file:///etc/passwd"), None);
        let file = Location::file(Path::new("a/./b/../spec.yaml"));
        assert_eq!(file.beside("my%20pet.yaml"), Some(Location::file(Path::new("a/my pet.yaml"))));
        assert_eq!(Location::file(Path::new("./a/..")).to_string(), ".");
        assert_eq!(file.beside("https://a.b/c").map(|it| it.to_string()).as_deref(), Some("https://a.b/c"));
    }
}
