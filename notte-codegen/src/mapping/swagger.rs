//! Swagger 2.0: what it writes differently from OpenAPI 3. Both are read into one model, so the other pages apply to it as well.
//!
//! # Bodies and forms as parameters
//!
//! `in: body` is a request body, and the fields with `in: formData` are one form. `consumes`, of the operation or else of the description,
//! has its content types. Without it a body is JSON; a form is `multipart/form-data` if one of its fields is a file, and
//! `application/x-www-form-urlencoded` otherwise. If a body stands beside form fields and the operation consumes a form, the body is read
//! as a field of it: `body-and-form`. Otherwise the fields are left out: `parameter-invalid`.
//!
//! ```
//! let description = r"
//! swagger: '2.0'
//! consumes: [application/json]
//! paths:
//!   /pets:
//!     post:
//!       operationId: addPet
//!       tags: [pets]
//!       parameters: [{ name: body, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }]
//!       responses: { '201': { description: Done., schema: { type: integer } } }
//!     put:
//!       operationId: putPicture
//!       tags: [pets]
//!       parameters: [{ name: picture, in: formData, type: file, required: true }]
//!       responses: { '204': { description: Done. } }
//! definitions: { Pet: { type: object, properties: { name: { type: string } }, required: [name] } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("pub fn add(&self, name: impl Into<String>) -> AddPet {"));
//! assert!(rust.contains("pub type AddPet = Call<i64, AddPetSetters>;"));
//! assert!(rust.contains("pub fn put_picture(&self, picture: impl Into<File>) -> PutPicture {"));
//! assert!(notte_codegen::mapping::codes_of(description).is_empty());
//! ```
//!
//! # Types in parameters and headers
//!
//! The type of a parameter, a field or a header stands in the object itself. `collectionFormat` says how a list becomes text, in each place
//! and for each list within a list. A list of lists in a header of a response is text: `swagger-ignored`.
//!
//! ```
//! let description = r"
//! swagger: '2.0'
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       tags: [pets]
//!       parameters:
//!         - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: multi }
//!         - name: areas
//!           in: query
//!           type: array
//!           collectionFormat: pipes
//!           items: { type: array, items: { type: integer } }
//!       responses: { '204': { description: Done. } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#"query_styled("ids", &ids, Style::Form, true);"#));
//! assert!(rust.contains(r#"query_styled("areas", &areas, Style::Separated("|,"), false);"#));
//! ```
//!
//! # Answers
//!
//! `produces`, of the operation or else of the description, has the content types of responses; without it they are JSON, and files are
//! bytes. An error that is an object or a list is JSON if `produces` has no type that can hold it, for example in an operation that
//! produces an archive: `swagger-read`. The stream of grpc-gateway, by its title or below `x-stream-definitions`, is a sequence of JSON
//! values.
//!
//! ```
//! let description = r"
//! swagger: '2.0'
//! paths:
//!   /archive:
//!     get:
//!       operationId: getArchive
//!       produces: [application/x-tar]
//!       responses:
//!         '200': { description: It., schema: { type: file } }
//!         '404': { description: None., schema: { type: object, properties: { message: { type: string } } } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("pub type GetArchive = Call<Bytes, (), GetArchiveError>;"));
//! assert!(rust.contains("NotFound(Box<types::GetArchiveResponse404>),"));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["swagger-read"]);
//! ```
//!
//! # Hosts and credentials
//!
//! `schemes`, `host` and `basePath` are servers, `https` before `http`. Without a host, the address is relative to that of the description:
//! `server-invalid`. `x-ms-parameterized-host` is a server with variables. `basic`, `apiKey` and the four flows of `oauth2` are the
//! credentials of the client.
//!
//! ```
//! let description = r"
//! swagger: '2.0'
//! host: api.example.com
//! basePath: /v1
//! securityDefinitions: { basic: { type: basic } }
//! security: [{ basic: [] }]
//! paths: { /pets: { get: { operationId: listPets, tags: [pets], responses: { '204': { description: Done. } } } } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#""https://api.example.com/v1""#));
//! assert!(notte_codegen::mapping::codes_of(description).is_empty());
//! ```
//!
//! # Subtypes by name
//!
//! `discriminator` is the name of a property. Its value is the name of the definition that includes the one with the
//! discriminator, or that definition's `x-ms-discriminator-value`.
//!
//! ```
//! let description = r"
//! swagger: '2.0'
//! paths: { /pets: { get: { tags: [pets], operationId: get, responses: { '200': { description: It., schema: { $ref: '#/definitions/Pet' } } } } } }
//! definitions:
//!   Pet: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string } } }
//!   Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { properties: { lives: { type: integer } } }] }
//! ";
//! let rust = notte_codegen::mapping::types_of_description(description);
//! assert!(rust.contains("pub enum Pet {"));
//! assert!(rust.contains("pub struct Cat {"));
//! ```
//!
//! # Extensions
//!
//! In every version: `x-nullable`, `x-example`, `x-enum-varnames`, `x-ms-enum` with the names of values and of the type,
//! `x-ms-client-name` of components, properties and parameters, `x-ms-mutability`, `x-ms-skip-url-encoding`, `x-ms-paths`,
//! `x-ms-pageable` and Kubernetes' `int-or-string`. `x-ms-client-flatten` does not change the types: `extension-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Port: { type: string, format: int-or-string }
//! ");
//! assert!(rust.contains("pub enum Port {"));
//! ```
//!
//! # Parts of one version in another
//!
//! Parts of Swagger 2.0 in a description of OpenAPI 3 are read as Swagger 2.0 defines them, and the other way round: `swagger-read`. In
//! OpenAPI 3, its own keywords take precedence over those of 2.0; `consumes` and `produces` that apply to no body or response are ignored:
//! `swagger-ignored`.
//!
//! ```
//! let description = r"
//! host: api.example.com
//! servers: [{ url: https://api.example.com }]
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       tags: [pets]
//!       responses: { '200': { description: Done., schema: { type: integer } } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("pub type ListPets = Call<i64>;"));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["swagger-ignored", "swagger-read"]);
//! ```
