//! Vaults and their credentials.

use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, json as sending};

/// An address that stays one value of the query only when it is encoded.
const URL: &str = "https://example.com/a b?c=d&e=ü+1#f";

pub(super) fn operations() -> Vec<Operation> {
    let list = || Case::new(|notte| sending(notte.vaults().list()), Expected::get("/vaults"));
    vec![
        Operation::new(
            "vaultCreate",
            Case::new(|notte| sending(notte.vaults().create()), Expected::post_nothing("/vaults/create")),
            Case::new(
                |notte| sending(notte.vaults().create().name("mine")),
                Expected::post("/vaults/create", json!({ "name": "mine" })),
            ),
        ),
        Operation::new("listVaults", list(), list()),
        Operation::new(
            "vaultDelete",
            Case::new(|notte| sending(notte.vaults().delete("v1")), Expected::delete("/vaults/v1")),
            Case::new(|notte| sending(notte.vaults().delete("v:1")), Expected::delete("/vaults/v%3A1")),
        ),
        Operation::new(
            "vaultCredentialsGet",
            Case::new(|notte| sending(notte.vaults().credentials_get("v1")), Expected::get("/vaults/v1/credentials")),
            Case::new(
                |notte| sending(notte.vaults().credentials_get("v:1").url(URL)),
                Expected::get("/vaults/v%3A1/credentials")
                    .query("url=https%3A%2F%2Fexample.com%2Fa%20b%3Fc%3Dd%26e%3D%C3%BC%2B1%23f"),
            ),
        ),
        Operation::new("vaultCredentialsAdd", credentials_add(), credentials_add_in_full()),
        Operation::new(
            "vaultCredentialsDelete",
            Case::new(
                |notte| sending(notte.vaults().credentials_delete("v1", "example.com")),
                Expected::delete("/vaults/v1/credentials").query("url=example.com"),
            ),
            Case::new(
                |notte| sending(notte.vaults().credentials_delete("v:1", URL)),
                Expected::delete("/vaults/v%3A1/credentials")
                    .query("url=https%3A%2F%2Fexample.com%2Fa%20b%3Fc%3Dd%26e%3D%C3%BC%2B1%23f"),
            ),
        ),
    ]
}

fn credentials_add() -> Case {
    Case::new(
        |notte| sending(notte.vaults().credentials_add("v1")),
        Expected::post("/vaults/v1/credentials", json!({})),
    )
}

fn credentials_add_in_full() -> Case {
    Case::new(
        |notte| {
            let call = notte.vaults().credentials_add("v:1").url("https://example.com").username("ada");
            sending(call.email("ada@example.com").password("p\"ä\\ss").mfa_secret("JBSWY3DPEHPK3PXP"))
        },
        Expected::post(
            "/vaults/v%3A1/credentials",
            json!({
                "url": "https://example.com",
                "username": "ada",
                "email": "ada@example.com",
                "password": "p\"ä\\ss",
                "mfa_secret": "JBSWY3DPEHPK3PXP",
            }),
        ),
    )
}
