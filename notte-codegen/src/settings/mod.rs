//! The settings, which correct what the rules get wrong: `codegen.toml`.

mod glob;
mod nearest;
mod pages;
mod parts;
mod read;
mod read_tables;
mod reader;
mod retries;
mod tables;
mod waiters;

pub use pages::PageSettings;
pub use parts::PARTS;
pub use retries::RetrySettings;
pub use waiters::WaiterSettings;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::load::{LoadOptions, default_overlay};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub(crate) use glob::{is_place, matches};
pub use tables::{Answer, OperationSettings, Overlays, Package, Selection};

/// Settings. All are optional; one that matches nothing in the description is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Properties and parameters whose values are secrets, which `Debug` never shows: by their JSON or wire name, or by their JSON
    /// Pointer (`#/components/schemas/Cookie/properties/value`), which may have `*` for any key and `**` for any path.
    pub secrets: Vec<String>,
    /// Names of members that `Debug` shows although they sound like secrets: `[client] secrets.allow`.
    pub shown: Vec<String>,
    /// Codes of diagnostics that are errors.
    pub deny: Vec<String>,
    /// Pins for operations, by operation id.
    pub operations: BTreeMap<String, OperationSettings>,
    /// Which failed calls are sent again.
    pub retries: RetrySettings,
    /// The header for idempotency keys of operations that declare none: `[idempotency] header`.
    pub idempotency_header: Option<String>,
    /// How lists come in pages, by operation id.
    pub pages: BTreeMap<String, PageSettings>,
    /// What waits for responses end with, by name.
    pub waiters: BTreeMap<String, WaiterSettings>,
    /// The operations that the client has; all of them when this has no entries. Types that no operation uses are left out then.
    pub include: Selection,
    /// The operations that the client does not have.
    pub exclude: Selection,
    /// Names for types, by the JSON Pointer of their schema (`#/components/schemas/…`). A path with `::` names an existing type, which
    /// is used in place of a generated one. It is read from text and written as text where the values are strings or numbers; otherwise it
    /// is made from `serde_json::Value` by `TryFrom`, and becomes one by `Into`.
    pub types: BTreeMap<String, String>,
    /// Names for request types, where `readOnly` or `writeOnly` make them differ from the type of responses, by the JSON Pointer of
    /// the schema.
    pub sent_types: BTreeMap<String, String>,
    /// Names for fields and arguments, by the JSON Pointer of a property (`#/components/schemas/Pet/properties/type`) or a parameter.
    pub members: BTreeMap<String, String>,
    /// Names for variants, by the JSON Pointer of an enum or a union, and the value or the name that the variant would have.
    pub variants: BTreeMap<String, BTreeMap<String, String>>,
    /// What the manifest of a generated crate says.
    pub package: Package,
    /// Types for formats: the path of a type that can be read from text and written as text, such as `uuid = "uuid::Uuid"`. The text is
    /// kept as it is; the generated crate depends on what is named here. Or one of `String`, `DateTime`, `Base64` and `Secret` for
    /// strings, `i32`, `i64`, `u32`, `u64` and `f64` for numbers.
    pub formats: BTreeMap<String, String>,
    /// How the items of a list are named where the style is `deepObject`, for which OpenAPI defines no lists: `[client] lists`.
    pub lists: Lists,
    /// From how many required arguments of one type on a method takes a struct of named arguments; 0 for never: `[client]
    /// named_arguments`. Three where nothing is said.
    pub named_arguments: Option<u32>,
    /// Whether clients take responses that lack required members, unless their builder says otherwise: `[client] lenient`.
    pub lenient: bool,
    /// The parts that the client has on request, by their names in [`PARTS`]: `[client] features`.
    pub parts: Vec<String>,
    /// Whether all of these parts are there, each behind a feature of the crate: `[client] gated`. In a crate made by
    /// `notte-codegen generate` they are, unless this is `false`.
    pub gated: Option<bool>,
    /// What a schema without `type` means.
    pub untyped: Untyped,
    /// Whether each group of operations, with the types that only it uses, is behind a feature of the crate. A crate made by
    /// `notte-codegen generate` has features unless this is `false`; elsewhere the manifest is not the generator's.
    pub features: Option<bool>,
    /// More folders below which a `$ref` may read files. In a build script they start at the folder of the package, for
    /// `cargo xtask` at that of the settings file.
    pub ref_roots: Vec<PathBuf>,
    /// The overlays of the description.
    pub overlays: Overlays,
    /// The places of schemas and operations, and the names that their types and methods had in an earlier client, from
    /// [`names`](crate::surface::names). Where two of them claim a name, the one that had it keeps it.
    #[doc(hidden)]
    pub earlier_names: BTreeSet<(String, String)>,
    /// The number of the settings' file among the document's sources, for diagnostics.
    pub file: usize,
    /// The line and column of each name, by table and name: `operations.listPets`.
    #[doc(hidden)]
    pub positions: BTreeMap<String, (usize, usize)>,
}

/// What a schema means that has keywords for one type, such as `properties`, but no `type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Untyped {
    /// That type, as the authors of descriptions mean it.
    #[default]
    Infer,
    /// That type or any other, as JSON Schema says (2020-12, 7.6.1).
    Any,
}

/// How the items of a list are named in a parameter or a field whose style is `deepObject`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lists {
    /// `name[0]=a&name[1]=b`
    #[default]
    Indexed,
    /// `name[]=a&name[]=b`
    Brackets,
    /// `name=a&name=b`
    Repeat,
}

impl Settings {
    /// Reads TOML, and reports every error in it. `file` is the number of the settings' file among the document's sources.
    #[must_use]
    pub fn parse(text: &str, file: usize, diagnostics: &mut Diagnostics) -> Self {
        read::read(text, file, diagnostics)
    }

    /// How a description is read with these settings. Relative paths in them start at `folder`, that of the settings' file.
    #[must_use]
    pub fn load_options(&self, description: &Path, folder: &Path) -> LoadOptions {
        let overlays = match &self.overlays.files {
            Some(files) => files.iter().map(|file| folder.join(file)).collect(),
            None => default_overlay(description).into_iter().collect(),
        };
        LoadOptions {
            ref_roots: self.ref_roots.iter().map(|root| folder.join(root)).collect(),
            overlays,
            allow_unmatched: self.overlays.allow_unmatched,
            ..LoadOptions::default()
        }
    }

    /// Whether the settings call a value a secret, by its name or by its place.
    pub(crate) fn is_secret(&self, name: &str, place: &Place) -> bool {
        self.secrets.iter().any(|secret| match is_place(secret) {
            true => matches(secret, &place.to_string()),
            false => secret == name,
        })
    }

    /// A diagnostic at a name in a table, or in a list, of the settings.
    pub(crate) fn about(&self, code: &'static Code, table: &str, name: &str, message: impl Into<String>) -> Diagnostic {
        let diagnostic = Diagnostic::new(code, Place::root(self.file), message);
        match self.positions.get(&format!("{table}.{name}")) {
            Some((line, column)) => diagnostic.at(*line, *column),
            None => diagnostic,
        }
    }
}
