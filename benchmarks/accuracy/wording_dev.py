"""The words of the development corpus."""

from __future__ import annotations

LABELS = {
    "name": (
        "Patron", "Patron name", "Borrower", "Borrower name", "Customer", "Name of patron",
        "Cardholder", "Member", "Checked out to", "Patron Name",
    ),
    "card number": (
        "Patron barcode", "Card number", "Library card #", "Card no.", "Patron card",
        "Borrower barcode", "Patron Barcode", "Library card number",
    ),
    "address": ("Patron address", "Home address", "Borrower address", "Patron mailing address"),
    "phone": ("Patron phone", "Phone of patron", "Home phone", "Borrower tel.", "Cell phone"),
    "email": ("Patron e-mail", "Patron email", "Borrower email", "Customer e-mail"),
    "birth date": ("DOB", "Date of birth", "Birth date", "Birthdate", "D.O.B."),
    "patron link": ("Patron record", "Account link", "Patron URL", "Link to account"),
    "patron id": ("Patron ID", "Borrower no.", "borrowernumber", "Patron record no."),
    "username": ("Username", "Login", "OPAC username"),
    "guardian": ("Guardian", "Parent/guardian", "Parent or guardian"),
    "government id: SSN": ("SSN", "Social Security no."),
    "government id: driver licence": ("Driver's license", "Driver license no."),
    "notes": ("Patron note", "Borrower notes", "Patron notes"),
    "demographics: gender": ("Gender", "Sex"),
    "demographics: age group": ("Patron category", "Patron type"),
    "demographics: race": ("Race", "Ethnicity"),
}  # fmt: skip

NOTES = {
    "name": (
        "Lost by {}", "{} says returned 2/3", "pt {} paid at desk", "Per {}, left on bus",
        "ck'd out to {}", "Claims returned - {}", "{} (patron) moved away",
        "Patron {} will replace",
    ),
    "card number": (
        "patron card {}", "on card {}", "pt barcode {}", "card # {}", "library card {}",
    ),
    "phone": ("called patron {} 3/4, no answer", "LM for patron at {}", "pt phone {}"),
    "email": ("emailed patron at {} twice", "patron email {}"),
    "address": ("mail to patron came back from {}", "patron moved to {}"),
    "birth date": ("DOB {}", "patron born {}"),
    "patron link": ("see {}", "patron account: {}"),
    "patron id": ("patron id {}", "patron record {}"),
    "username": ("patron login {}", "username {}"),
    "guardian": ("guardian is {}", "parent: {}"),
    "government id: SSN": ("SSN {}",),
    "government id: driver licence": ("DL no. {}", "driver's license {}"),
}  # fmt: skip

LETTER = {
    "name": (
        "The item was checked out to {} and has not come back.",
        "Our records show that {} borrowed the material listed here.",
        "Your patron {} was notified three times before this invoice was prepared.",
        "We spoke with {}, who believes that the item was left on a school bus.",
    ),
    "card number": (
        "The item was charged to library card {} at your desk.",
        "Please check the account with barcode {} for the matching transaction.",
    ),
    "phone": (
        "The borrower can be reached at {} if you wish to follow up.",
        "We left a message for the patron at {} last week.",
    ),
    "email": ("Notices were sent to the patron at {} without reply.",),
    "address": (
        "The last notice to the patron was returned by the post office from {}.",
        "The borrower's address on file is {}.",
    ),
    "birth date": ("The patron (born {}) is a minor and the fee was billed to the family.",),
    "patron link": ("The full account is at {} for your reference.",),
    "patron id": ("The charge is on patron record {} in the shared system.",),
    "username": ("The patron signs in as {} and renewed the item online.",),
    "guardian": ("The parent, {}, has asked us to send the bill to you.",),
    "government id: SSN": ("The registration lists the patron's social security number as {}.",),
    "government id: driver licence": ("The card was issued on driver's license {}.",),
}

CLEAN_NOTES = (
    "Lost", "Damaged - water", "Paid at Main", "see PO 4471", "Claims returned; shelves checked",
    "Not on shelf 2/3", "Billed 3/14", "In transit since May", "Missing disc 2",
    "Cover torn, pages loose", "2nd notice sent", "Chewed by dog", "Long overdue",
    "Replacement copy not accepted", "ILL", "Deleted record", "Item record: bib suppressed",
    "Lost in delivery", "Returned w/o case",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "The following items were borrowed through the consortium and have not been returned to "
        "their owning library. Under the resource sharing agreement the borrowing library is "
        "responsible for the replacement cost.",
        "This invoice covers materials owned by {issuer} that were checked out at your library "
        "and are now considered lost. Payment is requested within 30 days.",
        "Please remit the amount shown below. If an item is found and returned in good condition "
        "within 90 days, we will refund the replacement cost less a processing fee.",
        "In accordance with the policy for lost, damaged and long overdue materials, {payer} is "
        "billed for the items below. Questions may be directed to {phone}.",
        "Listed are the charges collected by your library on our behalf during the last quarter. "
        "Kindly forward the payments together with a copy of this statement.",
        "Items are identified by barcode. If you need the item record, ask our circulation desk "
        "at {email}.",
    ),
    "bill": (
        "Our records show that the material listed below is long overdue. You have been charged "
        "the cost of replacement. Return the items to any branch to clear most of this charge.",
        "This is the final notice before your account is referred for collection. Please return "
        "the items or pay the total due by {due}.",
        "The items below were due some time ago and have not been returned. Your borrowing "
        "privileges are suspended until the balance is settled.",
        "You may pay at the circulation desk, by mail, or by calling {phone} during open hours. "
        "Do not send cash.",
        "If you have already returned these items, thank you, and please disregard this bill.",
    ),
    "payment": (
        "Please make checks payable to {issuer}.",
        "Make check payable to: {issuer}. Write the invoice number on your check.",
        "Payment may be made by check or money order. A charge of $25.00 applies to returned "
        "checks.",
        "Return this portion with your payment.",
        "Terms: net 30 days. Thank you for your prompt attention.",
    ),
    "close": ("Thank you,", "Sincerely,", "With kind regards,", "Yours truly,", "Best,"),
    "desk": (
        "Circulation Supervisor", "Interlibrary Loan", "Head of Lending Services",
        "Accounts Payable", "Library Director", "Business Office", "Billing Clerk",
    ),
    "greeting": ("Dear Colleague,", "To the Business Office:", "Dear Interlibrary Loan Staff,"),
}  # fmt: skip
