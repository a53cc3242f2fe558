//! Operations: groups, methods, parameters, pages, security, servers.
//!
//! # Groups and methods
//!
//! A tag is a group, which is a method of the client. The method of an operation is named by its id without the word of the group. Without
//! a tag, the first word of the path is the group, except words that whole APIs have: `api`, `v1`, `2010-04-01`. Operations without an id,
//! or with one that another operation has, are named after method and path: `operation-id-missing`, `operation-id-duplicate`. If paths are
//! calls, such as `/sendMessage`, so that nearly each would be a group of its own, all operations without a tag are the group `operations`.
//! The path and the method that FastAPI and Springfox append to ids are left out of the names of methods and types, if no other item has
//! that name. The name of a method does not repeat its arguments and its group: `getPetById` for `/pets/{petId}` is `get`,
//! `findPetsByStatus` is `find_by_status`, `get-a-pet` is `get`. A verb alone is about one thing of the group: `deletePetsByOwnerId` for
//! `/owners/{ownerId}/pets` is `delete_by_owner_id`, and beside `deletePet`, `deletePets` is `delete_pets`. If the id of another operation
//! says that name, the method keeps more of its own id.
//!
//! If an id only repeats the method and the path, from the group on, or if there is no id, the method is named by what it does: `list` and
//! `create` on the resource of the group, `get`, `update` (`PATCH`, `POST`), `replace` (`PUT`) and `delete` on one item of it,
//! `list_tax_ids` and `create_tax_id` below an item, and the last word of the path if that is a verb. If an id of another operation has
//! such a name, that operation keeps it; if two operations would have the same name, the second adds its parameter (`get_by_id`), or keeps
//! its id.
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
//! If an id reads several things with the verb for one (`getTags` and `getTag`), and the response is a list or an object around one, the
//! method is `list`, so that `get` is the other. The same is true of a method that is named by its path, such as `GET /episode`, if the
//! response shows a list; `GET /files` is `get_files` if the response is a file or a text.
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
//! In a generated crate, each group is behind a feature, with the types that only it uses; `full`, the default, enables all of them. A file
//! of types that more than 64 groups use is always compiled.
//!
//! # Methods
//!
//! Each method that a path item has a field for becomes a method, and so does any other below `additionalOperations`. An operation with a
//! method that the path already has, or that HTTP can't send, is left out: `operation-dropped`.
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
//! Required parameters are arguments of the method, the others are setters of the call. A parameter that is not set is not sent. A path
//! parameter is one segment; the call fails before anything is sent if it is empty or a dot segment. Other notations for one or several
//! segments are supported, and the parameter has the bare name: `{key+}`, `{+key}`, `{key=shelves/*}`, `{key:.*}`. A fragment in a path
//! tells operations apart and is not sent; the same is true of the part of a query in a path that repeats declared parameters. The client
//! itself sets `Accept`, `Content-Type` and `Authorization` (OpenAPI, Parameter Object), headers that frame a message, such as
//! `Content-Length` and `Host`, and `Accept-Encoding` (`header-of-client`). A header that nearly every operation takes, or that all
//! require, is set once, on the builder of the client; a call without a required one is an error. A required parameter with only one value
//! (`const`, `enum`) is not an argument, and neither is such a field of a required form: the client sends it.
//!
//! A parameter that is an integer takes one of any type; a value that does not fit is an error of the call. So do the fields of forms and the
//! setters of members of a body, with null where the member may be null. What the required members of a JSON body are is said by their types.
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
//! assert!(rust.contains("pub fn limit(mut self, limit: impl Integer<i64>) -> Self {"));
//! assert!(rust.contains(r#"self.draft.set_header("X-Trace", x_trace.as_ref());"#));
//! assert!(rust.contains(r#"self.draft.cookie("theme", theme.as_ref());"#));
//! assert!(!rust.contains("fn accept("));
//! ```
//!
//! # Named arguments
//!
//! Where three or more of the required parameters and members of an operation are of one type, its method takes a struct of them. Texts,
//! secrets and times are one type, and so are integers of all sizes. The method that takes the whole request takes a struct too, if what it
//! takes beside the request has three of one type. Operations of a group that take the same share a struct, with a name for each.
//! `named_arguments` in the settings is the number from which on arguments have names; 0 is for never.
//!
//! ```
//! let rust = notte_codegen::mapping::client_of(r"
//! paths:
//!   /repos/{owner}/{repo}/labels:
//!     post:
//!       operationId: createLabel
//!       tags: [repos]
//!       parameters:
//!         - { name: owner, in: path, required: true, schema: { type: string } }
//!         - { name: repo, in: path, required: true, schema: { type: string } }
//!       requestBody:
//!         content:
//!           application/json:
//!             schema: { type: object, required: [name, rank], properties: { name: { type: string }, rank: { type: integer } } }
//!       responses: { '204': { description: Done. } }
//! ");
//! assert!(rust.contains("pub fn create_label(&self, args: CreateLabelArgs<'_>) -> CreateLabel {"));
//! assert!(rust.contains("pub struct CreateLabelArgs<'a> {"));
//! assert!(rust.contains("pub name: &'a str,"));
//! assert!(rust.contains("pub rank: i64,"));
//! assert!(rust.contains("pub fn create_label_with("));
//! assert!(rust.contains("owner: impl AsRef<str>,"));
//! ```
//!
//! # Styles
//!
//! All styles of OpenAPI are supported in their places, exploded or not, with `allowReserved` in a query, and in a path except for `/`, `?`
//! and `#`. A parameter with `content` is JSON, or text as it is; an object in another content type is passed as text: `body-unsupported`.
//! OpenAPI does not define `deepObject` for lists and nested objects (`deep-object-nested`): an item of a list has its index in brackets,
//! unless `lists` in the table `client` of the settings is `brackets` or `repeat`. The other styles are for one level: lists and objects within
//! lists and objects are JSON there (`style-nested`). A form with `in: querystring` (3.2) is the query, and
//! its members are parameters; JSON or text is the whole query.
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
//! A parameter without a name or a place is left out, and so is a second declaration of the same parameter (`parameter-invalid`) and one
//! that the path does not contain (`path-parameter-unused`). A parameter that only the path contains is a required string
//! (`path-parameter-missing`).
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
//! # Pages
//!
//! The call of an operation that returns a list in pages has `items`, a stream of all items, and `pages`, `resume` and `max_pages`. The
//! first rule that fits says how to get the next page: `[pages.ID]` in the settings; an extension (`x-speakeasy-pagination`,
//! `x-fern-pagination`, `x-pagination`, `x-ms-pageable`); a `Link` header, declared or not; the address or the value of the next page in
//! the body or in a header; `has_more` and the id of the last item; the number of pages or items; an empty page. If no rule fits, the note
//! `pages-not-followed` has the line of settings. If several lists could be the page, there is no `items`.
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
//! assert!(rust.contains("impl Paged for Direct<ListJobsSetters> {"));
//! assert!(rust.contains(r#".next_value(&["next_cursor"])"#));
//! assert!(rust.contains("pub type ListJobs = Call<types::ListJobsResponse, Direct<ListJobsSetters>>;"));
//! ```
//!
//! # Waiters
//!
//! `[waiters.NAME]` in the settings names an operation, the member of its response that has the state (`state`), and the values that end
//! the waiting (`done`, `failed`). The call then has a method of that name, or of the name in `method`, which repeats the call until then.
//! Nothing is guessed; if the names of the values leave little doubt, the note `waiter-possible` has the lines of settings.
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
//! An operation that declares a header or a member of its JSON body named `Idempotency-Key` or `idempotency_key` sends a key of the client
//! if the caller sets none: one for each call, the same in each attempt. Such a call may be sent again whatever its method. `[idempotency]
//! header` in the settings names a header for other operations.
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
//! # Webhooks and callbacks
//!
//! Requests that the API sends become types, for the program that receives them; no server is generated.
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
//! The client has the credentials. It sends one only with the operations that require it; of several alternatives, the first is used for
//! which the client has all credentials. `new` takes the credential of the first scheme, the builder takes all of them. OAuth 2.0 and
//! OpenID Connect are a bearer token that the caller gets: the documentation of `new` or of the builder says where, and that of a method
//! which scopes it needs. A scheme that is not defined is ignored (`security-unknown`); for mutual TLS, pass an HTTP client to the builder
//! (`security-unsupported`).
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
//! The base URL is the first usable server, with the defaults of its variables. If there are several servers, or one has variables, each is
//! a constant of `ServerUrl`, with its description and its variables, and the client's builder takes one; its documentation lists all. For
//! a server that can't be used there is the note `server-invalid`; without any usable server, the builder requires a base URL.
//!
//! A path or an operation may have servers of its own: its calls go to the first usable one, and the method's documentation lists all. If
//! there are several, or variables, or no usable one, it is a loss: `server-fixed`.
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
