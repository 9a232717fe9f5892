"""A bill in Spanish."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    out = [issuer.name, issuer.street, issuer.town, f"Teléfono: {issuer.phone}", ""]
    out += [*case.addressee(), "", f"Fecha: {case.day(case.date, '%d/%m/%Y')}", ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 24)
    out += ["", "FACTURA POR MATERIALES PERDIDOS", ""]
    text = (
        "Nuestros registros indican que los materiales siguientes no han sido devueltos. "
        "Se ha cargado a su cuenta el costo de reemplazo. Devuelva los materiales o pague el total."
    )
    out += [*plain.wrapped(text, 70), ""]
    for item in case.items:
        out += plain.pair("Título", item.title)
        if item.author:
            out += plain.pair("Autor", item.author)
        out += plain.pair("Código de barras", item.barcode, 20)
        out += plain.pair("Fecha de entrega", case.day(item.due, "%d/%m/%Y"), 20)
        out += [*plain.pair("Costo", f"${item.price}"), ""]
    out += [f"Total: ${case.total}", "", "Atentamente,", case.signed(), "Préstamo, " + issuer.name]
    return plain.page(out)


LAYOUT = Layout(
    name="dev_bill_spanish",
    policy="bill",
    media="txt",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian", "name")
    },
    draw=draw,
    wording={
        "name": ("Otro usuario", "Prestado también a"),
        "card number": ("Número de tarjeta", "Tarjeta de biblioteca", "Núm. de carné"),
        "phone": ("Teléfono del usuario", "Tel. móvil"),
        "email": ("Correo electrónico", "Correo del usuario"),
        "birth date": ("Fecha de nacimiento",),
        "patron id": ("ID de usuario", "Núm. de usuario"),
        "guardian": ("Padre o tutor", "Tutor"),
    },
)
