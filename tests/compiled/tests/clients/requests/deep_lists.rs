//! Lists and nested objects under `deepObject`, as they stand on the wire, in each habit that the settings know.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_compiled_fixtures::runtime::json::With as _;
use notte_compiled_fixtures::{
    parameters_deep_lists, parameters_deep_lists_in_brackets, parameters_deep_lists_repeated,
};
use notte_tests::server::Server;

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

/// The query of a call and the form of another, decoded.
macro_rules! sent {
    ($client:ident) => {{
        use $client::orders::Orders;
        use $client::types::{Card, Item, Line};
        let server = Server::start(include_str!("../../../../fixtures/parameters/deep-lists/spec.yaml"));
        let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
        let item = |sku: &str| Item::default().with(|value| value.sku = Some(sku.to_owned()));
        let card = || Card::default().with(|value| value.items = Some(vec![item("s1"), item("s2")]));
        let line = |price: &str| Line::default().with(|value| value.price = Some(price.to_owned()));
        // The server of the tests does not read `deepObject`; what it was sent is what counts.
        Orders::new(&client).list().expand(["a", "b"]).card(card()).await.ok();
        let query = server.last().query.expect("a query");
        let call = Orders::new(&client).create().expand(["a", "b"]);
        call.lines([line("p1"), line("p&2")]).card(card()).await.ok();
        let form = String::from_utf8(server.last().body.clone()).expect("text");
        [query, form].map(|text| text.replace("%5B", "[").replace("%5D", "]"))
    }};
}

#[tokio::test]
async fn an_item_has_its_index() {
    let [query, form] = sent!(parameters_deep_lists);
    assert_eq!(query, "expand[0]=a&expand[1]=b&card[items][0][sku]=s1&card[items][1][sku]=s2");
    assert_eq!(
        form,
        "expand[0]=a&expand[1]=b&lines[0][price]=p1&lines[1][price]=p%262&\
         card[items][0][sku]=s1&card[items][1][sku]=s2"
    );
}

#[tokio::test]
async fn an_item_has_brackets() {
    let [query, form] = sent!(parameters_deep_lists_in_brackets);
    assert_eq!(query, "expand[]=a&expand[]=b&card[items][][sku]=s1&card[items][][sku]=s2");
    assert_eq!(
        form,
        "expand[]=a&expand[]=b&lines[][price]=p1&lines[][price]=p%262&\
         card[items][][sku]=s1&card[items][][sku]=s2"
    );
}

#[tokio::test]
async fn an_item_repeats_the_name() {
    let [query, form] = sent!(parameters_deep_lists_repeated);
    assert_eq!(query, "expand=a&expand=b&card[items][sku]=s1&card[items][sku]=s2");
    assert_eq!(
        form,
        "expand=a&expand=b&lines[price]=p1&lines[price]=p%262&card[items][sku]=s1&\
         card[items][sku]=s2"
    );
}
