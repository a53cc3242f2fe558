//! Text that is written to cost much: deep nesting, long runs, and marks that are never closed.

use super::{LONGEST, doc_lines, sentence};

const PIECES: [&str; 32] = [
    "http://a,",
    "https://{a})",
    "http://a))",
    "_",
    "&",
    "*a ",
    "~~a ",
    "`a``",
    "[",
    "[a](http://b) ",
    "![",
    "<",
    "<!--",
    "<!",
    "<b>",
    "</i>",
    "<code>",
    "<pre></pre>",
    "<pre>",
    "<script></script>",
    "<ul><li>",
    "<table><tr><td>",
    "<td>",
    "<tr><td>",
    "<p>",
    "> ",
    "- ",
    "1. ",
    "|",
    "a|\n-|\n",
    "<!--<p>",
    "<b><p>",
];

/// Done in no time where work is in proportion to length. With recursion, or with work that grows with the square of the length, this test
/// overflows its stack or does not end.
#[test]
fn cost_is_in_proportion_to_length() {
    for piece in PIECES {
        for before in ["", "<p>"] {
            let text = format!("{before}{}", piece.repeat(50_000 / piece.len()));
            let length = text.len();
            let work = move || (sentence(&text), doc_lines(&text));
            let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(work).expect("a thread");
            let (sentence, lines) = thread.join().expect("it neither panics nor overflows");
            let size = sentence.len() + lines.iter().map(|line| line.len() + 1).sum::<usize>();
            assert!(size < 8 * length, "{piece:?}: {length} bytes became {size}");
        }
    }
}

#[test]
fn a_description_that_is_too_long_is_cut_at_a_line() {
    let lines = doc_lines(&"One line of text.\n".repeat(LONGEST / 16));
    assert!(lines.iter().map(|line| line.len() + 1).sum::<usize>() <= LONGEST + 100);
    assert!(lines.last().is_some_and(|line| line.ends_with("bytes, which are left out here.")), "{:?}", lines.last());
    assert!(lines.iter().rev().nth(2).is_some_and(|line| line.ends_with("text.")));
}
