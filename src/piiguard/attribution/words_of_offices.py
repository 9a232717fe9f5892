"""The words of libraries and other offices, and of how they are reached, as data.

How much each weighs, the modules that import them say.
"""

from __future__ import annotations

import re

ORGANISATION = re.compile(
    r"\b(?:librar(?:y|ies)|biblioth[eè]que|biblioteca|branch|consortium|consortia|"
    r"athenaeum|bookmobile|lyceum|college|university|school|district|academy|"
    r"county|city of|town of|village of|museum|archives?|foundation|society|"
    r"inc|llc|ltd|corp|corporation|company|press|publish(?:ing|ers?)|"
    r"system|systems|cooperative|alliance|council|commission|board|center|centre|"
    r"brodart|ingram|baker (?:&|and) taylor|midwest tape|demco|follett|ebsco|proquest|"
    r"booksellers?|bookstore|wholesalers?|distributors?|"
    r"interlibrary|ill|circulation|technical services|accounts payable|"
    r"business office|department|dept|association|institute|church|hospital|bank|bureau|agency|"
    r"associates|supply|supplies|courier|services|management|acquisitions|energy|electric|"
    r"utilit(?:y|ies)|wireless|insurance|hardware|plumbing|heating|janitorial|printing|motors|"
    r"(?-i:BR|NFP))\b",
    re.IGNORECASE,
)

NAMED_AFTER_PEOPLE = re.compile(
    r"(?:Funds?|Rooms?|Hall|Wing|Endowment|Scholarship|Bequest|Award|Prize|Trust|Auditorium|"
    r"Theat(?:er|re)|Pavilion|Collection|Garden|Park|Gift)"
)

HALL_AFTER = re.compile(r",? ?(?:\(\d|(?:room|rm|floor)\b|\d+\w* floor)", re.IGNORECASE)
"""``Arnhold Hall (55 West 13th Street)``: a building, and nobody of that name."""

HALL_BEFORE = re.compile(
    r"\b(?:office|accounts|desk|cashier|library|services|center|department), $|"
    r"\b(?:in|at|inside|behind|near) $",
    re.IGNORECASE,
)
"""``moves to Student Accounts, Lincoln Hall``"""

ROOM_AFTER = re.compile(
    r" (?:(?:reading|meeting|community|study|story) rooms?|room|fund|collection|wing|branch|gift|"
    r"award|prize)\b"
)
"""``the Emma & Otto Lehman Fund``, ``the Hansen Room``: in capitals, as names of things are."""

PLEASE_CALL = re.compile(r"\b(?:please|or) (?:call|phone|contact us at)\W{0,3}$", re.IGNORECASE)

_NAMED = r"(?:[A-Z][\w.'’-]*,? (?:(?:or|and|o|y|ou|et) )?){0,3}[A-Z][\w'’-]*"
CALLS_SOMEBODY = re.compile(
    rf"\bplease (?:call|phone|telephone|contact) {_NAMED},? at\W{{0,3}}$|"
    r"(?:^|[.!?:]\W+|\bor )(?:[Cc]all|[Pp]hone|[Tt]ext|[Aa]sk for|[Ss]ee|[Cc]ontact|"
    rf"[Pp]regunte por|[Ll]lame a|[Dd]emandez|[Aa]ppelez) {_NAMED}"
    r"(?: (?:en|at|in|à|au)(?: [a-z ]{3,20})?)?[,.:]? ?$|"
    r"(?:^|[.!?]\W+)[—–-] ?[A-Z][\w'’-]+, $"
)
"""``please telephone Rosalind Peake at …``, ``Ask for Jo or Tammy. 276-…``, ``— Corinne,
360-…``: who answers for the letter."""

ASK_AFTER = re.compile(r"^\W{0,3}ask for\b", re.IGNORECASE)
"""``606-…, ask for Dreama``"""

POSITION_BEFORE = re.compile(
    r"^\s*(?:(?:[A-Z][\w&'’.-]*|of|and|the|for|&) ){0,4}"
    r"(?:Librarian|Manager|Clerk|Director|Supervisor|Coordinator|Specialist|Technician|Treasurer|"
    r"Bookkeeper|Administrator|Assistant|Secretary|Outreach|Circulation|Circ|ILL|Bookmobile|"
    r"(?:Youth|Access|Technical|Adult|Children['’]s|Public) Services)"
    r"[ ,:|·•–—(-]{1,3}(?:(?i:tel|ph|phone|telephone)\.?:? )?$"
)
"""``Children's Librarian, 803-…``: the line up to a phone in a signature, and no sentence."""

QUESTIONS = re.compile(r"\bquestions?\b[^\n?]{0,40}\?[^\n]*$", re.IGNORECASE)

OPENING_HOURS = re.compile(
    r"\b(?:mon|tues?|wed|thu|thurs|fri|sat|sun)(?:[a-z]*day)?\b[^\n]{0,20} \d{1,2}(?::\d\d)?-\d|"
    r"\bhours\b|\bopen (?:every|mon|daily|until|from|\d)|"
    r"\b(?:mon|tues?|wed|thu|thurs|fri|sat|sun)(?:[a-z]*day)?\.? ?(?:to|-|–|thr(?:u|ough)|&|and)\b",
    re.IGNORECASE,
)

