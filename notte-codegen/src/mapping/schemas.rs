//! Schemas: scalars, objects, lists, lists of values, references.
//!
//! # Scalars
//!
//! `type` and `format` decide. A format that the generator does not know has no effect: a `uuid` is a `String`, unless the setting
//! `formats` names a type for it. A `number` with a format of integers is an integer. An integer may be written as `1.0`, as JSON Schema
//! says; `1.5` is an error. An integer is wider than its format if an example, a default, a listed value or a bound of it does not fit
//! (`integer-widened`); examples of what holds it count too.
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
//! An object with `properties` is a struct. Its fields are public; `new` takes the required ones, if they are few enough to be told apart
//! by their position.
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
//! `new` does not take a required member that has only one value, nor the tag of an alternative if all unions agree on it: a new value has
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
//! If `required` has a name that `properties` does not list, there is a note `required-unknown`, and `new` does not take it.
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
//! `nullable: true`, `type: [T, 'null']` and a null alternative mean the same. So does `nullable: true` beside a `$ref`, an `allOf` or an
//! `enum` without null: by the clarification of 3.0.3 it has no effect there, but authors who write it mean that null is possible. A part
//! of `allOf` that only says `nullable: true` means the same. A part that says nothing about the type does not forbid null. If null is the
//! only value, the type is `Null`, and `new` does not take it.
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
//! The setter of a nullable member takes a value, an `Option` whose `None` means null, or a `Nullable`; the setter of a list takes an
//! iterator.
//!
//! # Read only and write only
//!
//! Types that are sent have no read-only members, and types that are received no write-only members; such a member that a server sends all
//! the same is kept as an unknown member. So a schema that is both sent and received, and has such members itself or in the schemas that it
//! leads to, becomes two types: the type that is received has its name, and the type that is sent has `Input` behind it (`Request`, if that
//! is taken). A schema without such members is one type.
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
//! `x-rust-sent-name` at the schema, or `sent_types` in the settings, names the type that is sent; `x-rust-name` and `types` name the type
//! that is received, and the type that is sent has `Input` behind that name.
//!
//! A type that is only received keeps its name when an operation also sends it. A type that is only sent has the schema's own name, which
//! the received type takes over when an operation returns it. Members that tell the alternatives of a union apart are in both types. If
//! other members have a type (`additionalProperties`), a member of the other direction is not left out, but it is optional.
//!
//! # Members that are not named
//!
//! They are kept in `extra`, as JSON or as the type of `additionalProperties`. With `additionalProperties: false`, a type that is only sent
//! has no `extra`; a type that is received has one, because a server may send more than its description says. `patternProperties` beside
//! `properties` are the type of `extra` if every other member has that type; otherwise `extra` is JSON, a loss: `keyword-ignored`.
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
//! An object without `properties` is a map. Patterns of names are not checked. If they give members different types, or only describe names
//! with a certain beginning, a member may be of any of those types, and the loss is `keyword-ignored`.
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
//! If `propertyNames` lists names, or has a format with a type, the keys have that type; other names are kept. Anything else that it says,
//! and `propertyNames` beside `properties`, is a loss: `keyword-ignored`.
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
//! `prefixItems` of a fixed length is a tuple. So is a list that allows no other elements and does not say how many there must be, because
//! serde and Pydantic describe tuples in this way: `tuple-length`, since fewer elements are valid. If there may be fewer or more elements
//! of different types, each may be of any of those types, and the loss is `keyword-ignored`. `uniqueItems` is not checked.
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
//! An `enum` of strings or of integers is an enum, whose last variant keeps values that the description does not list. `const` is an `enum`
//! of one value. `x-enum-varnames` and `x-ms-enum` name the variants.
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
//! Values of different types are a union of the types that the values of each type have. For a single boolean, and for numbers that are not
//! integers, the type does not show the values: `keyword-ignored`. Values that the schema's own `type` forbids are left out of the enum:
//! `enum-type-mismatch`.
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
//! A schema that says nothing allows any JSON: `place-untyped`. A schema without `type` that has keywords for one type is read as that
//! type, unless the settings say `untyped = "any"`. `items` alone mean a list or any other JSON, because servers with such descriptions
//! send both. A `pattern` beside a format of numbers means a number or a text.
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
//! A `$ref` is the type that it leads to, in this file or another, by a pointer or by `$id` and `$anchor`. The parts of an `allOf`, and
//! keywords beside a `$ref`, are merged into one type. Parts that only add a description or allow null do not make a new type.
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
//! Parts that contradict each other in type, format or values are a loss, `all-of-conflict`; so is a `$ref` whose target does not exist
//! (`ref-unresolved`), that leads only to itself (`ref-cycle`), or that leads to an address (`ref-remote`: nothing is fetched by default).
//! The value is then plain JSON.
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
//! An optional member or an alternative in which a type would contain itself is boxed; a required member needs no box. A list or a map of itself
//! is a newtype. A cycle of required objects has no finite value, so a member in it is optional: `type-endless`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }
//! Branch: { type: object, required: [leaf], properties: { leaf: { $ref: '#/components/schemas/Leaf' } } }
//! Leaf: { type: object, properties: { branch: { $ref: '#/components/schemas/Branch' } } }
//! Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }
//! Circle: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Circle' } } }
//! ");
//! assert!(rust.contains("pub next: Option<Box<Node>>,"));
//! assert!(rust.contains("pub leaf: Leaf,"));
//! assert!(rust.contains("pub branch: Option<Box<Branch>>,"));
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
//! An object or an enum without a name of its own is named after the place where it stands.
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
//! Inline schemas that are equal, down to the documentation of their members, are one type, the first of them; the other names are aliases
//! of it. Each name stays when another use is added. A component is never an alias, nor is an object that an operation sends or returns.
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
//! `not`, `if`, `dependentSchemas`, `contains` and similar keywords restrict values in a way that no type shows: `keyword-ignored`. So do
//! alternatives that only name required members, and `contentSchema`, except for the data of [events](super::responses#events). A
//! `$dynamicRef` leads to the schema with its anchor, or has no effect if several schemas have it. A schema that no value, or only null,
//! satisfies is plain JSON: `schema-as-json`.
//!
//! Some keywords are for validation, which is up to the server. They change no type, and that is no loss:
//!
//! - `minimum`, `maximum`, `multipleOf`, `pattern`, `uniqueItems`, and those for lengths and counts. They stand in the
//!   documentation. An integer without a format is an `i64`, or a `u64` where its bounds ask for one; what that does not hold can't be read.
//! - Formats that have no type here, `contentEncoding` other than `base64`, `contentMediaType`. Integers of 8 and 16 bits are an
//!   `i32`.
//! - The patterns of `patternProperties`, and `additionalProperties: false` where there are no `properties`: a map stays a map.
//! - `default`, `example`, `examples`, `title`, `xml`.
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
