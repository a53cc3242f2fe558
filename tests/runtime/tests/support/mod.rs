//! A server that answers as it is told to, and keeps what it was sent, and an API to call it by.
#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notte_runtime::http::{Api, Call, Client, ClientBuilder, Operation, Param, Retries, Scheme, SchemeKind, Style};
use notte_runtime::json::Wire;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

pub static API: Api = Api {
    base_url: "",
    user_agent: "suite/1.0",
    schemes: &[
        Scheme { name: "bearer", kind: SchemeKind::Bearer },
        Scheme { name: "basic", kind: SchemeKind::Basic },
        Scheme { name: "key", kind: SchemeKind::Header("X-Api-Key") },
        Scheme { name: "token", kind: SchemeKind::Query("api_token") },
        Scheme { name: "cookie", kind: SchemeKind::Cookie("sid") },
    ],
};

pub const SECRET: &str = "s3cr3t-k3y";

pub static GET: Operation = Operation::new("getThing", "GET", "/thing");
pub static POST: Operation = Operation::new("postThing", "POST", "/thing");
pub static ITEM: Operation = Operation::new("getItem", "GET", "/items/{item_id}/parts/{part}");

/// What the server does after it has read a request.
pub enum Step {
    Send(Vec<u8>),
    /// Goes on when told to.
    Await(oneshot::Receiver<()>),
    /// Keeps the connection open and does nothing more.
    Stall,
}

/// A request as it stood on the wire.
#[derive(Clone, Debug)]
pub struct Seen {
    pub head: String,
    pub body: Vec<u8>,
}

impl Seen {
    /// `GET /thing?a=b`
    pub fn target(&self) -> &str {
        self.head.lines().next().unwrap().trim_end_matches(" HTTP/1.1")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).into_iter().next()
    }

    pub fn headers(&self, name: &str) -> Vec<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
    }
}

pub struct Server {
    pub address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// A server that plays one script for each request, and closes the connection after it.
    pub async fn start(scripts: impl IntoIterator<Item = Vec<Step>>) -> Self {
        Self::on(Self::listen().await, scripts)
    }

    /// A place for a server, for one that has to be known before its script is.
    pub async fn listen() -> TcpListener {
        TcpListener::bind("127.0.0.1:0").await.unwrap()
    }

    pub fn on(listener: TcpListener, scripts: impl IntoIterator<Item = Vec<Step>>) -> Self {
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let scripts: VecDeque<_> = scripts.into_iter().collect();
        tokio::spawn(serve(listener, scripts, Arc::clone(&seen)));
        Self { address, seen }
    }

    /// A server that gives one answer.
    pub async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        Self::start([vec![Step::Send(answer.into())]]).await
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn only(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.pop().unwrap()
    }

    pub fn builder(&self) -> ClientBuilder {
        // Most suites are about one answer.
        ClientBuilder::new(&API).base_url(self.url()).retries(Retries::never())
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

async fn serve(listener: TcpListener, mut scripts: VecDeque<Vec<Step>>, seen: Arc<Mutex<Vec<Seen>>>) {
    while let Some(script) = scripts.pop_front() {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read(&mut stream).await;
        seen.lock().unwrap().push(request);
        tokio::spawn(play(stream, script));
    }
    // A request more than there are scripts is seen as well.
    let (mut stream, _) = listener.accept().await.unwrap();
    let request = read(&mut stream).await;
    seen.lock().unwrap().push(request);
}

async fn play(mut stream: TcpStream, script: Vec<Step>) {
    for step in script {
        match step {
            // The client may have gone: that is what some suites are about.
            Step::Send(bytes) => {
                let _ = stream.write_all(&bytes).await;
            }
            Step::Await(signal) => {
                let _ = signal.await;
            }
            Step::Stall => std::future::pending().await,
        }
    }
    let _ = stream.shutdown().await;
    // With bytes left unread the system would send a reset, which can overtake the answer.
    let _ = stream.read_to_end(&mut Vec::new()).await;
}

pub async fn read(stream: &mut TcpStream) -> Seen {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8(bytes.get(..end).unwrap().to_vec()).unwrap();
            let mut seen = Seen { head, body: bytes.split_off(end + 4) };
            let length = seen.header("content-length").map_or(0, |text| text.parse().unwrap());
            let is_chunked = seen.header("transfer-encoding") == Some("chunked");
            // Chunks stay as they came.
            while seen.body.len() < length || is_chunked && !seen.body.ends_with(b"0\r\n\r\n") {
                let count = stream.read(&mut buffer).await.unwrap();
                assert_ne!(count, 0, "the request broke off");
                seen.body.extend_from_slice(buffer.get(..count).unwrap());
            }
            return seen;
        }
        let count = stream.read(&mut buffer).await.unwrap();
        assert_ne!(count, 0, "the request broke off");
        bytes.extend_from_slice(buffer.get(..count).unwrap());
    }
}

/// `status` is `404 Not Found`, `headers` are lines with `\r\n` at each end.
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

pub fn json(status: &str, body: &str) -> Vec<u8> {
    answer(status, "content-type: application/json\r\n", body)
}

pub fn ok() -> Vec<u8> {
    json("200 OK", "null")
}

pub fn redirect(status: &str, location: &str) -> Vec<u8> {
    answer(status, &format!("location: {location}\r\n"), "")
}

/// The work that this thread has done: the time that it had a processor. Waiting and other programs do not lengthen it, as they do what a
/// clock on the wall measures. A test has one thread, with its server.
pub fn work() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(text.split(' ').next().unwrap().parse().unwrap())
}

/// Fills the path of a call that is made already, where generated code fills that of its draft.
pub trait FillPath {
    fn path<P: Param + ?Sized>(self, value: &P) -> Self;
    fn path_styled<V: Wire>(self, value: &V, style: Style, explode: bool) -> Self;
    fn path_reserved<V: Wire>(self, value: &V, style: Style, explode: bool) -> Self;
}

impl<T> FillPath for Call<T> {
    fn path<P: Param + ?Sized>(mut self, value: &P) -> Self {
        self.draft = self.draft.clone().path(value);
        self
    }

    fn path_styled<V: Wire>(mut self, value: &V, style: Style, explode: bool) -> Self {
        self.draft = self.draft.clone().path_styled(value, style, explode);
        self
    }

    fn path_reserved<V: Wire>(mut self, value: &V, style: Style, explode: bool) -> Self {
        self.draft = self.draft.clone().path_reserved(value, style, explode);
        self
    }
}
