//! Names, documentation and secrets.
//!
//! # Words
//!
//! Names follow Rust's conventions: `snake_case` for fields and methods, `PascalCase` for types and variants. Keywords are written raw, or
//! with `_` if Rust has no raw form; a name that begins with a digit gets a letter first. Signs become words if nothing else tells names
//! apart: `StartTime<` is `start_time_less` beside `StartTime`, `+1` is `plus_1`. A tag that is a device of Windows, such as `con`, is a
//! group `con_api`, because a file `con.rs` is not possible. Every name is sent as the description writes it.
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
//! An alternative of a union without a name of its own is named by its constant, else by its title, else by its type of JSON if no other
//! alternative has that type; if null is the only other alternative, it has the name of the union.
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
//! If two items would have the same name, the weaker name is changed: that of a component is stronger than that of an operation, and that
//! of an operation stronger than one made from the place of a schema. So a new schema never renames an older one with a stronger name. No
//! type has a name of Rust's prelude. If the name of a component is changed, there is a note `name-moved`; the settings, or `x-rust-name`
//! at the schema, set another.
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
//! # Long names
//!
//! The name of a type within another has at most 60 letters: where it would have more, it is the component or the operation and the end
//! of the path from there, the shortest that no other type could have; one word alone is taken only if more do not fit. What a name says
//! twice in a row is said once. A number is the last resort. A component that the description itself calls by a longer name keeps it, unless
//! that says something twice. A type keeps the name of the committed client, so a new schema shortens no name and makes none longer.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! deployment-status-created:
//!   type: object
//!   properties:
//!     deployment:
//!       type: object
//!       properties:
//!         performed_through_app:
//!           type: object
//!           properties: { permissions: { type: object, properties: { secrets: { type: string, enum: [read, write] } } } }
//! ");
//! assert!(rust.contains("pub struct DeploymentStatusCreatedDeploymentPerformedThroughApp {"));
//! assert!(rust.contains("pub enum DeploymentStatusCreatedPermissionsSecrets {"));
//! ```
//!
//! # Documentation
//!
//! Descriptions are CommonMark and HTML, and become documentation that rustdoc accepts without a warning; `externalDocs` is a link behind
//! them. Defaults and bounds are documented; the client neither sends defaults nor checks bounds. If a schema has null as an alternative,
//! they are those of the other alternative.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   description: See https://example.com<br>for more.
//!   externalDocs: { url: https://example.com/pets, description: The handbook. }
//!   type: object
//!   properties:
//!     age: { type: integer, description: Its age., default: 1, minimum: 0, maximum: 30 }
//! ");
//! assert!(rust.contains("<https://example.com>"));
//! assert!(rust.contains("/// See [The handbook](https://example.com/pets)."));
//! assert!(rust.contains("    /// Its age.\n"));
//! assert!(rust.contains("    /// - Default on the server: `1`.\n"));
//! assert!(rust.contains("    /// - Allowed: at least 0, at most 30.\n"));
//! ```
//!
//! # Deprecated
//!
//! Methods and setters have the attribute, with the sentence of their description that mentions the deprecation. Types and their fields
//! only say so in the documentation: code that reads all fields of a response should compile without warnings.
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
//! A string of `format: password` is a `Secret`, which is sent and which `Debug` does not show. The setting `secrets` makes secrets of
//! other properties and parameters. If only the name says that a value is a secret, such as `api_key`, its type does not change, and
//! `Debug` does not show it; `[client] secrets.allow` names exceptions.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Login: { type: object, properties: { word: { type: string, format: password } } }
//! ");
//! assert!(rust.contains("pub word: Option<Secret>,"));
//! ```
