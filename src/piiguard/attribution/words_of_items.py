"""The forms in which documents print items, titles and authors, as data.

Sources: MARC 21 and ISBD for headings and statements of responsibility; the rest is what
notices, lists and orders of libraries print. How much each weighs, ``from_items`` says.
"""

from __future__ import annotations

import re

LIFE_DATES = re.compile(
    r"^(?:,?\s*\(|,\s*)(?:(?:b\.|born|ca?\.|approximately|active|fl\.|d\.)\s?)?"
    r"(?:1[0-9]|20)\d\d\??\s?(?:[-–]\s?(?:(?:1[0-9]|20)\d\d\??)?(?=[).,\s]|$)|(?=[).,\n]|\s*$))"
)
"""MARC 100 $d after a heading: ``, 1889-1945``, ``, 1962-``, ``, approximately 1340-1400``.
Source: MARC 21 Format for Bibliographic Data, X00 Personal Names."""

RELATOR = re.compile(
    r"^[,\s(]*(?:author|compiler|comp\.|editor|ed\.|eds\.|illustrator|illus?\.|translator|trans\.|narrator|"
    r"composer|director|performer|creator)(?!\w)",
    re.IGNORECASE,
)

BY_BEFORE = re.compile(r"(?:(?:\b|\s)(?:by|por|par|autor|author)\s*:?|\s/)\s*$", re.IGNORECASE)
"""``Steve Jobs by Walter Isaacson``, ``Emma / Austen, Jane``: ISBD puts the
statement of responsibility after a slash."""

MADE_BY = re.compile(
    r"\b(?:illustrated|edited|narrated|directed|translated|adapted|retold|composed|abridged|"
    r"performed)(?: and [a-z]+)? by\s$|\bfilm (?:de|by)\s$|\bas told (?:to|by)\s$|"
    r"[\"”’»][,.]?[ ](?:(?:written|designed|created|directed|sung|played|recorded|made)[ ])?"
    r"(?:by|credited to)\s$|"
    r"[,;/:(]\s?(?:written|told|read|designed|created|drawn|photographed|annotated|selected|introduced|conducted|"
    r"pictures|illustrations|photo(?:graph)?s|drawings|art|music|words|text|lyrics|foreword|"
    r"introduction|preface|afterword|screenplay|story)(?: and [a-z]+)? by\s$|"
    r"[,;/:(]\s?(?:trans|tr|transl|edit|eds?|illus?|illustr|comp|narr|dir|adapt|introd|perf)\.?"
    r"(?: by)?\s$",
    re.IGNORECASE,
)
"""``; illustrated by Ted Hammond``, ``, ed. Robert Latham``: a statement of responsibility.
Source of the abbreviations: AACR2, appendix B."""

GENERIC_BEFORE = re.compile(
    r"\b(?:p?\d{5,}x?|bks?|books?|items?|dvds?|cds?|materials?|fees?|charges?|payments?|"
    r"fines?|lost|overdues?) /\s*$|[x*•.]{2,}\d{3,} /\s*$",
    re.IGNORECASE,
)
"""``Lost bk / MALDONADO, ESPERANZA``: no title stands before the slash."""

GIFT_BEFORE = re.compile(
    r"\b(?:in (?:loving )?(?:memory|honou?r|remembrance|celebration) of|bookplate(?: for)?|"
    r"(?:dedicated|shelved) (?:to|under)|series)\b[\s:]*"
    r"(?:(?:Mrs?|Ms|Mx|Miss|Dr)\.?\s)?$",
    re.IGNORECASE,
)
"""``In memory of Gunnar Hallberg``: a bookplate's words, part of the item."""

GREETING_LINE = re.compile(r"\s*(?:dear|hello|hi|hola|estimad[oa]|bonjour)\s", re.IGNORECASE)

HONORIFIC = re.compile(r"(?:Mrs?|Ms|Mx|Miss|Dr|Prof|Rev|Sir)\.?\s$")

