//! The words that descriptions are made of: the ordinary ones, and those that are hard to turn into Rust.

use crate::pointer::escaped;

/// Members of objects. Some are keywords, some meet after conversion, some are no words at all.
pub const MEMBERS: &[&str] = &[
    "id", "name", "type", "kind", "self", "a-b", "a_b", "aB", "", "1", "é", "class", "Option", "String", "value",
    "extra", "data", "new", "items", "status", "@id", "_links", "default", "match", "x", "text", "code", "x-y z",
    "$ref_", "crate", "super", "Vec", "None", "Some", "id_", "url", "as_", "ID", "имя", "名前", "🎉", "r#fn", "async",
    "gen", "write", "read", "node", "writer",
];

/// Members that no schema names.
pub const STRANGERS: &[&str] = &["zz", "x-1", "x-a", "Zz", "日"];

/// Values of strings: constants, tags of alternatives, texts.
pub const VALUES: &[&str] = &[
    "cat", "dog", "bird", "Cat", "a", "A", "", "+1", "-1", "ok", "OK", "error", "none", "None", "Self", "self",
    "other", "unknown", "Unknown", "1st", "é", "✓", "日本", "a b", "a_b", "a-b", "fn", "true", "null", "1", "🎉", "🚀",
];

/// Texts that are no constant anywhere.
pub const TEXTS: &[&str] = &["hello", "x y", "\u{0}\\\"é😀", "2020-01-02", "</script>", "line\nline", "12"];

/// Components.
pub const COMPONENTS: &[&str] = &[
    "Pet",
    "Cat",
    "Dog",
    "Node",
    "Tree",
    "Error",
    "String",
    "Option",
    "Vec",
    "Result",
    "BaseModel",
    "FillAction-Input",
    "PaginatedResponse_X_",
    "Item",
    "item",
    "Self",
    "Box",
    "Client",
    "Type",
    "1Day",
    "Ünï",
    "Event",
    "Value",
    "File",
    "User",
    "UserInput",
    "Page",
    "Extra",
    "Wire",
    "Json",
    "Map",
    "List",
    "A.B",
    "a/b",
    "t~e",
    "Данные",
    "日本",
    "Call",
    "Nullable",
    "JsonObject",
    "Writer",
    "Ok",
    "Default",
    "Clone",
    "u8",
    "bool",
    "Response",
    "Request",
    "Secret",
    "🎉",
];

/// Operations. Several may get one, which the standard forbids and descriptions do.
pub const OPERATIONS: &[&str] = &[
    "get",
    "create",
    "new",
    "type",
    "list-all",
    "getPet",
    "get_pet",
    "send",
    "builder",
    "Self",
    "pets.list",
    "client",
    "clone",
    "удалить",
    "1st",
    "",
];

/// Tags of operations.
pub const TAGS: &[&str] = &["pets", "Pets", "types", "client", "errors", "a b", "runtime", "json", "wire", "Ünï", "1"];

/// Parameters; those of a path have no braces and are not empty.
pub const PARAMETERS: &[&str] = &[
    "id",
    "q",
    "page",
    "type",
    "self",
    "a-b",
    "a_b",
    "filter[x]",
    "X-Id",
    "X-Trace-Id",
    "body",
    "send",
    "timeout",
    "header",
    "client",
    "ids[]",
    "$top",
    "é",
];

/// Descriptions, in which rustdoc and Markdown see what the author did not mean.
pub const PROSE: &[&str] = &[
    "Some *text* `x` [y](z) {a}",
    "A list:\n- one\n    - two\n\n    code\n",
    "<b>bold</b> and <br> and Vec<T>",
    "See http://a.b/c and [nothing].",
    "```\nlet x = 1;\n```\n",
    "*/ \" \\ #",
];

/// The pointer of a component as a reference writes it.
pub fn reference(kind: &str, name: &str) -> String {
    let escaped = escaped(name);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let mut text = format!("#/components/{kind}/");
    for c in escaped.chars() {
        if plain(c) {
            text.push(c);
        } else {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer).bytes().for_each(|byte| text.push_str(&format!("%{byte:02X}")));
        }
    }
    text
}
