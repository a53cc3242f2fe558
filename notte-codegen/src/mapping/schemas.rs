//! Schemas: scalars, objects, lists, lists of values, references.
//!
//! # Scalars
//!
//! `type` and `format` decide. A format that the generator does not know changes nothing: a `uuid` is a `String`, unless the
//! setting `formats` names a type for it. A `number` in a format of integers is an integer. What is read as an integer may
//! be written as `1.0`, as JSON Schema says; `1.5` is an error. An integer is wider than its format if an example, a default, a listed value or
//! a bound of it does not fit (`integer-widened`); examples of what holds it count too.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! All:
//!   type: object
//!   properties:
//!     flag: { type: boolean }
//!     count: { type: integer }
//!     small: { type: integer, format: int32 }
//!     large: { type: integer, format: uint64 }
//!     ratio: { type: number }
//!     total: { type: number, format: int64 }
//!     name: { type: string }
//!     id: { type: string, format: uuid }
//!     at: { type: string, format: date-time }
//!     data: { type: string, format: byte }
//!     ip: { type: string, format: ipv4 }
//!     key: { type: string, format: password }
//! ");
//! assert!(rust.contains("pub flag: Option<bool>,"));
//! assert!(rust.contains("pub count: Option<i64>,"));
//! assert!(rust.contains("pub small: Option<i32>,"));
//! assert!(rust.contains("pub large: Option<u64>,"));
//! assert!(rust.contains("pub ratio: Option<f64>,"));
//! assert!(rust.contains("pub total: Option<i64>,"));
//! assert!(rust.contains("pub name: Option<String>,"));
//! assert!(rust.contains("pub id: Option<String>,"));
//! assert!(rust.contains("pub at: Option<DateTime>,")); // keeps its text, gives a `jiff::Timestamp`
//! assert!(rust.contains("pub data: Option<Base64>,"));
//! assert!(rust.contains("pub ip: Option<Formatted<std::net::Ipv4Addr>>,")); // the text as it came, and what it says
//! assert!(rust.contains("pub key: Option<Secret>,")); // `Debug` does not show it
//! ```
//!
//! # Objects
//!
//! An object with `properties` is a struct. Its fields are public; `new` takes those that are required, where they are few
//! enough to be told apart by their position.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   required: [name]
//!   properties:
//!     name: { type: string }
//!     age: { type: integer }
//! ");
//! assert!(rust.contains("pub struct Pet {"));
//! assert!(rust.contains("pub fn new(name: impl Into<String>) -> Self {"));
//! ```
//!
//! A required member with one value, and the tag of an alternative where all unions agree on it, are no arguments: a new value has
//! them.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Text:
//!   type: object
//!   required: [type, text]
//!   properties:
//!     type: { type: string, enum: [text] }
//!     text: { type: string }
//! ");
//! assert!(rust.contains("pub fn new(text: impl Into<String>) -> Self {"));
//! assert!(rust.contains(r#"r#type: "text".into(),"#));
//! ```
//!
//! A name in `required` that `properties` does not list is noted as `required-unknown`, and not asked for.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Pet: { type: object, properties: { age: { type: integer } }, required: [name] }
//! ");
//! assert_eq!(codes, ["required-unknown"]);
//! ```
//!
//! # Required and null
//!
//! `nullable: true`, `type: [T, 'null']` and a null alternative mean the same. So does `nullable: true` beside a `$ref`, an
//! `allOf` or an `enum` without null: the clarification of 3.0.3 gives it no effect there, but who writes it means that null
//! comes; a part of `allOf` that says no more than `nullable: true` means the same. One that says nothing of the type does not
//! forbid null. Where null is the only value, the type is `Null`, and `new` does not ask for it.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   required: [name, owner, parent]
//!   properties:
//!     name: { type: string }
//!     owner: { type: [string, 'null'] }
//!     age: { type: integer }
//!     chip: { type: string, nullable: true }
//!     parent: { type: 'null' }
//! ");
//! assert!(rust.contains("pub parent: Null,"));
//! assert!(rust.contains("pub name: String,"));
//! assert!(rust.contains("pub owner: Option<String>,")); // always there, none is null
//! assert!(rust.contains("pub age: Option<i64>,")); // none is absent
//! assert!(rust.contains("pub chip: Nullable<String>,")); // absent, null or a value
//! ```
//!
//! The setter of a member that may be null takes a value, an `Option`, where none is null, or a `Nullable`; that of a list takes an iterator.
//!
//! # Read only and write only
//!
//! What is sent has no member that only the server sets, and what is received none that only a caller gives; one that comes
//! nevertheless is kept as an unknown member. So a schema that travels both ways and has such members, itself or in what it
//! leads to, is two types: its name is that of what is received, and `Input` behind it says what is sent (`Request`, where
//! that is taken). A schema that is the same both ways stays one type.
//!
//! ```
//! let description = r"
//! paths:
//!   /pets:
//!     post:
//!       operationId: addPet
//!       tags: [pets]
//!       requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
//!       responses:
//!         '200': { description: The pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
//! components:
//!   schemas:
//!     Pet:
//!       type: object
//!       required: [id, name, pin]
//!       properties:
//!         id: { type: integer, readOnly: true }
//!         name: { type: string }
//!         pin: { type: integer, writeOnly: true }
//! ";
//! let types = notte_codegen::mapping::types_of_description(description);
//! assert!(types.contains("pub struct Pet {") && types.contains("    pub id: i64,"));
//! assert!(types.contains("pub struct PetInput {"));
//! assert!(types.contains("    pub fn new(name: impl Into<String>, pin: i64) -> Self {"));
//! let client = notte_codegen::mapping::client_of(description);
//! assert!(client.contains("pub fn add(&self, name: impl Into<String>, pin: i64) -> AddPet {"));
//! ```
//!
//! `x-rust-sent-name` at the schema, or `sent_types` in the settings, gives what is sent another name; `x-rust-name` and `types`
//! name what is received, and what is sent has `Input` behind that.
//!
//! A type that is only received keeps its name when an operation comes to send it as well. One that is only sent has the
//! schema's own name, which what is received takes over when an operation comes to answer with it. What tells the
//! alternatives of a union apart travels both ways. Where other members have a type (`additionalProperties`), a member that
//! travels the other way is not left out but only not asked for.
//!
//! # Members that are not named
//!
//! They are kept in `extra`, as JSON or as what `additionalProperties` says. `additionalProperties: false` takes `extra` from
//! a type that is only ever sent: a server may send more than its description says. `patternProperties` beside `properties` are
//! the type of `extra` where every other member has that type; elsewhere `extra` is JSON, a loss: `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet: { type: object, properties: { age: { type: integer } } }
//! Scores:
//!   type: object
//!   properties: { best: { type: integer } }
//!   additionalProperties: { type: integer }
//! ");
//! assert!(rust.contains("pub extra: Extra,"));
//! assert!(rust.contains("pub extra: BTreeMap<String, i64>,"));
//! ```
//!
//! # Maps
//!
//! An object without `properties` is a map. Patterns of names are not checked; where they give members different types, or
//! say how some names begin and nothing of the others, a member is any of those types, and the loss is `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   properties:
//!     labels: { type: object, additionalProperties: { type: string } }
//!     notes: { type: object }
//!     marks: { type: object, patternProperties: { '^[a-z]+$': { type: integer } } }
//! ");
//! assert!(rust.contains("pub labels: Option<BTreeMap<String, String>>,"));
//! assert!(rust.contains("pub notes: Option<JsonObject>,"));
//! assert!(rust.contains("pub marks: Option<BTreeMap<String, i64>>,"));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Mixed: { type: object, patternProperties: { ^x-: { type: integer }, ^y-: { type: string } } }
//! ");
//! assert_eq!(codes, ["keyword-ignored"]);
//! ```
//!
//! Names that `propertyNames` lists, or whose format has a type, are keys of that type; a name that is none of them is kept.
//! Beside `properties`, and where it says anything else, it is a loss: `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Stock:
//!   type: object
//!   properties:
//!     pets: { type: object, propertyNames: { enum: [cat, dog] }, additionalProperties: { type: integer } }
//!     days: { type: object, propertyNames: { format: date }, additionalProperties: { type: integer } }
//! ");
//! assert!(rust.contains("pub pets: Option<BTreeMap<StockPetsKey, i64>>,"));
//! assert!(rust.contains("pub days: Option<BTreeMap<Date, i64>>,"));
//! assert!(rust.contains("pub enum StockPetsKey {"));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Words: { type: object, propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: integer } }
//! ");
//! assert_eq!(codes, ["keyword-ignored"]);
//! ```
//!
//! # Lists
//!
//! `prefixItems` of a fixed length is a tuple. So is a list that allows no other elements and does not say how many there must be,
//! as serde and Pydantic write a tuple: `tuple-length`, since fewer are valid. Where there may be fewer or more elements of different
//! types, each is any of those types, and the loss is `keyword-ignored`. `uniqueItems` is not checked.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   properties:
//!     tags: { type: array, items: { type: string } }
//!     gaps: { type: array, items: { type: [integer, 'null'] } }
//!     any: { type: array }
//!     pair: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 2 }
//! ");
//! assert!(rust.contains("pub tags: Option<Vec<String>>,"));
//! assert!(rust.contains("pub gaps: Option<Vec<Option<i64>>>,"));
//! assert!(rust.contains("pub any: Option<Vec<Json>>,"));
//! assert!(rust.contains("pub pair: Option<(String, i64)>,"));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Row: { type: array, prefixItems: [{ type: string }, { type: integer }] }
//!     Closed: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false }
//! ");
//! assert_eq!(codes, ["keyword-ignored", "tuple-length"]);
//! ```
//!
//! # Enums
//!
//! A list of strings or of integers is an enum; a value that the description does not list is kept in its last variant.
//! `const` is a list of one. `x-enum-varnames` names the variants, and so does `x-ms-enum`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Status: { type: string, enum: [open, in-progress] }
//! Level: { type: integer, enum: [1, 2] }
//! Kind: { const: cat }
//! Size: { type: string, enum: [s, l], x-enum-varnames: [Small, Large] }
//! ");
//! assert!(rust.contains("    /// `in-progress`\n    InProgress,"));
//! assert!(rust.contains("    /// `2`\n    V2,"));
//! assert!(rust.contains("    /// `cat`\n    Cat,"));
//! assert!(rust.contains("    /// `s`\n    Small,"));
//! assert!(rust.contains("    Unknown(String),"));
//! assert!(rust.contains("    Unknown(i64),"));
//! ```
//!
//! Values of different types are a union of what those of each type are. One boolean, and numbers that are no integers, are the
//! type without the values: `keyword-ignored`. Values that the schema's own `type` forbids are kept
//! out of the enum: `enum-type-mismatch`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of("Speed: { enum: [auto, 1, 2, true] }");
//! assert!(rust.contains("pub enum Speed {"));
//! assert!(rust.contains("    Text(SpeedText),"));
//! assert!(rust.contains("    Integer(SpeedInteger),"));
//! assert!(rust.contains("    Bool(bool),"));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Version: { type: string, enum: ['1.0', 2] }
//!     Always: { const: true }
//! ");
//! assert_eq!(codes, ["enum-type-mismatch", "keyword-ignored"]);
//! ```
//!
//! # Anything
//!
//! A schema that says nothing allows any JSON: `place-untyped`. A schema that has keywords for one type and no `type` is
//! read as that type, unless the settings say `untyped = "any"`; `items` alone are a list or whatever else comes, for that is
//! what servers send by such a description. A `pattern` beside a `format` of numbers is a number or a text.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet: { properties: { any: {}, tags: { items: { type: string } } } }
//! ");
//! assert!(rust.contains("pub any: Option<Json>,"));
//! assert!(rust.contains("pub tags: Option<PetTags>,"));
//! assert!(rust.contains("pub enum PetTags {\n    /// A list.\n    List(Vec<String>),"));
//! ```
//!
//! # References and `allOf`
//!
//! A `$ref` is the type that it leads to, in this file or another, by a pointer or by `$id` and `$anchor`. The parts of an `allOf`, and what stands beside a `$ref`,
//! are merged into one type. Parts that only add a description, or that null may come, make no type of their own.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Base: { type: object, required: [id], properties: { id: { type: string } } }
//! User:
//!   allOf:
//!     - $ref: '#/components/schemas/Base'
//!     - { type: object, properties: { mail: { type: string } } }
//! Order:
//!   type: object
//!   properties:
//!     by: { allOf: [{ $ref: '#/components/schemas/User' }], description: Who ordered. }
//! ");
//! assert!(rust.contains("pub struct User {\n    /// `id`\n    pub id: String,\n    /// `mail`\n"));
//! assert!(rust.contains("    /// Who ordered.\n    pub by: Option<User>,"));
//! ```
//!
//! Parts that contradict each other, by type, format or values, are a loss, `all-of-conflict`; so are a `$ref` that leads nowhere (`ref-unresolved`),
//! only to itself (`ref-cycle`) or to an address (`ref-remote`: nothing is fetched unless asked for). The value is plain JSON then.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Odd: { allOf: [{ type: string }, { type: integer }] }
//! ");
//! assert_eq!(codes, ["all-of-conflict"]);
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Here: { $ref: '#/components/schemas/There' }
//!     There: { $ref: '#/components/schemas/Here' }
//!     Lost: { type: array, items: { $ref: '#/nowhere' } }
//!     Far: { type: array, items: { $ref: 'https://example.com/far.json' } }
//! ");
//! assert_eq!(codes, ["place-untyped", "ref-cycle", "ref-remote", "ref-unresolved"]);
//! ```
//!
//! # Recursion
//!
//! A type that would contain itself is boxed; a list or a map of itself is a newtype. A circle of nothing but required
//! objects has no finite value, so its fields are optional: `type-endless`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }
//! Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }
//! Circle: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Circle' } } }
//! ");
//! assert!(rust.contains("pub next: Option<Box<Node>>,"));
//! assert!(rust.contains("pub struct Tree(pub Vec<Tree>);"));
//! assert!(rust.contains("pub next: Option<Box<Circle>>,"));
//!
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Circle: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Circle' } } }
//! ");
//! assert_eq!(codes, ["type-endless"]);
//! ```
//!
//! # Inline schemas
//!
//! An object or a list of values that has no name of its own gets one from where it stands.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Order:
//!   type: object
//!   properties:
//!     lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
//!     state: { type: string, enum: [paid] }
//! ");
//! assert!(rust.contains("pub lines: Option<Vec<OrderLine>>,"));
//! assert!(rust.contains("pub state: Option<OrderState>,"));
//! ```
//!
//! Inline schemas that are equal, down to the documentation of their members, are one type, the first, and the other names are
//! aliases of it. Every name stays when another use is added. A component is never an alias,
//! nor is an object that an operation sends or answers.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Order:
//!   type: object
//!   properties:
//!     buyer: { type: object, properties: { name: { type: string } } }
//!     seller: { type: object, properties: { name: { type: string } } }
//! ");
//! assert!(rust.contains("pub struct OrderBuyer {"));
//! assert!(rust.contains("pub type OrderSeller = OrderBuyer;"));
//! ```
//!
//! # What no type shows
//!
//! `not`, `if`, `dependentSchemas`, `contains` and the like restrict values in a way that no type shows: `keyword-ignored`. So do
//! alternatives that all name members which have to be there and say nothing else, and `contentSchema`, but for the data of
//! [events](super::operations#events). A `$dynamicRef` leads to the schema with its anchor, or nowhere where several have it.
//! A schema that nothing satisfies, or nothing but null, is plain JSON: `schema-as-json`.
//!
//! Some keywords are there for whoever checks values, which is the server. They change no type, and that is no loss:
//!
//! - `minimum`, `maximum`, `multipleOf`, `pattern`, `uniqueItems`, and those for lengths and counts. They stand in the
//!   documentation. An integer without a format is an `i64`, or a `u64` where its bounds ask for one; what that does not hold can't be read.
//! - Formats that have no type here, `contentEncoding` other than `base64`, `contentMediaType`. Integers of 8 and 16 bits are an
//!   `i32`.
//! - The patterns of `patternProperties`, and `additionalProperties: false` where there are no `properties`: a map stays a map.
//! - `default`, `example`, `examples`, `title`, `externalDocs`, `xml`.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Pet: { type: object, properties: { age: { type: integer } }, not: { required: [name] } }
//!     Never: { type: object, properties: { it: false } }
//! ");
//! assert_eq!(codes, ["keyword-ignored", "schema-as-json"]);
//! ```
