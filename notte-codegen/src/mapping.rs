//! How each construct of OpenAPI 3 and of Swagger 2.0 becomes Rust, row by row, each with an example.
//!
//! The examples are run: what goes in is what stands here, and what comes out is asserted. Where the generated code says
//! less than the description, the row names the code of the diagnostic that says so. The last column names descriptions in
//! `tests/fixtures` that have the construct; what each stage makes of them is in `tests/snapshots`.
//!
//! | construct | becomes | code | fixtures |
//! |---|---|---|---|
//! | [`boolean`, `integer`, `number`, `string`](schemas#scalars) | `bool`, `i64`, `f64`, `String` and, by `format`, others | `integer-widened`, `integer-inexact` | `formats/strings`, `formats/unix-time`, `formats/widened`, `examples/positions` |
//! | [`readOnly`, `writeOnly`](schemas#read-only-and-write-only) | left out the other way, by a type for sending and one for receiving | | `direction/read-and-write-only`, `direction/sent-and-received`, `direction/names` |
//! | [`object` with `properties`](schemas#objects) | a struct | `required-unknown` | `objects/required-members`, `objects/compared-values`, `inline/objects-and-enums` |
//! | [`required`, null](schemas#required-and-null) | `T`, `Option<T>`, `Nullable<T>` | | `null/nullable-and-absent`, `null/nullable-without-type`, `null/type-lists`, `null/in-nested-unions`, `null/alone`, `null/setters` |
//! | [`additionalProperties`](schemas#members-that-are-not-named) | `extra` | `keyword-ignored` | `objects/free-form`, `objects/patterns` |
//! | [an object of free members](schemas#maps), `patternProperties`, `propertyNames` | `BTreeMap<K, T>`, `JsonObject` | `keyword-ignored` | `objects/patterns`, `objects/keys`, `objects/free-form` |
//! | [`array`](schemas#lists), `prefixItems` | `Vec<T>`, a tuple | `keyword-ignored`, `tuple-length` | `lists/tuples` |
//! | [`enum`, `const`](schemas#enums) | an enum that keeps other values, a union of several | `enum-type-mismatch`, `keyword-ignored` | `enums/values`, `enums/types-that-do-not-fit`, `keywords/what-no-type-shows` |
//! | [a schema that allows anything](schemas#anything) | `Json` | `place-untyped` | `objects/free-form`, `keywords/types-by-format` |
//! | [`$ref`, `allOf`](schemas#references-and-allof) | the type itself, one merged struct | `all-of-conflict`, `ref-unresolved`, `ref-cycle`, `ref-remote` | `references/schemas-and-parameters`, `references/anchors`, `references/ids`, `references/whole-parts`, `references/operations`, `references/lists-and-maps`, `references/dynamic`, `references/of-another-kind`, `references/nowhere`, `all-of/reference-and-inline`, `all-of/conflict`, `all-of/nulls`, `all-of/of-itself`, `examples/several-files` |
//! | [recursion](schemas#recursion) | `Box`, or a newtype | `type-endless`, `ref-cycle` | `recursion/every-shape`, `lists/tuples`, `all-of/recursive`, `unions/within-itself`, `unions/of-each-other` |
//! | [inline schemas](schemas#inline-schemas) | a type named by where it stands; equal ones are one | | `inline/objects-and-enums`, `inline/equal`, `inline/numbers` |
//! | [keywords that no type shows](schemas#what-no-type-shows) | nothing | `keyword-ignored`, `keyword-misplaced`, `schema-as-json` | `keywords/what-no-type-shows`, `keywords/misplaced`, `keywords/vacuous` |
//! | [`oneOf`, `anyOf`](unions), told apart by [constants](unions#constants), [required members](unions#required-members) or [by trying](unions#alternatives-that-nothing-tells-apart) | an enum that keeps what is none of its variants | `union-ambiguous` | `unions/required-members`, `unions/closed`, `unions/members-or-more`, `unions/tags-and-constants`, `unions/constants-of-any-type`, `unions/nested`, `unions/plain-json` |
//! | [alternatives that are one type](unions#alternatives-that-are-one-type) | that type | `union-merged`, `integer-among-numbers` | `unions/merged`, `unions/equal-alternatives`, `unions/strings-and-numbers`, `unions/numbers` |
//! | [several unions in `allOf`](unions#several-unions-at-once) | every combination, as long as they are few | | `all-of/several-unions` |
//! | [`discriminator`](unions#a-discriminator), [subtypes](unions#subtypes) | the same, told apart by the tag | `tag-optional`, `keyword-ignored` | `unions/tags-and-constants`, `unions/nested`, `unions/mapped`, `unions/default-mapping`, `unions/subtypes`, `unions/subtypes-in-files`, `unions/parents-of-children`, `unions/inherited-tags`, `unions/shared-tags`, `unions/tags-of-others`, `examples/subtypes` |
//! | [a list of types](unions#json-types), [a null alternative](unions#null) | an enum, `Option` or `Nullable` | | `null/type-lists`, `unions/strings-and-numbers`, `unions/numbers`, `one-of/boolean-or-list` |
//! | [tags, operation ids](operations#groups-and-methods) | groups, methods, features | `operation-id-missing`, `operation-id-duplicate`, `path-query` | `operations/ids`, `operations/ids-by-route`, `operations/ids-of-lists`, `operations/ids-of-words`, `operations/paths`, `operations/query-in-path`, `operations/calls-as-paths`, `operations/beside-references`, `features/tags` |
//! | [required parameters and members of one type](operations#named-arguments) | a struct of named arguments | | `operations/named-arguments`, `settings/named-arguments` |
//! | [methods](operations#methods), `additionalOperations` | methods | `operation-dropped` | `methods/additional`, `faults/operations` |
//! | [parameters](operations#parameters) and their [styles](operations#styles) | arguments and setters | `parameter-invalid`, `body-unsupported`, `path-parameter-missing`, `path-parameter-unused`, `header-of-client`, `deep-object-nested`, `style-nested` | `parameters/framing-headers`, `parameters/one-value`, `parameters/required-headers`, `parameters/deep-lists`, `parameters/deep-lists-in-brackets`, `parameters/deep-lists-repeated`, `parameters/query`, `parameters/every-style`, `parameters/styles`, `parameters/client-headers`, `parameters/whole-query`, `parameters/reserved`, `parameters/repaired` |
//! | [a JSON body](bodies#json-bodies) | arguments and setters, or `body` | `body-mandatory` | `bodies/json`, `bodies/optional` |
//! | [forms](bodies#forms), [text and bytes](bodies#text-and-bytes) | fields, files, `body` | `body-unsupported`, `keyword-ignored` | `bodies/forms`, `bodies/left-out`, `bodies/forms-of-alternatives`, `bodies/encoding`, `bodies/bytes`, `bodies/ranges`, `bodies/media-type-parameters`, `bodies/plain-values`, `bodies/without-types`, `bodies/uploads`, `responses/binary` |
//! | Swagger 2.0: [bodies and forms as parameters](swagger#bodies-and-forms-as-parameters) | the same as in OpenAPI 3 | `body-and-form`, `parameter-invalid`, `swagger-read` | `swagger2/bodies`, `swagger2/forms`, `swagger2/of-openapi-3` |
//! | [types in parameters and headers](swagger#types-in-parameters-and-headers) | the same, lists in each `collectionFormat` | `swagger-ignored`, `wrong-type` | `swagger2/collection-formats` |
//! | [answers](swagger#answers) by `produces` | the same | `swagger-read` | `swagger2/answers`, `swagger2/grpc-gateway` |
//! | [hosts and credentials](swagger#hosts-and-credentials) | servers and credentials | `server-invalid` | `swagger2/servers`, `swagger2/relative-server`, `swagger2/security` |
//! | [subtypes by name](swagger#subtypes-by-name) | an enum of the subtypes | | `swagger2/inheritance` |
//! | [extensions](swagger#extensions) | names, types, servers | `extension-ignored` | `swagger2/azure`, `swagger2/kubernetes` |
//! | [parts of one version in another](swagger#parts-of-one-version-in-another) | what they mean there | `swagger-read`, `swagger-ignored` | `faults/swagger-2-leftovers`, `swagger2/of-openapi-3` |
//! | [several content types](bodies#several-content-types) | a method for each | | `bodies/several-types` |
//! | [responses](responses#responses) | what a call gives | `body-unsupported`, `body-impossible` | `responses/several`, `responses/versions`, `responses/redirects`, `responses/lenient`, `responses/no-content`, `responses/kinds-of-json`, `responses/binary` |
//! | [headers of responses](responses#headers-of-responses) | a struct | `body-unsupported` | `responses/headers` |
//! | [lists in pages](operations#pages) | `items`, `pages`, `resume`, `max_pages` | `pages-not-followed` | `pages/rules`, `pages/given` |
//! | [waiters](operations#waiters) | methods that wait for an end | `waiter-possible` | `waiters/named`, `waiters/possible` |
//! | [idempotency keys](operations#idempotency-keys) | a key that is made once for a call | | `retries/keys` |
//! | [links](responses#links) | documentation | `link-unresolved` | `responses/links`, `responses/links-between-files` |
//! | [errors](responses#errors) | an enum by status | | `responses/errors`, `responses/errors-by-status`, `responses/statuses` |
//! | [events](responses#events) | `Events<T>` | `body-unsupported`, `schema-as-json` | `responses/events`, `responses/sequences`, `responses/streamed` |
//! | [webhooks, callbacks](operations#webhooks-and-callbacks) | types | | `incoming/webhooks-and-callbacks` |
//! | [security](operations#security) | credentials of the client | `security-unknown`, `security-unsupported` | `security/alternatives`, `security/schemes`, `security/user-or-key`, `security/by-address`, `security/undescribed` |
//! | [servers](operations#servers) | the base URL, constants to choose from, or the operation's own | `server-invalid`, `server-fixed` | `servers/own`, `servers/several` |
//! | [names](names#words), [collisions](names#collisions), [long names](names#long-names) | Rust's | `name-moved` | `names/too-long`, `names/reserved-and-clashing`, `names/prelude`, `names/signs`, `names/invisible`, `names/far-from-rust`, `names/devices`, `names/framework-suffixes` |
//! | [descriptions](names#documentation), `externalDocs`, defaults, bounds | documentation | | `documented/texts`, `documented/external-docs`, `documented/defaults-and-bounds`, `documented/bounds-beside-null` |
//! | [`deprecated`](names#deprecated) | `#[deprecated]` on methods | | `documented/deprecated` |
//! | overlays | the description that they make | `overlay-unmatched` | `overlays/actions`, `overlays/several` |
//! | [secrets](names#secrets) | `Secret` | | `secrets/formats-and-settings`, `secrets/by-name` |
//!
//! What can't be read at all is an error or a loss with a code of its own; [`diagnostics::ALL`](crate::diagnostics::ALL)
//! lists every code.

