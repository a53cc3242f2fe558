//! Let an agent sign up: a persona has an address for mail, a vault has the password. Both are deleted in the end.
//!
//! A credential is added in the form of the description; the API itself is known to take another one.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example vault_and_persona -- https://example.com PASSWORD
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::{Credential, SessionStartRequest};
use notte_generated::{Client, With as _};
use std::error::Error as StdError;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let mut arguments = std::env::args().skip(1);
    let site = arguments.next().ok_or("the first argument is an address")?;
    let password = arguments.next().ok_or("the second argument is a password")?;
    let persona = client.personas().create().await?;
    let persona_id = persona.persona_id.ok_or("the server gave the persona no id")?;
    let address = persona.email.into_option().unwrap_or_default();
    let credential = Credential::default().with(|credential| {
        credential.url = Some(site);
        credential.email = address.into();
        credential.password = Some(password.into()).into();
    });
    let signed_up = with_vault(&client, &persona_id, credential).await;
    client.personas().delete(&persona_id).await?;
    println!("{} messages came", signed_up?);
    Ok(())
}

/// Signs up with a vault of its own, which is deleted whether or not that succeeds.
pub async fn with_vault(client: &Client, persona_id: &str, credential: Credential) -> Result<usize, Box<dyn StdError>> {
    let vault = client.vaults().create().name("sign-up").await?;
    let vault_id = vault.vault_id.ok_or("the server gave the vault no id")?;
    let signed_up = sign_up(client, persona_id, &vault_id, credential).await;
    client.vaults().delete(&vault_id).await?;
    signed_up
}

/// Signs up with a credential, and waits for mail. The password reaches the page, and never the agent.
pub async fn sign_up(
    client: &Client,
    persona_id: &str,
    vault_id: &str,
    credential: Credential,
) -> Result<usize, Box<dyn StdError>> {
    let task = format!("sign up at {}", credential.url.as_deref().unwrap_or_default());
    client.vaults().credentials_add_with(vault_id, credential).await?;
    let request = SessionStartRequest::default().with(|request| request.vault_id = vault_id.into());
    client
        .with_session(request, async |session| {
            let run = session.run_agent(&*task).with(|request| {
                request.vault_id = vault_id.into();
                request.persona_id = persona_id.into();
            });
            run.must_succeed().await?;
            Ok(client.wait_for_emails(persona_id, Duration::from_secs(60)).await?.len())
        })
        .await
}
