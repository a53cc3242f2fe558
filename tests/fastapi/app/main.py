"""The application. It keeps what it is given in memory, so that a test can ask for it again."""

import json
import uuid
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, File, Form, Header, HTTPException, Path, Query, Request, UploadFile
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.routing import APIRoute
from fastapi.security import OAuth2PasswordBearer

from pydantic import BaseModel, RootModel

from .actions import Action, ActionSpace, ClickAction, ExecutionResponse, FillAction
from .models import (
    AddCredentialsRequest, Cookies, DataSpace, FunctionRunRequest, Observation, ObserveRequest, PaginatedResponse,
    ReplayMissingResponse, ReplayResponse, ScrapeRequest, Screenshot, Secret, SecretRequest, SessionFile,
    SessionResponse, SessionStartRequest, Status, StructuredData,
)

TOKEN = "a-token"
IMAGE = bytes([0xFF, 0xD8, 0xFF, 0x00])

bearer = OAuth2PasswordBearer(tokenUrl="token")


def sender(
    x_sdk_version: Annotated[str | None, Header()] = None, x_request_origin: Annotated[str | None, Header()] = None
) -> str | None:
    return x_request_origin


def user(token: Annotated[str, Depends(bearer)]) -> str:
    if token != TOKEN:
        raise HTTPException(401, {"message": "Authentication failed."})
    return token


app = FastAPI(title="Browsers", version="1.10.0", dependencies=[Depends(sender)])
seen: set[str] = set()
authorized = [Depends(user)]
sessions: dict[str, SessionResponse] = {}
cookies: dict[str, Cookies] = {}
files: dict[str, tuple[SessionFile, bytes]] = {}
secrets: dict[str, Secret] = {}
Id = Annotated[str, Path()]


def session(session_id: str) -> SessionResponse:
    if session_id not in sessions:
        raise HTTPException(404, "No such session")
    return sessions[session_id]


@app.middleware("http")
async def note(request: Request, call_next: Any) -> Any:
    response = await call_next(request)
    route = request.scope.get("route")
    if response.status_code < 400 and isinstance(route, APIRoute) and route.include_in_schema:
        seen.add(route.unique_id)
    return response


@app.get("/seen", include_in_schema=False)
def seen_operations() -> list[str]:
    """The operations that succeeded. It is no part of the API, but of the test."""
    return sorted(seen)


@app.get("/health")
def health(origin: Annotated[str | None, Depends(sender)]) -> dict[str, str | None]:
    return {"status": "healthy", "origin": origin}


@app.post("/sessions/start", dependencies=authorized, tags=["sessions"])
def start_session(request: SessionStartRequest) -> SessionResponse:
    asked = request.model_dump(mode="json", exclude_unset=True)
    started = SessionResponse(
        session_id=str(uuid.uuid4()), status="active", created_at=datetime(2026, 8, 7, 10, 0, 0, 123456),
        proxies=bool(request.proxies), asked=asked,
    )
    sessions[started.session_id] = started
    return started


@app.get("/sessions/", dependencies=authorized, tags=["sessions"])
def list_sessions(
    page: Annotated[int, Query(ge=1)] = 1, page_size: Annotated[int, Query(ge=1, le=100)] = 10, only_active: bool = True
) -> PaginatedResponse[SessionResponse]:
    found = [one for one in sessions.values() if one.status == "active" or not only_active]
    start = (page - 1) * page_size
    return PaginatedResponse[SessionResponse](
        items=found[start : start + page_size], page=page, page_size=page_size,
        has_next=start + page_size < len(found), has_previous=page > 1,
    )


@app.get("/sessions/{session_id}", dependencies=authorized, tags=["sessions"])
def session_status(session_id: Id) -> SessionResponse:
    return session(session_id)


@app.delete("/sessions/{session_id}/stop", dependencies=authorized, tags=["sessions"])
def stop_session(session_id: Id, close_reason: str | None = None) -> SessionResponse:
    stopped = session(session_id).model_copy(update={"status": "closed", "close_reason": close_reason})
    sessions[session_id] = stopped
    return stopped


@app.get("/sessions/{session_id}/cookies", dependencies=authorized, tags=["sessions"])
def get_cookies(session_id: Id) -> Cookies:
    return cookies.get(session_id, Cookies(cookies=[]))


@app.post("/sessions/{session_id}/cookies", dependencies=authorized, tags=["sessions"])
def set_cookies(session_id: Id, request: Cookies) -> Status:
    cookies[session_id] = request
    return Status(status="success", message=f"{len(request.cookies)} cookies")


