//! Ways to say who calls.

use serde_json::{Value, json};

/// The schemes.
pub fn schemes() -> Value {
    let flow = json!({ "clientCredentials": { "tokenUrl": "https://a.b/token", "scopes": { "read": "Reads." } } });
    json!({
        "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
        "Key": { "type": "apiKey", "in": "query", "name": "key" },
        "session": { "type": "apiKey", "in": "cookie", "name": "session" },
        "basic": { "type": "http", "scheme": "basic" },
        "Bearer Auth": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
        "oauth": { "type": "oauth2", "flows": flow },
        "self": { "type": "openIdConnect", "openIdConnectUrl": "https://a.b/.well-known/openid-configuration" },
    })
}

/// What an operation may ask for: nothing, one, several at once, or one of several.
pub fn requirements() -> Vec<Value> {
    vec![
        json!([]),
        json!([{}]),
        json!([{ "key": [] }]),
        json!([{ "key": [], "Key": [] }, { "basic": [] }]),
        json!([{ "Bearer Auth": [] }, {}]),
        json!([{ "oauth": ["read"] }, { "self": [] }, { "session": [] }]),
        json!([{ "nowhere": [] }]),
    ]
}
