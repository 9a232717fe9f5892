"""A bill in French."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=11, margin=64)
    case.record_items()
    issuer = case.issuer
    paper.lines([issuer.name, issuer.street, issuer.town, f"Tél. {issuer.phone}"])
    paper.y = 160
    paper.lines(case.addressee(), x=330)
    paper.gap(20)
    paper.line(f"Le {case.day(case.date, '%d/%m/%Y')}")
    paper.line("Objet : facture pour documents non rendus", bold=True)
    for label, value in case.pairs():
        paper.pair(f"{label} :", value, tab=160)
    paper.gap()
    paper.line("Madame, Monsieur,")
    paper.paragraph(
        "Malgré nos rappels, les documents ci-dessous n'ont pas été rendus. Leur prix de "
        "remplacement a été porté à votre compte."
    )
    columns = [
        Column("Titre", 200), Column("Code-barres", 110), Column("Date de retour", 90),
        Column("Montant", 70, right=True),
    ]  # fmt: skip
    rows = [
        [item.title, item.barcode, case.day(item.due, "%d/%m/%Y"), f"{item.price} $"]
        for item in case.items
    ]
    paper.table(columns, rows)
    paper.line(f"Total à payer : {case.total} $", bold=True)
    paper.gap()
    paper.line("Veuillez agréer nos salutations distinguées.")
    paper.gap(12)
    paper.line(case.signed())
    paper.line("Service du prêt")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_bill_french",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian", "name"),
        "metadata": ("card number",),
    },
    draw=draw,
    wording={
        "name": ("Autre abonné", "Prêté aussi à"),
        "card number": ("No de carte", "Carte de lecteur", "Numéro d'abonné"),
        "phone": ("Téléphone de l'abonné", "Portable"),
        "email": ("Courriel", "Courriel de l'abonné"),
        "birth date": ("Date de naissance", "Né(e) le"),
        "patron id": ("Identifiant usager", "No d'usager"),
        "guardian": ("Parent ou tuteur", "Responsable légal"),
    },
)