TITLE_AFTER = re.compile(
    r"^(?!.*\b(?:returned|lost|paid|damaged|borrowed|claimed|called)\s+by)"
    r"(?!.*\b(?:refund|returned|paid|damaged|borrowed|lost (?:book|item|dvd|bk))\b)"
    r"(?:(?!(?<=[a-z]{3})\.\s)(?:[^;:$\d]| : )){0,60}?"
    r"(?:\s/\s?|\s\((?!\w \d)|\s(?:by|por|par)\s)(?=[^\W\d_a-z])"
)
"""What follows a name that a title holds: ``Harry Potter and the … / Rowling``."""

SLASH_ENDS = re.compile(r" [^\n$;]{3,80} /\s*")
"""``Lydia Cassatt | reading the morning paper /``: ISBD's title, its author on the next line."""

MEDIUM_AFTER = re.compile(
    r"^[^\n$]{0,40}[\[(](?:dvd|blu-?ray|cd|vhs|video\w*|sound\w*|audio\w*|book on cd|playaway|"
    r"large[ -](?:print|type)|lp|e-?book|electronic\w*|paperback|hardcover|board book|"
    r"graphic novel|film|music|kit|game|map|text|dvd video|media tie-in)[^\])]{0,20}[\])]",
    re.IGNORECASE,
)
"""Designations of the medium in title fields: MARC 245 $h and what libraries add."""

ITEM_BARCODE_LINE = re.compile(
    r"\s*(?:item(?:\s*(?:id|no\.?|number|#))?|barcode|bc|copy|id|item id)?[\s:#]*"
    r"(?:3\d{13}\b|[A-Z]{1,5}\d{6,}|(?<=[a-z#:.] )\d{7,14}\b|"
    r"\d{7,14},?\s+(?:due|lost|[$€£]))",
    re.IGNORECASE,
)
ITEM_BARCODE = re.compile(r"(?<!\d)3\d{13}(?!\d)")

SAID = re.compile(
    r"\bnotes?:|\b(?:also|for|by|to|on|of|other|member|card\w*|accounts?|patron|borrower|reader|user|"
    r"child|parent|guardian|name|para|pour|usuario|usager|household)\b[^:]*[:–-]\s*$",
    re.IGNORECASE,
)
"""What introduces a person rather than a title: ``Also on this bill: …``."""

FOUR_DIGITS = re.compile(r"\d{4}")
MAX_AUTHOR_LINES = 2
"""Lines from a title to its call number: the author's is between."""

GIVEN_TO = re.compile(r"\b(?:with|to|for|from|by|per)$", re.IGNORECASE)
"""``went home with``: a person follows, not a title."""

BRACKETED_BARCODE = re.compile(
    r"^[^()]{0,40}?\s?[(\[]\s?(?:(?:item|barcode|bc)[\s:#.]{0,3})?3\d{13}\s?[)\]]", re.IGNORECASE
)
"""``Replace Judy Moody (39176497577216)``."""

NUMBER_AFTER = re.compile(r"\)[^\w$€£]{0,3}(?:[A-Z]{0,5}\d{6,}|[$€£]\s?\d|\d+\.\d\d(?!\d))")
"""``Moby-Duck (Hohn, Donovan), 33122001844190``, ``The Egg Lady (B. Bemis) $19.00``"""

ENTRY = re.compile(r"[^\W\d_][\w'’-]+, [A-Z][^$€£\n]{2,90}?\. [A-Z\"“][^$€£\n]{8,}[$€£]\s?\d")
PATRON_WORDS = re.compile(
    r"\b(?:lost|returned|damaged|paid|owe[sd]|borrow\w*|claim\w*|called|card|patron|out to)\b",
    re.IGNORECASE,
)

