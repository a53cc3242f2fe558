//! Files and bytes from a path and from streams, as an API takes them.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::bodies_uploads::photos::Photos;
use notte_compiled_fixtures::runtime::http::{Api, Body, ClientBuilder, File};
use notte_tests::server::Server;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

const DESCRIPTION: &str = include_str!("../../../../fixtures/bodies/uploads/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

struct Two(u8);

impl futures_core::Stream for Two {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0 += 1;
        Poll::Ready((self.0 <= 2).then(|| Ok(vec![b'0' + self.0; 2])))
    }
}

#[tokio::test]
async fn bytes_paths_and_streams_are_bodies() {
    let server = Server::start(DESCRIPTION);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let photos = Photos::new(&client);
    photos.put_content("1", "bytes").await.expect("an answer");
    assert_eq!((server.last().header("content-length"), server.last().body.as_slice()), (Some("5"), &b"bytes"[..]));
    photos.put_content("1", Body::stream(Two(0))).await.expect("an answer");
    assert_eq!(server.last().header("transfer-encoding"), Some("chunked"));
    assert_eq!(server.last().body, b"1122");
    photos.patch_content("1").body(Body::sized_stream(Two(0), 4)).await.expect("an answer");
    assert_eq!((server.last().header("content-length"), server.last().body.as_slice()), (Some("4"), &b"1122"[..]));
    assert_eq!(server.last().header("content-type"), Some("image/png"));
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    photos.put_content("1", Body::path(manifest)).await.expect("an answer");
    assert_eq!(server.last().body, std::fs::read(manifest).expect("the manifest"));
    server.assert_clean();
}

#[tokio::test]
async fn parts_come_from_anywhere() {
    let server = Server::start(DESCRIPTION);
    let client = ClientBuilder::new(&API).base_url(server.url()).build().expect("a client");
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let call = Photos::new(&client).add(File::path(manifest)).note("n");
    call.more([File::new("a", Body::sized_stream(Two(0), 4)), b"b".into()]).await.expect("an answer");
    server.assert_clean();
    let request = server.last();
    let boundary = request.header("content-type").and_then(|media| media.split_once("boundary=")).expect("parts").1;
    let octets = "Content-Type: application/octet-stream";
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"Cargo.toml\"\r\n{octets}\r\n\r\n\
         {}\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nn\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"more\"; filename=\"a\"\r\n{octets}\r\n\r\n1122\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"more\"; filename=\"file\"\r\n{octets}\r\n\r\nb\r\n\
         --{boundary}--\r\n",
        std::fs::read_to_string(manifest).expect("the manifest")
    );
    assert_eq!(str::from_utf8(&request.body), Ok(expected.as_str()));
    assert_eq!(request.header("content-length"), Some(expected.len().to_string().as_str()));
}
