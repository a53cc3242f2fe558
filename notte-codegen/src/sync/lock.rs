//! One run at a time writes into a folder.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a run waits for another. Writing takes a second or two, so one that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a run looks whether the other has ended.
const INTERVAL: Duration = Duration::from_millis(20);

/// A folder that no other run writes into. It is free again when this is dropped, and when the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    _folder: Option<File>,
}

impl Lock {
    /// Waits until no other run writes into a folder that exists. The folder itself carries the lock, so no file is left
    /// behind. Where the system has no such locks, runs are not kept apart.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let file = match File::open(folder) {
            Ok(file) => file,
            Err(_) => return Ok(Self { _folder: None }),
        };
        let until = Instant::now() + PATIENCE;
        loop {
            match try_lock(&file) {
                Ok(()) => return Ok(Self { _folder: Some(file) }),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && Instant::now() < until => {
                    std::thread::sleep(INTERVAL);
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let seconds = PATIENCE.as_secs();
                    let message =
                        format!("another run has been writing into `{}` for {seconds} seconds", folder.display());
                    return Err(io::Error::new(io::ErrorKind::WouldBlock, message));
                }
                Err(_) => return Ok(Self { _folder: None }),
            }
        }
    }
}

#[cfg(unix)]
fn try_lock(file: &File) -> io::Result<()> {
    use rustix::fs::{FlockOperation, flock};
    flock(file, FlockOperation::NonBlockingLockExclusive).map_err(io::Error::from)
}

#[cfg(not(unix))]
fn try_lock(_: &File) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
