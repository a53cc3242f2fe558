//! Connections.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::answer::{Delivery, Prepared, prepare, refusal};
use super::check::check;
use super::log::{Request, Rule};
use super::running::State;
use super::wire::{Fault, Reader, send};

/// How long a caller who sent what is not HTTP may go on.
const LONGEST_DRAIN: Duration = Duration::from_secs(30);

/// Listens on a free port of loopback.
pub fn bind() -> io::Result<(TcpListener, SocketAddr)> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((TcpListener::from_std(listener)?, address))
}

/// Serves connections for ever. They end with this task.
pub async fn accept(listener: TcpListener, state: Arc<State>) {
    let mut connections = JoinSet::new();
    let mut number = 0;
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, number, Arc::clone(&state)));
        number += 1;
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, connection: usize, state: Arc<State>) {
    let mut reader = Reader::new(stream);
    loop {
        let (mut request, readable) = match reader.request().await {
            Ok(Some(request)) => (request, true),
            Ok(None) | Err(Fault::Gone) => return,
            Err(Fault::Malformed(message)) => {
                let mut request = Request::default();
                request.violate(Rule::Malformed, message);
                (request, false)
            }
        };
        request.connection = connection;
        let answer = answer(&state, &mut request, readable);
        let last = request.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let is_head = request.method == "HEAD";
        // Noted before it is answered, so that whoever has the answer finds the request.
        state.record(request);
        let sent = send(&mut reader.stream, &answer, is_head).await;
        if !readable {
            reader.drain(LONGEST_DRAIN).await;
        }
        match sent {
            Ok(true) if readable && !last => {}
            _ => return,
        }
    }
}

fn answer(state: &State, request: &mut Request, readable: bool) -> Prepared {
    let operation = readable.then(|| check(&state.document, &state.operations, request)).flatten();
    let answer = match operation {
        Some(operation) if request.violations.is_empty() => {
            prepare(&state.document, operation, state.next_answer(&operation.id))
        }
        _ => refusal(&state.document, request),
    };
    if !matches!(answer.delivery, Delivery::Closed | Delivery::Raw(_)) {
        request.status = answer.status;
        request.answered.clone_from(&answer.body);
    }
    answer
}
