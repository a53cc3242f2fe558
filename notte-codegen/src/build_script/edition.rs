//! The edition of the package that a build script belongs to.

use std::path::Path;
use toml::{Table, Value};

/// The first edition that compiles generated code.
const NEEDED: u16 = 2024;

/// Fails if the package in this folder has an edition that does not compile generated code. Passes if its edition is unknown.
pub fn check(folder: &Path) -> Result<(), String> {
    let path = folder.join("Cargo.toml");
    let Some(edition) = read(&path).and_then(|manifest| edition(&manifest, folder)) else { return Ok(()) };
    if edition.parse::<u16>().is_ok_and(|year| year < NEEDED) {
        return Err(format!(
            "generated code needs Rust's edition {NEEDED}, and `{}` has edition {edition}. Set `edition = \"{NEEDED}\"` there, or \
             generate a crate of its own",
            path.display()
        ));
    }
    Ok(())
}

/// The edition of a package; cargo's default is 2015.
fn edition(manifest: &Table, folder: &Path) -> Option<String> {
    let package = manifest.get("package")?;
    match package.get("edition") {
        None => Some("2015".to_owned()),
        Some(Value::String(edition)) => Some(edition.clone()),
        Some(_) => folder.ancestors().find_map(|folder| {
            let manifest = read(&folder.join("Cargo.toml"))?;
            manifest.get("workspace")?.get("package")?.get("edition")?.as_str().map(str::to_owned)
        }),
    }
}

fn read(path: &Path) -> Option<Table> {
    std::fs::read_to_string(path).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::check;
    use std::path::{Path, PathBuf};

    /// A folder that is removed with this value.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("notte-edition-{name}-{}", std::process::id()));
            std::fs::create_dir_all(path.join("inner")).expect("a folder");
            Self(path)
        }

        fn write(&self, path: &str, text: &str) {
            std::fs::write(self.0.join(path), text).expect("a file");
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn older_editions_are_refused() {
        let folder = Folder::new("own");
        for (edition, is_fine) in [("edition = \"2024\"", true), ("edition = \"2021\"", false), ("", false)] {
            folder.write("Cargo.toml", &format!("[package]\nname = \"a\"\n{edition}\n"));
            let result = check(&folder.0);
            assert_eq!(result.is_ok(), is_fine, "{edition}: {result:?}");
            assert!(is_fine || result.unwrap_err().contains("Set `edition = \"2024\"`"));
        }
    }

    #[test]
    fn the_edition_of_a_workspace_is_found() {
        let folder = Folder::new("workspace");
        folder.write("inner/Cargo.toml", "[package]\nname = \"a\"\nedition.workspace = true\n");
        folder.write("Cargo.toml", "[workspace]\nmembers = [\"inner\"]\n[workspace.package]\nedition = \"2021\"\n");
        assert!(check(&folder.0.join("inner")).unwrap_err().contains("edition 2021"));
        folder.write("Cargo.toml", "[workspace.package]\nedition = \"2024\"\n");
        assert_eq!(check(&folder.0.join("inner")), Ok(()));
    }

    #[test]
    fn an_unknown_edition_passes() {
        assert_eq!(check(Path::new("/nowhere")), Ok(()));
    }
}
