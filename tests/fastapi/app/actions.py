"""A union of 28 actions, told apart by `type`, which has a default and so is required only in responses."""

import datetime
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field


class NodeSelectors(BaseModel):
    css_selector: str
    xpath_selector: str | None = None
    in_iframe: bool = False


class ActionParameter(BaseModel):
    name: str
    default: str | None = None


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid")

    category: str = "Browser"
    description: str = ""


class OnElement(Base):
    category: str = "Interaction"
    id: str = ""
    selector: str | NodeSelectors | None = None
    timeout: Annotated[int, Field(ge=0, le=60000)] = 15000
    press_enter: bool | None = None


class FormFillAction(Base):
    type: Literal["form_fill"] = "form_fill"
    value: dict[str, str | None]


class GotoAction(Base):
    type: Literal["goto"] = "goto"
    url: str
    wait_until: Literal["load", "commit"] = "load"


class GotoNewTabAction(Base):
    type: Literal["goto_new_tab"] = "goto_new_tab"
    url: str


class CloseTabAction(Base):
    type: Literal["close_tab"] = "close_tab"


class SwitchTabAction(Base):
    type: Literal["switch_tab"] = "switch_tab"
    tab_index: int


class GoBackAction(Base):
    type: Literal["go_back"] = "go_back"


class GoForwardAction(Base):
    type: Literal["go_forward"] = "go_forward"


class ReloadAction(Base):
    type: Literal["reload"] = "reload"


class WaitAction(Base):
    type: Literal["wait"] = "wait"
    time_ms: Annotated[int, Field(le=30000)]


class PressKeyAction(Base):
    type: Literal["press_key"] = "press_key"
    key: str


class ScrollUpAction(Base):
    type: Literal["scroll_up"] = "scroll_up"
    amount: int | None = None


class ScrollDownAction(Base):
    type: Literal["scroll_down"] = "scroll_down"
    amount: int | None = None


class CaptchaSolveAction(Base):
    type: Literal["captcha_solve"] = "captcha_solve"
    captcha_type: Literal["recaptcha", "hcaptcha"] | None = None


class HelpAction(Base):
    type: Literal["help"] = "help"
    reason: str


class CompletionAction(Base):
    type: Literal["completion"] = "completion"
    success: bool
    answer: str


class ScrapeAction(Base):
    type: Literal["scrape"] = "scrape"
    instructions: str | None = None
    param: ActionParameter | None = Field(default=ActionParameter(name="instructions"), exclude=True)


class EmailReadAction(Base):
    type: Literal["email_read"] = "email_read"
    limit: int = 10
    timedelta: datetime.timedelta | None = datetime.timedelta(minutes=5)


class EmailVerificationReadAction(Base):
    type: Literal["email_verification_read"] = "email_verification_read"


class SmsReadAction(Base):
    type: Literal["sms_read"] = "sms_read"
    limit: int = 10


class EvaluateJsAction(Base):
    type: Literal["evaluate_js"] = "evaluate_js"
    code: str


class ClickAction(OnElement):
    type: Literal["click"] = "click"


class FillAction(OnElement):
    type: Literal["fill"] = "fill"
    value: str | Annotated[str, Field(json_schema_extra={"format": "password", "writeOnly": True})]
    clear_before_fill: bool = True


class MultiFactorFillAction(OnElement):
    type: Literal["multi_factor_fill"] = "multi_factor_fill"
    value: str


class FallbackFillAction(OnElement):
    type: Literal["fallback_fill"] = "fallback_fill"
    value: str


class CheckAction(OnElement):
    type: Literal["check"] = "check"
    value: bool
    param: ActionParameter | None = Field(default=ActionParameter(name="value"), exclude=True)


class SelectDropdownOptionAction(OnElement):
    type: Literal["select_dropdown_option"] = "select_dropdown_option"
    value: str


class UploadFileAction(OnElement):
    type: Literal["upload_file"] = "upload_file"
    file_path: str


class DownloadFileAction(OnElement):
    type: Literal["download_file"] = "download_file"


InteractionAction = Annotated[
    Union[
        ClickAction, FillAction, MultiFactorFillAction, FallbackFillAction, CheckAction, SelectDropdownOptionAction,
        UploadFileAction, DownloadFileAction,
    ],
    Field(discriminator="type"),
]

Action = Annotated[
    Union[
        FormFillAction, GotoAction, GotoNewTabAction, CloseTabAction, SwitchTabAction, GoBackAction, GoForwardAction,
        ReloadAction, WaitAction, PressKeyAction, ScrollUpAction, ScrollDownAction, CaptchaSolveAction, HelpAction,
        CompletionAction, ScrapeAction, EmailReadAction, EmailVerificationReadAction, SmsReadAction, EvaluateJsAction,
        ClickAction, FillAction, MultiFactorFillAction, FallbackFillAction, CheckAction, SelectDropdownOptionAction,
        UploadFileAction, DownloadFileAction,
    ],
    Field(discriminator="type"),
]


class ActionSpace(BaseModel):
    description: str
    actions: list[Action]
    interaction_actions: list[InteractionAction] = []
    category: str | None = None


class ExecutionResponse(BaseModel):
    action: Action
    success: bool
    message: str
    data: dict[str, Any] | None = None
    exception: str | None = None
