"""The words around a value that say that it is a patron's, as data.

They are what notices, invoices and letters of the systems print, and what staff write into
notes. How much each weighs, ``from_words`` and ``from_contact_words`` say.
"""

from __future__ import annotations

import re

PATRON_AFTER = re.compile(
    r"^ (?:says|said|claims|claimed|reports|insists|swears|promised|returned|paid|pd|brought|"
    r"dropped|boys?|girls?|kids?|child|children|twins|family|household|brothers?|sisters?|"
    r"teen(?:ager)?|baby|mother|father|mom|dad|parents|has|had|still has|owes|borrowed|kept)\b|"
    r"^ / says\b|^['’]s (?:account|card|record)\b"
)
"""``Adaeze Okonkwo says returned 2/3``: what patrons do, in notes under an item."""

PATRON_ASKS = re.compile(
    r"^(?:, [^,.;\n]{2,40},)? (?:appeals?|appealed|disput(?:es?|ed)|contest(?:s|ed)|"
    r"(?:asks?|asked|requests?|requested) (?:that|for a|a waiver|the (?:board|fee|charge)))\b"
)
"""``Kimberly Redcloud, Pacific branch, appeals the $18.99 charge``, in minutes."""

PATRON_BEFORE = re.compile(
    r"(?-i:\bFor):\s$|\b(?:notes?|remarks?|comments?):? for\s$|\bhome of\s$|"
    r"[\[(](?:for|assoc(?:iated)?)\W{1,2}$|"
    r"(?:\b(?:patro?n|borrower|customer|card\s?holder|member|student|pt|ptrn|ptn|cust|reader|user|usr|"
    r"name on card|card of|"
    r"(?:returned|rtn?d|retd|lost|paid|pd|damaged|claimed|(?:checked|ch?k['’]?d) out|(?:last )?had|"
    r"(?:last|was|still|is) out|(?:loaned|lent|issued|charged|chgd|chrgd)(?= to ))(?: for)? "
    r"(?:by|to)(?: (?:the )?(?:proxy|patron|ptn|borrower|"
    r"(?:step)?(?:mother|father|son|daughter)))?|(?:mother|father|mom|dad|parent|wife|"
    r"husband|son|daughter)['’]?s behalf by|"
    r"(?-i:[Pp]aid|pd)(?-i: [a-z]+){1,4} by|(?:went|gone|sent) home with|"
    r"(?:patron|borrower|customer) (?:refund|credit|payment|reimbursement)(?: (?:to|for))?|"
    r"borrowed by|claimed by|claims returned by|"
    r"damaged by|owed by|"
    r"spoke (?:with|to|w)|called|(?:account|card) of|(?:account|card|statement) for|belongs to|"
    r"(?:held|hold) for|hold (?:pending|waiting|placed|request)[^.;:\n]{0,40}(?=: $)|"
    r"(?-i:HOLD|Hold)(?=\W{1,3}$)|c/o to|"
    r"taken(?: out)?(?: on (?:your|his|her|their|the) (?:card|account))? by|"
    r"(?:linked|joint|family|shared|household|parent) account|"
    r"(?-i:(?:went|refunded|mailed)(?: back)? to|back to)|"
    r"(?:requested|req(?:['’]?d)?|suggested|recommended|recalled|reserved|picked up|wanted) by|"
    r"(?:mother|father|mom|dad|wife|husband|son|daughter|sister|brother)['’]s (?:card|account)|"
    r"picked up for|(?:family|household|parents?|estate) of|"
    r"(?:purchase )?(?:request|suggestion) (?:by|from)|"
    r"(?:found|located|recovered)(?: [a-z]+){0,5} by|"
    r"(?:paid|pd|lost|returned|rtn?d)(?: on)? \d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})? by|"
    r"parent(?: or guardian)? of|guardian of|parent|guardian|mother|father|son|"
    r"daughter|child|(?-i:brother|sister|aunt|uncle|niece|nephew|cousin|grandson|neighbou?r|"
    r"roommate|friend|herman[oa]|hij[oa]|madre|padre|espos[oa]|tí[oa])|"
    r"usuari[oa]|usager|on behalf of|refund to)\b[\s:.,#/-]*(?:is|was|name|nm)?[\s:(–-]*)$",
    re.IGNORECASE,
)

PARTY_BEFORE = re.compile(
    r"\b(?:bill(?:ed)?|sold|mail(?:ed)?|statement|invoice[d]?|notice|letter|summary|receipt|charges)"
    r"[ -](?:to|for)\W{0,3}$|"
    r"\b(?:received|payment)(?: with thanks)? from\W{0,3}$|(?:^|\n)for: $",
    re.IGNORECASE,
)
"""``Bill to: Adaeze Okonkwo``; a library there has its own clue."""

PATRONS_CONTACT = re.compile(
    r"\b(?:mailed|sent|delivered) (?:the |a |his |her |their |\d )?(?:bill|notice|letter|invoice|"
    r"reminder|statement)s? to\W{0,3}$|"
    r"\b(?:patron|requester|requestor|borrower|customer|card\s?holder|ptn|member)(?:['’]?s)?\W{1,3}"
    r"(?:(?:at|on|by|via|e-?mail|phone|cell|mobile|tel|number|address|card|acct|account|no|is|"
    r"record|barcode|id)\W{0,3}){0,3}$|"
    r"\b(?:her|his|their) (?:cell |home |phone |telephone )?(?:number|phone)\b[^.;:\n]{0,50} "
    r"(?:is|was)\W{0,3}$",
    re.IGNORECASE,
)
"""The last: ``Her number, should you want to ask again, is …``"""

