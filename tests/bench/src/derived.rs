//! The types as one writes them by hand: with serde's derive, and strings for what is a string.
//!
//! [`plain`] forgets what it does not know, as derived types do; [`flatten`] keeps it, which is the least that is needed to
//! write back what was read.

/// The types, with a map for the rest where one is named.
macro_rules! types {
    ($(#[$doc:meta])* $module:ident $(, $rest:ident)?) => {
        $(#[$doc])*
        #[expect(missing_docs, reason = "the members are named as the APIs name them")]
        pub mod $module {
            use serde::{Deserialize, Serialize};

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Observation {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub session_id: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub title: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub url: Option<String>,
                pub screenshot: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub space: Option<Space>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Space {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub actions: Option<Vec<Action>>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Action {
                pub r#type: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub id: Option<String>,
                pub value: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub url: Option<String>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Session {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub session_id: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub status: Option<Status>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub created_at: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub last_accessed_at: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub idle_timeout_minutes: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub max_duration_minutes: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub browser_type: Option<String>,
                pub user_agent: Option<String>,
                pub viewport_width: Option<i64>,
                pub viewport_height: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub network_request_bytes: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub network_response_bytes: Option<i64>,
                pub viewer_url: Option<String>,
                pub cdp_url: Option<String>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            #[serde(rename_all = "snake_case")]
            pub enum Status {
                Active,
                Closed,
                Error,
                TimedOut,
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Issue {
                pub id: i64,
                pub node_id: String,
                pub url: String,
                pub repository_url: String,
                pub labels_url: String,
                pub comments_url: String,
                pub events_url: String,
                pub html_url: String,
                pub number: i64,
                pub state: State,
                pub state_reason: Option<StateReason>,
                pub title: String,
                pub body: Option<String>,
                pub user: User,
                pub labels: Vec<Label>,
                pub assignee: Option<User>,
                pub assignees: Vec<User>,
                pub milestone: Option<Milestone>,
                pub locked: bool,
                pub active_lock_reason: Option<String>,
                pub comments: i64,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub pull_request: Option<PullRequest>,
                pub closed_at: Option<String>,
                pub created_at: String,
                pub updated_at: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub draft: Option<bool>,
                pub closed_by: Option<User>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub timeline_url: Option<String>,
                pub author_association: Association,
                pub reactions: Reactions,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            #[serde(rename_all = "snake_case")]
            pub enum State {
                Open,
                Closed,
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            #[serde(rename_all = "snake_case")]
            pub enum StateReason {
                Completed,
                Reopened,
                NotPlanned,
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            #[serde(rename_all = "UPPERCASE")]
            pub enum Association {
                Collaborator,
                Contributor,
                Member,
                None,
                Owner,
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct User {
                #[serde(skip_serializing_if = "Option::is_none")]
                pub name: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub email: Option<String>,
                pub login: String,
                pub id: i64,
                pub node_id: String,
                pub avatar_url: String,
                pub gravatar_id: Option<String>,
                pub url: String,
                pub html_url: String,
                pub followers_url: String,
                pub following_url: String,
                pub gists_url: String,
                pub starred_url: String,
                pub subscriptions_url: String,
                pub organizations_url: String,
                pub repos_url: String,
                pub events_url: String,
                pub received_events_url: String,
                pub r#type: String,
                pub site_admin: bool,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub starred_at: Option<String>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Label {
                pub id: i64,
                pub node_id: String,
                pub url: String,
                pub name: String,
                pub description: Option<String>,
                pub color: String,
                pub default: bool,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Milestone {
                pub url: String,
                pub html_url: String,
                pub id: i64,
                pub number: i64,
                pub state: State,
                pub title: String,
                pub description: Option<String>,
                pub open_issues: i64,
                pub closed_issues: i64,
                pub created_at: String,
                pub due_on: Option<String>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct PullRequest {
                pub merged_at: Option<String>,
                pub diff_url: Option<String>,
                pub html_url: Option<String>,
                pub patch_url: Option<String>,
                pub url: Option<String>,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }

            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct Reactions {
                pub url: String,
                pub total_count: i64,
                #[serde(rename = "+1")]
                pub plus_one: i64,
                #[serde(rename = "-1")]
                pub minus_one: i64,
                pub laugh: i64,
                pub confused: i64,
                pub heart: i64,
                pub hooray: i64,
                pub eyes: i64,
                pub rocket: i64,
                $(#[serde(flatten)] pub $rest: serde_json::Map<String, serde_json::Value>,)?
            }
        }
    };
}

types! {
    /// What the types do not name is forgotten.
    plain
}
types! {
    /// What the types do not name is kept.
    flatten, rest
}
