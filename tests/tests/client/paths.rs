//! The generated client: what is put into a path stays one segment of it, or is not sent.

use notte_generated::Error;
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::Server;

#[tokio::test]
async fn an_id_stays_one_segment() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for (id, path) in [
        ("a/b c?d#e%f", "/sessions/a%2Fb%20c%3Fd%23e%25f"),
        ("../x", "/sessions/..%2Fx"),
        ("%2e%2e", "/sessions/%252e%252e"),
        ("..\\..", "/sessions/..%5C.."),
        ("...", "/sessions/..."),
        ("a;b=c,d:e@f&g=$h!i*j'(k)+l", "/sessions/a%3Bb%3Dc%2Cd%3Ae%40f%26g%3D%24h%21i%2Aj%27%28k%29%2Bl"),
        ("\u{0}\r\n\t", "/sessions/%00%0D%0A%09"),
        (" ", "/sessions/%20"),
        ("start", "/sessions/start"),
    ] {
        server.clear();
        let outcome = notte.sessions().status(id).await;
        let sent = server.last();
        assert_eq!(sent.path, path);
        if id != "start" {
            outcome.unwrap_or_else(|error| panic!("{id:?}: {error}"));
            assert_eq!(sent.path_parameter("session_id"), Some(id));
            server.assert_clean();
        }
    }
}

#[tokio::test]
async fn an_id_that_is_no_segment_sends_nothing() {
    let server = Server::start(NOTTE);
    let notte = calls::client(&server.url());
    for id in ["", ".", ".."] {
        let wrong = if id.is_empty() { "empty".to_owned() } else { format!("`{id}`") };
        let refusals: [(&str, &str, Result<(), Error>); 6] = [
            ("sessionStatus", "session_id", notte.sessions().status(id).await.map(drop)),
            ("sessionReplay", "session_id", notte.sessions().replay(id).stream().await.map(drop)),
            ("sessionCookiesSet", "session_id", notte.sessions().cookies_set(id, []).await.map(drop)),
            ("agentStop", "agent_id", notte.agents().stop(id).await.map(drop)),
            ("personaGet", "persona_id", notte.personas().get(id).send_with_meta().await.map(drop)),
            ("vaultDelete", "vault_id", notte.vaults().delete(id).await.map(drop)),
        ];
        for (operation, parameter, outcome) in refusals {
            let error = outcome.expect_err("nothing must be sent");
            assert_eq!(error.to_string(), format!("{operation}: the path parameter `{parameter}` is {wrong}"));
            assert!(error.is_invalid() && !error.retryable());
            assert_eq!((error.operation(), error.status()), (Some(operation), None));
        }
    }
    assert!(server.requests().is_empty());
}
