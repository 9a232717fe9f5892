"""The words around a name that say that it is staff's, as data: positions, signatures, acts.

How much each weighs, ``from_words`` says.
"""

from __future__ import annotations

import re

LEADS_TO_SIGNER = re.compile(
    r"(?:^|[.!?:;]\s|\bthank you,? |\bthanks,? |\bmerci(?: bien)?,? |\bgracias,? )[->–—•*\s]*"
    r"(?:(?:Mrs?|Ms|Mx|Miss|Dr|Sra?|Srta|M|Mme)\.?\s)?$",
    re.IGNORECASE,
)
"""What stands on the line before a name that ends a document: nothing, or a sentence."""

OFFICE_BEFORE = re.compile(
    r"(?:[A-Z\d][\w.&'’-]*,?[ ]){0,6}[A-Z\d][\w.&'’-]*[ ]?[,–—-] (?:(?:Mrs?|Ms|Mx|Miss|Dr)\.? )?$"
)
"""``Interlibrary Loan, Shelly Reinke``: the line up to a name, and nothing else."""

DASH_BEFORE = re.compile(r"[.!?]\s+[-–—]{1,2}\s?$")
"""``… we can find a way. - Stephanie Haas``"""

THEIR_DEPARTMENT = re.compile(r",\s*(?:Dept|Department)\b", re.IGNORECASE)
"""``Harpreet Sandhu, Dept. of Music``: where somebody works or studies."""

SENTENCE_END = re.compile(r"[.!?;]\s(?=[A-Z])")

STAFF_BEFORE = re.compile(
    r"(?:\b(?:prepared by|processed by|approved by|authori[sz]ed by|submitted by|"
    r"entered by|created by|checked in by|helped by|served by|assisted by|signed|"
    r"(?:printed|generated|issued|typed|packed|checked|counted|verified|recorded|logged|mailed|"
    r"posted|compiled|presented|moved|seconded|conducted|taught|led) by|"
    r"contact|attn|attention(?: of)?|att|questions\?? (?:call|contact|ask for|to)|please contact|"
    r"reviewed by|as (?:discussed|agreed|arranged|confirmed) with|approved for payment|"
    r"questions?\b[^?\n]{0,40}\?|"
    r"(?:enquir|inquir)(?:y|ies)(?: to)?|"
    r"(?:questions?|preguntas|consultas|contacto?|info)\W{1,3}\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}|"
    r"(?:ask for|contact) (?:(?:Mrs?|Ms|Mx|Miss|Dr)\.? )?(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
    r" (?:or|and)|"
    r"call|reach|e-?mail|write to|ask(?: for)?|(?:speak|talk) (?:to|with)|"
    r"librarian|director|clerk|cashier|manager|"
    r"staff|operator|technician|supervisor|treasurer|bookkeeper|run by|kept by|"
    r"coordinator|specialist|driver|desk(?=\W{0,2}[:–—-])|buyer|selector|purchaser|assignee|catalogu?er|rep|representative|recorder|secretary|"
    r"(?:vice[- ])?chair(?:man|woman|person)?|trustee|instructor|bibliotecari[oa]|"
    r"staff account|staff user|thx|thanks|thank you|regards|sincerely|best|cheers|yours|"
    r"respectfully|cordially|turn(?: it| them| this| these| books?)? in to|"
    r"(?:will )?(?:follow|come|be sent|be mailed) from|"
    r"(?:reply|respond)\b[^.;\n]{0,30} to|acq|acquisitions|available from|"
    r"certified by|certification|attest(?:ed)?(?: by)?|"
    r"(?:department|dept|office|team|unit|sharing)(?=\W{0,2}[:–—-]\W{0,2}$)|"
    r"remit\b[^.;\n]{0,40} to|remit to|(?:send|mail) (?:the |your |all )?(?:payment|check)s? to|"
    r"(?:prepared|authori[sz]ed|approved|checked|verified|mgr|dir|coord|supv)(?=:)|"
    r"sent by)\b[\s:.,–—-]*(?:is|was)?[\s:]*"
    r"(?:(?:Mrs?|Ms|Mx|Miss|Dr|Sra?|Srta)\.?\s)?)$",
    re.IGNORECASE,
)

