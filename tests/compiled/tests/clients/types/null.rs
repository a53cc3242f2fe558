//! Null, where no type stands beside `nullable`.

use notte_compiled_fixtures::null_nullable_without_type::types::Holder;
use notte_compiled_fixtures::runtime::json::{from_slice, to_text};

#[test]
fn null_is_read_where_it_is_allowed_or_meant() {
    let text = r#"{"untyped":null,"untyped_nullable":null,"sibling":null,"wrapper":null,"wrapped_enum":null,"enum_with_null":null,"enum_without_null":null,"enum_not_nullable":"s","enum_untyped":null,"part_silent":null,"parts_differ":{},"part_for_null":null,"part_for_null_and_type":null,"beside_parts":null,"item":[null,"cat"]}"#;
    let holder: Holder = from_slice(text.as_bytes()).unwrap();
    assert_eq!(to_text(&holder), text);
    for member in ["enum_not_nullable", "parts_differ"] {
        let mut tree: serde_json::Value = serde_json::from_str(text).unwrap();
        tree[member] = serde_json::Value::Null;
        assert!(from_slice::<Holder>(tree.to_string().as_bytes()).is_err(), "{member}");
    }
}
