//! The generator: names, limits, files that it reads and writes, and descriptions that mean harm.

mod fix_ups;
mod hostile;
mod kinds;
mod limits;
mod named_arguments;
mod names;
mod references_to_files;
mod support;
mod swagger_pairs;
mod sync_safety;
mod untrusted_text;
