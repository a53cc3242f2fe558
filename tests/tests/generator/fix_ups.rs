//! What teams mend before they generate a client, each with an overlay or the settings: configuration in, effect out.

use notte_codegen::diagnostics::{Style, render};
use notte_codegen::{Diagnostics, Files, Settings, Source, generate, load};
use std::fs;

const SPEC: &str = r##"openapi: 3.0.3
info: { title: Shop, version: "1" }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [orders]
      responses:
        "200": { description: An order., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
  /admin/users:
    get:
      operationId: listUsers
      tags: [admin]
      responses:
        "200": { description: Users., content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } }
components:
  schemas:
    Order:
      type: object
      required: [id, note]
      properties:
        id: { type: string }
        note: { type: string }
        created: { type: string, format: date-time }
        prices: { type: object, additionalProperties: { type: number } }
        order-state: { $ref: "#/components/schemas/order-state" }
        state: { $ref: "#/components/schemas/OrderState" }
    order-state: { type: string, enum: [open] }
    OrderState: { type: object, properties: { text: { type: string } } }
    User: { type: object, properties: { name: { type: string } } }
"##;

/// The files of the client, with an overlay of these actions and with these settings.
fn client(actions: &str, settings: &str) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, SPEC).unwrap();
    if !actions.is_empty() {
        let head = "overlay: 1.1.0\ninfo: { title: Corrections, version: '1' }\nactions:\n";
        fs::write(folder.path().join("overlay.yaml"), format!("{head}{actions}")).unwrap();
    }
    let mut diagnostics = Diagnostics::new();
    let options = Settings::parse(settings, 0, &mut Diagnostics::new()).load_options(&spec, folder.path());
    let mut document = load::from_path_with(&spec, &options, &mut diagnostics);
    let parsed = Settings::parse(settings, document.sources.len(), &mut diagnostics);
    document.sources.push(Source::new("codegen.toml", settings, serde_json::Value::Null));
    let generated = generate(&document, &parsed, diagnostics).unwrap();
    let shown = render(&generated.diagnostics, &document.sources, Style::Plain);
    generated.files.unwrap_or_else(|| panic!("{shown}"))
}

/// The text of all files but the runtime, without line breaks in signatures.
fn text(files: &Files) -> String {
    let own = files.iter().filter(|(path, _)| !path.starts_with("runtime/") && !path.starts_with("macros/"));
    let text: String = own.map(|(path, text)| format!("// {path}\n{text}")).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `before` is in the client without the fix-up and not with it, `after` the other way.
fn mends(actions: &str, settings: &str, before: &[&str], after: &[&str]) {
    let (without, with) = (text(&client("", "")), text(&client(actions, settings)));
    for gone in before {
        assert!(without.contains(gone), "not there before: {gone}\n{without}");
        assert!(!with.contains(gone), "still there: {gone}\n{with}");
    }
    for new in after {
        assert!(!without.contains(new), "there before: {new}\n{without}");
        assert!(with.contains(new), "not there: {new}\n{with}");
    }
}

#[test]
fn endpoints_are_left_out() {
    let gone = ["fn list_users(", "pub struct User ", "pub mod admin;"];
    mends("", "[exclude]\npaths = [\"/admin/**\"]\n", &gone, &[]);
    mends("", "[include]\ntags = [\"orders\"]\n", &gone, &[]);
    // By an overlay, types that nothing uses stay: they are in the description.
    mends("- { target: \"$.paths['/admin/users']\", remove: true }\n", "", &["fn list_users(", "pub mod admin;"], &[]);
}

#[test]
fn a_missing_path_parameter_is_added() {
    let actions = "- target: $.paths['/orders/{id}']\n  update:\n    parameters:\n      - { name: id, in: path, required: true, schema: { type: integer, format: int32 } }\n";
    mends(actions, "", &["get(&self, id: impl AsRef<str>)"], &["get(&self, id: impl Integer<i32>)"]);
}

#[test]
fn times_are_loosened() {
    let (before, after) = (["pub created: Option<DateTime>"], ["pub created: Option<String>"]);
    mends("", "[formats]\ndate-time = \"String\"\n", &before, &after);
    mends("- { target: $.components.schemas.Order.properties.created.format, remove: true }\n", "", &before, &after);
}

#[test]
fn a_clash_is_renamed() {
    let settings = "[types]\n\"#/components/schemas/order-state\" = \"Phase\"\n\
                    [members]\n\"#/components/schemas/Order/properties/order-state\" = \"phase\"\n";
    mends(
        "",
        settings,
        &["pub enum OrderStateModel ", "pub order_state: "],
        &["pub enum Phase ", "pub phase: Option<Phase>"],
    );
}

#[test]
fn names_of_properties_are_listed() {
    let actions = "- target: $.components.schemas.Order.properties.prices\n  update: { propertyNames: { type: string, enum: [eur, usd] } }\n- target: $.openapi\n  update: 3.1.0\n";
    mends(actions, "", &["BTreeMap<String, f64>"], &["BTreeMap<OrderPricesKey, f64>", "pub enum OrderPricesKey "]);
}

#[test]
fn a_wrong_required_is_mended() {
    let actions = "- { target: \"$.components.schemas.Order.required[?@ == 'note']\", remove: true }\n";
    mends(actions, "", &["pub note: String,"], &["pub note: Option<String>,"]);
}

#[test]
fn a_server_is_added() {
    let actions = "- target: $\n  update: { servers: [{ url: https://api.shop.example }] }\n";
    mends(actions, "", &["base_url: \"\""], &["base_url: \"https://api.shop.example\""]);
}
