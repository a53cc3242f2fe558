// Loaded before Prism: it ends when whoever started it does, however that came about.
process.stdin.on("end", () => process.exit()).resume();
