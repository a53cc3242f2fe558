//! Responses: what a call returns, headers, links, errors, events.
//!
//! # Responses
//!
//! A success returns its content: JSON as its type, also for [a value in plain text](super::bodies#text-and-bytes), text, bytes, or
//! nothing. If statuses or content types have different types, it returns an enum; of content types that differ only in their parameters,
//! the one with the most parameters is checked first. An object in XML, CSV or the like, without JSON beside it, is returned as text or
//! bytes: `body-unsupported`. `2XX` is a success, and so is `default` if no other status is. A success with an undescribed status is read
//! as the first described success that has a body, or, if it has no body itself, as one without; if there is an enum and `default`
//! describes errors, it is an error. If such a value does not decode, or is an object with none of the described members, the call fails
//! with an error that keeps the status, the headers and the body. Content of any type (`*/*`) is read as JSON, and a string also from other
//! text. If no content is described, `stream()` still returns the body. `HEAD` returns only the status and the headers, whatever content is
//! described. If the description has a redirect and no `2XX`, the redirect is the success and is not followed, unless a call sets
//! `follow_redirects`. A response with the status 204, 205 or 304 has no body, and its `content` is ignored: `body-impossible`.
//!
//! JSON has the content type `application/json`, `text/json`, one of their older names, `application/x-json` and `text/x-json`, one that
//! ends with `+json`, or a version of `application/x-amz-json-`. The same is true of request bodies.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /jobs:
//!     get:
//!       operationId: getJob
//!       tags: [jobs]
//!       responses:
//!         '200': { description: It is done., content: { application/json: { schema: { type: integer } } } }
//!         '202': { description: It goes on. }
//! ");
//! assert!(rust.contains("pub type GetJob = Call<GetJobAnswer>;"));
//! assert!(rust.contains("    /// It is done.\n    Ok("));
//! assert!(rust.contains("    /// It goes on.\n    Accepted,"));
//! assert!(rust.contains(".statuses(&[(200, 200), (202, 202)])"));
//! ```
//!
//! # Headers of responses
//!
//! The headers that responses declare are fields of a struct, which is created from the headers that `send_with_meta` returns. Scalars,
//! enums, lists of them, and JSON by `content` have their types; other headers are text. A header that is missing or does not match its
//! schema is `None`, and is still among the headers. `Content-Type` is left out, as OpenAPI says; each `Set-Cookie` line is a secret.
//! Operations of a group with the same headers share a struct, and each has its own name for it.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /jobs:
//!     get:
//!       operationId: getJob
//!       tags: [jobs]
//!       responses:
//!         '204':
//!           description: Done.
//!           headers:
//!             X-Left: { schema: { type: integer } }
//!             X-Steps: { schema: { type: array, items: { type: string } } }
//!             X-Job: { content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
//! ");
//! assert!(rust.contains("pub struct GetJobHeaders {"));
//! assert!(rust.contains("    pub x_left: Option<i64>,"));
//! assert!(rust.contains("    pub x_steps: Option<Vec<String>>,"));
//! assert!(rust.contains("impl From<&HeaderMap> for GetJobHeaders {"));
//! assert!(rust.contains(r#"x_steps: reader.list("X-Steps"),"#));
//! assert!(rust.contains(r#"x_job: reader.json("X-Job"),"#));
//! ```
//!
//! # Links
//!
//! The documentation of a method says where the links of its response lead: to which method, and where the values of its parameters come
//! from. An `operationRef` may lead into other files of the description. A method of another group that is behind a feature is named
//! without a link, because rustdoc has no page for it without that feature. An operation that the description does not have is named as it
//! is written, with the note `link-unresolved`.
//!
//! ```
//! let description = r"
//! paths:
//!   /jobs:
//!     post:
//!       operationId: addJob
//!       tags: [jobs]
//!       responses:
//!         '204':
//!           description: Added.
//!           links:
//!             Job: { operationId: getJob, parameters: { id: $response.header.X-Id } }
//!             Log: { operationId: getLog }
//!   /jobs/{id}:
//!     get:
//!       operationId: getJob
//!       tags: [jobs]
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses: { '204': { description: Done. } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("/// - `Job`: [`get`](super::jobs::Jobs::get) with `id` from `$response.header.X-Id`."));
//! assert!(rust.contains("/// - `Log`: `getLog`."));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["link-unresolved"]);
//! ```
//!
//! # Errors
//!
//! Any other status is an error. If the bodies of errors have types, the operation has an enum for them, by status: exact statuses before
//! ranges, and `default` for all others. A text, XML and HTML included, is a variant with a `String`, for responses of the described
//! content type. `Error::typed` returns the enum; a body that does not match the description is kept unchanged. Operations of a group with
//! the same errors share an enum, and each has its own name for it.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /jobs:
//!     get:
//!       operationId: getJob
//!       tags: [jobs]
//!       responses:
//!         '204': { description: Done. }
//!         '404': { description: There is none., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } }, text/plain: {} } }
//!         default: { description: A fault., content: { application/json: { schema: { type: array, items: { type: string } } } } }
//!     put:
//!       operationId: putJob
//!       tags: [jobs]
//!       responses:
//!         default: { description: A fault., content: { application/json: { schema: { type: array, items: { type: string } } } } }
//!         '404': { description: No queue., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } }, text/plain: {} } }
//!         '204': { description: Done. }
//! components: { schemas: { Problem: { type: object, properties: { detail: { type: string } } } } }
//! ");
//! assert!(rust.contains("/// - `404`: [`Problem`](super::types::Problem). There is none."));
//! assert!(rust.contains("pub enum GetJobError {"));
//! assert!(rust.contains("    NotFound(Box<types::Problem>),"));
//! assert!(rust.contains("    Other(Box<Vec<String>>),"));
//! assert!(rust.contains("    NotFoundText(String),"));
//! assert!(rust.contains("    Unknown(ApiError),"));
//! assert!(rust.contains("404 => answer.decode_as(Self::NotFound),"));
//! assert!(rust.contains("_ => answer.decode_as(Self::Other),"));
//! assert!(rust.contains("pub type PutJobError = GetJobError;"));
//! ```
//!
//! # Events
//!
//! `text/event-stream` and lines of JSON are read element by element; a `schema` that is a list describes all elements, `itemSchema` one of
//! them. Beside another content type, they have a method of their own. If a boolean `stream` in the body, a form or the query asks for
//! events, each of the two methods sends its own value, neither has a setter for it, and one JSON value is an error for the method of
//! events. `Events` and `Event` are at the root of the client if an operation returns events. Alternatives with different constants for
//! `event`, and different data, are an enum: a variant for each name, and `Unknown`.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /ticks:
//!     get:
//!       operationId: watchTicks
//!       tags: [ticks]
//!       responses: { '200': { description: Ticks., content: { text/event-stream: { schema: { type: integer } } } } }
//!     post:
//!       operationId: askTicks
//!       tags: [ticks]
//!       parameters: [{ name: stream, in: query, schema: { type: boolean } }]
//!       responses:
//!         '200':
//!           description: Ticks.
//!           content:
//!             application/json: { schema: { type: integer } }
//!             text/event-stream: { schema: { type: integer } }
//! ");
//! assert!(rust.contains("pub type WatchTicks = Call<Events<i64>>;"));
//! assert!(rust.contains("pub type AskTicks = Call<i64>;"));
//! assert!(rust.contains("pub type AskTicksEvents = Call<Events<i64>>;"));
//! assert!(rust.contains("let stream = true;"));
//! ```
