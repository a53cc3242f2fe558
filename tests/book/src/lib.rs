//! The client of `docs/petstore.yaml`. The examples of the guide are this package's doctests, one module a page.

mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

pub use client::*;

/// What the front page of the repository shows.
#[allow(clippy::print_stdout, reason = "the program prints")]
pub mod front {
    mod client {
        include!(concat!(env!("OUT_DIR"), "/front.rs"));
    }

    use client::types::PetKind;
    use client::{Client, Error};

    include!(concat!(env!("OUT_DIR"), "/program.rs"));
}

/// The first program of the guide.
#[allow(clippy::print_stdout, reason = "the program prints")]
pub mod first {
    include!(concat!(env!("OUT_DIR"), "/first.rs"));
}

/// The functions of the guide, a module for each block, so that a test runs them.
#[allow(clippy::print_stdout, reason = "the guide prints")]
pub mod guide {
    include!(concat!(env!("OUT_DIR"), "/guide.rs"));
}

/// The pages whose Rust is compiled. `tests/tests/house/book.rs` holds that these are all.
macro_rules! pages {
    ($($name:ident $file:literal)*) => {
        $(#[cfg(doctest)]
        #[doc = include_str!(concat!("../../../docs/", $file))]
        pub struct $name;)*
    };
}

pages! {
    FirstClient "first-client.md"
    Ways "ways.md"
    Features "features.md"
    Calls "calls.md"
    Values "values.md"
    Errors "errors.md"
    SomeOptions "options.md"
    Tokens "tokens.md"
    Transport "transport.md"
    Blocking "blocking.md"
    Pages "pages.md"
    SomeRetries "retries.md"
    Waiting "waiting.md"
    Streaming "streaming.md"
    Testing "testing.md"
}
