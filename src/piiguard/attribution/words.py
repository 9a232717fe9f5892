"""The words around a value that say whose it is, as data.

They are what notices, invoices and letters of the systems print; each group stands
for a role. How much each weighs, ``from_words`` and ``from_contact_words`` say.
"""

from __future__ import annotations

import re

LEADS_TO_SIGNER = re.compile(
    r"(?:^|[.!?:;]\s|\bthank you,? |\bthanks,? |\bmerci(?: bien)?,? |\bgracias,? )[->–—•*\s]*"
    r"(?:(?:Mrs?|Ms|Mx|Miss|Dr|Sra?|Srta|M|Mme)\.?\s)?$",
    re.IGNORECASE,
)
"""What stands on the line before a name that ends a document: nothing, or a sentence."""

DASH_BEFORE = re.compile(r"[.!?]\s+[-–—]{1,2}\s?$")
"""``… we can find a way. - Stephanie Haas``"""

PATRON_AFTER = re.compile(
    r"^ (?:says|said|claims|claimed|reports|insists|swears|promised|returned|paid|pd|brought|"
    r"dropped|boys?|girls?|kids?|child|children|twins|family|household|brothers?|sisters?|"
    r"teen(?:ager)?|baby|mother|father|mom|dad|parents)\b"
)
"""``Adaeze Okonkwo says returned 2/3``: what patrons do, in notes under an item."""

ORGANISATION = re.compile(
    r"\b(?:librar(?:y|ies)|biblioth[eè]que|biblioteca|branch|consortium|consortia|"
    r"athenaeum|bookmobile|lyceum|college|university|school|district|academy|"
    r"county|city of|town of|village of|museum|archives?|foundation|society|"
    r"inc|llc|ltd|corp|corporation|company|press|publish(?:ing|ers?)|"
    r"system|systems|cooperative|council|commission|board|center|centre|"
    r"brodart|ingram|baker (?:&|and) taylor|midwest tape|demco|follett|ebsco|proquest|"
    r"booksellers?|bookstore|wholesalers?|distributors?|"
    r"interlibrary|ill|circulation|technical services|accounts payable|"
    r"business office|department|dept|association|institute|church|hospital|bank|bureau|agency|"
    r"associates|supply|supplies|courier|(?-i:BR))\b",
    re.IGNORECASE,
)

NAMED_AFTER_PEOPLE = re.compile(
    r"(?:Funds?|Rooms?|Hall|Wing|Endowment|Scholarship|Bequest|Award|Prize|Trust|Auditorium|"
    r"Theat(?:er|re)|Pavilion|Collection|Garden|Park|Gift)"
)
ROOM_AFTER = re.compile(
    r" (?:(?:reading|meeting|community|study|story) rooms?|room|fund|collection|wing|branch|gift|"
    r"award|prize)\b"
)
"""``the Emma & Otto Lehman Fund``, ``the Hansen Room``: in capitals, as names of things are."""

THEIR_DEPARTMENT = re.compile(r",\s*(?:Dept|Department)\b", re.IGNORECASE)
"""``Harpreet Sandhu, Dept. of Music``: where somebody works or studies."""

SENTENCE_END = re.compile(r"[.!?;]\s(?=[A-Z])")

PATRON_BEFORE = re.compile(
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
    r"held for|(?:linked|joint|family|shared|household|parent) account|"
    r"(?-i:(?:went|refunded|mailed)(?: back)? to|back to)|"
    r"(?:requested|suggested|recommended) by|(?:purchase )?(?:request|suggestion) (?:by|from)|"
    r"(?:found|located|recovered)(?: [a-z]+){0,5} by|"
    r"(?:paid|pd|lost|returned|rtn?d)(?: on)? \d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})? by|"
    r"parent(?: or guardian)? of|guardian of|parent|guardian|mother|father|son|"
    r"daughter|"
    r"child|usuari[oa]|usager|on behalf of|refund to)\b[\s:.,#/-]*(?:is|was|name|nm)?[\s:(–-]*)$",
    re.IGNORECASE,
)

PARTY_BEFORE = re.compile(
    r"\b(?:bill(?:ed)?|sold|mail(?:ed)?|statement|invoice[d]?|notice|letter)[ -](?:to|for)\W{0,3}$|"
    r"\b(?:received|payment)(?: with thanks)? from\W{0,3}$",
    re.IGNORECASE,
)
"""``Bill to: Adaeze Okonkwo``; a library there has its own clue."""