DASHED_NUMBER = re.compile(
    r"^ [—–·|] (?:[A-Z][\w. ]{0,15} [—–·|] )?(?:barcode |item |bc )?[A-Z]{0,4}\d{6,}", re.IGNORECASE
)
"""``Electric Motors — Gottlieb, Irving M. — barcode 36406912028329``"""
COMMA_BARCODE = re.compile(r"^, 3\d{13}(?!\d)")
"""``Smile, Telgemeier, Raina, 31563431529077``"""

HEADS_ENTRY = re.compile(
    r"^\.?(?: \([^)\n]{2,30}\))?[.:] (?:[\"“]?[A-Z][^\s]*)(?: [^\s.]+){1,20}[.,]? [$€£]\s?\d"
)
"""``Jewett, Frederic Clarke. History of the Jewetts of America. $75.00``, as bibliographies
and orders list books."""

CALL_NUMBER_LIKE = re.compile(
    r"(?:FIC|F|B|BIO|E|J|JF|YA|Y|R|REF|M|MYS|SF|LP|GN|DVD|CD|AB|X|P|PIC|BB|ER|T|TEEN|JB|JE|JR)"
    r"\s[^\W\d_a-z][^\W\d_]*[^\W\d_'’-]{0,20}"
)
"""Local call numbers: a collection's code and the start of the author's name."""

LEFT_SOMEWHERE = re.compile(
    r"\s*(?:left|lost|dropped|found|forgotten|misplaced|mislaid|torn|chewed|broken|stolen)"
    r"(?: [a-z]+| (?:in|at|on|from|to|near) [A-Z]\w+){1,6} by\s*$",
    re.IGNORECASE,
)
"""``Left on the bus by Linh Pham`` opens a line: what became of a book, or its title."""

PATRON_VERB = re.compile(
    r"\b(?-i:lost|damaged|returned|borrowed|destroyed|kept|found|left (?:in|on|at|under|with))"
    r"(?-i:(?: [a-z]+| (?:in|at|on|from|to|near) [A-Z]\w+){0,6}) by\s*$|"
    r"\b(?-i:[Pp]aid|pd)(?-i: [a-z]+){1,4} by\s*$|\bche(?:ck|que)\b[^.;\n]{0,20} drawn by\s*$|"
    r"\b(?:returned|found|located|lost|had|paid|pd|rtn?d|retd|behalf|damaged|reported|borrowed|claimed|owed|prepared|"
    r"processed|approved|"
    r"helped|served|checked (?:in|out)|signed|submitted|requested|issued|entered|sent|due|received|"
    r"(?-i:[a-z]+ed|torn|broken|stolen|bitten|eaten|thrown|lent|spilt|burnt|brought)|"
    r"off|up|back|(?:turned|brought|handed|sent|mailed) in|"
    r"picked up|payable|placed|out|home|taken|kept|prestado|retirado|"
    r"emprunté)(?: for)?\s+(?:by|to|por|par)[\s:]*$",
    re.IGNORECASE,
)

TITLE_AND_AUTHOR = re.compile(r"[^\W\d_] / [^\W\d_]+, [^\W\d_]")

ITEM_WORDS = re.compile(
    r"\b(?:barcode|isbn|call\s?(?:no|number|#)|overdue|due|replacement|price|cost|copy|dvd|cd|"
    r"audiobook|large print|book|lost|damaged|item|title|fee|renew\w*|checked out)\b|[$€£]\s?\d",
    re.IGNORECASE,
)

MAX_ITEM_LABELS = 3
"""A title's label among the first says that what stands over them is none."""

ITEM_NUMBERS = frozenset({"CALL_NUMBER", "LIBRARY_BARCODE", "STANDARD_NUMBER"})

DATED = re.compile(r",\s*\d{4}-(?:\d{4})?\.?$")
"""``Yarros, Rebecca, 1981-``"""

BY_LINE = re.compile(r"(?:written )?(?:by|por|par|author)\b", re.IGNORECASE)
