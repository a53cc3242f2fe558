//! Parameters that nobody is asked for: those that have one value, and headers that every operation requires.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::parameters_one_value::items::Items as OneValue;
use notte_compiled_fixtures::parameters_one_value::types::GetItemView;
use notte_compiled_fixtures::parameters_required_headers::items::Items as RequiredHeaders;
use notte_compiled_fixtures::runtime::http::testing::Double;
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder, Scheme, SchemeKind};

static API: Api = Api {
    base_url: "http://api.test",
    user_agent: "suite/1.0",
    schemes: &[Scheme { name: "key", kind: SchemeKind::Header("x-api-key") }],
};

fn client(double: &Double, builder: ClientBuilder) -> Client {
    double.client(builder).expect("a client")
}

#[tokio::test]
async fn one_value_is_sent_without_being_asked_for() {
    let double = Double::new();
    let items = OneValue::new(&client(&double, ClientBuilder::new(&API)));
    double.on(items.get("", GetItemView::Full)).answer(());
    items.get("1", GetItemView::Full).await.expect("done");
    items.get("1", GetItemView::Full).header("api-version", "next").query_param("level", "4").await.expect("done");
    let sent = double.sent();
    let uris: Vec<_> = sent.iter().map(|sent| sent.uri().to_string()).collect();
    let base = "http://api.test/v2/items/1?strict=true";
    assert_eq!(uris, [format!("{base}&level=3&view=full"), format!("{base}&level=4&view=full")]);
    let versions: Vec<_> = sent.iter().map(|sent| sent.header("api-version")).collect();
    assert_eq!(versions, [Some("2022-06-28"), Some("next")]);
}

#[tokio::test]
async fn a_cookie_and_the_fields_of_a_form_with_one_value_are_sent_as_well() {
    let double = Double::new();
    let items = OneValue::new(&client(&double, ClientBuilder::new(&API)));
    double.on(items.create_token("")).answer(());
    items.create_token("ann").await.expect("done");
    let sent = double.sent();
    let sent = sent.first().expect("a request");
    assert_eq!(sent.body().as_ref(), b"grant_type=password&level=3&name=ann");
    assert_eq!(sent.header("cookie"), Some("theme=light"));
}

#[tokio::test]
async fn a_header_that_all_require_is_set_once() {
    let double = Double::new();
    let without = RequiredHeaders::new(&client(&double, ClientBuilder::new(&API)));
    double.on(without.get_a()).answer(());
    let error = without.get_a().await.expect_err("an error");
    assert!(error.is_invalid(), "{error}");
    assert_eq!(
        error.to_string(),
        "getA: the header `X-Tenant` is required: set it for the client, or with `header` of the call"
    );
    without.get_a().header("x-tenant", "call").await.expect("done");
    // The builder of this client has a method for it: `x_tenant`.
    let with = RequiredHeaders::new(&client(&double, ClientBuilder::new(&API).header("X-Tenant", "client")));
    with.get_a().await.expect("done");
    let sent = double.sent();
    assert_eq!(sent.iter().map(|sent| sent.header("x-tenant")).collect::<Vec<_>>(), [Some("call"), Some("client")]);
    // A header that is a credential as well is asked for as such.
    assert!(sent.iter().all(|sent| sent.header("x-api-key") == Some("a-credential")));
}
