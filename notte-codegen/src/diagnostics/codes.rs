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
        pub(crate) static $id: Code = Code { name: $name, severity: Severity::$severity, explanation: $explanation };)*
        /// Every code that there is.
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

codes! {
    FILE_UNREADABLE "file-unreadable" Error
        "The file can't be read, or is not UTF-8. The message has the reason that the system gave. Check the path and the permissions; a relative `$ref` is resolved from the file that contains it."
    SYNTAX "syntax" Error
        "The text is neither valid JSON nor valid YAML 1.2. The place is where the parser stopped, which is often just after the fault: an unclosed quote or bracket, a tab as indentation, a colon without a space."
    TOO_DEEP "too-deep" Error
        "The text is nested more than 128 levels deep. The limit keeps a hostile description from exhausting the stack. Move inner schemas to `components` and refer to them."
    TOO_LARGE "too-large" Error
        "The description expands to many times its own size: YAML aliases repeat each other, or each schema includes all members of the next through `allOf`. The limit keeps a hostile description from using up memory and time. Define common members once, in a schema of their own, and include it in fewer others."
    DUPLICATE_KEY "duplicate-key" Note
        "An object has the same key twice. RFC 8259 does not say what that means; the last value is used, as most parsers do. Remove one of them."
    VERSION_UNSUPPORTED "version-unsupported" Error
        "The document does not say `openapi: 3.0.x`, `3.1.x` or `3.2.x`, nor `swagger: \"2.0\"`. Convert a description in an older version of Swagger first. Later versions of OpenAPI are not supported yet."
    MEMBER_MISSING "member-missing" Note
        "A member that the specification requires is missing, such as `info` or the `description` of a response. The client is generated without it; other tools may refuse the description. Add it."
    MEMBER_UNKNOWN "member-unknown" Note
        "No supported version of the specification defines a member of this name in this place; the names of extensions begin with `x-`. The member is ignored. It may be misspelled, or belong somewhere else: a response of OpenAPI 3, for example, has its `schema` in `content`."
    KEYWORD_MISPLACED "keyword-misplaced" Note
        "A keyword stands beside a `type` that it does not apply to, such as `properties` beside `type: array`. JSON Schema ignores it there, and so does the generated type. If it describes the elements of the list, move it into `items`; if the type is wrong, correct it."
    INTEGER_WIDENED "integer-widened" Note
        "An example, a default, an `enum` value or a bound of an integer does not fit the type that its `format` stands for. Examples of what holds the integer count too. The type is made wide enough. Correct the format, or the value."
    INTEGER_INEXACT "integer-inexact" Loss
        "An example, a default, an `enum` value or a bound of an integer fits no integer type of 64 bits. For a value, the type is a floating-point number, which holds about 16 digits. For a bound, the type is an integer of 64 bits, and a value that it does not hold is an error. Correct the number if it is wrong; if such integers are really sent, describe them as strings."
    INTEGER_AMONG_NUMBERS "integer-among-numbers" Note
        "A value may be an integer or any number, so its type is a floating-point number. That type holds integers up to 2^53 exactly, and larger ones to about 16 digits. If larger integers are sent, describe them as an alternative with `format: int64`, or as strings."
    TUPLE_LENGTH "tuple-length" Loss
        "A list has a type for each of its elements and allows no others, but does not require all of them. It is read as a tuple, because serde and Pydantic describe tuples in this way. Add `minItems`, or set `untyped = \"any\"` if the list may be shorter."
    PATH_QUERY "path-query" Note
        "A path contains a query, which OpenAPI does not allow, and a query parameter of the same name is declared. The parameter is sent once. Remove the query from the path."
    OVERLAY_INVALID "overlay-invalid" Error
        "An overlay does not follow the OpenAPI Overlay Specification 1.0 or 1.1, or an action can't be carried out: the target or `copy` is not a JSONPath query (RFC 9535), the selected nodes are of different kinds, or a value is merged with a node of another kind. Objects merge with objects, arrays are extended by arrays, primitive values replace primitive values. To replace a node by one of another kind, remove it in one action and add it in the next."
    OVERLAY_UNMATCHED "overlay-unmatched" Error
        "The target of an action selects nothing in the description. The description may have changed, or the query is misspelled. Correct or remove the action. For an overlay that is applied to several descriptions, `allow_unmatched = true` in the table `overlays` of the settings makes it a note."
    OVERLAY_UNCHANGED "overlay-unchanged" Error
        "An action changes nothing: the values that it sets are there already, or it has neither `update`, `copy` nor `remove: true`. The description may have been corrected since the action was written. Remove the action."
    NOT_AN_OBJECT "not-an-object" Loss
        "A value that must be an object is a list, a string, a number or null. It is ignored; at the root of a document nothing is left then. Write the object in its place."
    WRONG_TYPE "wrong-type" Note
        "A keyword has a value of the wrong type, such as a string where a list belongs. The keyword is ignored unless the effect says otherwise. Correct its value."
    REF_UNRESOLVED "ref-unresolved" Loss
        "The target of a `$ref` does not exist: there is no such file, or the file has nothing at the pointer after `#`. Correct the spelling; in a pointer, a `/` inside a key is written `~1`, a `~` is written `~0`."
    REF_REMOTE "ref-remote" Loss
        "A `$ref` leads to an http(s) address. Save the file beside the description and refer to it by a relative path, or let `notte-codegen generate --fetch` fetch it. Build scripts fetch nothing; a program passes what it has fetched to `load::from_path_with`."
    REF_REFUSED "ref-refused" Loss
        "A `$ref` leads to a file that a description must not read: it is outside the folder of the description and the working directory, hidden, larger than 64 MB, or not a regular file. Links and `..` are resolved first. Allow more folders with `--ref-root DIR`, with `ref_roots` in the settings, or with `LoadOptions::ref_roots` in a program; or move the file."
    REF_CYCLE "ref-cycle" Loss
        "A `$ref` leads back to itself through other `$ref`s alone, so it never reaches a definition; or through alternatives of unions alone, so reading a value would never end. Replace one of the references by a definition."
    OPERATION_DROPPED "operation-dropped" Loss
        "No method can be generated for the operation, and it is left out; the message says why. The rest is generated."
    PARAMETER_INVALID "parameter-invalid" Loss
        "The parameter is invalid and is left out: it has no `name`, its `in` is none of path, query, header and cookie, or an earlier parameter has the same name and place. The place is that of the keyword, or of the parameter if the keyword is missing."
    HEADER_OF_CLIENT "header-of-client" Note
        "The client or the HTTP library sets this header by itself: it frames the message (`Content-Length`, `Transfer-Encoding`, `Host`, `Connection` and so on), or asks for an encoding that the client does not decode (`Accept-Encoding`). The parameter is left out."
    DEEP_OBJECT_NESTED "deep-object-nested" Note
        "A parameter or a field of a form has the style `deepObject` and is a list, or has members that are lists or objects. OpenAPI does not define the style for these. Nested members are sent as `name[key][inner]`, the items of a list with their index as `name[key][0]`. If the server reads lists in another way, set `lists` in the table `client` of the settings to `brackets` (`name[key][]`) or `repeat` (`name[key]`)."
    STYLE_NESTED "style-nested" Note
        "A parameter or a field of a form is a list or an object that holds lists or objects, and its style is one that OpenAPI defines for one level alone (`form`, `simple`, `spaceDelimited` and so on). What is nested is sent as JSON in the place of a text. If the server reads it so, the description says it best by `content` with `application/json` in place of `schema`; if it wants keys in brackets, by the style `deepObject`."
    SWAGGER_READ "swagger-read" Note
        "The description mixes versions: it says that it is OpenAPI 3 and has parts of Swagger 2.0 (a body or a form as parameters, a type without `schema`, a schema without `content`, `type: file`, schemas below `definitions`), or it is Swagger 2.0 and has parts of OpenAPI 3. Each part is read as its own version defines it. The code also notes an error response of Swagger 2.0 whose schema fits none of the media types under `produces`; it is read as JSON. Write the description in one version, so that other tools can read it as well."
    SWAGGER_IGNORED "swagger-ignored" Loss
        "A keyword of Swagger 2.0 has no effect. In a description of OpenAPI 3, these are `host`, `basePath` and `schemes` beside `servers`, `securityDefinitions` beside `securitySchemes`, and `consumes` and `produces` where `content` has the types; in any description, a `collectionFormat` of a response header other than `csv`. Use what the message names instead."
    BODY_AND_FORM "body-and-form" Note
        "An operation of Swagger 2.0 has both a body and form fields, which exclude each other. Because the operation consumes a form, the body is read as a field of it, under its own name. Make the body a form field, or make the fields properties of the body."
    EXTENSION_IGNORED "extension-ignored" Loss
        "An extension asks for types of another form: `x-ms-client-flatten` moves the properties of an object into the object that holds it. It is ignored, and the inner object is a type of its own. What is sent and received does not change."
    PAGES_NOT_FOLLOWED "pages-not-followed" Note
        "An operation returns pages, and the description does not say how to get the next page, or an extension that says so names something that does not exist. `Link` headers are followed all the same. Otherwise `[pages.OPERATION_ID]` in the settings says where the position goes (`position`), where the next one is (`next`, `next_header`, `last`), what is counted (`counts`) and which list is the page (`items`); `enabled = false` says that the operation has no pages."
    WAITER_POSSIBLE "waiter-possible" Note
        "An operation returns something with a state, and the names of the states suggest when it has ended. The help has a line of settings that adds a waiting method to the call: it repeats the call until the state says that it is done, and returns an error if the state says that it failed. Only the names were looked at, so check what the states mean. Without the setting, `poll_until` waits with any call."
    PATH_PARAMETER_MISSING "path-parameter-missing" Note
        "The path template names a parameter that the operation does not declare (OpenAPI, Path Templating). It becomes a required string. Declare it."
    PATH_PARAMETER_UNUSED "path-parameter-unused" Note
        "A parameter with `in: path` does not occur in the path template. It is left out. Correct its name, or add it to the path."
    LINK_UNRESOLVED "link-unresolved" Note
        "A link names an operation that the description does not have: no operation has its `operationId`, or its `operationRef` leads to none of them, in this file (`#/paths/~1pets/get`) or another (`paths/pets.yaml#/get`). The documentation shows the name without a link. Correct the name."
    OPERATION_ID_MISSING "operation-id-missing" Note
        "The operation has no `operationId`, so its name is made from the method and the path. Give it an id to choose the name."
    OPERATION_ID_DUPLICATE "operation-id-duplicate" Note
        "Two operations have the same `operationId`, which must be unique (OpenAPI, Operation Object). The later one is named from its method and path."
    BODY_UNSUPPORTED "body-unsupported" Loss
        "No type can be generated for the content type of a request body, a response, a form field or a parameter. The caller passes bytes or text to send, and gets bytes or text as they were received. Plain text has a type if it is a number, a boolean or a string of an `enum`."
    BODY_MANDATORY "body-mandatory" Note
        "A request body may be left out (`required` is false, which is the default), but its schema has required members. In most such descriptions `required: true` was forgotten, so the members are arguments of the method and the body is always sent. Add `required: true`; or remove the members from `required`, and each becomes a setter, with a body that is sent if one is set."
    BODY_IMPOSSIBLE "body-impossible" Note
        "A response with the status 204, 205 or 304 has `content`, but HTTP allows no body for it. The content is ignored, and a call that ends with such a status succeeds without a value. Remove the content, or correct the status."
    SCHEMA_AS_JSON "schema-as-json" Loss
        "No Rust type can be generated that says what the schema says. The value is plain JSON (`Json`): nothing is lost in transfer, and nothing is checked."
    UNION_AMBIGUOUS "union-ambiguous" Loss
        "The alternatives of a `oneOf` or `anyOf` can't be told apart by JSON type, discriminator, constant or required keys. A value is read as the first alternative that it fits, in the order of the description. Give each of them a property with a `const` of its own, a member in `required` that the others do not have, or the union a `discriminator`."
    TAG_OPTIONAL "tag-optional" Note
        "The alternatives of a union are told apart by a member that several of them do not require. A value without the member could be any of them, so it becomes the unknown variant, which keeps it whole. The client always sends the member. Make the member required in all alternatives but one; values without it then decode as that one."
    UNION_MERGED "union-merged" Loss
        "Several alternatives of a `oneOf` or `anyOf` have the same type in Rust, such as strings in two formats or numbers in two ranges, and nothing tells them apart. They become one variant, which holds the values of all of them. Write them as one alternative. If all alternatives are strings, `x-rust-type` beside them names a type of yours that parses them."
    KEYWORD_IGNORED "keyword-ignored" Loss
        "The keyword restricts values in a way that the type does not show (`not`, `if`, `dependentSchemas`, and so on). The client does not check values against it; the server does."
    ALL_OF_CONFLICT "all-of-conflict" Loss
        "Two parts of an `allOf` contradict each other, for example two types for one property. No value satisfies both. One of the parts is used, and the effect says which. Make the parts agree."
    REQUIRED_UNKNOWN "required-unknown" Note
        "`required` names a property that `properties` does not list. The property may have any value, so it is an additional property, and the client does not require it. Add it to `properties`."
    TYPE_ENDLESS "type-endless" Loss
        "A schema requires, directly or through others, a value of itself, so no finite value satisfies it. The member that closes the cycle becomes optional; an element of a tuple becomes nullable. Remove the member from `required`, or allow null."
    ENUM_TYPE_MISMATCH "enum-type-mismatch" Note
        "An `enum` lists values that the schema's own `type` forbids. The type does not have these values. Correct the type or the values."
    ROOT_INVALID "root-invalid" Error
        "The root of the document is not an object, so the document is not a description of an API. The file may be empty, or a list."
    SETTING_UNKNOWN "setting-unknown" Error
        "The settings have an unknown key, or a value of the wrong type. Settings are never ignored silently."
    SETTING_UNMATCHED "setting-unmatched" Error
        "A setting names an operation, a tag, a format or a property that the description does not have. The description may have changed, or the name is misspelled. Correct or remove the setting."
    SETTING_INVALID "setting-invalid" Error
        "A setting asks for something impossible, such as a name that is not a Rust identifier, an invalid path, or the same name for two types or for two methods of a group."
    SECURITY_UNKNOWN "security-unknown" Loss
        "`security` names a scheme that `components.securitySchemes` does not define. The client sends no credential for it; set a header instead. Each name is reported once. Define the scheme, or correct the name."
    SECURITY_UNSUPPORTED "security-unsupported" Loss
        "The security scheme can't be applied by this client (mutual TLS, an http scheme other than basic and bearer, or a key in a header that the HTTP library sets). Configure it on the HTTP client, or set a header."
    SERVER_INVALID "server-invalid" Note
        "The URL of a server is relative, or has a variable without a default, so it can't be used. The next server is used instead. If there is none, the client requires a base URL, and an operation uses the server of the client. Write the URL with its scheme and host, and a default for each variable."
    SERVER_FIXED "server-fixed" Loss
        "A path or an operation has several servers, a server whose URL has variables, or no usable server. Its calls go to the first usable server, with the defaults of its variables, or else to the server of the client. The documentation of its methods lists them all. To use another one, build a client with that server as its base URL; all calls of that client go there."
    PLACE_UNTYPED "place-untyped" Note
        "A schema allows any JSON (`{}` or `true`), so the type is plain JSON. Nothing is lost."
    NAME_MOVED "name-moved" Note
        "Two items would have the same name in Rust, and one of them was given another name. Set a name in the settings to choose it yourself."
}
