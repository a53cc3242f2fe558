//! Turns any OpenAPI description into an idiomatic Rust client.
//!
//! It reads Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2, in YAML or JSON, in one file or several, and gives the files of a client that stands
//! alone: nothing of this crate is needed to use it. [`mapping`] says what each construct becomes.
//!
//! # Pure: a description in, files out
//!
//! [`generate`] reads and writes nothing. What there is to say about the description is among the diagnostics, and there are
//! no files when one of them is an error. Equal input gives equal bytes.
//!
//! ```
//! use notte_codegen::{Diagnostics, Settings, generate, load};
//!
//! let text = r##"
//! openapi: 3.1.0
//! info: { title: Pets, version: "1" }
//! paths:
//!   /pets/{id}:
//!     get:
//!       operationId: getPet
//!       tags: [pets]
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses:
//!         "200": { description: A pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
//! components:
//!   schemas:
//!     Pet: { type: object, required: [name], properties: { name: { type: string } } }
//! "##;
//! let mut diagnostics = Diagnostics::new();
//! let document = load::from_text("pets.yaml", text, &mut diagnostics);
//! let generated = generate(&document, &Settings::default(), diagnostics)?;
//! let files = generated.files.expect("the description has no errors");
//! assert!(files["pets.rs"].contains("pub fn get(&self, id: impl AsRef<str>) -> GetPet {"));
//! assert!(files["types/pets.rs"].contains("pub struct Pet {"));
//! # Ok::<(), notte_codegen::Unprintable>(())
//! ```
//!
//! # Files on disk
//!
//! [`load::from_path`] reads a file and those that its `$ref`s lead to. [`sync::write`] makes a folder hold the files of a
//! client and no others, all or none; [`sync::changes`] only says what it would change.
//!
//! ```no_run
//! use notte_codegen::diagnostics::{Style, render};
//! use notte_codegen::{Diagnostics, Settings, generate, load, sync};
//! use std::path::Path;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut diagnostics = Diagnostics::new();
//! let document = load::from_path(Path::new("openapi.yaml"), &mut diagnostics);
//! let generated = generate(&document, &Settings::default(), diagnostics)?;
//! eprint!("{}", render(&generated.diagnostics, &document.sources, Style::Plain));
//! if let Some(files) = generated.files {
//!     sync::write(Path::new("src/client"), &files)?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A `$ref` may read files below the folder of the description, and below the working directory where the description lies
//! below that; [`load::LoadOptions`] allows more folders. References to addresses (`https://…`) are not fetched:
//! [`load::from_path_with`] takes what was found at them, and [`Document::addresses`] lists what is still wanted.
//!
//! # Overlays
//!
//! [`load::LoadOptions::overlays`] names overlays (OpenAPI Overlay Specification 1.0 and 1.1), which are applied to the tree of the
//! entry as soon as it is read. [`Settings::load_options`] names those of the settings, or `overlay.yaml` beside the description.
//! [`load::to_yaml`] and [`load::to_json`] print the result.
//!
//! # A value of `openapiv3`
//!
//! [`load::from_openapi`] takes a description that a program has made or changed. Such a value says what OpenAPI 3.0 can say.
//!
//! ```
//! use notte_codegen::{Diagnostics, Settings, generate, load};
//! use openapiv3::OpenAPI;
//!
//! let openapi = OpenAPI { openapi: "3.0.3".to_owned(), ..OpenAPI::default() };
//! let document = load::from_openapi(&openapi)?;
//! let generated = generate(&document, &Settings::default(), Diagnostics::new())?;
//! assert!(generated.files.is_some_and(|files| files.contains_key("mod.rs")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A build script
//!
//! [`build()`] writes one file, `$OUT_DIR/client.rs`, to be included in a module. Cargo runs it again when a file of the
//! description changes; losses are warnings of the build, errors fail it.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), notte_codegen::BuildError> {
//!     notte_codegen::Build::new("openapi.yaml").settings("codegen.toml").run()
//! }
//! ```
//!
//! ```text
//! // src/lib.rs
//! pub mod client {
//!     include!(concat!(env!("OUT_DIR"), "/client.rs"));
//! }
//! ```
//!
//! # Settings
//!
//! [`Settings`] correct what the rules get wrong. All are optional, and one that matches nothing in the description is an
//! error, so that none lies dormant after a rename. [`Settings::parse`] reads them from TOML:
//!
//! ```
//! use notte_codegen::{Diagnostics, Settings, Untyped};
//!
//! let text = r##"
//! ## Properties and parameters whose value never shows in `Debug`.
//! secrets = ["api_token"] # or places: "#/components/schemas/Cookie/properties/value"
//! ## Overlays of the description; relative paths start at the folder of the settings.
//! overlays = ["overlay.yaml"]
//! ## Codes of diagnostics that are errors here.
//! deny = ["ref-unresolved", "union-ambiguous"]
//! ## What keywords for one type mean without `type`: that type ("infer"), or any ("any").
//! untyped = "infer"
//!
//! ## Operations that the client does not have, by `operations`, `tags`, `paths` and `methods`.
//! [exclude]
//! paths = ["/admin/**"]
//!
//! ## The group and the method of an operation, and what its response is read as.
//! [operations.listPets]
//! group = "animals"
//! method = "all"
//! answer = "json"
//!
//! ## The names of fields and arguments, and of variants.
//! [members]
//! "#/components/schemas/Pet/properties/type" = "kind"
//! [variants."#/components/schemas/Pet/properties/status"]
//! sold = "Gone"
//!
//! ## The name of a type, by the place of its schema.
//! [types]
//! "#/components/schemas/Pet" = "Animal"
//!
//! ## The name of what is sent, where `readOnly` or `writeOnly` make that another type than what is received.
//! [sent_types]
//! "#/components/schemas/Pet" = "NewAnimal"
//!
//! ## The type of a string format; the crate that has it is a dependency of the generated code then.
//! [formats]
//! uuid = "uuid::Uuid"
//! "##;
//! let mut diagnostics = Diagnostics::new();
//! let settings = Settings::parse(text, 1, &mut diagnostics);
//! assert!(!diagnostics.has_errors());
//! assert_eq!(settings.secrets, ["api_token"]);
//! assert_eq!(settings.untyped, Untyped::Infer);
//! assert_eq!(settings.operations["listPets"].method.as_deref(), Some("all"));
//! assert_eq!(settings.types["#/components/schemas/Pet"], "Animal");
//! assert_eq!(settings.formats["uuid"], "uuid::Uuid");
//! ```
//!
//! # Diagnostics
//!
//! What the generator has to say has a [code](diagnostics::Code), a [place](Place), a message and, for a loss, its effect:
//! what the generated code does instead. A note is worth knowing, a loss says that the types say less than the description, an
//! error stops. [`diagnostics::ALL`] lists the codes.
//!
//! # Features
//!
//! A build script needs none of them.
//!
//! - `cli`: the program `notte-codegen` as the module `cli`, so that a program of your own can be it.
//! - `fetch`: `--fetch` of that program, which follows a `$ref` to an address. It brings an HTTP client.
//! - `mimalloc`: that program with another allocator, which is faster for large descriptions. It needs a C compiler.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostics;
pub mod load;
pub mod mapping;
pub mod sync;

// For the commands and the tests of the repository: no promise of compatibility holds for what is hidden.
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod ir;
#[doc(hidden)]
pub mod lower;
#[doc(hidden)]
pub mod normalize;
#[doc(hidden)]
pub mod print;
#[doc(hidden)]
pub mod surface;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod update;

mod api;
mod build_script;
mod customize;
mod docs;
mod generate;
mod hash;
#[cfg(feature = "cli")]
mod inspect;
mod ledger;
mod names;
mod parallel;
mod runtime;
mod settings;
mod shapes;
mod single_file;
mod visible;

pub use build_script::{Build, BuildError, build, build_into};
pub use diagnostics::{Diagnostic, Diagnostics, Place, Severity};
pub use generate::{Files, Generated, generate};
#[doc(hidden)]
pub use generate::{Paging, Position, ir, paging, positions, surface_of, whole_runtime};
pub use load::{Document, Source};
pub use print::Unprintable;
pub use settings::{
    Answer, Lists, OperationSettings, Overlays, PARTS, Package, PageSettings, RetrySettings, Selection, Settings,
    Untyped, WaiterSettings,
};
pub use single_file::single_file;
