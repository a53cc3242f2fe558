//! The word that was meant where another one is spelled.

/// Words of more bytes than these are not compared: it takes the square of their length.
const MOST_BYTES: usize = 100;

/// Words that are compared, so that a search takes little time however many there are.
const MOST_WORDS: usize = 10_000;

/// The word that differs least from one that is unknown, if the difference is small enough for a slip.
#[must_use]
pub fn nearest<'w>(unknown: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if unknown.len() > MOST_BYTES {
        return None;
    }
    let allowed = if unknown.len() < 5 { 1 } else { 2.max(unknown.len() / 4) };
    let close = words.take(MOST_WORDS).filter(|word| word.len().abs_diff(unknown.len()) <= allowed);
    let found = close.map(|word| (distance(unknown, word), word)).min()?;
    (found.0 <= allowed).then_some(found.1)
}

/// The Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let up = *cell;
            let best = (corner + usize::from(x != *y)).min(up + 1).min(left + 1);
            corner = up;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let words = ["parameters", "requestBody", "responses"];
        assert_eq!(nearest("paramters", words.into_iter()), Some("parameters"));
        assert_eq!(nearest("responces", words.into_iter()), Some("responses"));
        assert_eq!(nearest("security", words.into_iter()), None);
        assert_eq!(nearest("", words.into_iter()), None);
    }
}
