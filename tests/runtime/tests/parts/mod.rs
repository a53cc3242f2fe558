//! What only some clients have, or whose place another may take: the double, transports, spans, calls without `async`.

mod blocking;
mod double;
mod tracing;
mod transport;
#[cfg(not(feature = "rustls"))]
mod without_tls;
