//! Personas.

use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, json as sending};

pub(super) fn operations() -> Vec<Operation> {
    let list = || Case::new(|notte| sending(notte.personas().list()), Expected::get("/personas"));
    vec![
        Operation::new(
            "personaCreate",
            Case::new(|notte| sending(notte.personas().create()), Expected::post_nothing("/personas/create")),
            Case::new(
                |notte| sending(notte.personas().create().create_vault(true).create_phone_number(false)),
                Expected::post("/personas/create", json!({ "create_vault": true, "create_phone_number": false })),
            ),
        ),
        Operation::new("listPersonas", list(), list()),
        Operation::new(
            "personaGet",
            Case::new(|notte| sending(notte.personas().get("p1")), Expected::get("/personas/p1")),
            Case::new(|notte| sending(notte.personas().get("p 1")), Expected::get("/personas/p%201")),
        ),
        Operation::new(
            "personaDelete",
            Case::new(|notte| sending(notte.personas().delete("p1")), Expected::delete("/personas/p1")),
            Case::new(|notte| sending(notte.personas().delete("p 1")), Expected::delete("/personas/p%201")),
        ),
        Operation::new(
            "personaEmailsList",
            Case::new(|notte| sending(notte.personas().emails_list("p1")), Expected::get("/personas/p1/emails")),
            Case::new(|notte| sending(notte.personas().emails_list("p 1")), Expected::get("/personas/p%201/emails")),
        ),
        Operation::new(
            "personaSmsList",
            Case::new(|notte| sending(notte.personas().sms_list("p1")), Expected::get("/personas/p1/sms")),
            Case::new(|notte| sending(notte.personas().sms_list("p 1")), Expected::get("/personas/p%201/sms")),
        ),
    ]
}
