"""Words of slips, letters, forms and lists of the field: held out once too, since looked at."""

from __future__ import annotations

LABELS = {
    "name": (
        "Patron of record", "Checked out under", "Taken out by", "Item was loaned to",
        "Reader name",
        "Library card holder name", "Name of member", "Card issued to", "Name on library card",
        "Who had it",
        "Patron (name)", "Customer of library", "Patron who signed it out", "Was issued to",
        "Out to", "User",
        "Your patron", "Responsible for loss", "Reported lost by", "Name of customer",
    ),
    "card number": (
        "Libr. card #", "Library card used", "Barcode on card", "Number on library card",
        "Card # (cardholder)", "Member's card no.", "Barcode, patron acct.", "Patron code",
        "Library card (no.)", "Reader's card",
        "Barcode of user", "Patron's barcode no.",
    ),
    "address": (
        "Home address of patron", "Patron's home address", "Lives at", "Cardholder address",
        "Address on patron's card", "Patron residence", "Address in patron file",
    ),
    "phone": (
        "Tel. of patron", "Home tel.", "Phone of cardholder", "Cardholder phone",
        "Cell no. of patron", "Phone in patron file", "Best number for patron", "Tel. (home)",
    ),
    "email": (
        "E-mail of patron", "Cardholder email", "E-mail (patron)", "E-mail in patron file",
        "Patron's e-mail addr.",
    ),
    "birth date": (
        "Birth date of patron", "Cardholder DOB", "Birth date (card)", "Patron birthdate",
        "Birth date on file",
    ),
    "patron link": (
        "URL of patron record", "Staff link to patron", "Open account record",
        "Patron record (staff)",
    ),
    "patron id": (
        "Record no. (patron)", "System no. of patron", "Cardholder ID", "Patron no.",
        "Account ID (patron)",
    ),
    "username": ("Login for catalog", "Username of patron", "Account user name", "Sign-in name"),
    "guardian": (
        "Parent's name", "Parent/guardian of patron", "Adult responsible", "Minor's parent",
        "Parent on card",
    ),
    "government id: SSN": ("Soc. Sec. no.", "Patron Soc. Sec. #", "SSN on file"),
    "government id: driver licence": (
        "Patron DL #", "Driver lic. on file", "State license no. of patron",
    ),
    "notes": ("Note on patron", "Patron memo", "Patron comments", "Account note"),
    "demographics: gender": ("Sex of patron", "Sex (patron)", "Patron's gender"),
    "demographics: age group": (
        "Category of patron", "Age group of patron", "Cardholder age level",
    ),
    "demographics: race": ("Race of patron", "Patron race/ethnicity"),
}  # fmt: skip

NOTES = {
    "name": (
        "{} lost it on vacation",
        "had by {}",
        "{} says returned in book drop",
        "see patron {} re: this",
        "patron is {}",
        "charged {} on 4/9",
        "{} moved out of state",
        "signed out by {}",
        "left message for borrower {}",
        "{} lost it, offered to replace",
        "checked out to {} 2/14",
        "lost by {}",
        "{} came in about this",
        "on {}'s card",
        "collected from {}",
    ),
    "card number": (
        "used card {}",
        "patron card # {}",
        "from library card {}",
        "lib card {}",
        "cardholder no. {}",
    ),
    "phone": (
        "patron's no. is {}",
        "tried patron at {} twice",
        "patron tel {}",
        "msg. left for patron, {}",
    ),
    "email": ("wrote to patron, {}", "patron e-mail {}", "patron answers at {}"),
    "address": ("patron now at {}", "patron's bill came back from {}"),
    "birth date": ("patron DOB {}", "minor, DOB {}", "juvenile card, born {}"),
    "patron link": ("patron rec: {}", "account: {}"),
    "patron id": ("patron rec {}", "patron no. {}"),
    "username": ("patron signs in as {}", "user name on acct: {}"),
    "guardian": ("mom is {}", "father, {}, notified", "parent on card {}"),
    "government id: SSN": ("patron SSN {}", "SSN given: {}"),
    "government id: driver licence": ("showed DL {}", "patron DL# {}"),
}

