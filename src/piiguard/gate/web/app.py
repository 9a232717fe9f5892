"""The application: its parts put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from piiguard.gate.web import actions, screens
from piiguard.gate.web.checking import Checking
from piiguard.gate.web.desk import Desk
from piiguard.gate.web.false_alarms import FalseAlarms
from piiguard.gate.web.rendering import Templates
from piiguard.gate.web.security import Guard, Site
from piiguard.gate.web.sessions import Sessions, monotonic
from piiguard.gate.web.shelf import Shelf
from piiguard.gate.web.uploads import UploadError

SWEEP_S = 15.0
"""How often forgotten documents are dropped."""

_SENTENCES = {
    404: ("Not here any more", "There is no such page, or the document was forgotten."),
    405: ("Not possible", "This page cannot be asked that way."),
}


def build_app(
    checking: Checking,
    site: Site,
    on_link: Callable[[str], None],
    clock: Callable[[], float] = monotonic,
) -> ASGIApp:
    """Build the guarded application.

    Args:
        checking: What checks documents.
        site: Where it is reached.
        on_link: Is told the token of each new way in.
        clock: Seconds that only grow.
    """
    settings = checking.config.gate.web
    desk = Desk(
        checking=checking,
        shelf=Shelf(settings.forget_s, clock),
        sessions=Sessions(on_link, clock),
        alarms=FalseAlarms(settings.false_alarms),
        site=site,
        templates=Templates(),
    )

    async def on_upload_error(_: Request, error: Exception) -> Response:
        status = error.status if isinstance(error, UploadError) else 400
        return desk.templates.message(status, "That did not work", str(error))

    async def on_internal_error(_: Request, error: Exception) -> Response:
        # Starlette raises it on; the guard logs its type.
        return desk.templates.internal_error(error)

    async def on_http_error(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return desk.templates.message(status, *_SENTENCES.get(status, ("That did not work", "")))

    app = Starlette(
        routes=[
            Route("/", screens.home),
            Route("/enter", screens.enter),
            Route("/checks", actions.check, methods=["POST"]),
            Route("/checks/{batch}", screens.batch),
            Route("/checks/{batch}/policy", actions.choose_batch_policy, methods=["POST"]),
            Route("/checks/{batch}/forget", actions.forget_batch, methods=["POST"]),
            Route("/documents/{paper}", screens.document),
            Route("/documents/{paper}/file", screens.file),
            Route("/documents/{paper}/pages/{page:int}.png", screens.picture),
            Route("/documents/{paper}/values", actions.show_values, methods=["POST"]),
            Route("/documents/{paper}/policy", actions.choose_policy, methods=["POST"]),
            Route("/documents/{paper}/override", actions.override, methods=["POST"]),
            Route("/documents/{paper}/alarms/{number:int}", actions.alarm, methods=["POST"]),
            Route("/documents/{paper}/forget", actions.forget, methods=["POST"]),
            Route("/false-alarms", screens.false_alarms),
            Route("/false-alarms.json", screens.false_alarms_file),
            Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
        ],
        exception_handlers={
            UploadError: on_upload_error,
            HTTPException: on_http_error,
            Exception: on_internal_error,
        },
        lifespan=lambda _: _lifespan(desk),
    )
    app.state.desk = desk
    return Guard(app, site, desk.sessions, desk.templates)


@asynccontextmanager
async def _lifespan(desk: Desk) -> AsyncIterator[None]:
    async def sweep() -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            desk.shelf.sweep()

    sweeper = asyncio.get_running_loop().create_task(sweep())
    try:
        yield
    finally:
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper
        desk.shelf.clear()
        desk.checking.close()
