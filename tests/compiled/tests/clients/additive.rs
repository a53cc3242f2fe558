//! A program compiled with a client, and with the same after each change that adds to the API.

#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::http::Api;

const API: Api = Api { base_url: "https://example.com", user_agent: "test", schemes: &[] };

macro_rules! programs {
    ($($change:ident => $client:ident),*) => {$(
        mod $change {
            use super::API;
            use notte_compiled_fixtures::$client as api;
            include!("../../additive/user.rs");
        }
    )*

    #[test]
    fn each_change_has_its_program() {
        let changes: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_str(include_str!("../../additive/changes.json")).unwrap();
        let known: std::collections::BTreeSet<&str> = [$(stringify!($change)),*].into();
        assert_eq!(changes.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), known);
    }};
}

programs! {
    base => additive_base,
    optional_member_of_request => additive_optional_member_of_request,
    optional_parameter => additive_optional_parameter,
    optional_body => additive_optional_body,
    required_member_of_answer => additive_required_member_of_answer,
    enum_value => additive_enum_value,
    alternative => additive_alternative,
    operation => additive_operation,
    tag => additive_tag,
    status_of_error => additive_status_of_error,
    status_with_the_same_body => additive_status_with_the_same_body,
    media_type_of_body => additive_media_type_of_body,
    header_of_answer => additive_header_of_answer
}
