//! The version that a verdict asks for.

use crate::diff::Verdict;

/// The next version by Cargo's rules: before 1.0 a major change raises the second number, and a minor one the third.
#[must_use]
pub fn bumped(version: &str, verdict: Verdict) -> Option<String> {
    let core = version.split(['-', '+']).next()?;
    let numbers: Vec<u64> = core.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[major, minor, patch] = numbers.as_slice() else { return None };
    let (next_major, next_minor, next_patch) = match (verdict, major, minor) {
        (Verdict::None, ..) => (major, minor, patch),
        (Verdict::Major, 0, 0) => (0, 0, patch.checked_add(1)?),
        (Verdict::Major, 0, _) => (0, minor.checked_add(1)?, 0),
        (Verdict::Major, ..) => (major.checked_add(1)?, 0, 0),
        (Verdict::Minor, 1.., _) => (major, minor.checked_add(1)?, 0),
        (Verdict::Minor | Verdict::Patch, ..) => (major, minor, patch.checked_add(1)?),
    };
    Some(format!("{next_major}.{next_minor}.{next_patch}"))
}

/// The manifest with another version, and the version that it had. The version of a workspace counts where the package has none.
#[must_use]
pub fn with_version(manifest: &str, verdict: Verdict) -> Option<(String, String)> {
    let mut section = "";
    let mut lines = Vec::new();
    let mut found = None;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.trim();
        }
        let is_here = matches!(section, "[package]" | "[workspace.package]");
        let value = line.strip_prefix("version = \"").and_then(|rest| rest.strip_suffix('"')).filter(|_| is_here);
        match value.filter(|_| found.is_none()) {
            Some(version) => {
                let next = bumped(version, verdict)?;
                lines.push(format!("version = \"{next}\"\n"));
                found = Some(next);
            }
            None => lines.push(format!("{line}\n")),
        }
    }
    found.map(|version| (lines.concat(), version))
}

#[cfg(test)]
mod tests {
    use super::{bumped, with_version};
    use crate::diff::Verdict::{Major, Minor, None as Nothing, Patch};

    #[test]
    fn versions() {
        for (version, verdict, next) in [
            ("1.2.3", Major, "2.0.0"),
            ("1.2.3", Minor, "1.3.0"),
            ("1.2.3", Patch, "1.2.4"),
            ("1.2.3", Nothing, "1.2.3"),
            ("0.2.3", Major, "0.3.0"),
            ("0.2.3", Minor, "0.2.4"),
            ("0.0.3", Major, "0.0.4"),
        ] {
            assert_eq!(bumped(version, verdict).as_deref(), Some(next), "{version} {verdict}");
        }
        assert_eq!(bumped("1.2", Major), None);
    }

    #[test]
    fn only_the_version_of_the_package_changes() {
        let manifest = "[package]\nname = \"a\"\nversion = \"0.1.0\"\n\n[dependencies.b]\nversion = \"1.0.0\"\n";
        let (text, version) = with_version(manifest, Major).unwrap();
        assert_eq!(version, "0.2.0");
        assert_eq!(text, manifest.replace("0.1.0", "0.2.0"));
        assert!(with_version("[package]\nversion.workspace = true\n", Major).is_none());
    }
}