STAFF_AFTER = re.compile(
    r"^[\s,;|/–—(-]*(?:the\s)?(?-i:[A-Z]{2,8}\s)?(?:(?:assistant|asst\.?|associate|deputy|interim|head|senior|acting|"
    r"branch|library|circulation|circ|ill|interlibrary loan|billing|business|finance|"
    r"accounts?|youth|children'?s|adult|technical|access|public|lead|support|of|services?|"
    r"office|system|systems|it|executive|loan|payable|receivable|member|user|customer|collection|"
    r"town|city|county|village|borough|municipal|school|district|"
    r"resource|sharing|delivery|fiscal|lending|borrowing|reserves|outreach|youth|teen|"
    r"front|service|checkout|main|reference|"
    r"media|learning|recording|vice|sales|account|teacher)[\s-]*){0,4}"
    r"(?:director|librarian|manager|clerk|supervisor|coordinator|specialist|technician|"
    r"treasurer|bookkeeper|accountant|cashier|administrator|officer|assistant|page|"
    r"attorney|counsel|comptroller|controller|mayor|auditor|superintendent|principal|commissioner|"
    r"head|staff|secretary|president|trustee|dean|department|desk|office|services|"
    r"aide|accounting|bookkeeping|payroll|purchasing|tech|center|outreach|acquisitions|cataloging|finance|membership|recorder|chair|rep|"
    r"representative|driver|collection care|mending|"
    r"storyteller|performer|presenter|bibliotecari[oa]|bibliothécaire|"
    r"circulation|circ|accounts(?=[,.;\n]|$)|billing|sharing|lending|loans?|"
    r"accounts (?:payable|receivable)|mls|mlis|"
    r"interlibrary loans?|ill|préstamos?|prêt|biblioteca|bibliothèque)\b",
    re.IGNORECASE,
)

STAFF_DOES = re.compile(
    r"^,? (?:(?:do )?hereby )?(?:certif(?:y|ies)|attests?|being duly sworn)\b|"
    r"^ (?:is|will be|was) (?:out of (?:the )?office|on (?:medical |family )?leave)\b|"
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
    r"^,\s(?:(?:[A-Z][\w&/'’-]*|and|of|the|for|&)\s){0,5}(?:Director|Librarian|Manager|Clerk|Supervisor|Coordinator|"
    r"Specialist|Technician|Treasurer|Bookkeeper|Accountant|Administrator|Officer|Assistant)\b"
)
"""``Monica Ellsberg, ILS Manager``"""

POSITION_LINE = re.compile(
    r"\b(?:desk|dept|department|office|services?|loans?|sharing|circulation|lending|borrowing|"
    r"librar(?:y|ian)|manager|clerk|director|supervisor|coordinator|officer|treasurer|"
    r"technician|specialist|administrator|assistant|branch|prêt|bibliothécaire|directeur|"
    r"directrice|bibliotecari[oa]|préstamo|servicios?|accounts?|billing|payable|head)\b",
    re.IGNORECASE,
)
"""The line under a name in a signature: ``Lending Desk``, ``Service du prêt``."""

MAX_POSITION_WORDS = 6


COMMA_ORGANISATION = re.compile(
    r"^\s?,[^\n\d:;]{0,60}\b(?:librar(?:y|ies)|consorti(?:um|a)|branch|system|college|university|"
    r"school|cooperative|network|biblioth[eè]que|biblioteca)\b",
    re.IGNORECASE,
)
"""``Bao Ton, Lending Desk, Hornell Public Library``"""

SIGNED_WITH_PHONE = re.compile(
    r"\W{0,3}(?:[^\W\d_][\w.&/'’-]*[ ,]{1,2}){0,5}\W{0,3}"
    r"(?:\(?[2-9]\d\d\)?[-. /]{1,2}\d{3}[-.]\d{4}(?:,? ?(?:x|ext\.?) ?\d+)?|"
    r"[\w.+-]+@[\w.-]+)\W{0,3}"
)
"""What ends a document behind who answers for it: ``, Acquisitions, 301-555-0162``."""

BRACKETED_DESK = re.compile(
    r"^\s?\([^)\n\d]{0,40}\b(?:desk|dept|department|office|staff|driver|courier|branch)\)",
    re.IGNORECASE,
)
"""``Claimed by Manny Furtado (delivery desk)``"""

BRACKETED_OFFICE = re.compile(
    r"^\s?\([^)\n\d]{0,60}\b(?:librar(?:y|ies)|college|university|consorti(?:um|a)|PL)\)",
    re.IGNORECASE,
)
"""``Ruth Ann Zook (Taunton Public Library)``"""

IN_OFFICES_BRACKETS = re.compile(
    r"\b(?:office|desk|department|dept|librar(?:y|ies)|district|college|university|system|consorti(?:um|a)|network)\s?\($",
    re.IGNORECASE,
)
"""``Baker County Library District (Roberta Fenstermaker)``"""

OFFICE_END = re.compile(r",\s[^,\d\n]{2,40}\s(?:PL|PLD|Libr?|Mem)\.?$")
"""``Bev Kluck, Muskego PL``"""

GREETING_BEFORE = re.compile(r"\b(?:dear|hello|hi|hola|estimad[oa]|bonjour)\s$", re.IGNORECASE)

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

CLOSING = re.compile(
    r"\b(?:sincerely|regards|thank you|thanks|respectfully|cordially|yours truly|yours|"
    r"salutations(?: distinguées)?|saludos|sinceramente|cordially yours|"
    r"atentamente|cordialement|signed|with appreciation|best)\b[\s,.!]*$",
    re.IGNORECASE,
)
