//! Documentation in a listing.

/// A checksum of documentation (FNV-1a, 32 bits), as text. The listing tells that a text changed, without a copy of all texts.
pub fn checksum(docs: &[String]) -> Option<String> {
    if docs.is_empty() {
        return None;
    }
    let mut sum: u32 = 0x811c_9dc5;
    for byte in docs.iter().flat_map(|line| line.bytes().chain([b'\n'])) {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    Some(format!("{sum:08x}"))
}
