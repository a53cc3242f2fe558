//! The server.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::JoinHandle;

use super::answer::{Answer, Script};
use super::description::{Document, Operation};
use super::log::Request;
use super::serve;

/// A server on loopback that holds every request against a description. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    pub(super) state: Arc<State>,
    task: JoinHandle<()>,
}

/// What the connections share.
#[derive(Debug)]
pub(super) struct State {
    pub(super) document: Document,
    pub(super) operations: Vec<Operation>,
    scripts: Mutex<HashMap<String, Script>>,
    pub(super) log: Mutex<Vec<Request>>,
}

impl State {
    pub(super) fn record(&self, request: Request) {
        lock(&self.log).push(request);
    }

    pub(super) fn next_answer(&self, operation: &str) -> Answer {
        lock(&self.scripts).entry(operation.to_owned()).or_default().next()
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// Starts a server for a description (YAML or JSON) on a free port. Needs a runtime of tokio around it.
    ///
    /// # Panics
    ///
    /// The description cannot be used.
    #[must_use]
    #[track_caller]
    pub fn start(description: &str) -> Self {
        match Self::try_start(description) {
            Ok(server) => server,
            #[allow(clippy::panic, reason = "a test without its server is over")]
            Err(fault) => panic!("the server does not start: {fault}"),
        }
    }

    /// Like [`Server::start`], but says what is wrong.
    ///
    /// # Errors
    ///
    /// The description cannot be used, or there is no port.
    pub fn try_start(description: &str) -> Result<Self, String> {
        let document = Document::parse(description)?;
        let operations = Operation::all(&document)?;
        let state = Arc::new(State { document, operations, scripts: Mutex::default(), log: Mutex::default() });
        let (listener, address) = serve::bind().map_err(|error| format!("no port: {error}"))?;
        let task = tokio::spawn(serve::accept(listener, Arc::clone(&state)));
        Ok(Self { address, state, task })
    }

    /// The base URL: `http://127.0.0.1:PORT`, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sets the answer of an operation, from now on.
    ///
    /// # Panics
    ///
    /// There is no such operation.
    #[track_caller]
    pub fn answer(&self, operation: &str, answer: Answer) {
        self.operation(operation);
        lock(&self.state.scripts).entry(operation.to_owned()).or_default().always(answer);
    }

    /// Adds an answer for one request of an operation; these come first, in order.
    ///
    /// # Panics
    ///
    /// There is no such operation.
    #[track_caller]
    pub fn answer_once(&self, operation: &str, answer: Answer) {
        self.operation(operation);
        lock(&self.state.scripts).entry(operation.to_owned()).or_default().once(answer);
    }

    #[track_caller]
    pub(super) fn operation(&self, id: &str) -> &Operation {
        match self.state.operations.iter().find(|operation| operation.id == id) {
            Some(operation) => operation,
            #[allow(clippy::panic, reason = "a test that names an operation that is not there is wrong")]
            None => panic!("operation `{id}` is not described"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