@app.get(
    "/sessions/{session_id}/replay", dependencies=authorized, tags=["sessions"],
    responses={404: {"model": ReplayMissingResponse}},
)
def session_replay(session_id: Id) -> ReplayResponse:
    if session(session_id).status == "active":
        missing = ReplayMissingResponse(detail="The session is still active", retryable=False)
        return JSONResponse(missing.model_dump(), 404)
    return ReplayResponse(mp4_url="https://storage.test/replay.mp4", video_duration_ms=1500)


@app.post("/sessions/{session_id}/page/execute", dependencies=authorized, tags=["page"])
def page_execute(session_id: Id, action: Action) -> ExecutionResponse:
    is_help = action.type == "help"
    return ExecutionResponse(action=action, success=not is_help, message=action.type, exception="no" if is_help else None)


@app.post("/sessions/{session_id}/page/observe", dependencies=authorized, tags=["page"])
def page_observe(session_id: Id, request: ObserveRequest) -> Observation:
    actions = [ClickAction(id="B1", selector="#go"), FillAction(id="I1", value="")]
    space = ActionSpace(description=request.instructions or "", actions=actions, interaction_actions=actions)
    return Observation(started_at=datetime(2026, 8, 7), title="A page", screenshot=Screenshot(raw=b"/9j/"), space=space)


@app.post("/sessions/{session_id}/page/scrape", dependencies=authorized, tags=["page"])
def page_scrape(session_id: Id, request: ScrapeRequest) -> DataSpace:
    data = StructuredData[BaseModel](success=True, data=RootModel[Any]({"price": 3.5}))
    return DataSpace(markdown="# A page", structured=data if request.response_format is not None else None)


@app.post("/sessions/{session_id}/page/screenshot", dependencies=authorized, tags=["page"])
def page_screenshot(session_id: Id):
    return Response(IMAGE, media_type="image/jpeg")


@app.post("/sessions/{session_id}/files", dependencies=authorized, tags=["files"])
async def upload_file(
    session_id: Id, file: Annotated[UploadFile, File()], note: Annotated[str | None, Form()] = None
) -> SessionFile:
    content = await file.read()
    kept = SessionFile(
        id=str(len(files)), filename=file.filename or "", size=len(content), mime_type=file.content_type, note=note
    )
    files[kept.id] = (kept, content)
    return kept


@app.post("/sessions/{session_id}/files/batch", dependencies=authorized, tags=["files"])
async def upload_files(session_id: Id, files: Annotated[list[UploadFile], File()]) -> list[str]:
    return [f"{file.filename}: {len(await file.read())}" for file in files]


@app.get("/sessions/{session_id}/files/{file_id}", dependencies=authorized, tags=["files"])
def get_file(session_id: Id, file_id: Id):
    kept, content = files[file_id]
    return Response(content, media_type=kept.mime_type)


@app.delete("/sessions/{session_id}/files/{file_id}", status_code=204, dependencies=authorized, tags=["files"])
def delete_file(session_id: Id, file_id: Id) -> None:
    del files[file_id]


@app.post("/functions/{function_id}/runs/start", dependencies=authorized, tags=["functions"])
def start_run(
    function_id: Id, request: FunctionRunRequest, x_api_key: Annotated[str, Header()],
):
    lines = [{"type": "log", "message": x_api_key}, {"type": "result", "message": request.variables}]
    events = (f"data: {json.dumps(line)}\n\n" for line in lines)
    return StreamingResponse(events, media_type="text/event-stream")


@app.post("/secrets", status_code=201, dependencies=authorized, tags=["secrets"])
def create_secret(request: SecretRequest) -> Secret:
    secrets[request.name] = Secret(secret_id=f"id of {request.name}", name=request.name)
    return secrets[request.name]


@app.get("/secrets/{name}", dependencies=authorized, tags=["secrets"])
def get_secret(name: Id) -> Secret:
    return secrets[name]


@app.delete("/secrets/{secret_id}", dependencies=authorized, tags=["secrets"])
def delete_secret(secret_id: Id) -> Status:
    name = next(secret.name for secret in secrets.values() if secret.secret_id == secret_id)
    del secrets[name]
    return Status(status="success")


@app.post("/vaults/{vault_id}/credentials", dependencies=authorized, tags=["vaults"])
def add_credentials(vault_id: Id, request: AddCredentialsRequest) -> Status:
    return Status(status="success", message=f"{request.url}: {request.credentials.email}")
