"""What findings say to people. No text of a document goes in, so none comes out."""

from __future__ import annotations

from piiguard.model import Part, PartKind, Role
from piiguard.policy.policy import Policy
from piiguard.policy.rules import Rule
from piiguard.policy.vocabulary import ANY, describe

_OWNERS = {
    Role.PATRON: "a patron's",
    Role.STAFF: "a member of staff's",
    Role.LIBRARY: "a library's",
    Role.AUTHOR: "an author's",
    Role.ITEM: "an item's",
}

_HIDDEN_REMEDIES = {
    PartKind.FILE_NAME: "Rename the file, for example to the document's own number.",
    PartKind.METADATA: "Clear it in the document's properties before the file is sent.",
    PartKind.ANNOTATION: "Delete the annotation before the file is sent.",
    PartKind.COMMENT: "Delete the comment before the file is sent.",
    PartKind.FORM_FIELD: "Empty the form field before the file is sent.",
    PartKind.ATTACHMENT: "Remove the attachment before the file is sent.",
    PartKind.OUTLINE: "Rename or remove the bookmark before the file is sent.",
    PartKind.HEADER: "Take it out of the message's header before the message is sent.",
}

_HIDDEN_REMEDY = "Remove the hidden text, or the attachment it stands in, before the file is sent."


def message(
    rule: Rule,
    policy: Policy,
    *,
    entity_type: str,
    role: Role,
    placed: bool,
    subject: int | None,
) -> str:
    """Say what was found, whose it is, and why it may not be there.

    Args:
        rule: The rule that matched.
        policy: The policy that has it so.
        entity_type: What was found.
        role: Whose it counts as.
        placed: Whether anything said whose it is.
        subject: Which patron, from 1, where that is known.
    """
    thing = describe(entity_type)
    if rule.id == "unknown-person":
        allows = _allows(policy, Role.PATRON)
        if policy.allows(Role.PATRON, entity_type):
            allows = _patrons(policy)
        return f"The name of a person nobody could place, who counts as a patron: {allows}."
    if rule.id == "unknown-variable":
        return (
            "A variable that may print anything, for nothing says what it stands for: "
            f"{_allows(policy, role)}."
        )
    if rule.id == "other-patron":
        return f"Patron {subject}'s {thing}: {_patrons(policy)}."
    if rule.id == "reading-history":
        item = "author" if role is Role.AUTHOR else thing
        return (
            f"An item's {_item_thing(item)} beside a patron tells what the patron borrowed: "
            f"{_allows(policy, Role.ITEM)}."
        )
    owner = _OWNERS[role]
    if rule.id == "hidden-data":
        return (
            f"{_capital(owner)} {thing}, which the policy '{policy.id}' allows only in plain sight."
        )
    if not placed:
        return (
            f"{_capital(_article(thing))} that nobody could place and that counts as {owner}: "
            f"{_allows(policy, role)}."
        )
    thing = _item_thing(thing) if role is Role.ITEM else thing
    return f"{_capital(owner)} {thing}: {_allows(policy, role)}."


def where(part: Part, *, visible: bool) -> str:
    """Return a sentence that says where, if it is not in plain sight; else ''."""
    if part.kind is PartKind.FILE_NAME:
        return " It stands in the file name."
    if part.kind is PartKind.TEMPLATE and visible:
        return " The template will print it."
    return "" if visible else f" It stands in {part.name}, which a print does not show."


def remedy(rule: Rule, policy: Policy, part: Part, *, visible: bool) -> str:
    """Say what to do instead: the policy's own words, else the rule's.

    Where the value stands out of sight, how to remove it from there goes with
    the policy's words and takes the place of the rule's.
    """
    own = policy.remedy.get(rule.id)
    if visible and part.kind is not PartKind.FILE_NAME:
        return own or rule.remedy
    hidden = _HIDDEN_REMEDIES.get(part.kind, _HIDDEN_REMEDY)
    return f"{own} {hidden}" if own else hidden


def missing(policy: Policy, role: Role, word: str) -> str:
    """Say that a required word is missing."""
    return (
        f"The policy '{policy.id}' requires {_OWNERS[role]} {word}, and no visible text shows one."
    )


def _allows(policy: Policy, role: Role) -> str:
    words = policy.allowed_words(role)
    plural = {
        Role.PATRON: "patron",
        Role.STAFF: "staff",
        Role.LIBRARY: "library",
        Role.AUTHOR: "author",
        Role.ITEM: "item",
    }[role]
    if not words or ANY in words:
        return f"the policy '{policy.id}' allows no {plural} data"
    return f"of {_OWNERS[role]} data the policy '{policy.id}' allows only {', '.join(words)}"


def _patrons(policy: Policy) -> str:
    number = "one patron" if policy.patrons == 1 else f"{policy.patrons} patrons"
    return f"the policy '{policy.id}' is for documents about {number}"


def _item_thing(thing: str) -> str:
    return {"card number": "barcode", "name": "author"}.get(thing, thing)


def _article(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeio" else f"a {thing}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