PATRONS_CONTACT = re.compile(
    r"\b(?:patron|borrower|customer|card\s?holder|ptn|member)(?:['’]?s)?\W{1,3}"
    r"(?:(?:at|on|by|via|e-?mail|phone|cell|mobile|tel|number|address|card|acct|account|no|is|"
    r"record|barcode|id)\W{0,3}){0,3}$",
    re.IGNORECASE,
)

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

STAFF_BEFORE = re.compile(
    r"(?:\b(?:prepared by|processed by|approved by|authori[sz]ed by|submitted by|"
    r"entered by|created by|checked in by|helped by|served by|assisted by|signed|"
    r"(?:printed|generated|issued|typed|packed|checked|counted|verified|recorded|logged|mailed|"
    r"posted|compiled|presented|moved|seconded|conducted|taught|led) by|"
    r"contact|attn|attention(?: of)?|att|questions\?? (?:call|contact|ask for|to)|please contact|"
    r"reviewed by|"
    r"questions?\b[^?\n]{0,40}\?|"
    r"(?:enquir|inquir)(?:y|ies)(?: to)?|"
    r"(?:questions?|preguntas|consultas|contacto?|info)\W{1,3}\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}|"
    r"call|reach|e-?mail|write to|ask(?: for)?|(?:speak|talk) (?:to|with)|"
    r"librarian|director|clerk|cashier|manager|"
    r"staff|operator|technician|supervisor|treasurer|bookkeeper|run by|kept by|"
    r"coordinator|specialist|driver|desk|buyer|selector|purchaser|assignee|catalogu?er|rep|representative|recorder|secretary|"
    r"(?:vice[- ])?chair(?:man|woman|person)?|trustee|instructor|bibliotecari[oa]|"
    r"thanks|thank you|regards|sincerely|best|cheers|yours|respectfully|cordially|"
    r"(?:reply|respond) to|certified by|certification|attest(?:ed)?(?: by)?|"
    r"(?:department|dept|office|team|unit|sharing)(?=\W{1,4}$)|remit\b[^.;\n]{0,40} to|"
    r"remit to|sent by)\b[\s:.,–—-]*(?:is|was)?[\s:]*)$",
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

STAFF_AFTER = re.compile(
    r"^[\s,;|/–—(-]*(?:the\s)?(?:(?:assistant|associate|deputy|interim|head|senior|acting|"
    r"branch|library|circulation|circ|ill|interlibrary loan|billing|business|finance|"
    r"accounts?|youth|children'?s|adult|technical|access|public|lead|support|of|services?|"
    r"office|system|systems|it|executive|loan|payable|receivable|member|user|customer|collection|"
    r"town|city|county|village|borough|municipal|school|district|"
    r"resource|sharing|delivery|fiscal|lending|borrowing|reserves|outreach|youth|teen|"
    r"media|learning|recording|vice|sales|account|teacher)[\s-]*){0,4}"
    r"(?:director|librarian|manager|clerk|supervisor|coordinator|specialist|technician|"
    r"treasurer|bookkeeper|accountant|cashier|administrator|officer|assistant|page|"
    r"attorney|counsel|comptroller|controller|mayor|auditor|superintendent|principal|commissioner|"
    r"head|staff|secretary|president|trustee|dean|department|desk|office|services|"
    r"aide|accounting|tech|center|outreach|acquisitions|cataloging|finance|membership|recorder|chair|rep|"
    r"representative|driver|collection care|mending|"
    r"storyteller|performer|presenter|bibliotecari[oa]|bibliothécaire|"
    r"circulation|billing|sharing|lending|loans?|accounts (?:payable|receivable)|mls|mlis)\b",
    re.IGNORECASE,
)

STAFF_DOES = re.compile(
    r"^ (?:can|will|would|is (?:happy|glad) to) (?:answer|help|assist|be (?:happy|glad) to)\b|"
    r"^ (?:moved (?:to (?:approve|adopt|accept|pay|table|adjourn)|approval|adoption|that)|"
    r"seconded|keeps the (?:log|list|keys?))\b|"
    r"^(?: (?:and|&) [^\n]{1,40}?)? thanks? you\b"
)
"""``Zarna Darain can answer questions.``, ``Mrs. Sorensen and Mr. Ito thank you.``"""

STAFF_ACT = re.compile(
    r"\b(?:waived|approved|adjusted|priced?|credited|ok(?:'?d|ayed)?|authori[sz]ed|verified|confirmed|"
    r"quoted?|ordered|catalogu?ed|processed|withdrawn|removed|reduced|forgiven|replacement|"
    r"assessed|searched|payment taken)(?: ok)?(?:,? (?:per|by|w/|with))?\s$",
    re.IGNORECASE,
)
"""``waived per Byron Tuttle``, ``approved Trudy Haverkamp``: what only staff do."""

STAFF_TITLE = re.compile(
    r"^,\s(?:[A-Z][\w&/'’-]*\s){0,4}(?:Director|Librarian|Manager|Clerk|Supervisor|Coordinator|"
    r"Specialist|Technician|Treasurer|Bookkeeper|Accountant|Administrator|Officer|Assistant)\b"
)
"""``Monica Ellsberg, ILS Manager``"""

CARD_AFTER = re.compile(r"^\s?[(\[/,]?\s?(?:card\s?#?\s?)?2\d{13}(?!\d)", re.IGNORECASE)
"""``Duane Lindqvist (23323062080253)``: 14 digits that by habit are a patron's."""

POSITION_LINE = re.compile(
    r"\b(?:desk|dept|department|office|services?|loans?|sharing|circulation|lending|borrowing|"
    r"librar(?:y|ian)|manager|clerk|director|supervisor|coordinator|officer|treasurer|"
    r"technician|specialist|administrator|assistant|branch|prêt|bibliothécaire|directeur|"
    r"directrice|bibliotecari[oa]|préstamo|servicios?|accounts?|billing|payable|head)\b",
    re.IGNORECASE,
)
"""The line under a name in a signature: ``Lending Desk``, ``Service du prêt``."""
MAX_POSITION_WORDS = 6
MAX_FOOT_WORDS = 10

COMMA_ORGANISATION = re.compile(
    r"^\s?,[^\n\d:;]{0,60}\b(?:librar(?:y|ies)|consorti(?:um|a)|branch|system|college|university|"
    r"school|cooperative|network|biblioth[eè]que|biblioteca)\b",
    re.IGNORECASE,
)
"""``Bao Ton, Lending Desk, Hornell Public Library``"""

YOURS_BEFORE = re.compile(
    r"\b(?:message|e-?mail|notice) (?:was|is|has been) sent to\W{0,3}$|"
    r"\b(?:home|cell|mobile)\W{0,2}$|"
    r"\b(?:(?:have|have on file|show|list) for you|on file|your (?:[a-z]+ )?(?:phone|cell|mobile|"
    r"number|e-?mail|contact))\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
"""``Contact info we have for you: …``"""

SIGNED_WITH_PHONE = re.compile(
    r"\W{0,3}(?:[^\W\d_][\w.&/'’-]*[ ,]{1,2}){0,5}\W{0,3}"
    r"(?:\(?[2-9]\d\d\)?[-. /]{1,2}\d{3}[-.]\d{4}(?:,? ?(?:x|ext\.?) ?\d+)?|"
    r"[\w.+-]+@[\w.-]+)\W{0,3}"
)
"""What ends a document behind who answers for it: ``, Acquisitions, 301-555-0162``."""

REFUND = re.compile(r"\brefund(?:ed)?\b", re.IGNORECASE)

REACHED_BEFORE = re.compile(
    r"\b(?:reach(?:ed)?|call(?:ed)?|phoned?|text(?:ed)?|contact(?:ed)?|e-?mail(?:ed)?|notif(?:y|ied)|"
    r"left|sent) (?:you|a message|messages?|voice ?mail|notices?)(?: [a-z]+){0,3} "
    r"(?:at|on|to)\W{0,3}$",
    re.IGNORECASE,
)
"""``We tried to reach you at …``: the reader's own."""

BRACKETED_OFFICE = re.compile(
    r"^\s?\([^)\n\d]{0,60}\b(?:librar(?:y|ies)|college|university|consorti(?:um|a)|PL)\)",
    re.IGNORECASE,
)
"""``Ruth Ann Zook (Taunton Public Library)``"""
IN_OFFICES_BRACKETS = re.compile(
    r"\b(?:librar(?:y|ies)|district|college|university|system|consorti(?:um|a)|network)\s?\($",
    re.IGNORECASE,
)
"""``Baker County Library District (Roberta Fenstermaker)``"""

LOST_BEFORE = re.compile(
    r"\b(?:lost|damaged|missing|replacement)(?: (?:item|book|dvd|copy))?: $", re.IGNORECASE
)
"""``Lost: Dolores Claiborne`` in a memo names what is lost."""

OFFICE_END = re.compile(r",\s[^,\d\n]{2,40}\s(?:PL|PLD|Libr?|Mem)\.?$")
"""``Bev Kluck, Muskego PL``"""

PLEASE_CALL = re.compile(r"\b(?:please|or) (?:call|phone|contact us at)\W{0,3}$", re.IGNORECASE)

QUESTIONS = re.compile(r"\bquestions?\?[^\n]*$", re.IGNORECASE)

OPENING_HOURS = re.compile(
    r"\bhours\b|\bopen (?:every|mon|daily|until|from|\d)|\bmon(?:day)?\.? ?(?:to|-|–|through)",
    re.IGNORECASE,
)

GREETING_BEFORE = re.compile(r"\b(?:dear|hello|hi|hola|estimad[oa]|bonjour)\s$", re.IGNORECASE)

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

ROLE_ACCOUNT = re.compile(
    r"^(?:circ(?:ulation)?|lending|borrowing|renewals?|loans?|sharing|resource\w*|media|youth|info|billing|bills?|accounts?|ap|ar|ill|illoans?|interlibrary\w*|"
    r"librar(?:y|ian|ies)|lib|reference|ref|admin\w*|office|business|finance|help|helpdesk|"
    r"support|contact|no-?reply|noreply|notices?|overdues?|fines?|payments?|invoices?|"
    r"orders?|\w*sales|customer\w*|staff|director|desk|mail|services?|access|techserv\w*|payable|receivable|holds?|"
    r"circdesk|lost\w*|collections?|it|webmaster|ask\w*|mainlibrary|branch\w*|"
    r"treasurer|bookkeep\w*)(?:[._+-]?\w*)?@",
    re.IGNORECASE,
)

LIBRARY_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*[\w-]*(?:librar|lib\b|lib\.|library|pl\b|pld\b|biblio|consorti|ils\b|\.gov\b|"
    r"k12)[\w.-]*$",
    re.IGNORECASE,
)

PATRON_HEADING = re.compile(
    r"^\W*(?:holds?(?: slip| shelf| notice)?|hold for(?: pick-?\s?up)?|on hold(?: for)?|"
    r"reserved(?: for)?|pick-?\s?up(?: slip)?|requested(?: by)?|patron|borrower|"
    r"checked out to)\W*$",
    re.IGNORECASE,
)
"""Headings of hold slips and routing slips, over the name of who waits."""

GOVERNING = re.compile(
    r"^\W*(?:board(?: of (?:trustees|directors|commissioners))?|trustees|directors?|officers|"
    r"commission(?:ers)?|friends of .{0,40}|staff|administration|our team|president)\W*$",
    re.IGNORECASE,
)
"""Headings in letterheads, over the names of those who govern the library."""

EMAIL_AFTER = re.compile(r"\s{0,2}[<(]?[\w.+-]{1,64}@")

TIME_STAMP = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")

BOARD_CELL = re.compile(
    r"\b(?:committee|motion|seconded|moved by|chair|trustees who|audited)\b", re.IGNORECASE
)

OFFICE_AFTER = re.compile(r"^,[^\n]{0,60}?[\s<(]([\w.+-]{1,64}@)")
"""``Nari Jin, 512 …, ap@…``"""

AMOUNT = re.compile(r"\s*[$€£]?\s?\d[\d,]*\.\d\d\s*")
"""A price, alone in its cell."""

CARE_OF = re.compile(r"(?:\bc/o|\bcare of|\ba/c)\W*$", re.IGNORECASE)

CALL_BEFORE = re.compile(
    r"\b(?:call(?: us)?|phone|telephone|contact|dial|reach us)(?: at| on)?\W{0,3}$", re.IGNORECASE
)

HOME = re.compile(r"\b(?:lot|trlr|trailer|rr|rural route|hcr?)\.? ?#?\d", re.IGNORECASE)

TOWN_ALONE = re.compile(r"[^\d\n]{2,40},?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?")

WEB_ADDRESS = re.compile(r"\bwww\.|https?://(?![^\s]*(?:patron|borrower|user))", re.IGNORECASE)

CLOSING = re.compile(
    r"\b(?:sincerely|regards|thank you|thanks|respectfully|cordially|yours truly|yours|"
    r"salutations(?: distinguées)?|saludos|sinceramente|cordially yours|"
    r"atentamente|cordialement|signed|with appreciation|best)\b[\s,.!]*$",
    re.IGNORECASE,
)