LETTER = {
    "name": (
        "The patron who had these materials is {}.",
        "{}, who signed for the items, has not answered our notices.",
        "As we discussed, {} lost the materials while traveling.",
        "All of the above was taken out on the card of {}.",
        "Please let us know whether {} has paid you.",
        "{} has told our staff that the items were left in a rental car.",
        "We spoke with the patron, {}, last week and were told that the items were destroyed.",
    ),
    "card number": (
        "The card used was number {}.",
        "All were charged to card number {}.",
        "For your reference, the cardholder's number is {}.",
    ),
    "phone": (
        "The cardholder's telephone is {}.",
        "We left two messages for the patron at {}.",
        "You may wish to try the patron at {}.",
    ),
    "email": (
        "The cardholder's e-mail address is {}.",
        "Reminders went to the patron at {} without result.",
    ),
    "address": (
        "The cardholder lives at {}.",
        "Our bill to the patron at {} was returned by the post office.",
    ),
    "birth date": (
        "The cardholder's birth date is {}.",
        "The card was issued to a person born {}.",
    ),
    "patron link": (
        "Staff can open the patron's record at {}",
        "The charges can be seen in the patron's record: {}",
    ),
    "patron id": (
        "The patron's record number is {}.",
        "In our system the cardholder is number {}.",
    ),
    "username": ("The patron's user name for the online catalog is {}.",),
    "guardian": (
        "The parent who signed for the card is {}.",
        "Because the cardholder is under eighteen, we also wrote to {}, the parent.",
    ),
    "government id: SSN": ("The card application gives Social Security number {}.",),
    "government id: driver licence": ("The card application gives driver's license {}.",),
}

CLEAN_NOTES = (
    "not found on shelf", "chewed by pet", "missing map", "water damage", "lost in mail",
    "pages torn out", "replaced 1/12", "ok to discard", "hardcover price used", "see invoice copy",
    "no longer in print", "case only, disc lost", "coffee stains", "third notice went out",
    "left at summer camp", "binding fee waived", "processing incl.", "max. price per policy",
    "damaged in courier bin", "barcode missing", "juv. fiction", "board book", "Playaway",
    "credit if found", "local history", "reorder from Ingram", "ordered 5/2", "new edition avail.",
    "book club kit", "pd. ck. 1187", "written off", "approved by director", "per van delivery log",
    "wet, moldy", "series, vol. 3", "borrower already paid you", "billed twice, void one",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "We are billing {payer} for the materials listed, which belong to {issuer} and were lost "
        "or spoiled while on loan to your library.",
        "These items have been missing from our collection for over ninety days since they were "
        "lent to {payer}. Kindly reimburse us at the cost shown.",
        "Per the resource sharing agreement, {payer} owes {issuer} the cost of the items on this "
        "page.",
        "Charges are replacement costs only. We do not bill overdue fines to other libraries.",
        "Names of borrowers are left off for privacy. Circulation staff can trace each item by "
        "its barcode.",
        "Should any of these turn up within six months, return them to us and we will refund "
        "what you paid.",
        "If you find a mistake here, write to {email} or call {phone} before paying.",
    ),
    "bill": (
        "You have library materials that are more than six weeks overdue. They are now considered "
        "lost and you are being charged the cost of replacing them.",
        "Please settle the charges below. Once they are paid, or the items are back, your "
        "borrowing privileges will be restored.",
        "Earlier notices were sent about these items. As we have had no answer, this is a bill for "
        "what they cost.",
        "The library has not received the items listed here. Bring them back by {due} and only "
        "the processing fee will remain.",
        "We have checked our shelves and could not locate these items. Please look again at home, "
        "in the car and at school, and let us know.",
        "Amounts due to {issuer} are shown below. Other people are waiting for some of these.",
    ),
    "payment": (
        "Checks should be made out to {issuer}.",
        "Cash, check or card is accepted at the front desk. Online: {site}",
        "Mail your check with a copy of this bill, please.",
        "Please quote {number} when you pay.",
        "Payment is due by {due}.",
        "Payment may be made within 45 days.",
    ),
    "close": ("Yours,", "Gratefully,", "With appreciation,", "Yours respectfully,"),
    "desk": (
        "Finance Clerk", "Office Manager", "Director of Operations", "Access Services Manager",
        "Resource Sharing Coordinator", "Branch Head", "Library Clerk", "Page Supervisor",
    ),
    "greeting": (
        "To whom it may concern:", "Dear Friends at {payer}:", "Greetings from {issuer},",
        "Dear Director:",
        "Dear Resource Sharing Staff:",
    ),
    "hours": (
        "Mon-Wed 9:30-8, Thu-Fri 9:30-5:30, Sat 10-3, closed Sun",
        "We are open every day but Sunday.",
    ),
    "motto": ("Read. Learn. Gather.", "Serving the valley since 1911", "A place for everyone"),
    "friends": (
        "Visit the Friends' used book cellar at {issuer}.",
        "Volunteers are welcome at {issuer}.",
    ),
    "footer": (
        "Please do not reply; this mailbox is not monitored.",
        "{issuer} - {site} - {phone}",
        "Paid already? Thank you, and please ignore this.",
        "Call {phone} with any questions.",
    ),
}  # fmt: skip
