//! The arguments of a constructor: what a caller passes is told by its place.

/// The arguments of a constructor, names and types, with those in brackets whole.
fn arguments_of(new: Option<&str>) -> Vec<(&str, &str)> {
    let list = new.unwrap_or_default().strip_prefix('(').and_then(|new| new.strip_suffix(')')).unwrap_or_default();
    let mut arguments: Vec<(&str, &str)> = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, byte) in list.bytes().enumerate().chain([(list.len(), b',')]) {
        match byte {
            b'<' | b'(' => depth += 1,
            b'>' | b')' => depth -= 1,
            b',' if depth == 0 => {
                arguments.extend(list.get(start..at).and_then(|one| one.split_once(": ")));
                start = at + 1;
            }
            _ => {}
        }
    }
    arguments
}

/// Whether a constructor takes values of the same types in the same order.
pub fn takes_the_same(before: Option<&str>, after: Option<&str>) -> bool {
    let types = |new| arguments_of(new).into_iter().map(|(_, ty)| ty).collect::<Vec<_>>();
    before.is_some() && after.is_some() && types(before) == types(after)
}

/// Whether the arguments of a constructor have the same names, in any order.
pub fn has_the_same_names(before: Option<&str>, after: Option<&str>) -> bool {
    let names = |new| {
        let mut names: Vec<&str> = arguments_of(new).into_iter().map(|(name, _)| name.trim()).collect();
        names.sort_unstable();
        names
    };
    names(before) == names(after)
}
