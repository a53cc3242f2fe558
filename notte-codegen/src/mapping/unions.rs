//! `oneOf`, `anyOf` and lists of types: enums with a variant for values that match no alternative.
//!
//! Both keywords become the same enum. A value becomes the variant of the one alternative that it matches, and is written back as it was
//! read. A value that has the tag of an alternative, or else its required members, and does not decode as that alternative is an error. A
//! value that has those of no alternative, such as an alternative that a newer description adds, is `Unknown`.
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
//! Alternatives that have the same type in Rust become one alternative: strings, including values that some of them list; integers, some of
//! which are listed; numbers that one numeric type holds. Listed values are the known variants of an enum, which keeps other values. A
//! number gets the narrowest type that holds it, and so do lists of numbers; `integer` and `number` alone become a `number`:
//! `integer-among-numbers`. Equal alternatives are one, unless both are components.
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
//! If such alternatives differ only in formats, patterns or bounds, and none of them allows all values of the type, the type does not say
//! which of them a value is: `union-merged`. If all alternatives are strings, `x-rust-type` beside them names a type that parses them, as
//! it does for a string.
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
//! A null alternative makes the others nullable, and so does one that only says `nullable: true`. A union of one alternative is that
//! alternative, with the format that stands beside it.
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
//! The tag tells the alternatives apart. Its values are those of `mapping`, else the constants of the member in each alternative, else the
//! names of the schemas. With `defaultMapping` (3.2), a value without a known tag has that schema; otherwise it is `Unknown`. If `mapping`
//! has a tag for an object that is not among the alternatives, the object is added to them; a tag for a union, or for an object without the
//! tag's member, is a loss: `keyword-ignored`.
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
//! If several alternatives have the same tag, the one that requires more is tried first. A discriminator also tells apart the alternatives
//! of an inner union that has none. A value without the tag is of the one alternative that does not require it; if several do not, it is
//! `Unknown`, and there is the note `tag-optional`. The same is true of constants that serve as a tag. A new value of an alternative has
//! its tag if the tag is a text with a default or with only one value; `from` and `into` set it too. Servers could not tell the
//! alternatives apart without it. A value that was read is written back unchanged.
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
//! If several parts of `allOf` have alternatives, each combination is an alternative, up to sixteen of them. Beyond that, only the first
//! part tells the alternatives apart, which is a loss: `keyword-ignored`.
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
//! A schema that has a discriminator and no alternatives is a union of the components that include it through `allOf`, directly or through
//! others, and of itself. The schema itself is the variant for values that are of no such component, or that do not fit the one that their
//! tag names. A component with a discriminator of its own stands for those that include it. `x-ms-discriminator-value` is a tag as well. A
//! schema that lists its children in `oneOf` or `anyOf` passes its members on to them, but not the list.
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
//! If alternatives without a discriminator include such a schema, its discriminator tells them apart. If several alternatives include
//! another alternative, only that one is kept.
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
//! Without a discriminator, a member serves as one if it has different constants in each alternative: strings, integers or booleans. One
//! alternative may require the member with any text: it is for values with none of the constants.
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
//! Required members tell objects apart. If another alternative requires no further members, a value that has these members and does not
//! decode is of that other alternative.
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
//! A closed object (`additionalProperties: false`) has none of the members that only other alternatives have; members that no alternative
//! has may come with a newer description. Otherwise a value is read as the first alternative that it decodes as. This also applies to lists
//! whose elements nothing tells apart, and to an object without required members before a map. It is a guess, and a loss:
//! `union-ambiguous`. Give the union a `discriminator`, or the alternatives required members.
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