pub mod bodies;
pub mod names;
pub mod operations;
pub mod responses;
pub mod schemas;
pub mod swagger;
pub mod unions;

use crate::diagnostics::{Diagnostics, Style, render};
use crate::generate::{Files, generate};
use crate::load;
use crate::settings::Settings;

/// The types that schemas become: takes the YAML of `components.schemas`, gives the text of the types' files.
///
/// It is the generator as it is, with the default settings, around a description that has nothing else. The files that
/// say how the types travel are left out, and so are the `use` lines. A description that is refused gives the
/// diagnostics that say so.
#[doc(hidden)]
#[must_use]
pub fn types_of(schemas: &str) -> String {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    types_of_description(&format!("components:\n  schemas:\n{indented}"))
}

/// The same for a whole description, without `openapi` and `info`.
#[doc(hidden)]
#[must_use]
pub fn types_of_description(description: &str) -> String {
    text(description, |path| path.starts_with("types/"))
}

/// The methods, builders and constructors that operations become: takes the YAML of a description without `openapi` and
/// `info`, gives the text of the groups' files and of the client's.
///
/// As for [`types_of`], it is the generator with the default settings.
#[doc(hidden)]
#[must_use]
pub fn client_of(description: &str) -> String {
    text(description, |path| !path.starts_with("types/") && path != "mod.rs")
}

