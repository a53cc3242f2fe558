//! Blocks of code, which must never become a Rust example that rustdoc compiles.

/// Languages whose name may stand at the fence; rustdoc takes a fence without a name for Rust.
const LANGUAGES: [&str; 34] = [
    "bash",
    "c",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "curl",
    "dart",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "kotlin",
    "lua",
    "markdown",
    "php",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

/// The lines of a fenced block; none without code.
pub(super) fn fenced(language: &str, code: &str) -> Vec<String> {
    let mut lines: Vec<&str> = code.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let start = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..start);
    if lines.is_empty() {
        return Vec::new();
    }
    let name = language.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    let name = LANGUAGES.iter().copied().find(|known| *known == name).unwrap_or("text");
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    let mut out = Vec::with_capacity(lines.len() + 2);
    out.push(format!("{fence}{name}"));
    out.extend(lines.into_iter().map(str::to_owned));
    out.push(fence);
    out
}
