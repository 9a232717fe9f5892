"""An answer between the lines of quoted mail, two levels deep."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    theirs = case.contact("correspondent")
    first = theirs.split()[0]
    out = [f"Hi {first},", "", "Answers below. The bill again, for your books:", ""]
    for item in case.items:
        by = f" ({item.writer})" if item.author else ""
        out += plain.wrapped(f"* {item.title}{by}: {item.barcode}, USD {item.price}", 76)
    out += [f"* TOTAL USD {case.total}, ref. {case.number}", ""]
    day = case.day(case.date, "%a, %b %d, %Y")
    out += [f"On {day} at 4:0{case.rng.randrange(10)} PM {theirs} <{payer.email}> wrote:"]
    out += ["> Good afternoon,", ">", f"> {payer.name} got your bill but cannot tell which copies"]
    out += ["> are meant. Could you look?", ">"]
    quoted = [piece for s in case.letter() for piece in plain.wrapped(f"Yes: {s}", 74)]
    out += ["", *(quoted or ["We did. They went out in the spring."]), ""]
    name, pairs = case.salutation(), case.pairs()
    out += [f"> > {issuer.email} wrote:", "> >"]
    for label, value in pairs:
        out += [f"> > {line}" for line in plain.pair(label, value, 0, " ->")]
    if name:
        out += [f"> > Hello {name},", "> > you still have things of ours."]
    out += [f"> > Link: {case.items[0].url}", "> > ", f"> > {case.say('motto')}", "", "Best wishes"]
    out += [case.signed(), f"{case.say('desk')} // {issuer.name} // {issuer.phone}"]
    return plain.page(out)


LAYOUT = Layout(
    name="dev3_reply_chain",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
        "label": ("name", "card number", "phone", "email", "address", "patron link"),
    },
    draw=draw,
    rows=(1, 2, 3, 4),
)  # fmt: skip
