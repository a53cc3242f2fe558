use super::apply;
use crate::diagnostics::{Diagnostics, Place, Style, render};
use crate::load::{Source, from_text};
use serde_json::{Value, json};

/// The result of an overlay, and the codes of its diagnostics.
fn overlaid(tree: &Value, actions: &Value) -> (Value, Vec<&'static str>) {
    let (result, _, diagnostics) = with_origins(tree, actions, false);
    (result, diagnostics.iter().map(|one| one.code.name).collect())
}

fn with_origins(tree: &Value, actions: &Value, allow_unmatched: bool) -> (Value, super::Origins, Diagnostics) {
    let overlay = json!({ "overlay": "1.1.0", "info": { "title": "A test", "version": "1" }, "actions": actions });
    let mut diagnostics = Diagnostics::new();
    let mut result = tree.clone();
    let source = Source::new("overlay.yaml", "", overlay);
    let origins = apply(&mut result, &[(1, source)], allow_unmatched, &mut diagnostics);
    (result, origins, diagnostics)
}

fn holds(tree: &Value, actions: &Value, wanted: &Value) {
    let (result, codes) = overlaid(tree, actions);
    assert_eq!(codes, Vec::<&str>::new(), "{actions}");
    assert_eq!(&result, wanted, "{actions}");
}

#[test]
fn values_are_merged_by_their_kinds() {
    let tree = json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1], "p": "old", "z": null });
    for (target, update, wanted) in [
        // Objects: member by member.
        (
            "$.o",
            json!({ "b": 2 }),
            json!({ "o": { "a": 1, "n": { "x": [1] }, "b": 2 }, "l": [1], "p": "old", "z": null }),
        ),
        (
            "$",
            json!({ "o": { "n": { "x": [2] } } }),
            json!({ "o": { "a": 1, "n": { "x": [1, 2] } }, "l": [1], "p": "old", "z": null }),
        ),
        ("$", json!({ "z": 5, "p": null }), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1], "p": null, "z": 5 })),
        // Arrays: extended by the elements of an array, or by any other value.
        (
            "$.l",
            json!([2, [3]]),
            json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1, 2, [3]], "p": "old", "z": null }),
        ),
        (
            "$.l",
            json!({ "a": 1 }),
            json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1, { "a": 1 }], "p": "old", "z": null }),
        ),
        ("$.l", json!("x"), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1, "x"], "p": "old", "z": null })),
        ("$.l", json!(null), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1, null], "p": "old", "z": null })),
        // Primitive values: replaced.
        ("$.p", json!("new"), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1], "p": "new", "z": null })),
        ("$.p", json!(false), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1], "p": false, "z": null })),
        ("$.z", json!(1.5), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": [1], "p": "old", "z": 1.5 })),
        ("$.l[0]", json!("x"), json!({ "o": { "a": 1, "n": { "x": [1] } }, "l": ["x"], "p": "old", "z": null })),
    ] {
        holds(&tree, &json!([{ "target": target, "update": update }]), &wanted);
    }
}

#[test]
fn values_of_different_kinds_are_an_error() {
    let tree = json!({ "o": { "a": { "b": 1 }, "l": [1] }, "l": [1], "p": 1, "z": null });
    for (target, update) in [
        ("$.o", json!([1])),
        ("$.o", json!(1)),
        ("$.o", json!(null)),
        ("$.p", json!({ "a": 1 })),
        ("$.p", json!([1])),
        ("$.z", json!({})),
        ("$.o", json!({ "a": 1 })),
        ("$.o", json!({ "a": [1] })),
        ("$.o", json!({ "a": null })),
        ("$.o", json!({ "a": { "b": {} } })),
        // Only a target that is an array takes other values as elements.
        ("$.o", json!({ "l": 2 })),
        ("$.o", json!({ "l": { "a": 1 } })),
        ("$", json!({ "z": {} })),
        ("$[*]", json!({ "x": 1 })),
        ("$['o', 'p']", json!({ "x": 1 })),
    ] {
        let (_, codes) = overlaid(&tree, &json!([{ "target": target, "update": update }]));
        assert_eq!(codes, ["overlay-invalid"], "{target} {update}");
    }
}

