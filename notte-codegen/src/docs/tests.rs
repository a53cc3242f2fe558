use super::{doc_lines, sentence};

fn check(markdown: &str, expected: &[&str]) {
    assert_eq!(doc_lines(markdown), expected, "{markdown:?}");
}

#[test]
fn plain_text_stays() {
    check("", &[]);
    check(" \r\n\t", &[]);
    check("The id (of a thing), e.g. 5 %.", &["The id (of a thing), e.g. 5 %."]);
    check("one\r\ntwo  \rthree", &["one", "two\\", "three"]);
    check("snake_case 2 * 3 a < b && c", &["snake_case 2 * 3 a < b && c"]);
}

#[test]
fn what_only_looks_like_markdown_is_escaped() {
    check("[foo] [a][b]", &["\\[foo] \\[a]\\[b]"]);
    check("Vec<String> `x", &["Vec\\<String> \\`x"]);
    check("Bearer <token>", &["Bearer \\<token>"]);
    check("a*b *c", &["a\\*b \\*c"]);
    check("a\\\n&lt;b&gt; &amp;lt; &#x202e;x", &["a\\", "\\<b> \\&lt; x"]);
    check("1986\\. A year\n\\- x", &["1986\\. A year", "\\- x"]);
}

#[test]
fn links() {
    check("see https://example.com/a_b.", &["see <https://example.com/a_b>."]);
    check("https://{host}/v1", &["`https://{host}/v1`"]);
    check("[a](/docs/x) [b](https://x.com/a(b)?c=[d])", &["a [b](https://x.com/a%28b%29?c=%5Bd%5D)"]);
    check("[https://x.com](https://x.com)", &["<https://x.com>"]);
    check("![logo](https://x.com/a.png) ![b](c.png)", &["[logo](https://x.com/a.png) b"]);
    check("[a]\n\n[a]: https://x.com", &["[a](https://x.com)"]);
}

#[test]
fn code_is_never_rust() {
    check("```rust\nfn main() {}\n```", &["```text", "fn main() {}", "```"]);
    check("a\n\n    x\n\ty", &["a", "", "```text", "x", "y", "```"]);
    check("```json\n{\n}", &["```json", "{", "}", "```"]);
    check("````\n```\n````", &["````text", "```", "````"]);
    check("`` a`b `` `[c]`", &["``a`b`` `[c]`"]);
}

#[test]
fn lists_and_quotes() {
    check("- a\nlazy\n    - b\n- c", &["- a", "  lazy", "  - b", "- c"]);
    check("* a\n\n+ b", &["- a", "", "* b"]);
    check("9. a\n10. b\n\n    c", &["9. a", "", "10. b", "", "    c"]);
    check("Values:\n• a\n• b", &["Values:", "", "- a", "- b"]);
    check("> a\nlazy\n\n> [!NOTE]\n> b", &["> a", "> lazy", "", "> **Note**", ">", "> b"]);
    check("- \n- a\n  ```\n  x\n  ```", &["- a", "  ```text", "  x", "  ```"]);
}

#[test]
fn headings_and_tables() {
    check("# T\n\na\n\n# H\n#### I #", &["**T**", "", "a", "", "### H", "", "##### I"]);
    check("|a|b\n|-|:-:|\n|`x\\|y`|", &["| a | b |", "| --- | :-: |", "| `x\\|y` |  |"]);
}

#[test]
fn html() {
    check("a<br>b <b>c:</b>d <code>e<f</code>", &["a\\", "b **c:** d `e<f`"]);
    check("<p>a <em>b</em></p><p>c</p>", &["a *b*", "", "c"]);
    check("x: <ul><li>a<ol><li>b</ol><li>c</ul>", &["x:", "", "- a", "", "  1. b", "", "- c"]);
    check("<a href='https://x.com'>y</a> <a href=z>z</a>", &["[y](https://x.com) z"]);
    check("<pre>a &lt;b&gt;\n c</pre>", &["```text", "a <b>", " c", "```"]);
    check("<table><tr><th>a<th>b<tr><td>1|2<td><br></table>", &["| a | b |", "| --- | --- |", "| 1\\|2 |  |"]);
    check("<!-- x --><script>y</script>z", &["z"]);
}

#[test]
fn long_text() {
    let text = format!("The first sentence, e.g. Short. The second {}end.", "word ".repeat(60));
    let lines = doc_lines(&text);
    assert_eq!(lines.get(..2), Some(["The first sentence, e.g. Short.".to_owned(), String::new()].as_slice()));
    assert!(lines.iter().all(|line| line.len() <= super::WIDTH));
    assert!(doc_lines(&"- a ".repeat(100)).iter().skip(1).all(|line| !line.starts_with("- ")));
}

#[test]
fn junk() {
    check("\u{feff}\u{93}a\u{94}\u{0}\u{1b} \u{202e}b\u{200b}\u{a0}\u{2028}c", &["“a” b", "c"]);
    // Joiners shape emoji and some scripts; beside ASCII they only hide.
    check("👩\u{200d}👩 a\u{200d}b می\u{200c}خواهم", &["👩\u{200d}👩 ab می\u{200c}خواهم"]);
    check("<code>&#x202e;x</code>", &["`\\u{202e}x`"]);
    check("Summary.\n    More\n    lines", &["Summary.", "More", "lines"]);
    check("**Note:**text", &["**Note:** text"]);
    for deep in
        ["> ", "- ", "1. ", "*", "[", "<b>", "<ul><li>", "`", "<", "\\", "![", "<table><tr><td>", "<pre>", "<!--"]
    {
        let _ = doc_lines(&(deep.repeat(2_000) + "x"));
    }
}

#[test]
fn sentences() {
    assert_eq!(sentence("  List all\n things: "), "List all things.");
    assert_eq!(sentence("Really?"), "Really?");
    assert_eq!(sentence("# Get [x] `y`\n\nmore"), "Get \\[x] `y`.");
    assert_eq!(sentence("<p>One.</p><p>Two</p>"), "One.");
    assert_eq!(sentence("- a"), "a.");
    assert_eq!(sentence("see https://x.com"), "see <https://x.com>.");
    assert_eq!(sentence("\u{0}"), "");
}
