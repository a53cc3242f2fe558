//! Operations: groups, parameters, responses, security, servers.
//!
//! # Groups and methods
//!
//! A tag is a group: a method of the client. The method of an operation is its id less the group's word. Without a tag the
//! first word of the path is the group, but for those that a whole API has: `api`, `v1`, `2010-04-01`. Operations without an
//! id, or with one that another has, are named from method and path: `operation-id-missing`, `operation-id-duplicate`. Where paths are
//! calls, such as `/sendMessage`, and so nearly each would be a group of its own, all without a tag are the group `operations`. What
//! FastAPI and Springfox add to an id, the path and the method, is left out of the names of methods and of types, where no other has that
//! name. A method is called without what its arguments and its group say: `getPetById` for `/pets/{petId}` is `get`, `findPetsByStatus`
//! is `find_by_status`, `get-a-pet` is `get`; where another operation's id says that name, it keeps more of its own.
//!
//! Where an id is nothing but the method and the path, from the group on, and where there is none, the method is named by what it does:
//! `list` and `create` on what the group is about, `get`, `update` (`PATCH`, `POST`), `replace` (`PUT`) and `delete` on one item of it,
//! `list_tax_ids` and `create_tax_id` below an item, and the last word of the path where that is a verb. Such a name gives way to that
//! of another id; where two have one, the second says its parameter (`get_by_id`), or keeps its id.
//!
//! ```
//! let description = r"
//! paths:
//!   /pets:
//!     get: { operationId: listPets, tags: [pets], responses: { '204': { description: Done. } } }
//!   /health:
//!     get: { responses: { '204': { description: Done. } } }
//!   /v1/toys:
//!     get: { operationId: listToys, responses: { '204': { description: Done. } } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains("pub fn pets(&self) -> pets::Pets {"));
//! assert!(rust.contains("pub fn list(&self) -> ListPets {"));
//! assert!(rust.contains("pub fn health(&self) -> health::Health {"));
//! assert!(rust.contains("pub fn toys(&self) -> toys::Toys {"));
//! assert!(rust.contains("pub fn get(&self) -> GetHealth {"));
//! assert!(rust.contains("pub type GetHealth = Call<()>;"));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["operation-id-missing"]);
//! ```
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /customers:
//!     get: { operationId: GetCustomers, responses: { '204': { description: None. } } }
//!   /customers/{id}:
//!     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!     get: { operationId: GetCustomersId, responses: { '204': { description: None. } } }
//!   /customers/{id}/tax_ids:
//!     parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!     post: { operationId: PostCustomersIdTaxIds, responses: { '204': { description: Done. } } }
//! ");
//! assert!(rust.contains("pub fn list(&self) -> GetCustomers {"));
//! assert!(rust.contains("pub fn get(&self, id: impl AsRef<str>) -> GetCustomersId {"));
//! assert!(rust.contains("pub fn create_tax_id(&self, id: impl AsRef<str>) -> PostCustomersIdTaxIds {"));
//! ```
//!
//! An id that reads several things with the verb that reads one (`getTags` and `getTag`) is `list`, where the response is a list or an object
//! around one, so that `get` is the other. So is a method that is named by its path, such as `GET /episode`, where the response alone
//! shows a list.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /tags:
//!     get:
//!       operationId: getTags
//!       tags: [Tags]
//!       responses: { '200': { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } } }
//!   /tags/{id}:
//!     get:
//!       operationId: getTag
//!       tags: [Tags]
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses: { '200': { description: One., content: { application/json: { schema: { type: string } } } } }
//! ");
//! assert!(rust.contains("pub fn list(&self) -> GetTags {"));
//! assert!(rust.contains("pub fn get(&self, id: impl AsRef<str>) -> GetTag {"));
//! ```
//!
//! In a crate of its own each group is behind a feature of the crate, with the types that it alone uses; `full`, the default, is
//! all of them. A file of types that more than 64 groups use is always there.
//!
//! # Methods
//!
//! Each method that a path item has a field for, and any other below `additionalOperations`. One that has an operation
//! already, or that HTTP can't send, is left out: `operation-dropped`.
//!
//! ```
//! let description = r"
//! paths:
//!   /pets:
//!     query: { operationId: findPets, tags: [pets], responses: { '204': { description: Done. } } }
//!     additionalOperations:
//!       COPY: { operationId: copyPets, tags: [pets], responses: { '204': { description: Done. } } }
//!       QUERY: { operationId: findPetsAgain, tags: [pets], responses: { '204': { description: Done. } } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#"Operation::new("findPets", "QUERY", "/pets");"#));
//! assert!(rust.contains(r#"Operation::new("copyPets", "COPY", "/pets");"#));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["operation-dropped"]);
//! ```
//!
//! # Parameters
//!
//! Required ones are arguments of the method, the others setters of the call. What was not set is not sent. Path parameters
//! are one segment each; the call is refused, before anything is sent, when one is empty or a dot segment. Other notations for
//! one of several segments are known, and the parameter has the bare name: `{key+}`, `{+key}`, `{key=shelves/*}`, `{key:.*}`.
//! A fragment tells operations of one path apart, and is not sent; nor is what a query in the path says of parameters that are
//! declared. Parameters
//! called `Accept`, `Content-Type` and `Authorization` are the client's own business (OpenAPI, Parameter Object), and so are
//! those that frame a message, such as `Content-Length` and `Host`, and `Accept-Encoding` (`header-of-client`). A header
//! that nearly every operation takes, or that all require, is set once, on the builder of the client; a call without one that is required
//! is an error. A required parameter that has one value (`const`, `enum`) is no argument: the client sends it.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /pets/{id}:
//!     get:
//!       operationId: getPet
//!       tags: [pets]
//!       parameters:
//!         - { name: id, in: path, required: true, schema: { type: string } }
//!         - { name: full, in: query, required: true, schema: { type: boolean } }
//!         - { name: limit, in: query, schema: { type: integer } }
//!         - { name: X-Trace, in: header, schema: { type: string } }
//!         - { name: theme, in: cookie, schema: { type: string } }
//!         - { name: Accept, in: header, schema: { type: string } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn get(&self, id: impl AsRef<str>, full: bool) -> GetPet {"));
//! assert!(rust.contains("pub fn limit(mut self, limit: i64) -> Self {"));
//! assert!(rust.contains(r#"self.draft.set_header("X-Trace", x_trace.as_ref());"#));
//! assert!(rust.contains(r#"self.draft.cookie("theme", theme.as_ref());"#));
//! assert!(!rust.contains("fn accept("));
//! ```
//!
//! # Styles
//!
//! Every style that OpenAPI allows at a place, exploded or not, with `allowReserved` in a query, and in a path but for `/`, `?` and
//! `#`. What has `content` is JSON, or text as it is; an object in another content type is given as text: `body-unsupported`.
//! OpenAPI does not define `deepObject` for lists and nested objects (`deep-object-nested`): an item of a list has its index in
//! brackets, unless `lists` in the table `client` of the settings is `brackets` or `repeat`.
//! A form that is `in: querystring` (3.2) is the query, a member of it a parameter there; JSON and text are all of it.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       tags: [pets]
//!       parameters:
//!         - { name: tags, in: query, schema: { type: array, items: { type: string } } }
//!         - { name: ids, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
//!         - { name: at, in: query, style: deepObject, schema: { type: object } }
//!         - { name: paths, in: query, style: pipeDelimited, allowReserved: true, schema: { type: array, items: { type: string } } }
//!         - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
//!         - { name: more, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
//!       responses: { '204': { description: Done. } }
//!   /pets/{at}:
//!     get:
//!       operationId: getPet
//!       tags: [pets]
//!       parameters:
//!         - { name: at, in: path, required: true, allowReserved: true, schema: { type: string } }
//!         - { name: path, in: querystring, content: { application/jsonpath: { schema: { type: string } } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {"));
//! assert!(rust.contains(r#"query_styled("tags", &tags, Style::Form, true);"#));
//! assert!(rust.contains(r#"query_styled("ids", &ids, Style::Pipe, false);"#));
//! assert!(rust.contains(r#"query_styled("at", &at, Style::DeepObject, true);"#));
//! assert!(rust.contains(r#"query_reserved("paths", &paths, Style::Pipe, false);"#));
//! assert!(rust.contains(r#"query("filter", &json::to_text(&filter));"#));
//! assert!(rust.contains(r#"query_styled("more", &more, Style::Form, true);"#));
//! assert!(rust.contains(".path_reserved(&at, Style::Simple, false)"));
//! assert!(rust.contains("self.draft.query_string(path.as_ref());"));
//! ```
//!
//! A parameter without a name or a place is left out, and so is one that is declared again after it (`parameter-invalid`); one that the path has no place for as well
//! (`path-parameter-unused`); one that only the path names is a required string (`path-parameter-missing`).
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! paths:
//!   /pets/{id}:
//!     get:
//!       operationId: getPet
//!       parameters: [{ in: query, schema: {} }, { name: key, in: path, required: true, schema: { type: string } }]
//!       responses: { '204': { description: Done. } }
//! ");
//! assert_eq!(codes, ["parameter-invalid", "path-parameter-missing", "path-parameter-unused"]);
//! ```
//!
//! # Responses
//!
//! A success gives what its content is: JSON as its type, so [a value in plain text](super::bodies#text-and-bytes), text, bytes, nothing. Where statuses or content types differ, it
//! gives an enum; of content types that differ only in their parameters, the one with the most of them goes first. An object in XML, CSV or the like, where there is no JSON, is given as text or bytes: `body-unsupported`. `2XX` counts as a success, and `default` where no other status does. A success
//! with a status that is not described is read as the first one that has a body, or as one without a body where it has none; where there is an
//! enum and `default` describes errors, it is one of those. If it does not fit, or is an object of whose members the description knows none, the
//! call fails with an error that keeps the status, the headers and the body. What may be of any content type (`*/*`)
//! is read as JSON, and a string also from what is no JSON. Where no content is described, `stream()` gives what comes nevertheless. `HEAD` gives nothing but the status and the headers, whatever content is
//! described. Where the description has a redirect and no `2XX`, the redirect is the success and is not followed; a call can say
//! otherwise with `follow_redirects`. Nor has a response with the status 204, 205 or 304 a body; `content` there is ignored: `body-impossible`.
//!
//! JSON is what is called `application/json`, `text/json` or, by its older names, `application/x-json` and `text/x-json`, what ends with
//! `+json`, and the versions of `application/x-amz-json-`; so it is with bodies.
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
//! The headers that responses declare are fields of a struct, which is made of the headers that `send_with_meta` gives.
//! Scalars, enums and lists of them have their types, as has what is JSON by its `content`, anything else is text; what is missing or not as described is `None`,
//! and is still among the headers. `Content-Type` is left out, as OpenAPI says; each line of `Set-Cookie` is a secret of its
//! own. Operations of a group that declare the same share a struct, and each has its own name for it.
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
//! # Pages
//!
//! A list that comes in pages has `items`, a stream of all items, and `pages`, `resume` and `max_pages` on its builder. How to get to the
//! next page is found by the first rule that fits: `[pages.ID]` in the settings; an extension (`x-speakeasy-pagination`,
//! `x-fern-pagination`, `x-pagination`, `x-ms-pageable`); a `Link` header, declared or not; the address or the value of the next page in
//! the body or in a header; `has_more` and the id of the last item; the number of pages or items; an empty page. Where nothing fits, the
//! note `pages-not-followed` names the line of settings. Where it is not known which of several lists is the page, there is no `items`.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /jobs:
//!     get:
//!       operationId: listJobs
//!       tags: [jobs]
//!       parameters: [{ name: cursor, in: query, schema: { type: string } }]
//!       responses:
//!         '200':
//!           description: A page.
//!           content:
//!             application/json:
//!               schema:
//!                 type: object
//!                 properties: { jobs: { type: array, items: { type: string } }, next_cursor: { type: string } }
//! ");
//! assert!(rust.contains("impl Paged for ListJobsSetters {"));
//! assert!(rust.contains(r#".next_value(&["next_cursor"])"#));
//! assert!(rust.contains("pub type ListJobs = Call<types::ListJobsResponse, ListJobsSetters>;"));
//! ```
//!
//! # Waiters
//!
//! `[waiters.NAME]` in the settings names an operation, the member of its response that says how far something is (`state`), and the values
//! with which it is over (`done`, `failed`). The call then has a method of that name, or of the name that `method` says, which sends it until
//! it is over. Nothing of it is guessed; where the names of the values leave little doubt, the note `waiter-possible` has the line of settings.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! paths:
//!   /jobs/{id}:
//!     get:
//!       operationId: getJob
//!       tags: [jobs]
//!       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
//!       responses:
//!         '200':
//!           description: A job.
//!           content:
//!             application/json:
//!               schema:
//!                 type: object
//!                 properties: { state: { type: string, enum: [running, done, failed] } }
//! ");
//! assert_eq!(codes, ["waiter-possible"]);
//! ```
//!
//! # Idempotency keys
//!
//! An operation that declares a header or a member of its JSON body named `Idempotency-Key` or `idempotency_key` is given a key where the
//! caller sets none: once for a call, so that each attempt has the same. Such a call may be sent again whatever its method.
//! `[idempotency] header` in the settings names a header for the others.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /orders:
//!     post:
//!       operationId: addOrder
//!       tags: [orders]
//!       parameters: [{ name: Idempotency-Key, in: header, schema: { type: string } }]
//!       responses: { '204': { description: Added. } }
//! ");
//! assert!(rust.contains(r#".idempotency_header("Idempotency-Key")"#));
//! ```
//!
//! # Links
//!
//! Where an answer leads stands in the documentation of the method: to which method, and which of its parameters comes from
//! where. An `operationRef` may lead into other files of the description.
//! A method of another group that is behind a feature is named, for rustdoc has no page of it where that feature is off. An operation that the description does not have is named as it is, and noted as `link-unresolved`.
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
//! Any other status is an error. Where the bodies of errors have types, the operation has an enum for them, by status:
//! exact ones go before ranges, and `default` is the rest. A text, XML and HTML among them, is a variant with a `String`, when
//! its content type is the one that was said. `Error::typed` makes it of an error; what is not as described is
//! kept as it came. Operations of a group that declare the same share an enum, and each has its own name for it.
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
//! `text/event-stream` and lines of JSON give the elements as they come; a `schema` that is a list is that of all of them, and
//! `itemSchema` that of one. Beside another content type they have a method of
//! their own. Where a boolean `stream` of the body, a form or the query asks for events, each of the two methods sends its own value,
//! neither takes one, and one JSON value is an error for the method of events. `Events` and `Event` stand at the root of the client, where an operation gives some.
//! Alternatives that a constant `event` tells apart, and that carry different data, are an enum: a variant for each name, and `Unknown`.
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
//!
//! # Webhooks and callbacks
//!
//! What the API sends by itself becomes types, for whoever receives it; there is no server for it here.
//!
//! ```
//! let files = notte_codegen::mapping::types_of_description(r"
//! webhooks:
//!   petAdded:
//!     post:
//!       requestBody:
//!         content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(files.contains("pub struct PetAddedRequest {"), "{files}");
//! ```
//!
//! # Security
//!
//! A credential is the client's. It is sent with the operations that ask for it and nowhere else; of several alternatives
//! the first is used for which the client has all. `new` takes the credential of the first scheme, the builder takes all.
//! OAuth 2.0 and OpenID Connect are a bearer token that the caller gets: the documentation of `new` or of the builder says
//! where, and that of a method which scopes it needs. A scheme that is not defined is passed over
//! (`security-unknown`); mutual TLS is up to the HTTP client that the builder can be given (`security-unsupported`).
//!
//! ```
//! let description = r"
//! security: [{ Key: [] }]
//! paths:
//!   /pets:
//!     get: { operationId: listPets, tags: [pets], responses: { '204': { description: Done. } } }
//!     put: { operationId: putPets, tags: [pets], security: [], responses: { '204': { description: Done. } } }
//!     post: { operationId: addPet, tags: [pets], security: [{ Cert: [] }, { None: [] }], responses: { '204': { description: Done. } } }
//!     delete: { operationId: clearPets, tags: [pets], security: [{ Token: [write, clear] }], responses: { '204': { description: Done. } } }
//! components:
//!   securitySchemes:
//!     Key: { type: apiKey, in: header, name: X-Key }
//!     Token: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: {} } } }
//!     Cert: { type: mutualTLS }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#"kind: SchemeKind::Header("X-Key"),"#));
//! assert!(rust.contains("pub fn new(key: impl Into<Secret>) -> Result<Self, Error> {"));
//! assert!(rust.contains("///   - `tokenUrl` of the flow `clientCredentials`: <https://example.com/token>"));
//! assert!(rust.contains(r#".security(&[&["Key"]]);"#));
//! assert!(rust.contains("/// Requires the scopes `write`, `clear` of `Token`."));
//! assert!(rust.contains(r#"const PUT_PETS: Operation = Operation::new("putPets", "PUT", "/pets");"#));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["security-unknown", "security-unsupported"]);
//! ```
//!
//! # Servers
//!
//! The first server that can be used as it stands, with the defaults of its variables. Where there are several, or one has
//! variables, each is a constant of `ServerUrl`, with its description and its variables, and the client's builder takes one; its
//! documentation lists all. A server that can't be used is noted as `server-invalid`; without any, the builder insists on a
//! base URL.
//!
//! A path or an operation may have servers of its own: the calls go to the first that can be used, and the method's
//! documentation lists them. That there are others, or variables, or none that can be used, is a loss: `server-fixed`.
//!
//! ```
//! let description = r"
//! servers:
//!   - { url: 'https://{region}.example.com/v1', description: Live data, variables: { region: { default: eu, enum: [eu, us] } } }
//!   - { url: https://sandbox.example.com }
//!   - { url: /v1 }
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       tags: [pets]
//!       servers: [{ url: https://read.example.com }]
//!       responses: { '204': { description: Done. } }
//!     post:
//!       operationId: addPet
//!       tags: [pets]
//!       servers: [{ url: https://one.example.com }, { url: https://two.example.com }]
//!       responses: { '204': { description: Done. } }
//! ";
//! let rust = notte_codegen::mapping::client_of(description);
//! assert!(rust.contains(r#"base_url: "https://eu.example.com/v1","#));
//! assert!(rust.contains("/// - [`ServerUrl::LIVE_DATA`], `https://{region}.example.com/v1`: Live data."));
//! assert!(rust.contains("///   - `region`: `eu` or `us`."));
//! assert!(rust.contains("pub const LIVE_DATA: Self = Self::new("));
//! assert!(rust.contains(r#"pub const SANDBOX_EXAMPLE_COM: Self = Self::new("https://sandbox.example.com", &[]);"#));
//! assert!(rust.contains(r#".server("https://read.example.com")"#));
//! assert!(rust.contains(r#".server("https://one.example.com")"#));
//! assert!(rust.contains("/// - `https://two.example.com`."));
//! assert_eq!(notte_codegen::mapping::codes_of(description), ["server-fixed", "server-invalid"]);
//! ```
