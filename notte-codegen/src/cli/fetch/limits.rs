//! How much may be fetched for one description.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What `--fetch` may do, all addresses of a description together.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How many bytes all answers may have.
    pub bytes: u64,
    /// How long fetching may take.
    pub time: Duration,
    /// How many addresses are fetched.
    pub addresses: u64,
    /// Hosts (names or IP addresses) that are fetched from although their address is not public.
    pub allowed: Vec<String>,
}

/// What is left of the limits.
#[derive(Debug)]
pub struct Budget {
    limits: Limits,
    bytes: AtomicU64,
    addresses: AtomicU64,
    until: Instant,
}

impl Budget {
    /// All that the limits allow, from now on.
    pub fn new(limits: &Limits) -> Self {
        Self {
            bytes: AtomicU64::new(limits.bytes),
            addresses: AtomicU64::new(limits.addresses),
            until: Instant::now() + limits.time,
            limits: limits.clone(),
        }
    }

    /// Takes one address, or says that there are no more.
    pub fn take_address(&self) -> Result<(), String> {
        take(&self.addresses, 1).ok_or_else(|| {
            let most = self.limits.addresses;
            format!("the description leads to more than {most} addresses; `--fetch-addresses N` allows more")
        })
    }

    /// Takes bytes, or says that there are no more.
    pub fn take_bytes(&self, count: usize) -> Result<(), String> {
        take(&self.bytes, count as u64).ok_or_else(|| {
            let most = self.limits.bytes;
            format!("the description leads to more than {most} bytes in all; `--fetch-bytes N` allows more")
        })
    }

    /// How much time is left, or that there is none.
    pub fn time_left(&self) -> Result<Duration, String> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(self.too_slow()) } else { Ok(left) }
    }

    /// What is said when all time is used up.
    pub fn too_slow(&self) -> String {
        let most = self.limits.time.as_secs_f64();
        format!("fetching took longer than {most} seconds in all; `--fetch-seconds S` allows more")
    }
}

/// Takes from what is left, if there is enough.
fn take(left: &AtomicU64, count: u64) -> Option<()> {
    let taken = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(count));
    taken.ok().map(|_| ())
}
