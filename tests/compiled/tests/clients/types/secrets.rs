//! Secrets that are known by their names.
#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::json::from_json;
use notte_compiled_fixtures::secrets_by_name::types::Key;
use serde_json::json;

#[test]
fn debug_hides_them_unless_a_setting_shows_them() {
    let key: Key = from_json(&json!({"api_key": "shown", "client_secret": "hidden", "max_tokens": 3})).unwrap();
    assert_eq!(key.client_secret, "hidden");
    assert_eq!(format!("{key:?}"), r#"Key { api_key: "shown", client_secret: Secret(..), max_tokens: 3 }"#);
}
