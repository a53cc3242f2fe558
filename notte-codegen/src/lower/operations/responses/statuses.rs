//! Statuses: what a key of `responses` stands for, and names for it.

use super::plan::ResponsePlan;
use crate::api::Status;
use crate::ir::Output;
use crate::names::pascal;

/// The first and the last status that a key stands for; none for all others.
pub fn codes(status: Status) -> Option<(u16, u16)> {
    match status {
        Status::Exact(code) => Some((code, code)),
        Status::Range(digit) => Some((u16::from(digit) * 100, u16::from(digit) * 100 + 99)),
        Status::Default => None,
    }
}

/// The statuses of a success that the description names, where its value is JSON; none stands for 200 alone.
pub fn described_statuses(plan: &ResponsePlan<'_>, output: &Output) -> Vec<(u16, u16)> {
    let is_json = match output {
        Output::Choice(_, variants) => variants.iter().any(|variant| matches!(variant.output, Output::Json(_))),
        output => matches!(output, Output::Json(_)),
    };
    let statuses = plan.successes.iter().filter(|_| is_json).map(|success| success.response.status);
    let mut ranges: Vec<(u16, u16)> = statuses.map(|status| codes(status).unwrap_or((200, 299))).collect();
    ranges.sort_unstable();
    ranges.dedup();
    if ranges == [(200, 200)] { Vec::new() } else { ranges }
}

/// The name of the variant for a success.
pub fn success_word(status: Status) -> String {
    match status {
        Status::Exact(200) => "Ok".to_owned(),
        Status::Exact(201) => "Created".to_owned(),
        Status::Exact(202) => "Accepted".to_owned(),
        Status::Exact(203) => "NonAuthoritative".to_owned(),
        Status::Exact(204) => "NoContent".to_owned(),
        Status::Exact(205) => "ResetContent".to_owned(),
        Status::Exact(206) => "PartialContent".to_owned(),
        Status::Exact(207) => "MultiStatus".to_owned(),
        status if status.is_redirect() => error_word(status),
        Status::Exact(code) => pascal(&format!("status {code}")),
        Status::Range(_) => "Success".to_owned(),
        Status::Default => "Other".to_owned(),
    }
}

/// The name of the variant for an error: that of the status in the crate `http`.
pub fn error_word(status: Status) -> String {
    let code = match status {
        Status::Exact(code) => code,
        Status::Range(1) => return "Informational".to_owned(),
        Status::Range(3) => return "Redirection".to_owned(),
        Status::Range(4) => return "ClientError".to_owned(),
        Status::Range(_) => return "ServerError".to_owned(),
        Status::Default => return "Other".to_owned(),
    };
    let word = match code {
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        305 => "UseProxy",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "PayloadTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        418 => "ImATeapot",
        421 => "MisdirectedRequest",
        422 => "UnprocessableEntity",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        506 => "VariantAlsoNegotiates",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        510 => "NotExtended",
        511 => "NetworkAuthenticationRequired",
        _ => return format!("Status{code}"),
    };
    word.to_owned()
}