CONTACT_US = re.compile(
    r"\b(?:contact|call|reach|phone|write(?: to)?|e-?mail) us at (?:the|this|our)\b"
    r"[^.\n]{0,40}\W*$",
    re.IGNORECASE,
)
"""``If you have any questions please contact us at the indicated location.``"""

CONTACT_CELL = re.compile(
    r"\b(?:questions?|contact(?: us)?|call us|e-?mail us|reach us|phone us|remit|"
    r"library|office|circulation|desk|hours|open|monday|visit|fax|our|us|please call|renew|"
    r"interlibrary|accounts? (?:payable|receivable)|billing|website|www)\b",
    re.IGNORECASE,
)

LIBRARY_PLACE_BEFORE = re.compile(
    r"\b(?:remit|mail|pay|send|return|visit|located|payments?|payable|library|branch|deliver|"
    r"checks?|"
    r"us|our|office|come|bring)\b(?:(?!\b(?:asked|wants|said|lives|moved|he|she)\b)[^.;]|\.\d){0,60}"
    r"\b(?:to|at|in|is|:|,)\s*$",
    re.IGNORECASE,
)
"""``Please remit to …``, ``visit us at …``: an address in a sentence."""

_ROLE_WORD = (
    r"(?:acq(?:uisitions?)?|acct(?:g|s)?|accounts?|accounting|admin|agency|archives|av|board|"
    r"billing|bills|bindery|bookmobile|branch|bursar|cashier|cataloging|cat(?=ser)|circ|claims|clerk|"
    r"coll(?:ections?)?|courier|customer|delivery|dept|desk|dispatch|donot|edi|fees|finance|fines|"
    r"fiscal|foundation|friends|genealogy|help|history|holds?|homebound|house|invoices?|invoicing|"
    r"items?|library|loans?|local|lost|mail|materials|media|mobile|notices?|office|orders?|outreach|"
    r"overdues?|pay(?:ables?|ments?|roll)?|periodicals|printing|print|procurement|programs|"
    r"purchasing|queue|receivables?|receiving|records|recovery|refunds?|remit(?:tance)?s?|"
    r"reply|reports|returns|room|rotation|routing|sales|serials|service|services|serv|shipping|shop|"
    r"special|statements?|students?|subs(?:criptions)?|support|systems?|team|tech|transit|"
    r"treasurer|trustees|warehouse|work)"
)
"""Words that offices name their mailboxes by, alone or run together: ``printqueue``. None
is a given name, as ``bill`` and ``art`` are."""

ROLE_ACCOUNT = re.compile(
    rf"^(?=[a-z]{{4}}|av@|edi@)(?!(?:house|branch|work|room|special|mobile|clerk|shop|student)s?[._+-])"
    rf"{_ROLE_WORD}+(?:[._+-][\w.-]*|\d*)@|"
    r"^(?:circ(?:ulation)?|lending|borrowing|renewals?|loans?|sharing|resource\w*|"
    r"claims|circulacion|prestamos?|biblioteca|bibliotheque|pret|media|youth|info|billing|bills|accounts?|(?:ap|ar)(?=\d*@)|ill|illoans?|interlibrary\w*|"
    r"librar(?:y|ian|ies)|lib|reference|ref|admin\w*|office|business|finance|help|helpdesk|"
    r"support|contact|no-?reply|noreply|notices?|overdues?|fines?|payments?|invoices?|"
    r"orders?|\w*sales|customer\w*|staff|director|desk|mail|services?|access|"
    r"techserv\w*|payable|receivable|holds?|"
    r"circdesk|lost\w*|collections?|it|webmaster|ask\w*|mainlibrary|branch\w*|"
    r"treasurer|bookkeep\w*)(?:[._+-]\w*|\d*|lib\w*|dept\w*|desk|office|team|circ)@|"
    r"^[\w.-]+[._-](?:circ|ill|billing|lending|accounts?|info|reference|library|desk|office)@",
    re.IGNORECASE,
)

LIBRARY_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*[\w-]*(?:librar|lib\b|lib\.|library|pl\b|pld\b|biblio|consorti|ils\b|\.gov\b|"
    r"k12)[\w.-]*$",
    re.IGNORECASE,
)

STUDENTS_DOMAIN = re.compile(r"@(?:[\w-]+\.)*(?:students?|stu|pupils?|alumni)\.", re.IGNORECASE)

AMOUNT = re.compile(r"\s*[$€£]?\s?\d[\d,]*\.\d\d\s*")
"""A price, alone in its cell."""

PLACE_BEFORE = re.compile(
    r"\b(?:branch|agency|location):? $|"
    r"\b(?:in[ -]transit|transited|routed|rerouted)\b[^.;\n]{0,30} (?:from|to) $",
    re.IGNORECASE,
)
"""``Assigned branch Lake Ella``"""

CALL_BEFORE = re.compile(
    r"\b(?:call(?: (?:us|me))?|phone|telephone|contact|dial|reach us|llame|llamar|llámenos|"
    r"appelez|téléphonez)(?: at| on| al?| au)?\W{0,3}$",
    re.IGNORECASE,
)

TEL_BEFORE = re.compile(r"[.;!?]\s(?:tel|ph|phone|telephone)\b\.?:?\s$", re.IGNORECASE)
"""``Pay the driver or mail a check. Tel 406-…``"""

TOWN_ALONE = re.compile(r"[^\d\n]{2,40},?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?")

WEB_ADDRESS = re.compile(r"\bwww\.|https?://(?![^\s]*(?:patron|borrower|user))", re.IGNORECASE)
