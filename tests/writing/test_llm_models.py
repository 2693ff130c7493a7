"""Names become models; keys and addresses come from us alone."""

import asyncio
import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

from tests.fakes.gemini import FakeGemini
from tests.writing.llm_bench import brief, model, revision, writer
from writing import models
from writing.llm import ModelWriter
from writing.models import BaseUrls, Keys, MissingExtra, MissingKey, UnknownModel, build_model, check_name, has_key

ALL = Keys(google="g-key", openai="o-key", anthropic="a-key")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("spec", "kind", "address"),
    [
        ("google:gemini-3.8-flash", GoogleModel, models.GOOGLE_URL),
        ("openai:gpt-6.1-terra", OpenAIResponsesModel, models.OPENAI_URL),
        ("openai-chat:gpt-6-luna", OpenAIChatModel, models.OPENAI_URL),
        ("ollama:qwen3:8b", OpenAIChatModel, models.OLLAMA_URL),
    ],
)
async def test_a_name_becomes_a_model_at_its_providers_address(spec: str, kind: type, address: str) -> None:
    ready = build_model(spec, ALL, BaseUrls())
    assert isinstance(ready.here(), kind)
    assert ready.spec == spec
    assert (ready.here().base_url or "").rstrip("/") == address.rstrip("/")
    assert ready.here().model_name == spec.partition(":")[2]


@pytest.mark.parametrize("spec", ["google:m", "openai:m", "openai-chat:m", "ollama:m"])
@pytest.mark.asyncio
async def test_another_address_is_used(spec: str) -> None:
    ready = build_model(spec, ALL, BaseUrls().with_address(spec, "http://127.0.0.1:9/v1"))
    assert (ready.here().base_url or "").rstrip("/") == "http://127.0.0.1:9/v1"


def test_an_address_is_only_for_the_provider_it_was_given_for() -> None:
    addresses = BaseUrls().with_address("openai:m", "http://127.0.0.1:9/v1").with_address("google:m", "")
    assert addresses == BaseUrls(openai="http://127.0.0.1:9/v1")


@pytest.mark.asyncio
async def test_the_address_of_ollama_may_leave_out_the_version() -> None:
    ready = build_model("ollama:m", Keys(), BaseUrls(ollama="http://127.0.0.1:9/"))
    assert (ready.here().base_url or "").rstrip("/") == "http://127.0.0.1:9/v1"


@pytest.mark.parametrize("spec", ["gemini-3.8-flash", "google-gla:gemini", "google:", ":m", "", "vertex:m"])
def test_other_names_are_refused(spec: str) -> None:
    with pytest.raises(UnknownModel) as caught:
        check_name(spec)
    assert caught.value.spec == spec
    with pytest.raises(UnknownModel):
        has_key(spec, ALL)


def test_which_models_can_be_asked() -> None:
    only_google = Keys(google="g-key")
    usable = [
        spec
        for spec in ("google:m", "openai:m", "openai-chat:m", "anthropic:m", "ollama:m")
        if has_key(spec, only_google)
    ]
    assert usable == ["google:m", "ollama:m"]
    with pytest.raises(MissingKey):
        build_model("openai:m", only_google, BaseUrls())


@pytest.mark.skipif(find_spec("anthropic") is not None, reason="the extra is installed")
def test_a_missing_extra_is_named() -> None:
    with pytest.raises(MissingExtra) as caught:
        build_model("anthropic:claude-haiku-5-5", ALL, BaseUrls())
    assert caught.value.extra == "anthropic"


def test_keys_do_not_show() -> None:
    assert "key" not in repr(ALL).replace("Keys", "")
    assert "g-key" not in repr(build_model("google:m", ALL, BaseUrls()))


def test_the_libraries_own_variables_change_nothing() -> None:
    """In a process of its own: the environment is read when the libraries are."""
    elsewhere = "http://elsewhere.invalid/v1"
    names = ["GOOGLE_GEMINI_BASE_URL", "OPENAI_BASE_URL", "OLLAMA_BASE_URL"]
    traps = dict.fromkeys(names, elsewhere) | {
        "GOOGLE_API_KEY": "trap",
        "GEMINI_API_KEY": "trap",
        "OPENAI_API_KEY": "trap",
        "OLLAMA_API_KEY": "trap",
        "OPENAI_ORG_ID": "trap",
        "OPENAI_PROJECT_ID": "trap",
        "GOOGLE_GENAI_USE_VERTEXAI": "true",
        "GOOGLE_CLOUD_PROJECT": "trap",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE], check=False, env=_environment() | traps, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "elsewhere" not in done.stdout
    assert "trap" not in done.stdout
    assert done.stdout.count("ours") == 4


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


PROBE = """
import asyncio
from writing.models import BaseUrls, Keys, build_model

async def made(spec):
    return build_model(spec, keys, BaseUrls()).here()

keys = Keys(google="ours", openai="ours")
for spec in ("google:m", "openai:m", "openai-chat:m", "ollama:m"):
    model = asyncio.run(made(spec))
    client = model.client
    inner = getattr(client, "_api_client", client)
    headers = dict(getattr(client, "default_headers", {}))
    print(spec, model.base_url, "ours" if inner.api_key in ("ours", "none") else inner.api_key, headers)
"""


@pytest.mark.parametrize("spec", ["openai:gpt-6.1-terra", "openai-chat:gpt-6-luna", "ollama:qwen3:8b"])
@pytest.mark.asyncio
async def test_other_providers_are_asked_with_our_key_at_our_address(spec: str) -> None:
    seen: list[tuple[str, dict[str, object]]] = []

    async def serve(request: web.Request) -> web.Response:
        seen.append((request.headers["Authorization"], await request.json()))
        answer = json.dumps({"text": "## 1. 제목\n\n새 글"})
        whole = _response(answer) if request.path.endswith("responses") else _completion(answer)
        return web.json_response(whole)

    app = web.Application()
    app.router.add_post("/v1/{path:.*}", serve)
    async with TestServer(app) as server:
        url = str(server.make_url("/v1"))
        ours = ModelWriter(models=[build_model(spec, ALL, BaseUrls(openai=url, ollama=url))])
        assert await ours.revise(revision("## 1. 제목\n\n글")) == "## 1. 제목\n\n새 글"
        await ours.aclose()
    ((key, body),) = seen
    assert key == ("Bearer none" if spec.startswith("ollama") else "Bearer o-key")
    assert body["model"] == spec.partition(":")[2]
    assert "json_schema" in str(body)


def _completion(text: str) -> dict[str, object]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


def _response(text: str) -> dict[str, object]:
    content = [{"type": "output_text", "text": text, "annotations": []}]
    message = {"type": "message", "id": "1", "role": "assistant", "status": "completed", "content": content}
    said = {"parallel_tool_calls": False, "tool_choice": "auto", "tools": [], "status": "completed"}
    return {"id": "1", "object": "response", "created_at": 1, "model": "m", "output": [message], **said}


@pytest.mark.asyncio
async def test_two_event_loops_can_use_one_writer_at_once() -> None:
    async with FakeGemini() as gemini:
        gates = [gemini.hold(n=1), gemini.hold(n=2)]
        ours = writer(model(gemini))
        elsewhere = asyncio.to_thread(lambda: asyncio.run(ours.plan(brief())))

        async def release() -> None:
            for gate in gates:
                await gate.reached()
            for gate in gates:
                gate.release()

        here, there, _ = await asyncio.gather(ours.plan(brief()), elsewhere, release())
        await ours.aclose()
    assert here == there
