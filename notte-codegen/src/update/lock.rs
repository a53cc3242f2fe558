//! `lock.toml`: the inputs that the committed client was made from.

use crate::visible::toml_string;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The first lines of the file.
const HEAD: &str = "# Written by `regenerate` and `spec accept`: what the committed client was made from.\n";

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A file of the description.
    Description,
    /// An overlay.
    Overlay,
    /// The settings.
    Settings,
}

impl Role {
    const ALL: [Self; 3] = [Self::Description, Self::Overlay, Self::Settings];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Overlay => "overlay",
            Self::Settings => "settings",
        }
    }
}

/// A file that the client is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is.
    pub role: Role,
    /// Its path, relative to the folder of the lock.
    pub path: String,
    /// The hash of its bytes.
    pub sha256: String,
}

/// All files, in the order of their roles and paths.
pub type Inputs = Vec<Input>;

/// The content of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The version of the generator.
    pub generator: String,
    /// Where the description came from, without credentials and query.
    pub source: Option<String>,
    /// The day on which it was accepted, as `2026-11-30`.
    pub date: Option<String>,
    /// The files.
    pub inputs: Inputs,
}

impl Lock {
    /// A lock for these files, each with its bytes.
    #[must_use]
    pub fn new(files: &[(Role, String, Vec<u8>)]) -> Self {
        let mut inputs: Inputs = files
            .iter()
            .map(|(role, path, bytes)| Input { role: *role, path: path.replace('\\', "/"), sha256: sha256(bytes) })
            .collect();
        inputs.sort_by(|a, b| (a.role, &a.path).cmp(&(b.role, &b.path)));
        Self { generator: env!("CARGO_PKG_VERSION").to_owned(), inputs, ..Self::default() }
    }

    /// Keeps what only an earlier lock knows: where the same description came from.
    #[must_use]
    pub fn after(mut self, earlier: &Self) -> Self {
        let description = |lock: &Self| -> Inputs {
            lock.inputs.iter().filter(|input| input.role == Role::Description).cloned().collect()
        };
        if description(&self) == description(earlier) {
            self.source = self.source.or_else(|| earlier.source.clone());
            self.date = self.date.or_else(|| earlier.date.clone());
        }
        self
    }

    /// The text of the file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = HEAD.to_owned();
        let facts =
            [("generator", Some(&self.generator)), ("source", self.source.as_ref()), ("date", self.date.as_ref())];
        // Writing to a string can't fail.
        for (key, value) in facts {
            let _ = value.map(|value| writeln!(text, "{key} = {}", toml_string(value)));
        }
        for input in &self.inputs {
            let (role, path) = (input.role.word(), toml_string(&input.path));
            let _ = write!(text, "\n[[{role}]]\npath = {path}\nsha256 = {}\n", toml_string(&input.sha256));
        }
        text
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// When it is no lock.
    pub fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
        let string = |table: &toml::Table, key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let mut inputs = Inputs::new();
        for role in Role::ALL {
            for entry in table.get(role.word()).and_then(toml::Value::as_array).into_iter().flatten() {
                let entry = entry.as_table().ok_or("an input is not a table")?;
                let (path, sha256) = (string(entry, "path"), string(entry, "sha256"));
                let (Some(path), Some(sha256)) = (path, sha256) else { return Err("an input lacks a key".to_owned()) };
                inputs.push(Input { role, path, sha256 });
            }
        }
        let generator = string(&table, "generator").ok_or("`generator` is missing")?;
        Ok(Self { generator, source: string(&table, "source"), date: string(&table, "date"), inputs })
    }

    /// What differs from what the committed client was made from: the files, or the generator; empty if nothing does.
    #[must_use]
    pub fn changes_since(&self, committed: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        for input in &self.inputs {
            let earlier = committed.inputs.iter().find(|one| one.role == input.role && one.path == input.path);
            match earlier {
                Some(earlier) if earlier.sha256 == input.sha256 => {}
                Some(_) => changes.push(format!("the {} `{}` changed", input.role.word(), input.path)),
                None => changes.push(format!("the {} `{}` is new", input.role.word(), input.path)),
            }
        }
        for input in &committed.inputs {
            if !self.inputs.iter().any(|one| one.role == input.role && one.path == input.path) {
                changes.push(format!("the {} `{}` is gone", input.role.word(), input.path));
            }
        }
        if self.generator != committed.generator {
            changes.push(format!("the generator is {}, and was {}", self.generator, committed.generator));
        }
        changes
    }
}

/// An address without what may be secret or differs from time to time: user, password, query and fragment.
#[must_use]
pub fn public_source(source: &str) -> String {
    let without_query = source.split(['?', '#']).next().unwrap_or_default();
    match without_query.split_once("://") {
        Some((scheme, rest)) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let host = authority.rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{path}")
        }
        None => without_query.to_owned(),
    }
}

/// The hash of some bytes (FIPS 180-4), in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lock, Role, public_source, sha256};

    fn lock(text: &str) -> Lock {
        Lock::new(&[
            (Role::Settings, "codegen.toml".to_owned(), Vec::new()),
            (Role::Description, "a \"b\"\u{202e}.yaml".to_owned(), text.into()),
        ])
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        for (text, hash) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            assert_eq!(sha256(text.as_bytes()), hash, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let source = Some("https://example.com/openapi.json".to_owned());
        let lock = Lock { source, date: Some("2026-11-30".to_owned()), ..lock("x") };
        assert_eq!(Lock::parse(&lock.to_toml()).unwrap(), lock);
        assert!(!lock.to_toml().contains('\u{202e}'));
        assert!(Lock::parse("generator = 1").is_err() && Lock::parse("[[").is_err());
    }

    #[test]
    fn changes_name_what_changed() {
        let (one, other) = (lock("x"), lock("y"));
        assert!(one.changes_since(&one).is_empty());
        assert_eq!(other.changes_since(&one), ["the description `a \"b\"\u{202e}.yaml` changed"]);
        let newer = Lock { generator: "9".to_owned(), inputs: one.inputs[..1].to_vec(), ..one.clone() };
        let said = newer.changes_since(&one);
        assert!(
            said[0].contains("settings `codegen.toml` is gone") && said[1].starts_with("the generator is 9"),
            "{said:?}"
        );
    }

    #[test]
    fn the_source_is_kept_with_its_description() {
        let known = Lock { source: Some("s".to_owned()), ..lock("x") };
        assert_eq!(lock("x").after(&known).source.as_deref(), Some("s"));
        assert_eq!(lock("y").after(&known).source, None);
    }

    #[test]
    fn a_source_has_no_secrets() {
        assert_eq!(public_source("https://u:p@example.com:8080/a/b?key=1#x"), "https://example.com:8080/a/b");
        assert_eq!(public_source("https://example.com?key=1"), "https://example.com");
        assert_eq!(public_source("new.yaml"), "new.yaml");
    }
}
