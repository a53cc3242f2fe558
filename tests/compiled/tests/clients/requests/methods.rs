//! Methods that have no field of their own, as they stand on the wire.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::methods_additional::pets::Pets;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_tests::server::Server;

const DESCRIPTION: &str = include_str!("../../../../fixtures/methods/additional/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

#[tokio::test]
async fn each_is_sent_as_it_is_written() {
    let server = Server::start(DESCRIPTION);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let pets = Pets::new(&client);
    pets.find("a b", ["cat", "dog"]).await.expect("an answer");
    let found = server.last();
    assert_eq!((found.method.as_str(), found.path.as_str()), ("QUERY", "/pets/a%20b"));
    assert_eq!(found.body, br#"["cat","dog"]"#);
    pets.copy("1", "/pets/2").await.expect("an answer");
    let copied = server.last();
    assert_eq!((copied.method.as_str(), copied.header("destination")), ("COPY", Some("/pets/2")));
    pets.lock_pets_id("1").await.expect("an answer");
    assert_eq!(server.last().method, "LOCK");
    // What answers it has no body.
    let () = pets.peek("1").await.expect("an answer");
    let peeked = server.last();
    assert_eq!((peeked.method.as_str(), peeked.header("accept")), ("HEAD", Some("application/json, application/pdf")));
    server.assert_clean();
}
