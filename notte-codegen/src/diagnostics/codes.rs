//! The one table of codes.

use super::Severity;

/// A kind of diagnostic. All of them are in [`ALL`].
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The name that users write, as in `--deny NAME` and `notte-codegen explain NAME`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it means and how to mend it, for people, in a few sentences.
    pub explanation: &'static str,
}

/// The code with this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.name == name)
}

impl Code {
    /// Whether this is most likely a slip of whoever wrote the description and changes the client: a reference that leads
    /// nowhere, a keyword that is malformed or misspelled. Such diagnostics are shown without being asked for.
    #[must_use]
    pub fn is_slip(&self) -> bool {
        [&REF_UNRESOLVED, &REF_REFUSED, &WRONG_TYPE, &MEMBER_UNKNOWN, &PATH_PARAMETER_UNUSED]
            .iter()
            .any(|slip| slip.name == self.name)
    }
}

macro_rules! codes {
    ($($id:ident $name:literal $severity:ident $explanation:literal)*) => {
        $(#[doc = $explanation]
        pub static $id: Code = Code { name: $name, severity: Severity::$severity, explanation: $explanation };)*
        /// Every code that there is.
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

codes! {
    FILE_UNREADABLE "file-unreadable" Error
        "The file can't be read, or is not UTF-8. The message carries what the system said. Check the path and the permissions; a relative `$ref` starts at the file it stands in."
    SYNTAX "syntax" Error
        "The text is neither valid JSON nor valid YAML 1.2. The place is where the parser gave up, which is often just after the fault: an unclosed quote or bracket, a tab as indentation, a colon without a space."
    TOO_DEEP "too-deep" Error
        "The text nests deeper than 128 levels, more than any schema that a person wrote. The limit keeps a hostile description from exhausting the stack. Move inner schemas to `components` and refer to them."
    TOO_LARGE "too-large" Error
        "The description becomes far more than its own size: YAML aliases that repeat each other, or schemas that each include all members of the next through `allOf`. The limit keeps a hostile description from using up memory and time. Say common members once, in a schema that is referred to, and include it in fewer others."
    DUPLICATE_KEY "duplicate-key" Note
        "The same key stands twice in one object. RFC 8259 leaves open what that means; the last value is taken, as most parsers do. Remove one of them."
    VERSION_UNSUPPORTED "version-unsupported" Error
        "The document does not say `openapi: 3.0.x`, `3.1.x` or `3.2.x`, nor `swagger: \"2.0\"`. Older versions of Swagger have to be converted first. A later version may work once its number is added here."
    MEMBER_MISSING "member-missing" Note
        "The specification requires a member that is not there, such as `info` or the `description` of a response. What is made does without it; other tools may refuse the description. Add it."
    MEMBER_UNKNOWN "member-unknown" Note
        "The specification knows no member of this name in this place, in any version that is read; one that is meant for a tool begins with `x-`. It is passed over: it may be misspelled, or belong somewhere else, as a `schema` of Swagger 2.0 that stands in a response and not in its `content`."
    KEYWORD_MISPLACED "keyword-misplaced" Note
        "A keyword stands beside a `type` that it does not apply to, such as `properties` beside `type: array`. JSON Schema ignores it there, and so does the generated type. If it describes the elements of the list, move it into `items`; if the type is wrong, correct it."
    INTEGER_WIDENED "integer-widened" Note
        "An example, a default, an `enum` value or a bound of an integer does not fit the type that its `format` stands for. Examples of what holds the integer count too. The type is wide enough for it. Correct the format, or the value."
    INTEGER_INEXACT "integer-inexact" Loss
        "An example, a default, an `enum` value or a bound of an integer fits no integer type of 64 bits. For a value, the type is a floating-point number, which holds about 16 digits. For a bound, the type is an integer of 64 bits, and a value that it does not hold is an error. If the number is wrong, correct it; if such integers are sent, describe them as strings."
    INTEGER_AMONG_NUMBERS "integer-among-numbers" Note
        "A value is an integer or a number, so its type is a floating-point number. It holds integers up to 2^53 exactly, and larger ones to about 16 digits. If larger integers are sent, describe them as an alternative with `format: int64`, or as strings."
    TUPLE_LENGTH "tuple-length" Loss
        "A list has a type for each of its elements and allows no others, but does not say that it has all of them. It is read as a tuple, since that is what serde and Pydantic write for one. Add `minItems`, or set `untyped = \"any\"` if the list may be shorter."
    PATH_QUERY "path-query" Note
        "A path of the description has a query, which OpenAPI does not allow, and a query parameter of the same name is declared. It is sent once. Take the query out of the path."
    OVERLAY_INVALID "overlay-invalid" Error
        "An overlay is not what the OpenAPI Overlay Specification 1.0 or 1.1 says, or an action can't be carried out: the target or `copy` is no JSONPath query (RFC 9535), the selected nodes are of different kinds, or a value is merged with a node of another kind. Objects merge with objects, arrays are extended by arrays, primitive values replace primitive values. To replace a node by one of another kind, remove it in one action and add it in the next."
    OVERLAY_UNMATCHED "overlay-unmatched" Error
        "The target of an action selects nothing in the description. The description may have changed, or the query is misspelled. Correct or remove the action. With `allow_unmatched = true` in the table `overlays` of the settings it is a note, for an overlay that is applied to several descriptions."
    OVERLAY_UNCHANGED "overlay-unchanged" Error
        "An action leaves the description as it is: the values that it sets are there already, or it has neither `update`, `copy` nor `remove: true`. The description may have been corrected since the action was written. Remove the action."
    NOT_AN_OBJECT "not-an-object" Loss
        "Something that the specification says is an object is something else: a list, a string, a number or null. It is passed over; at the root of a document that leaves nothing. Write the object where it belongs."
    WRONG_TYPE "wrong-type" Note
        "A keyword has a value of the wrong type, such as a string where a list belongs. The keyword is passed over, as if it were not there, unless the effect says otherwise. Correct the description to have it heard."
    REF_UNRESOLVED "ref-unresolved" Loss
        "A `$ref` leads nowhere: the file or the pointer behind `#` does not exist. Correct the spelling; a `/` inside a key is written `~1`, a `~` is written `~0`."
    REF_REMOTE "ref-remote" Loss
        "A `$ref` leads to an http(s) address. Save the file beside the description and refer to it by a relative path. Or let the command `notte-codegen generate` fetch it, with `--fetch`. A build script fetches nothing; a program gives what it has fetched to `load::from_path_with`."
    REF_REFUSED "ref-refused" Loss
        "A `$ref` leads to a file that a description must not read: outside of the folder of the description and of the working directory, hidden, larger than 64 MB, or no regular file. Links and `..` are resolved first. Allow more folders with `--ref-root DIR`, with `ref_roots` in the settings, or with `LoadOptions::ref_roots` in a program; or move the file."
    REF_CYCLE "ref-cycle" Loss
        "A `$ref` leads to itself through nothing but other `$ref`s, so it never reaches a definition; or through nothing but alternatives of unions, so that a value would be read without end. One of them has to define something."
    OPERATION_DROPPED "operation-dropped" Loss
        "The operation can't be made sense of and is left out; the rest is generated. The message says what stands in the way."
    PARAMETER_INVALID "parameter-invalid" Loss
        "The parameter breaks the specification in a way that leaves no sensible reading: no `name`, an `in` that is none of path, query, header and cookie, or the same of both as a later one. The place is that of the keyword, or of the parameter where the keyword is missing."
    HEADER_OF_CLIENT "header-of-client" Note
        "A header parameter is one that the HTTP library or the client sets by itself: it frames the message (`Content-Length`, `Transfer-Encoding`, `Host`, `Connection` and so on), or asks for an encoding that the client does not decode (`Accept-Encoding`). It is left out of the arguments."
    DEEP_OBJECT_NESTED "deep-object-nested" Note
        "A parameter or a field of a form has the style `deepObject` and is a list, or has members that are lists or objects, for which OpenAPI does not define the style. Nested members are sent as `name[key][inner]`, the items of a list with their index as `name[key][0]`. For a server that reads lists in another way, set `lists` in the table `client` of the settings to `brackets` (`name[key][]`) or `repeat` (`name[key]`)."
    SWAGGER_READ "swagger-read" Note
        "The description mixes versions: it says that it is OpenAPI 3 and has parts of Swagger 2.0 (a body or a form as parameters, a type without `schema`, a schema without `content`, `type: file`, schemas below `definitions`), or it is Swagger 2.0 and has parts of OpenAPI 3. They are read as what they mean in their own version. The same code notes an error of Swagger 2.0 whose schema fits none of the media types under `produces`, and which is read as JSON. Write the description in one version to have it read by others as well."
    SWAGGER_IGNORED "swagger-ignored" Loss
        "A keyword of Swagger 2.0 that has no effect: in a description of OpenAPI 3, `host`, `basePath`, `schemes` beside `servers`, `securityDefinitions` beside `securitySchemes`, `consumes` and `produces` where `content` has the types; and in any, a `collectionFormat` of a response header other than `csv`. Write what the message names in its place."
    BODY_AND_FORM "body-and-form" Note
        "An operation of Swagger 2.0 has a body and fields of a form, which exclude each other. As the operation consumes a form, the body is read as a part of it, with its own name. Make the body a field, or the fields properties of the body."
    EXTENSION_IGNORED "extension-ignored" Loss
        "An extension asks for a shape of the types that is not generated: `x-ms-client-flatten` wants the properties of an object in the object that holds it. What is sent and received is the same; the object is a type of its own."
    PAGES_NOT_FOLLOWED "pages-not-followed" Note
        "An operation answers in pages, and the description does not say how to get to the next one, or an extension that says it names what is not there. A server that sends a `Link` header is followed all the same. Otherwise `[pages.OPERATION_ID]` in the settings says where the position goes (`position`), where the next one is (`next`, `next_header`, `last`), what is counted (`counts`) and which list is the page (`items`); `enabled = false` says that there are no pages."
    WAITER_POSSIBLE "waiter-possible" Note
        "An operation returns one thing with a state, and the values of the state say when it is over. The help has a line of settings that gives the call a method which waits for that: it sends the call until it is done, and is an error if it failed. It is a proposal, made of the names of the values alone: read what they mean. Without it, `poll_until` waits with any call."
    PATH_PARAMETER_MISSING "path-parameter-missing" Note
        "The path template names a parameter that the operation does not declare (OpenAPI, Path Templating). It is taken as a required string."
    PATH_PARAMETER_UNUSED "path-parameter-unused" Note
        "A parameter with `in: path` does not occur in the path template, so there is nowhere to put it. It is left out."
    LINK_UNRESOLVED "link-unresolved" Note
        "A link names an operation that the description does not have: no operation has its `operationId`, or its `operationRef` leads to none of them, in this file (`#/paths/~1pets/get`) or another (`paths/pets.yaml#/get`). The documentation names it as it stands there. Correct the name to have it lead to the method."
    OPERATION_ID_MISSING "operation-id-missing" Note
        "The operation has no `operationId`. A name is made from the method and the path; give it an id to choose the name."
    OPERATION_ID_DUPLICATE "operation-id-duplicate" Note
        "Two operations have the same `operationId`, which must be unique (OpenAPI, Operation Object). The later one is named from its method and path."
    BODY_UNSUPPORTED "body-unsupported" Loss
        "The content type of a request body, an answer, a member of a form or a parameter has no typed form here. It is sent as bytes or text that the caller makes, and given as they came. Plain text has a type where it is a number, a boolean or one string of an `enum`."
    BODY_MANDATORY "body-mandatory" Note
        "A request body may be left out (`required` is false, which is the default), but its schema has required members. Most descriptions that say so only forgot `required: true`, so the members are arguments of the method and the body is always sent. Write `required: true`, or take the members out of `required`; then each is a setter, and the body is sent if one is set."
    BODY_IMPOSSIBLE "body-impossible" Note
        "A response with the status 204, 205 or 304 has `content`, but HTTP allows no body for it. The content is ignored, and a call that ends with such a status succeeds without a value. Remove the content, or correct the status."
    SCHEMA_AS_JSON "schema-as-json" Loss
        "The schema says more than a Rust type here can say. The value is plain JSON (`Json`), so nothing is lost on the wire, but nothing is checked either."
    UNION_AMBIGUOUS "union-ambiguous" Loss
        "The alternatives of a `oneOf` or `anyOf` can't be told apart by JSON type, discriminator, constant or required keys. The value is read as the first alternative that fits, in the order of the description. Give each of them a property with a `const` of its own, a member in `required` that the others do not have, or the union a `discriminator`."
    TAG_OPTIONAL "tag-optional" Note
        "The alternatives of a union are told apart by a member that several of them do not require. Servers send it nevertheless, mostly as its default; a value without it could be any of them, so it is kept whole in the variant for what is none of them. A variant is written with the member, set or not. Require the member in all of them but one, which is what has none of it then."
    UNION_MERGED "union-merged" Loss
        "Several alternatives of a `oneOf` or `anyOf` are one type in Rust, such as strings in two formats or numbers in two ranges, and nothing tells them apart. They are one, whose type holds the values of all of them and does not say which of them a value is. Make them one alternative; `x-rust-type` beside alternatives that are all strings names a type that reads them."
    KEYWORD_IGNORED "keyword-ignored" Loss
        "The keyword restricts values in a way that the type does not show (`not`, `if`, `dependentSchemas`, and so on). Values are not checked against it, here or on sending; the server is the judge."
    ALL_OF_CONFLICT "all-of-conflict" Loss
        "Two parts of an `allOf` contradict each other, for example two types for one property. No value satisfies both; one of them is taken, and the effect says which. Make the parts agree."
    REQUIRED_UNKNOWN "required-unknown" Note
        "`required` names a property that `properties` does not list. Any value is allowed for it, so it stays among the additional properties and is not asked for."
    TYPE_ENDLESS "type-endless" Loss
        "A schema requires, directly or through others, a value of itself, so that no finite value satisfies it. A required member that closes the circle is made optional, an element of a tuple may be null. Take the member out of `required`, or allow null."
    ENUM_TYPE_MISMATCH "enum-type-mismatch" Note
        "An `enum` lists values that the schema's own `type` forbids. Those values are kept out of the type; the server can't send them without breaking its own description. Correct the type or the values."
    ROOT_INVALID "root-invalid" Error
        "The document's root is no object, so it is no description of an API: the file may be empty, or a list, or something else entirely."
    SETTING_UNKNOWN "setting-unknown" Error
        "The settings file has a key that means nothing, or a value of the wrong type. Settings are never passed over in silence."
    SETTING_UNMATCHED "setting-unmatched" Error
        "A setting names an operation, a tag, a format or a property that the description does not have. It was renamed or removed; correct the setting, so that it never lies dormant."
    SETTING_INVALID "setting-invalid" Error
        "A setting asks for something impossible, such as a name that is no Rust identifier, a path that is none, or the same name for two methods of one group or for two types."
    SECURITY_UNKNOWN "security-unknown" Loss
        "`security` names a scheme that `components.securitySchemes` does not define. The client sends no credential for it; a caller can set a header. It is reported once for each name. Define the scheme, or correct the name."
    SECURITY_UNSUPPORTED "security-unsupported" Loss
        "The security scheme can't be applied by this client (mutual TLS, an http scheme other than basic and bearer, or a key in a header that the HTTP library sets). Set it on the HTTP client or as a header."
    SERVER_INVALID "server-invalid" Note
        "The server's url can't be used as it stands (relative, or with a variable that has no default). The next server is taken instead; when there is none, the client asks for a base URL, and an operation goes to the server of the client. Write the URL with its scheme and host, and a default for each variable."
    SERVER_FIXED "server-fixed" Loss
        "A path or an operation has several servers, one whose URL has variables, or none that can be used as it stands. Its calls go to the first that can, with the defaults of its variables, or else to the server of the client; the documentation of its methods lists them all. To use another one, build a client with it as its base URL, which all calls of that client then go to."
    PLACE_UNTYPED "place-untyped" Note
        "A schema says nothing at all (`{}` or `true`), so any JSON is allowed and the type is plain JSON. Nothing is lost."
    NAME_MOVED "name-moved" Note
        "Two things would have the same name in Rust. The later, weaker one got another; pin a name in the settings to choose it yourself."
}