#[test]
fn nodes_are_removed() {
    let tree = json!({ "a": [1, 2, 3, 4], "b": { "x~/y": 1, "z": { "k": 1 } }, "c": null });
    for (target, wanted) in [
        ("$.a", json!({ "b": { "x~/y": 1, "z": { "k": 1 } }, "c": null })),
        ("$.a[?@ > 1 && @ < 4]", json!({ "a": [1, 4], "b": { "x~/y": 1, "z": { "k": 1 } }, "c": null })),
        ("$.a[-1]", json!({ "a": [1, 2, 3], "b": { "x~/y": 1, "z": { "k": 1 } }, "c": null })),
        ("$.a[0,0,2]", json!({ "a": [2, 4], "b": { "x~/y": 1, "z": { "k": 1 } }, "c": null })),
        ("$.b['x~/y']", json!({ "a": [1, 2, 3, 4], "b": { "z": { "k": 1 } }, "c": null })),
        // A node and one inside of it.
        ("$..['z', 'k']", json!({ "a": [1, 2, 3, 4], "b": { "x~/y": 1 }, "c": null })),
        ("$.c", json!({ "a": [1, 2, 3, 4], "b": { "x~/y": 1, "z": { "k": 1 } } })),
        ("$.*", json!({})),
    ] {
        // It wins over `update` and `copy`.
        holds(&tree, &json!([{ "target": target, "remove": true, "update": 1, "copy": "$" }]), &wanted);
    }
    assert_eq!(overlaid(&tree, &json!([{ "target": "$", "remove": true }])).1, ["overlay-invalid"]);
}

#[test]
fn nodes_are_copied() {
    let tree = json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2] }, "l": [0], "p": "q" });
    for (target, copy, wanted) in [
        ("$.b", "$.a", json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2, 1], "y": 1 }, "l": [0], "p": "q" })),
        (
            "$.l",
            "$.a",
            json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2] }, "l": [0, { "x": [1], "y": 1 }], "p": "q" }),
        ),
        ("$.l", "$.a.x", json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2] }, "l": [0, 1], "p": "q" })),
        ("$.l", "$.p", json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2] }, "l": [0, "q"], "p": "q" })),
        ("$.p", "$.a.y", json!({ "a": { "x": [1], "y": 1 }, "b": { "x": [2] }, "l": [0], "p": 1 })),
    ] {
        holds(&tree, &json!([{ "target": target, "copy": copy }]), &wanted);
    }
    for copy in ["$.nope", "$.*", "$.p", "no query"] {
        assert_eq!(overlaid(&tree, &json!([{ "target": "$.b", "copy": copy }])).1, ["overlay-invalid"], "{copy}");
    }
}

#[test]
fn actions_apply_to_the_result_of_the_last() {
    holds(
        &json!({ "servers": [{ "url": "a" }], "old": { "k": 1 } }),
        &json!([
            { "target": "$.servers", "remove": true },
            { "target": "$", "update": { "servers": [{ "url": "b" }], "new": {} } },
            { "target": "$.servers[?@.url == 'b']", "update": { "description": "B" } },
            { "target": "$.new", "copy": "$.old" },
            { "target": "$.old", "remove": true, "x-why": "renamed", "description": "A rename." },
        ]),
        &json!({ "servers": [{ "url": "b", "description": "B" }], "new": { "k": 1 } }),
    );
}

#[test]
fn what_has_no_effect_is_an_error() {
    let tree = json!({ "a": { "b": 1, "l": [] } });
    for (action, code) in [
        (json!({ "target": "$.nope", "update": 1 }), "overlay-unmatched"),
        (json!({ "target": "$.a", "update": { "b": 1 } }), "overlay-unchanged"),
        (json!({ "target": "$.a", "update": { "l": [] } }), "overlay-unchanged"),
        (json!({ "target": "$.a", "remove": false }), "overlay-unchanged"),
    ] {
        assert_eq!(overlaid(&tree, &json!([action])), (tree.clone(), vec![code]));
    }
    let (_, _, diagnostics) = with_origins(&tree, &json!([{ "target": "$.nope", "remove": true }]), true);
    assert!(!diagnostics.has_errors() && diagnostics.iter().count() == 1);
}