/// The codes of what there is to say about a description without `openapi` and `info`, each once, sorted.
///
/// [`explain`](crate::diagnostics::Code::explanation) has the long text of each.
#[doc(hidden)]
#[must_use]
pub fn codes_of(description: &str) -> Vec<&'static str> {
    let (_, diagnostics, _) = made(description);
    let mut codes: Vec<&'static str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The files of a description, and all that there is to say.
fn made(description: &str) -> (Files, Diagnostics, String) {
    let version = if description.contains("swagger: ") { "" } else { "openapi: 3.1.0\n" };
    let text = format!("{version}info: {{ title: Example, version: '1' }}\n{description}");
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("example.yaml", &text, &mut diagnostics);
    match generate(&document, &Settings::default(), diagnostics) {
        Ok(generated) => {
            let rendered = render(&generated.diagnostics, &document.sources, Style::Plain);
            (generated.files.unwrap_or_default(), generated.diagnostics, rendered)
        }
        Err(bug) => (Files::new(), Diagnostics::new(), bug.to_string()),
    }
}

/// The text of some of the files that are made of a description, or why there are none.
fn text(description: &str, wanted: impl Fn(&str) -> bool) -> String {
    let (files, _, rendered) = made(description);
    if files.is_empty() {
        return rendered;
    }
    let is_wanted = |path: &&String| {
        let is_copied = path.starts_with("runtime/") || path.starts_with("macros/");
        path.ends_with(".rs") && !is_copied && !path.starts_with("wire/") && *path != "types/mod.rs" && wanted(path)
    };
    files.iter().filter(|(path, _)| is_wanted(path)).map(|(_, file)| items(file)).collect()
}

/// A file without its head: the line that says it is generated, the documentation of the module, and the imports.
fn items(file: &str) -> String {
    let mut text = String::new();
    let mut is_import = false;
    for line in file.lines() {
        is_import |= line.starts_with("use ");
        if !is_import && !line.starts_with("// ") && !line.starts_with("//!") {
            text.push_str(line);
            text.push('\n');
        }
        is_import &= !line.ends_with(';');
    }
    text
}
