"""A statement grouped with subtotals; what a group is stands in parentheses."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=8, margin=50)
    case.record_items()
    right = paper.width - paper.margin
    paper.box(paper.margin, paper.y, paper.inner, 26, grey=0.8)
    paper.put(paper.margin + 8, paper.y + 7, case.issuer.name, bold=True, points=11)
    paper.put(right - 8, paper.y + 8, f"Statement {case.number}", right=True)
    paper.gap(36)
    paper.line(f"Member billed: {case.payer.name}, {case.payer.street}, {case.payer.town}")
    paper.line(f"Through {case.day(case.date, '%B %Y')}. {case.say('hours')}")
    paper.gap(8)
    heads = [f"{case.label(leak)} ({leak.text})" for leak in case.take("group")]
    if not heads:
        names = ("Branch (Eastside)", "Branch (Central)", "Outreach (Bookmobile 2)",
                 "Children's (Storytime)", "Media (Video)", "Branch (Washington Park)")  # fmt: skip
        heads = case.rng.sample(names, min(len(case.items), case.rng.choice((1, 2, 3))))
    notes = case.notes()
    for at, head in enumerate(heads):
        chosen = range(at, len(case.items), len(heads))
        paper.room(50)
        paper.line(head, bold=True)
        for index in chosen:
            item = case.items[index]
            by = f" / {item.author}" if item.author else ""
            text = f"{item.barcode}  {item.title}{by}"
            text += f" [{notes[index]}]" if notes[index] else ""
            pieces = paper.wrap(text, paper.inner - 90)
            paper.room(10 * len(pieces))
            paper.lines(pieces[:-1], x=paper.margin + 14)
            paper.put(paper.margin + 14, paper.y, pieces[-1])
            paper.put(right, paper.y, item.price, right=True)
            paper.gap(10)
        subtotal = sum(float(case.items[index].price) for index in chosen)
        paper.put(right, paper.y, f"Subtotal {subtotal:.2f}", right=True, bold=True)
        paper.gap(18)
    paper.put(right, paper.y, f"Balance {case.total}", right=True, bold=True, points=10)
    paper.gap(24)
    paper.paragraph(case.say("invoice"))
    paper.line(f"Compiled by {case.signed()} ({case.say('desk')}, ext. {case.rng.randrange(99)})")
    paper.put(paper.width / 2, paper.height - 34, case.say("footer"), centre=True, points=7)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_branch_statement",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id", "email"),
        "notes": ("name", "card number", "phone", "username"),
        "annotation": ("name", "card number"),
    },
    draw=draw,
    rows=(2, 3, 6, 12, 26),
)
