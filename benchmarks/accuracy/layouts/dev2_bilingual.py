"""An invoice with its labels in Spanish and English."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=10, margin=56)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.line("FACTURA / INVOICE", bold=True, points=16)
    paper.pair("Núm. / No.", case.number, tab=150)
    paper.pair("Fecha / Date", case.day(case.date, "%d/%m/%Y"), tab=150)
    paper.pair("De / From", f"{issuer.name}\n{issuer.street}\n{issuer.town}", tab=150)
    paper.pair("Para / To", f"{payer.name}\n{payer.street}\n{payer.town}", tab=150)
    for label, value in case.pairs():
        paper.pair(label, value, tab=170)
    paper.gap()
    extra = case.column()
    columns = [
        Column("Título / Title", 170), Column("Código / Barcode", 100),
        Column(extra[0] if extra else "Signatura / Call no.", 130),
        Column("Importe / Amount", 96, right=True),
    ]  # fmt: skip
    rows = [
        [
            item.title,
            item.barcode,
            extra[1][index] if extra else item.call_number,
            f"${item.price}",
        ]
        for index, item in enumerate(case.items)
    ]
    paper.table(columns, rows)
    paper.line(f"Total: ${case.total}", bold=True)
    paper.gap()
    paper.line(f"Preparado por / Prepared by: {case.signed()}")
    paper.line(f"Teléfono / Phone: {issuer.phone}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_bilingual",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "address", "phone", "email", "birth date", "guardian"),
        "column": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Usuario / Patron", "Lector", "Nombre del usuario"),
        "card number": ("Tarjeta / Card", "Carné de biblioteca", "No. de tarjeta"),
        "address": ("Dirección del usuario", "Domicilio"),
        "phone": ("Teléfono del usuario", "Celular"),
        "email": ("Correo electrónico", "E-mail del usuario"),
        "birth date": ("Fecha de nacimiento / DOB", "Nacimiento"),
        "guardian": ("Madre o padre", "Tutor legal"),
    },
)
