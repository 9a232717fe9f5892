"""What is looked at: GET, and nothing changes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from piiguard.errors import ReadError
from piiguard.gate.web.desk import MAX_FILES, desk_of, owner_of, paper_of
from piiguard.gate.web.false_alarms import REASONS
from piiguard.gate.web.presenting import name_of, present, verdict_of
from piiguard.gate.web.shelf import Paper
from piiguard.model import Verdict

_ORDER = ("fail", "incomplete", "override", "pass", "waiting")
"""What needs a person's eyes comes first."""

_NOTHING: Mapping[str, str] = MappingProxyType({"who": "", "why": ""})
"""What stands in the form of an override before somebody fills it in."""


async def home(request: Request) -> Response:
    """Where documents are dropped."""
    desk = desk_of(request)
    chosen = request.query_params.get("policy", "")
    return desk.templates.page(
        "home.html",
        policies=desk.checking.policies.values(),
        chosen=chosen if chosen in desk.checking.policies else "",
        max_files=MAX_FILES,
        size_mb=desk.checking.config.limits.size_bytes // 1_000_000,
        is_recorded=desk.checking.config.audit is not None,
        alarms=len(desk.alarms.read()),
    )


async def enter(request: Request) -> Response:
    """Where a link from the terminal leads: it is spent, and a session begins."""
    desk = desk_of(request)
    session = desk.sessions.enter(request.query_params.get("token", ""))
    if session is None:
        if request.state.owner is not None:
            # The back button, or a bookmark.
            return RedirectResponse("/", 303)
        return desk.templates.message(
            403,
            "This link has been used",
            "Each link lets one browser in, once. Open the link that ‘piiguard serve’ "
            "printed last.",
        )
    response = RedirectResponse("/", 303)
    response.set_cookie(
        desk.site.cookie, session, httponly=True, samesite="strict", secure=desk.site.secure
    )
    return response


async def batch(request: Request) -> Response:
    """All documents of one upload."""
    desk = desk_of(request)
    papers = desk.shelf.batch(owner_of(request), request.path_params["batch"])
    if not papers:
        raise HTTPException(404)
    rows = [
        {
            "paper": paper,
            "number": number,
            "name": name_of(paper),
            "verdict": verdict_of(paper),
            "policy": _policy_title(request, paper),
        }
        for number, paper in enumerate(papers, start=1)
    ]
    is_pending = any(paper.report is None for paper in papers)
    if not is_pending:
        rows.sort(key=lambda row: _ORDER.index(row["verdict"].state))  # type: ignore[attr-defined]
    return desk.templates.page(
        "batch.html",
        batch=request.path_params["batch"],
        rows=rows,
        counts=Counter(verdict_of(paper).state for paper in papers),
        lacking=sum(paper.lacks_policy for paper in papers),
        policies=desk.checking.policies.values(),
        done=sum(paper.report is not None for paper in papers),
        is_pending=is_pending,
    )


async def document(request: Request) -> Response:
    """One document: its verdict, its pages, its findings."""
    desk, paper = desk_of(request), paper_of(request)
    siblings = desk.shelf.batch(owner_of(request), paper.batch)
    return _document_page(request, paper, len(siblings))


def _document_page(
    request: Request,
    paper: Paper,
    siblings: int,
    *,
    status: int = 200,
    complaint: str = "",
    entered: Mapping[str, str] = _NOTHING,
) -> Response:
    desk = desk_of(request)
    report = paper.report
    return desk.templates.page(
        "document.html",
        status=status,
        paper=paper,
        shown=present(
            paper,
            _policy_title(request, paper),
            all_pages=request.query_params.get("pages") == "all",
        ),
        siblings=siblings,
        is_pending=report is None,
        is_incomplete_too=report is not None
        and report.verdict is Verdict.FAIL
        and bool(report.problems),
        may_override=desk.checking.may_override(paper) and paper.override is None,
        reasons=REASONS,
        complaint=complaint,
        entered=entered,
        policies=desk.checking.policies.values(),
        has_values=report is not None and (bool(report.findings) or report.path != paper.name),
    )


def complain(
    request: Request, paper: Paper, complaint: str, entered: Mapping[str, str]
) -> Response:
    """Return a document's page that says why an override was not taken.

    Args:
        request: The request.
        paper: The document.
        complaint: What is wrong.
        entered: ``who`` and ``why`` as they were, so that nobody types them twice.
    """
    siblings = desk_of(request).shelf.batch(owner_of(request), paper.batch)
    return _document_page(
        request, paper, len(siblings), status=422, complaint=complaint, entered=entered
    )


async def picture(request: Request) -> Response:
    """A page of a document; what its owner did not ask to see is painted over."""
    paper, page = paper_of(request), request.path_params["page"]
    if paper.view is None or not 1 <= page <= len(paper.view.sheets):
        raise HTTPException(404)
    try:
        return Response(
            await desk_of(request).checking.picture(paper, page), media_type="image/png"
        )
    except ReadError:
        raise HTTPException(404) from None


async def file(request: Request) -> Response:
    """The checked document, byte for byte."""
    paper = paper_of(request)
    if not paper.may_leave:
        raise HTTPException(404)
    name = paper.name or "checked.txt"
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        paper.data,
        # Never a type that a browser would open: it is the document, not a page of ours.
        media_type="application/octet-stream",
        headers={"Content-Disposition": disposition},
    )


async def false_alarms(request: Request) -> Response:
    """What staff reported, for whoever sends it to the developers."""
    desk = desk_of(request)
    return desk.templates.page(
        "false_alarms.html", entries=desk.alarms.read()[::-1], reasons=REASONS
    )


async def false_alarms_file(request: Request) -> Response:
    """The same, as a file."""
    text = json.dumps(desk_of(request).alarms.read(), indent=2, ensure_ascii=False)
    return Response(
        text.encode("utf-8", "replace"),
        media_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="piiguard-false-alarms.json"'},
    )


def _policy_title(request: Request, paper: Paper) -> str:
    applied = (paper.report.policy if paper.report else None) or paper.policy
    policy = desk_of(request).checking.policies.get(applied or "")
    return policy.title if policy else (applied or "")