PATRON_CELL = re.compile(
    r"\b(?:(?:patron|borrower|customer)(?! services?\b)|card\s?holder|ptn?|her|his|"
    r"their|him|she|he|mom|dad|"
    r"mother|father|parent|guardian|cell|home phone|library card|card|your account)\b",
    re.IGNORECASE,
)

PATRON_NOUN = re.compile(
    r"\b(?:patron|borrower|customer|card\s?holder|ptn?|mom|dad|mother|father|parent|guardian|"
    r"library card|card|your account)\b",
    re.IGNORECASE,
)

UNREACHED_BEFORE = re.compile(
    r"\b(?:unable|tried|trying|failed|attempt\w*|not able|could not|cannot|can[’']?t|couldn[’']?t)"
    r"(?: to)? (?:call|reach|contact|e-?mail|notify)\W{0,3}$",
    re.IGNORECASE,
)
"""``We have been unable to reach …``: the patron, whom staff would reach."""

PATRON_WRITES = re.compile(
    r"\b(?:(?:patron|borrower|customer)(?! services?\b)|card\s?holder)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
"""``The patron answered us once from …``"""

ASKED_AFTER = re.compile(r"^ (?:if|whether|for (?:it|the)|to return|about (?:it|the)) ")
"""``Ask Mehmet Yıldırım if he still has disc 2``: staff ask a patron."""

HAS_IT_AFTER = re.compile(
    r"^[^.;\n]{0,50}(?:[,;–—-]|\. )\s?(?:[Ss]he|[Hh]e|[Tt]hey|who|(?:[Hh]er|[Hh]is) \w+)"
    r"(?: \w+)? (?:has|have|had|found|lost|returned|borrowed|took|left|kept|brought|mailed|moved|"
    r"paid|owes|owe|says|said|claims|claimed|thinks|lives)\b"
)
"""``Call Danuta Wrobel at …, she has the book``: whom staff call, and why."""

CALLED_BEFORE = re.compile(
    r"\b(?:call|text|phone|e-?mail|ask|reach|try)(?: to)? (?:(?:Mrs?|Ms|Mx|Miss|Dr)\.? )?$",
    re.IGNORECASE,
)
CALLS_READER = re.compile(r"\bplease\b|\bquestions?\b|\bor (?:call|e-?mail)\b", re.IGNORECASE)

CARD_AFTER = re.compile(
    r"^\s?[(\[/,]?\s?(?:card\s?#?\s?)?2[ -]?\d{4}[ -]?(?:\d{4}[ -]?\d{5}|\d{5}[ -]?\d{4})"
    r"(?![ -]?\d)",
    re.IGNORECASE,
)
"""``Duane Lindqvist (23323062080253)``: 14 digits that by habit are a patron's."""

YOURS_BEFORE = re.compile(
    r"\b(?:message|e-?mail|notice|copy) (?:was|is|has been) (?:e-?mailed|mailed|sent) to\W{0,3}$|"
    r"\b(?:home|hm|cell|mobile|mob)(?: (?:phone|ph|telephone|tel|number))?\W{0,2}$|"
    r"\b(?:(?:have|have on file|show|list) for you|on file|your (?:[a-z]+ )?(?:phone|cell|mobile|"
    r"number|e-?mail|contact))\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
"""``Contact info we have for you: …``"""

REFUND = re.compile(r"\brefund(?:ed)?\b", re.IGNORECASE)

REACHED_BEFORE = re.compile(
    r"\b(?:reach(?:ed)?|call(?:ed)?|phoned?|text(?:ed)?|contact(?:ed)?|e-?mail(?:ed)?|notif(?:y|ied)|"
    r"left|sent) (?:you|a message|messages?|voice ?mail|notices?)(?: [a-z]+){0,3} "
    r"(?:at|on|to)\W{0,3}$|"
    r"\b(?:tried|trying|attempted|unable) to (?:call|phone|reach|text|contact)\W{0,3}$|"
    r"\b(?:contact|message|texts?|texted|reminders?|notices?|we(?: will| can|['’]ll)? text"
    r"(?: you)?)\b(?: (?:by|via) (?:text|phone|e-?mail|sms))?(?: an?| the)?(?: new)?"
    r"(?: (?:code|one|pin|password|link|message))?(?: (?:was|were|is|are) sent)? (?:to|at)\W{0,3}$|"
    r"\b(?:we (?:called|texted|phoned|rang|dialed)|(?:tried|called|rang) you at|"
    r"(?:cell|phone|number|mobile)(?: that)? you gave"
    r"(?: us)?)\W{0,3}$",
    re.IGNORECASE,
)
"""``We tried to reach you at …``: the reader's own."""

LOST_BEFORE = re.compile(
    r"\b(?:lost|damaged|missing|replacement)(?: (?:item|book|dvd|copy))?: $", re.IGNORECASE
)
"""``Lost: Dolores Claiborne`` in a memo names what is lost."""

PATRON_HEADING = re.compile(
    r"^\W*(?:holds?(?: slip| shelf| notice)?|hold for(?: pick-?\s?up)?|on hold(?: for)?|"
    r"reserved(?: for)?|pick-?\s?up(?: slip)?|requested(?: by)?|patron|borrower|"
    r"checked out to)\W*$",
    re.IGNORECASE,
)
"""Headings of hold slips and routing slips, over the name of who waits."""

CARE_OF = re.compile(r"(?:\bc/o|\bcare of|\ba/c)\W*$", re.IGNORECASE)

HOME = re.compile(r"\b(?:rr|rural route|hcr?)\.? ?#?\d", re.IGNORECASE)
