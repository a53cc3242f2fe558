//! Bodies of requests: JSON, forms, parts, text, bytes.
//!
//! # JSON bodies
//!
//! The members of an object are arguments and setters of the call, like parameters; `body` takes the whole object. Any other body is passed
//! whole, and so is an object that has more than 128 members or requires more than five arguments. Operations of a group whose calls have
//! the same setters and responses share one type, and each has its own name for it.
//!
//! An optional body is sent if one of its fields or `body` is set. If its schema has required members, they are arguments and the
//! body is always sent: `body-mandatory`.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r##"
//! paths:
//!   /pets:
//!     post:
//!       operationId: createPet
//!       tags: [pets]
//!       requestBody:
//!         required: true
//!         content:
//!           application/json:
//!             schema: { $ref: "#/components/schemas/Pet" }
//!       responses: { '204': { description: Done. } }
//!     put:
//!       operationId: putNames
//!       tags: [pets]
//!       requestBody:
//!         required: true
//!         content: { application/json: { schema: { type: array, items: { type: integer } } } }
//!       responses: { '204': { description: Done. } }
//!   /pets/{id}:
//!     put:
//!       operationId: replacePet
//!       tags: [pets]
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       requestBody:
//!         required: true
//!         content:
//!           application/json:
//!             schema: { $ref: "#/components/schemas/Pet" }
//!       responses: { '204': { description: Done. } }
//! components:
//!   schemas:
//!     Pet: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer } } }
//! "##);
//! assert!(rust.contains("pub fn create(&self, name: impl Into<String>) -> CreatePet {"));
//! assert!(rust.contains("pub fn age(mut self, age: impl Integer<i64>) -> Self {"));
//! assert!(rust.contains("pub fn create_with(&self, request: types::Pet) -> CreatePet {"));
//! assert!(rust.contains("pub type ReplacePet = CreatePet;"));
//! assert!(rust.contains("pub fn put_names(&self, body: impl IntoIterator<Item = i64>) -> PutNames {"));
//! assert!(rust.contains("pub type PutNames = Call<()>;"));
//! ```
//!
//! # Forms
//!
//! The fields of `application/x-www-form-urlencoded` and `multipart/form-data` are arguments and setters. A field of `format: binary`, or
//! one that may be such a field or something else, is a file. A list becomes a field for each of its items; an object is JSON, unless
//! `encoding` gives it a style (OpenAPI 3.0.4 and 3.1.1, Encoding Object). A form whose fields are not described is passed as bytes:
//! `body-unsupported`. A form with any members is passed as a map, and each member of the map is a field. A form whose schema is a union
//! has the fields of all alternatives, and requires those that all of them require: `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /photos:
//!     post:
//!       operationId: addPhoto
//!       tags: [photos]
//!       requestBody:
//!         required: true
//!         content:
//!           multipart/form-data:
//!             schema:
//!               type: object
//!               required: [photo]
//!               properties: { photo: { type: string, format: binary }, note: { type: string } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn add(&self, photo: impl Into<File>) -> AddPhoto {"));
//! assert!(rust.contains("pub fn note(mut self, note: impl Into<String>) -> Self {"));
//!
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /photos:
//!     post:
//!       operationId: addPhoto
//!       tags: [photos]
//!       requestBody:
//!         content:
//!           application/x-www-form-urlencoded:
//!             schema:
//!               type: object
//!               properties: { at: { type: object, properties: { x: { type: integer } } }, size: { type: object }, link: { type: string } }
//!             encoding: { size: { style: deepObject }, link: { allowReserved: true } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains(r#"self.draft.field("at", &at);"#));
//! assert!(rust.contains(r#"form("size", &size, Style::DeepObject, false);"#));
//! assert!(rust.contains(r#"form_reserved("link", &link, Style::Form, true);"#));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! paths:
//!   /photos:
//!     post:
//!       operationId: addPhoto
//!       requestBody: { content: { multipart/form-data: { schema: { type: array, items: { type: object } } } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert_eq!(codes, ["body-unsupported"]);
//! ```
//!
//! `encoding` says how a member is written. A style turns a list or an object into parts as it turns parameters into fields of a query. A
//! content type is that of the part: JSON is written as JSON, strings too; of several content types, the first that is possible for the
//! value is used. A member that only says that its content is an image or the like is a file; a file that may have several content types
//! says which it has. An object in another content type is passed as text: `body-unsupported`. The headers of a part are arguments and
//! setters, except `Content-Type` and `Content-Disposition`. Parts without names (`prefixEncoding`, `itemEncoding`) are passed as bytes,
//! with the same loss.
//!
//! ```
//! let description = r"
//! paths:
//!   /photos:
//!     post:
//!       operationId: addPhoto
//!       tags: [photos]
//!       requestBody:
//!         required: true
//!         content:
//!           multipart/form-data:
//!             schema:
//!               type: object
//!               required: [photo]
//!               properties:
//!                 photo: {}
//!                 ids: { type: array, items: { type: integer } }
//!                 note: { type: string }
//!                 doc: { type: object, properties: { a: { type: string } } }
//!             encoding:
//!               photo: { contentType: image/png, headers: { X-Size: { schema: { type: integer } } } }
//!               ids: { explode: false }
//!               note: { contentType: application/json }
//!               doc: { contentType: application/xml }
//!       responses: { '204': { description: Done. } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#"draft.files("photo", [photo.into()], Some("image/png"));"#));
//! assert!(rust.contains(r#"self.draft.part_header("photo", "X-Size", &photo_x_size);"#));
//! assert!(rust.contains(r#"self.draft.part_styled("ids", &ids, Style::Form, false);"#));
//! assert!(rust.contains(r#"self.draft.part("note", &note, Some("application/json"));"#));
//! assert!(rust.contains("pub fn doc(mut self, doc: impl Into<String>) -> Self {"));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["body-unsupported"]);
//! ```
//!
//! # Text and bytes
//!
//! Bytes are passed as they are, or as a `Body` that is a path or a stream; the content of a `File` is passed in the same ways, and a path
//! converts to a `File`. Of several content types of text, or of bytes, the first is sent, unless the call has a header `Content-Type`; the
//! documentation of the method says so. A schema that says more than text or bytes is a loss, `body-unsupported`, in requests and
//! responses. A range such as `image/*` is not a content type, so the caller passes one with the bytes; text of a range is sent as
//! `text/plain`. `*/*` with an object or a list is JSON. Parameters of a media type are sent with it, except `charset`; if content types of
//! a response differ only in their parameters, the first is asked for: `body-unsupported`.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /photos:
//!     put:
//!       operationId: putPhoto
//!       tags: [photos]
//!       requestBody: { required: true, content: { image/png: {} } }
//!       responses: { '200': { description: The same., content: { image/png: {} } } }
//!     post:
//!       operationId: postNote
//!       tags: [photos]
//!       requestBody: { required: true, content: { text/plain: { schema: { type: string } } } }
//!       responses: { '200': { description: The same., content: { text/plain: { schema: { type: string } } } } }
//! ");
//! assert!(rust.contains("pub fn put(&self, body: impl Into<Body>) -> PutPhoto {"));
//! assert!(rust.contains("pub fn post_note(&self, body: impl Into<String>) -> PostNote {"));
//! ```
//!
//! `text/plain` that is a number, a boolean, a string of an `enum` or a string with a typed `format` is a value of that type. Its text is
//! sent; a response is read as JSON, ignoring blanks around it, or as a string without quotes. In errors, this is so for numbers and
//! booleans. Secrets, bytes and values of several types stay text.
//!
//! ```
//! let description = r"
//! paths:
//!   /photos/count:
//!     get:
//!       operationId: countPhotos
//!       tags: [photos]
//!       responses: { '200': { description: How many., content: { text/plain: { schema: { type: integer, format: int32 } } } } }
//!     put:
//!       operationId: sortPhotos
//!       tags: [photos]
//!       requestBody: { required: true, content: { text/plain: { schema: { type: string, enum: [age, size] } } } }
//!       responses: { '204': { description: Done. } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("pub type CountPhotos = Call<i32>;"));
//! assert!(rust.contains("pub fn sort(&self, body: impl Into<types::SortPhotosRequest>) -> SortPhotos {"));
//! assert!(rust.contains(r#"draft.set_bytes("text/plain", body.to_string());"#));
//! assert!(notte_codegen::mapping::codes_of(description).is_empty());
//! ```
//!
//! # Several content types
//!
//! A body that can be sent in several ways has a method for each, named after the form; the plain name is JSON's where there
//! is JSON. Kinds of JSON that have one schema are one way, and `application/json` is what is sent if it is among them.
//! Their names give way to those that operations of the group have of their own.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /rows:
//!     post:
//!       operationId: addRows
//!       tags: [rows]
//!       requestBody: { required: true, content: { text/csv: {}, application/json: { schema: { type: integer } } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn add(&self, body: i64) -> AddRows {"));
//! assert!(rust.contains("pub fn add_text(&self, body: impl Into<String>) -> AddRowsText {"));
//!
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /rows:
//!     patch:
//!       operationId: updateRows
//!       tags: [rows]
//!       requestBody:
//!         required: true
//!         content:
//!           application/merge-patch+json: { schema: { type: object } }
//!           application/json-patch+json: { schema: { type: array, items: { type: object } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn update("));
//! assert!(rust.contains("pub fn update_json_patch("));
//! assert!(rust.contains(r#".content_type("application/json-patch+json");"#));
//! ```
