//! Names, documentation and secrets.
//!
//! # Words
//!
//! Names become Rust's: `snake_case` for fields and methods, `PascalCase` for types and variants. Keywords are written
//! raw, or with `_` where Rust has no raw form; what begins with a digit gets a letter first. Signs are words where nothing else tells
//! names apart: `StartTime<` is `start_time_less` beside `StartTime`, `+1` is `plus_1`. A tag
//! that is a device of Windows, such as `con`, is a group `con_api`: there can't be a file `con.rs`. On the wire every name stays
//! as the description writes it.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! pet-name:
//!   type: object
//!   properties:
//!     httpOnly: { type: boolean }
//!     type: { type: string }
//!     self: { type: string }
//!     1st: { type: string }
//! ");
//! assert!(rust.contains("pub struct PetName {"));
//! assert!(rust.contains("pub http_only: Option<bool>,"));
//! assert!(rust.contains("pub r#type: Option<String>,"));
//! assert!(rust.contains("pub self_: Option<String>,"));
//! assert!(rust.contains("pub n1st: Option<String>,"));
//! ```
//!
//! An alternative of a union that has no name of its own is called by its constant, else by its title, else by its type of JSON
//! where no other has that; beside null alone it has the name of the union.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   properties:
//!     owner: { anyOf: [{ type: object, properties: { name: { type: string } } }, { type: 'null' }] }
//!     born: { anyOf: [{ type: integer }, { type: string, enum: [unknown] }] }
//! ");
//! assert!(rust.contains("pub struct PetOwner {"));
//! assert!(rust.contains("    Text(PetBornText),"));
//! ```
//!
//! # Collisions
//!
//! The weaker name gives way: that of a component is stronger than that of an operation, and that of an operation stronger
//! than one made from where a schema stands. So a new schema never renames an old one that is stronger. A name that Rust's
//! prelude has is given to no type. A component's name that had to give way is noted as `name-moved`; the settings, or
//! `x-rust-name` at the schema, pin another.
//!
//! ```
//! let schemas = r"
//!     Vec: { type: object, properties: { fooBar: { type: string }, foo_bar: { type: string } } }
//!     Pet: { type: object, x-rust-name: Animal, properties: { name: { type: string } } }
//! ";
//! let rust = notte_codegen::mapping::types_of(schemas);
//! assert!(rust.contains("pub struct VecModel {"));
//! assert!(rust.contains("pub foo_bar: Option<String>,"));
//! assert!(rust.contains("pub foo_bar_2: Option<String>,"));
//! assert!(rust.contains("pub struct Animal {"));
//! let codes = notte_codegen::mapping::codes_of(&format!("components:\n  schemas:\n{schemas}"));
//! assert_eq!(codes, ["name-moved"]);
//! ```
//!
//! # Documentation
//!
//! Descriptions are CommonMark and HTML, and become what rustdoc takes without a warning. Defaults and bounds are the
//! server's business: they are told, and neither sent nor checked. Beside a null, they are those of the one other alternative.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   description: See https://example.com<br>for more.
//!   type: object
//!   properties:
//!     age: { type: integer, description: Its age., default: 1, minimum: 0, maximum: 30 }
//! ");
//! assert!(rust.contains("<https://example.com>"));
//! assert!(rust.contains("    /// Its age.\n"));
//! assert!(rust.contains("    /// - Default on the server: `1`.\n"));
//! assert!(rust.contains("    /// - Allowed: at least 0, at most 30.\n"));
//! ```
//!
//! # Deprecated
//!
//! Methods and setters get the attribute, with the sentence of their description that speaks of it. Types and their fields only say so:
//! code that reads all fields of an answer should not be warned of.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet: { type: object, properties: { age: { type: integer, deprecated: true } } }
//! ");
//! assert!(rust.contains("    /// **Deprecated** in the description.\n"));
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /pets:
//!     get: { operationId: listPets, tags: [pets], deprecated: true, responses: { '204': { description: Done. } } }
//!     post:
//!       operationId: addPet
//!       tags: [pets]
//!       deprecated: true
//!       description: Adds one. Deprecated in favor of `importPets`.
//!       requestBody:
//!         required: true
//!         content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("    #[deprecated]\n    pub fn list(&self) -> ListPets {"));
//! assert!(rust.contains("    #[deprecated(note = \"Deprecated in favor of `importPets`.\")]\n    pub fn add("));
//! // A deprecated method that called another would be a warning in the client itself.
//! assert!(rust.contains("body: types::AddPetRequest::new(name),"));
//! ```
//!
//! # Secrets
//!
//! A string of `format: password` is a `Secret`, which is sent and shows in no `Debug`. The setting `secrets` makes secrets
//! of properties and parameters whose description does not say so. Where only a name says it, such as `api_key`, the type stays, and
//! `Debug` does not show the value; `[client] secrets.allow` names exceptions.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Login: { type: object, properties: { word: { type: string, format: password } } }
//! ");
//! assert!(rust.contains("pub word: Option<Secret>,"));
//! ```
