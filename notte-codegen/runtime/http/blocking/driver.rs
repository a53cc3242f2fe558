//! The thread that drives connections and timers.

use std::future::pending;
use std::sync::OnceLock;
use std::thread;

use tokio::runtime::{Builder, Handle};

use super::super::Error;

static DRIVER: OnceLock<Option<Handle>> = OnceLock::new();

/// Returns the runtime that blocked threads use. One thread for all of them drives it, also while no call is being made: a connection that
/// the server closes is then noticed.
pub(super) fn handle() -> Result<Handle, Error> {
    check()?;
    let handle = DRIVER.get_or_init(start).clone();
    handle.ok_or_else(|| Error::invalid("the thread that drives connections can't be started"))
}

/// Returns an error within an async runtime.
pub(super) fn check() -> Result<(), Error> {
    match Handle::try_current() {
        Ok(_) => Err(Error::invalid("a blocking call was made within an async runtime: `await` the call there")),
        Err(_) => Ok(()),
    }
}

fn start() -> Option<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build().ok()?;
    let handle = runtime.handle().clone();
    let drive = move || runtime.block_on(pending::<()>());
    thread::Builder::new().name("http-driver".to_owned()).spawn(drive).ok()?;
    Some(handle)
}
