//! What is compared of a `LOSSES.md`.

/// `CODE at PLACE` for each loss, in order.
pub fn lines(text: &str) -> Vec<String> {
    let mut losses: Vec<String> = text.lines().filter_map(loss).collect();
    losses.sort();
    losses.dedup();
    losses
}

/// A line: "- `CODE` at `PLACE`: MESSAGE". A place with a backtick is in more of them, with a space between.
fn loss(line: &str) -> Option<String> {
    let (code, rest) = line.strip_prefix("- `")?.split_once("` at ")?;
    let fence: String = rest.chars().take_while(|character| *character == '`').collect();
    let (place, _) = rest.strip_prefix(fence.as_str())?.split_once(&format!("{fence}: "))?;
    Some(format!("{code} at {}", place.trim()))
}
