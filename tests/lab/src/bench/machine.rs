//! What the figures were taken on.

use std::process::Command;
use std::{env, fs};

/// The load of the machine over the last minute, where the system tells.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}

/// A few lines under the table: what was measured, and on what. `before` is the load when the runs began.
pub fn about(what: &str, before: &str, runs: usize) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "\n{what}\nMedians of {runs} runs, taken in turn; the ratios are medians of those within each turn. Memory is that of \
         the largest process.\n{cores} cores, {}, {}; load {before} before, {} after.\n",
        processor(),
        compiler(),
        load(),
    )
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or("an unknown processor", |(_, name)| name.trim()).to_owned()
}

fn compiler() -> String {
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version").output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    if said.is_empty() { "an unknown rustc".to_owned() } else { said }
}
