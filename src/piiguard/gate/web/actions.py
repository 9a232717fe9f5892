"""What changes something: POST, then back to a page that can be reloaded."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from piiguard.errors import AuditError, ReadError
from piiguard.gate.web.checking import QuotesError
from piiguard.gate.web.desk import FORM_CAPS, desk_of, owner_of, paper_of
from piiguard.gate.web.false_alarms import REASONS
from piiguard.gate.web.screens import complain
from piiguard.gate.web.shelf import Paper
from piiguard.gate.web.uploads import TEXT_FIELD, UploadError, read_form

SHORTEST_REASON = 10
"""Characters of a justification; fewer say nothing to who reads the record. Our choice."""

LONGEST_REASON = 500
LONGEST_NAME = 80


async def check(request: Request) -> Response:
    """Take documents, and begin to check them."""
    desk = desk_of(request)
    form = await read_form(request, desk.upload_caps())
    policy = form.fields.get("policy", "") or None
    if policy is not None and policy not in desk.checking.policies:
        raise UploadError(400, "There is no such policy.")
    documents = [(file.name, file.data) for file in form.files]
    text = form.fields.get(TEXT_FIELD, "")
    if text.strip():
        # Forms send CRLF; people meant lines.
        documents.append(("", text.replace("\r\n", "\n").encode("utf-8", "replace")))
    if not documents:
        raise UploadError(400, "There was nothing to check. Choose a file, or paste text.")
    papers = desk.shelf.add(owner_of(request), documents, policy)
    desk.checking.start(papers)
    if len(papers) == 1:
        return RedirectResponse(f"/documents/{papers[0].id}", 303)
    return RedirectResponse(f"/checks/{papers[0].batch}", 303)


async def choose_policy(request: Request) -> Response:
    """Check one document again, by the policy that a person chose."""
    paper = paper_of(request)
    await _begin_again(request, [paper])
    return RedirectResponse(f"/documents/{paper.id}", 303)


async def choose_batch_policy(request: Request) -> Response:
    """The same for all documents of an upload that nothing says a policy of."""
    batch = request.path_params["batch"]
    papers = desk_of(request).shelf.batch(owner_of(request), batch)
    await _begin_again(request, [paper for paper in papers if paper.lacks_policy])
    return RedirectResponse(f"/checks/{batch}", 303)


async def _begin_again(request: Request, papers: list[Paper]) -> None:
    desk = desk_of(request)
    policy = (await read_form(request, FORM_CAPS)).fields.get("policy", "")
    if policy not in desk.checking.policies:
        raise UploadError(400, "There is no such policy.")
    papers = [paper for paper in papers if paper.report is not None]
    for paper in papers:
        paper.begin_again(policy)
    desk.checking.start(papers)


async def show_values(request: Request) -> Response:
    """Show a document's values, or mask them again."""
    paper = paper_of(request)
    form = await read_form(request, FORM_CAPS)
    paper.is_shown = form.fields.get("show") == "yes"
    return RedirectResponse(f"/documents/{paper.id}{_query(form.fields)}", 303)


async def override(request: Request) -> Response:
    """Let a held document go, where the configuration allows that, with a reason."""
    desk, paper = desk_of(request), paper_of(request)
    if not desk.checking.may_override(paper) or paper.override is not None:
        raise HTTPException(404)
    form = await read_form(request, FORM_CAPS)
    who = " ".join(form.fields.get("who", "").split())
    why = " ".join(form.fields.get("why", "").split())

    def refuse(complaint: str) -> Response:
        return complain(request, paper, complaint, {"who": who, "why": why})

    if not who or len(who) > LONGEST_NAME:
        return refuse("Say who you are: your name or your initials.")
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        return refuse(f"Give a reason of {SHORTEST_REASON} to {LONGEST_REASON} characters.")
    try:
        await desk.checking.override(paper, who, why)
    except QuotesError:
        return refuse(
            "The record must not hold personal data. Write the reason without anyone’s name, "
            "number or address."
        )
    except (AuditError, ReadError):
        return refuse("This could not be put on record, so the document stays held.")
    return RedirectResponse(f"/documents/{paper.id}", 303)


async def alarm(request: Request) -> Response:
    """Keep a false alarm for the developers, without the value."""
    desk, paper = desk_of(request), paper_of(request)
    form = await read_form(request, FORM_CAPS)
    number, reason = request.path_params["number"], form.fields.get("reason", "")
    if paper.report is None or not 1 <= number <= len(paper.report.violations):
        raise HTTPException(404)
    if reason not in REASONS:
        raise UploadError(400, "Say what it is instead.")
    if number not in paper.alarms:
        try:
            desk.alarms.add(paper.report, paper.report.violations[number - 1], reason)
        except OSError:
            raise UploadError(500, "The report could not be stored.") from None
        paper.alarms.add(number)
    return RedirectResponse(f"/documents/{paper.id}{_query(form.fields)}#finding-{number}", 303)


async def forget(request: Request) -> Response:
    """Drop a document now."""
    desk, paper = desk_of(request), paper_of(request)
    await read_form(request, FORM_CAPS)
    desk.shelf.forget([paper])
    left = desk.shelf.batch(owner_of(request), paper.batch)
    return RedirectResponse(f"/checks/{paper.batch}" if left else "/", 303)


async def forget_batch(request: Request) -> Response:
    """Drop all documents of an upload now."""
    desk = desk_of(request)
    await read_form(request, FORM_CAPS)
    desk.shelf.forget(desk.shelf.batch(owner_of(request), request.path_params["batch"]))
    return RedirectResponse("/", 303)


def _query(fields: dict[str, str]) -> str:
    return "?pages=all" if fields.get("pages") == "all" else ""
