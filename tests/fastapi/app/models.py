"""What is sent and received, but for actions."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel

from .actions import ActionSpace

T = TypeVar("T")


class PaginatedResponse(BaseModel, Generic[T]):
    items: list[T]
    page: int
    page_size: int
    has_next: bool
    has_previous: bool


class NotteProxy(BaseModel):
    type: Literal["notte"] = "notte"
    country: str | None = None


class ExternalProxy(BaseModel):
    type: Literal["external"] = "external"
    server: str
    password: str | None = None


Proxy = Annotated[NotteProxy | ExternalProxy, Field(discriminator="type")]


class SessionStartRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    solve_captchas: bool = True
    max_duration_minutes: Annotated[float, Field(gt=0, le=1440)] = 15.0
    idle_timeout_minutes: Annotated[int, Field(gt=0.0, le=30.0)] = 15
    proxies: list[Proxy] | bool = True
    browser_type: Literal["chromium", "chrome"] = "chromium"
    viewport_width: int | None = None
    extra_http_headers: dict[str, str] | None = None
    timeout: timedelta = timedelta(minutes=5)


class SessionResponse(BaseModel):
    model_config = ConfigDict(extra="allow")

    session_id: str
    status: Literal["active", "closed", "error", "timed_out"]
    created_at: datetime
    closed_at: datetime | None = None
    duration: timedelta | None = None
    proxies: bool = False


class Cookie(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    name: str
    value: str
    http_only: bool = Field(alias="httpOnly")
    expires: float | None = -1.0
    same_site: Literal["Lax", "None", "Strict"] | None = Field(default=None, alias="sameSite")


class Cookies(BaseModel):
    cookies: list[Cookie]


class ObserveRequest(BaseModel):
    instructions: str | None = None
    perception_type: Literal["fast", "deep"] | None = None


class Screenshot(BaseModel):
    raw: bytes = Field(json_schema_extra={"format": "base64"})


class Observation(BaseModel):
    started_at: datetime
    title: str
    screenshot: Screenshot
    space: ActionSpace


class StructuredData(BaseModel, Generic[T]):
    success: bool
    error: str | None = None
    data: T | RootModel[Any] | None = None


class DataSpace(BaseModel):
    markdown: str
    structured: StructuredData[BaseModel] | None = None


class ScrapeRequest(BaseModel):
    response_format: dict[str, Any] | None = None
    only_main_content: bool = False


class ReplayResponse(BaseModel):
    mp4_url: str
    video_duration_ms: float


class ReplayMissingResponse(BaseModel):
    detail: str
    status: Literal[404] = 404
    retryable: bool


class SessionFile(BaseModel):
    id: str
    filename: str
    size: int
    mime_type: str | None = None
    note: str | None = None


class WaitAction(BaseModel):
    """There is another one of this name, so both get the names of their modules."""

    seconds: float


class FunctionRunRequest(BaseModel):
    before: WaitAction | None = None
    variables: dict[str, Any] = {}
    stream: bool = False


class SecretRequest(BaseModel):
    name: str
    value: str


class Secret(BaseModel):
    secret_id: str
    name: str


class EmailCredentials(BaseModel):
    email: str
    password: str
    mfa_secret: str | None = None


class AddCredentialsRequest(BaseModel):
    url: str
    credentials: EmailCredentials


class Status(BaseModel):
    status: Literal["success", "failure"]
    message: str = ""
