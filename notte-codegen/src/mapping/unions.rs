//! `oneOf`, `anyOf` and lists of types: enums that keep what is none of their variants.
//!
//! Both keywords become the same enum: a value is read as the one alternative that it can be told to be. What is written
//! back is what was read. A value that has the tag, or else the required members, of an alternative and does not decode as it
//! is an error; one that has those of none, as an alternative that is new to the description, is `Unknown`.
//!
//! # JSON types
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Proxies: { oneOf: [{ type: boolean }, { type: array, items: { type: string } }] }
//! Size: { type: [string, integer] }
//! ");
//! assert!(rust.contains("pub enum Proxies {"));
//! assert!(rust.contains("    Bool(bool),"));
//! assert!(rust.contains("    List(Vec<String>),"));
//! assert!(rust.contains("    Unknown(Json),"));
//! assert!(rust.contains("pub enum Size {"));
//! assert!(rust.contains("    Integer(i64),"));
//! assert!(rust.contains("    String(String),"));
//! ```
//!
//! # Alternatives that are one type
//!
//! Alternatives that are one type in Rust are one alternative: all strings, with the values that some of them list; all
//! integers of which some are listed; numbers that one type of numbers holds. Values that are listed are known ones of an
//! enum, which keeps the others. A number is of the narrowest type that holds it, and so are lists of numbers; `integer` and `number`
//! alone are a `number`: `integer-among-numbers`. An alternative that is equal to another, and not a component as that one, is the same.
//!
//! ```
//! let schemas = r"
//!     Pet:
//!       type: object
//!       properties:
//!         weight: { oneOf: [{ type: integer }, { type: number }] }
//!         size: { oneOf: [{ type: number }, { type: integer }, { type: string }] }
//!         model: { anyOf: [{ type: string, enum: [cat, dog] }, { type: string }] }
//!         level: { anyOf: [{ type: integer, enum: [1, 2] }, { type: integer }] }
//! ";
//! let rust = notte_codegen::mapping::types_of(schemas);
//! assert!(rust.contains("pub weight: Option<f64>,"));
//! assert!(rust.contains("    Integer(i64),"));
//! assert!(rust.contains("    Number(f64),"));
//! assert!(rust.contains("pub enum PetModel {\n    /// `cat`\n    Cat,"));
//! assert!(rust.contains("pub enum PetLevel {\n    /// `1`\n    V1,"));
//! let codes = notte_codegen::mapping::codes_of(&format!("components:\n  schemas:\n{schemas}"));
//! assert_eq!(codes, ["integer-among-numbers"]);
//! ```
//!
//! Where they differ in nothing but formats, patterns or bounds, and none of them is all that the type is, the type does not
//! say which of them a value is: `union-merged`. Beside alternatives that are all strings `x-rust-type` names a type that
//! reads them, as it does in a string.
//!
//! ```
//! let schemas = r"
//!     Pet:
//!       type: object
//!       properties:
//!         born: { oneOf: [{ type: string, format: date }, { type: string, format: date-time }] }
//!         age: { oneOf: [{ type: integer, maximum: 0 }, { type: integer, minimum: 9 }] }
//! ";
//! assert!(notte_codegen::mapping::types_of(schemas).contains("pub born: Option<String>,"));
//! assert_eq!(notte_codegen::mapping::codes_of(&format!("components:\n  schemas:\n{schemas}")), ["union-merged"]);
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet:
//!   type: object
//!   properties:
//!     born: { x-rust-type: zoo::Born, oneOf: [{ type: string, format: date }, { type: string, format: date-time }] }
//! ");
//! assert!(rust.contains("pub born: Option<Formatted<zoo::Born>>,"));
//! ```
//!
//! # Null
//!
//! A null alternative makes the others nullable, and so does one that says `nullable: true` and nothing else. A union of one is
//! what it holds, in the format that stands beside it.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Pet: { type: object, properties: { chip: { anyOf: [{ type: string }, { type: 'null' }] } } }
//! ");
//! assert!(rust.contains("pub chip: Nullable<String>,"));
//! ```
//!
//! # A discriminator
//!
//! The alternatives are told apart by the tag: the values of `mapping`, else the constants of the member in each
//! alternative, else the names of the schemas. With `defaultMapping` (3.2) a value without a tag, or with one that is not listed,
//! is of that schema; otherwise it is kept in `Unknown`. A tag of `mapping` that stands for an object which the
//! alternatives do not name adds it to them; one that stands for a union, or an object without the tag, is a loss: `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Animal:
//!   oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
//!   discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }
//! Cat: { type: object, properties: { kind: { type: string } } }
//! Dog: { type: object, properties: { kind: { type: string } } }
//! ");
//! assert!(rust.contains("    Cat(Box<Cat>),"));
//! assert!(rust.contains("    Dog(Box<Dog>),"));
//! ```
//!
//! Of alternatives with one tag the one that requires more is asked first. A discriminator tells the alternatives of a union within
//! apart as well, where that has none. A value without the tag is the one alternative that does not require it; where several do not, it is kept in `Unknown`, with
//! the note `tag-optional`. The same goes for constants that serve as a tag. A new value
//! of an alternative has its tag, and so has what becomes an alternative by `from` or `into`, where that is a text that has a
//! default or can be but one: servers refuse what they can't tell apart either. What was read is written back as it was.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Animal:
//!       oneOf:
//!         - { type: object, properties: { kind: { const: cat } } }
//!         - { type: object, properties: { kind: { const: dog } } }
//! ");
//! assert_eq!(codes, ["tag-optional"]);
//! ```
//!
//! # Several unions at once
//!
//! Where several parts of `allOf` have alternatives, each combination is an alternative, up to sixteen of them; those of more
//! are only told apart by the first part, a loss: `keyword-ignored`.
//!
//! ```
//! let rust = notte_codegen::mapping::types_of(r"
//! Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
//! Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
//! Free: { type: object, required: [state], properties: { state: { const: free } } }
//! Sold: { type: object, required: [state], properties: { state: { const: sold } } }
//! Pet:
//!   allOf:
//!     - oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
//!     - oneOf: [{ $ref: '#/components/schemas/Free' }, { $ref: '#/components/schemas/Sold' }]
//! ");
//! assert!(rust.contains("    CatFree(Box<PetCatFree>),"));
//! assert!(rust.contains("    DogSold(Box<PetDogSold>),"));
//! ```
//!
//! # Subtypes
//!
//! A schema that has a discriminator and no alternatives is a union of the components that include it through `allOf`, directly
//! or through others, and of itself, for what is none of them or does not fit the one that its tag names. One of them that has
//! a discriminator of its own stands for those that include it. `x-ms-discriminator-value` is a tag as well. A schema that lists its
//! children in `oneOf` or `anyOf` gives them its members, and not the list.
//!
//! ```
//! let schemas = r"
//! Pet:
//!   type: object
//!   properties: { kind: { type: string } }
//!   discriminator: { propertyName: kind }
//! Cat:
//!   allOf:
//!     - $ref: '#/components/schemas/Pet'
//!     - { type: object, properties: { lives: { type: integer } } }
//! ";
//! let rust = notte_codegen::mapping::types_of(schemas);
//! assert!(rust.contains("pub enum Pet {"));
//! assert!(rust.contains("    Cat(Box<Cat>),"));
//! assert!(rust.contains("    Base(Box<PetBase>),"));
//! ```
//!
//! Where alternatives without a discriminator include such a schema, they are told apart by its discriminator; and of
//! alternatives that include another one, that one is left.
//!
//! ```
//! let schemas = r"
//!     Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
//!     Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
//!     Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { barks: { type: boolean } } }] }
//!     House:
//!       type: object
//!       properties:
//!         guest: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
//!         owner: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Dog' }] }
//! ";
//! let rust = notte_codegen::mapping::types_of(schemas);
//! assert!(rust.contains("pub enum HouseGuest {"));
//! assert!(rust.contains("pub owner: Option<Pet>,"));
//! assert_eq!(notte_codegen::mapping::codes_of(&format!("components:\n  schemas:\n{schemas}")), ["tag-optional"]);
//! ```
//!
//! # Constants
//!
//! Without a discriminator, a member that has other constants in each alternative serves as one: strings, integers or booleans.
//! One of them may require the member with any text: that is what has none of the constants.
//!
//! ```
//! let schemas = r"
//!     Event:
//!       oneOf:
//!         - { type: object, required: [type], properties: { type: { const: opened }, at: { type: string } } }
//!         - { type: object, required: [type], properties: { type: { const: closed }, why: { type: string } } }
//! ";
//! let rust = notte_codegen::mapping::types_of(schemas);
//! assert!(rust.contains("    Opened(Box<EventOpened>),"));
//! assert!(rust.contains("    Closed(Box<EventClosed>),"));
//! assert!(notte_codegen::mapping::codes_of(&format!("components:\n  schemas:\n{schemas}")).is_empty());
//! ```
//!
//! # Required members
//!
//! Objects that require different members are told apart by them. Where another alternative requires none but these, a value
//! that has them and does not fit is that other one.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Shape:
//!       oneOf:
//!         - { type: object, required: [radius], properties: { radius: { type: number } } }
//!         - { type: object, required: [width], properties: { width: { type: number } } }
//! ");
//! assert!(codes.is_empty());
//! ```
//!
//! # Alternatives that nothing tells apart
//!
//! A closed object, `additionalProperties: false`, has none of the members that only others have; what no alternative names may be of a
//! newer description. Else the value is read as the first alternative that it can be read as; so are lists whose elements nothing tells apart, and an
//! object that requires nothing before a map. That is a guess, and a loss: `union-ambiguous`. Give
//! the union a `discriminator`, or the alternatives members that are required.
//!
//! ```
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Unclear:
//!       anyOf:
//!         - { type: object, properties: { a: { type: string } } }
//!         - { type: object, properties: { b: { type: string } } }
//! ");
//! assert_eq!(codes, ["union-ambiguous"]);
//! let codes = notte_codegen::mapping::codes_of(r"
//! components:
//!   schemas:
//!     Clear:
//!       anyOf:
//!         - { type: object, additionalProperties: false, properties: { a: { type: string } } }
//!         - { type: object, properties: { b: { type: string } } }
//! ");
//! assert!(codes.is_empty());
//! ```