#[test]
fn what_is_no_overlay_is_an_error() {
    let action = json!({ "target": "$.a", "remove": true });
    let info = json!({ "title": "t", "version": "1" });
    for overlay in [
        json!([]),
        json!(null),
        json!({ "info": info, "actions": [action] }),
        json!({ "overlay": "2.0.0", "info": info, "actions": [action] }),
        json!({ "overlay": "1.2.0", "info": info, "actions": [action] }),
        json!({ "overlay": {}, "info": info, "actions": [action] }),
        json!({ "overlay": "1.0.0", "info": info }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": { "target": "$" } }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [[]] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [action], "action": [] }),
        json!({ "overlay": "1.0.0", "info": [], "actions": [action] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "remove": true }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": 1, "remove": true }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": "$.a", "removed": true }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": "$.a", "remove": "yes" }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": "$.a", "update": 1, "copy": "$.b" }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": "a", "remove": true }] }),
        json!({ "overlay": "1.0.0", "info": info, "actions": [{ "target": "$.a[?(((((((((@.b)))))))))]", "remove": true }] }),
    ] {
        let (mut tree, mut diagnostics) = (json!({ "a": 1, "b": 2 }), Diagnostics::new());
        apply(&mut tree, &[(1, Source::new("", "", overlay.clone()))], false, &mut diagnostics);
        assert!(diagnostics.has_errors(), "{overlay}");
        assert_eq!(tree, json!({ "a": 1, "b": 2 }), "{overlay}");
    }
    for (overlay, notes) in [
        (json!({ "overlay": "1.0.0", "info": info, "actions": [action], "extends": "other.yaml", "x-a": 1 }), 0),
        (
            json!({ "overlay": 1.1, "info": { "title": "t", "version": "1", "description": "d", "x-b": 1 }, "actions": [action] }),
            0,
        ),
        (json!({ "overlay": "1.0.7", "actions": [action] }), 1),
        (json!({ "overlay": "1.1", "info": {}, "actions": [action] }), 2),
    ] {
        let (mut tree, mut diagnostics) = (json!({ "a": 1, "b": 2 }), Diagnostics::new());
        apply(&mut tree, &[(1, Source::new("", "", overlay.clone()))], false, &mut diagnostics);
        assert_eq!((tree, diagnostics.has_errors()), (json!({ "b": 2 }), false), "{overlay}");
        assert_eq!(diagnostics.iter().count(), notes, "{overlay}");
    }
}

#[test]
fn a_short_overlay_makes_no_huge_description() {
    let doubled: Vec<Value> = (0..60).map(|_| json!({ "target": "$.a", "copy": "$.a" })).collect();
    assert_eq!(overlaid(&json!({ "a": ["x".repeat(1 << 20)] }), &Value::Array(doubled)).1, ["too-large"]);
    let nested = (0..126).fold(json!(1), |inner, _| json!([inner]));
    let tree = json!({ "a": { "b": { "c": [] } } });
    assert_eq!(overlaid(&tree, &json!([{ "target": "$.a.b.c", "update": nested }])).1, ["too-deep"]);
}

#[test]
fn nodes_know_where_they_come_from() {
    let tree = json!({ "a": { "b": 1 }, "l": [{ "n": 0 }, { "n": 1 }, { "n": 2 }], "c": { "d": {} } });
    let actions = json!([
        { "target": "$.a", "update": { "x": { "y": 1 }, "b": 2 } },
        { "target": "$.l", "update": [{ "n": 3 }] },
        { "target": "$.l[?@.n == 1]", "update": { "m": true } },
        { "target": "$.l[0]", "remove": true },
        { "target": "$.c", "copy": "$.a" },
        { "target": "$.l[0].m", "update": false },
        { "target": "$.l[1].n", "remove": true },
    ]);
    let (result, origins, diagnostics) = with_origins(&tree, &actions, false);
    assert!(!diagnostics.has_errors());
    assert_eq!(result["l"], json!([{ "n": 1, "m": false }, {}, { "n": 3 }]));
    for (pointer, file, place) in [
        ("", 0, ""),
        ("/a", 0, "/a"),
        ("/a/b", 1, "/actions/0/update/b"),
        ("/a/x/y", 1, "/actions/0/update/x/y"),
        ("/l/0/n", 0, "/l/1/n"),
        ("/l/0/m", 1, "/actions/5/update"),
        ("/l/1", 0, "/l/2"),
        ("/l/2/n", 1, "/actions/1/update/0/n"),
        ("/c/d", 0, "/c/d"),
        ("/c/x/y", 1, "/actions/4/copy/x/y"),
    ] {
        assert_eq!(origins.place(0, pointer), Place { file, pointer: place.to_owned() }, "{pointer}");
    }
}

#[test]
fn diagnostics_stand_in_the_file_that_is_at_fault() {
    let mut diagnostics = Diagnostics::new();
    let mut entry = from_text("spec.yaml", "a:\n  b: 1\nl:\n- 1\n- 2\n", &mut diagnostics).sources.remove(0);
    let text = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- target: $.l[0]\n  remove: true\n- target: $.a\n  update:\n    c: 2\n";
    let overlay = Source::new("overlay.yaml", text, from_text("", text, &mut diagnostics).root().clone());
    entry.origins = apply(&mut entry.tree, &[(1, overlay.clone())], false, &mut diagnostics);
    for pointer in ["/l/0", "/a/b", "/a/c", "/a/c/d"] {
        let place = Place { file: 0, pointer: pointer.to_owned() };
        diagnostics.push(crate::diagnostics::Diagnostic::new(
            &crate::diagnostics::WRONG_TYPE,
            place,
            format!("at {pointer}"),
        ));
    }
    let shown = render(&diagnostics, &[entry, overlay], Style::Plain);
    let lines: Vec<&str> = shown.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    assert_eq!(lines, ["spec.yaml:2:3", "spec.yaml:5:3", "overlay.yaml:8:5", "overlay.yaml:8:5"], "{shown}");
}
