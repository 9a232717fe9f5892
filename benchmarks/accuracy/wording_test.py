"""The words of the test corpus. Nobody develops against them."""

from __future__ import annotations

LABELS = {
    "name": (
        "Patron", "Borrowed by", "Name on card", "Name on account", "Checked out by", "Lost by",
        "Loaned to", "Patron/borrower", "Responsible borrower", "Last borrower", "Library user",
        "Patron (last, first)", "User name (last, first)", "For patron", "Account holder",
        "Cardholder's name", "Student/patron", "Reader",
    ),
    "card number": (
        "Patron #", "Card #", "Lib. card no.", "Patron barcode", "Barcode on card", "User barcode",
        "Borrower's barcode", "Library card number", "Patron card", "P. barcode",
        "Card no. on file", "Borrower card",
    ),
    "address": (
        "Patron address", "Home address on file", "Borrower's mailing address", "Lives at",
        "Patron's last known address", "Address on card",
    ),
    "phone": (
        "Patron tel.", "Home phone", "Borrower's telephone", "Phone on account", "Patron cell",
        "Day phone", "Patron phone",
    ),
    "email": (
        "Patron email", "E-mail on account", "Borrower e-mail", "Notices sent to",
        "Patron's e-mail",
    ),
    "birth date": (
        "Patron DOB", "Date of birth", "Birth date on card", "Born", "DOB", "Borrower's birthday",
    ),
    "patron link": (
        "Patron record", "Link to account", "Borrower's record", "Account in staff client",
        "Patron account",
    ),
    "patron id": (
        "Patron ID", "Patron record no.", "Internal patron ID", "Borrower number", "User record #",
    ),
    "username": ("Patron username", "Catalog user name", "Patron's login"),
    "guardian": (
        "Parent/guardian", "Parent on account", "Guardian on card", "Parent responsible",
        "Mother/father/guardian",
    ),
    "government id: SSN": ("SSN", "Patron Social Security no.", "Soc. Sec. #"),
    "government id: driver licence": (
        "DL #", "Driver's license of patron", "ID shown at sign-up (license)",
    ),
    "notes": ("Note in patron record", "Patron remarks", "Account message"),
    "demographics: gender": ("Patron gender", "Gender"),
    "demographics: age group": ("Patron category", "Borrower type", "Age group of patron"),
    "demographics: race": ("Patron's race", "Race/ethnicity"),
}  # fmt: skip

NOTES = {
    "name": (
        "Per {} it was lost in a move", "{} has it, won't answer", "Paid at our desk by {}",
        "Checked out by {} 1/18", "{} - moved out of state", "reported lost by {}",
        "borrower was {}", "last patron on record: {}", "{} claims she returned it",
        "{} says returned to book drop", "For {}", "Refund due {}", "patron ({}) sent check",
        "book went home with {}", "damaged by {}'s puppy", "see {} in patron search",
    ),
    "card number": (
        "all out on patron card {}", "on card no. {}", "checked out on {}",
        "Patron's library card: {}", "pd on patron acct, card {}", "borrower's card is {}",
    ),
    "phone": (
        "left voicemail for patron, {}", "patron's cell {}", "tried calling {} twice",
        "call patron first {}",
    ),
    "email": (
        "notice bounced from {}", "patron writes from {}", "borrower prefers email {}",
    ),
    "address": (
        "patron relocated, now {}", "mail returned from {}", "bill sent to patron at {}",
    ),
    "birth date": ("patron (born {})", "youth card, DOB {}", "patron's birth date {}"),
    "patron link": ("patron acct {}", "see patron: {}", "open bill at {}"),
    "patron id": ("patron rec. no. {}", "borrower number {}", "on patron ID {}"),
    "username": ("patron's login: {}", "logs in to catalog as {}"),
    "guardian": (
        "parent is {}", "mother {} will pay Friday", "bill goes to guardian {}",
    ),
    "government id: SSN": ("patron's social is {}", "SSN in record {}"),
    "government id: driver licence": ("license on file {}", "patron DL {}"),
}  # fmt: skip

LETTER = {
    "name": (
        "The patron who had these items is {}.",
        "They were last checked out by {}, who tells us they were left on a bus.",
        "We spoke with {} in September and were promised the books back.",
        "Our staff have written to {} three times without an answer.",
        "The loans are still open on the account of {}.",
        "{} paid for the items at our front desk.",
        "One of the books was lent to {} on the same day.",
    ),
    "card number": (
        "The loans were made on patron card {}.",
        "The borrower's card is number {}.",
        "To find the loans, scan the patron's card, {}.",
    ),
    "phone": (
        "We have left messages for the patron at {}.",
        "The borrower's telephone number is {}.",
        "The only number on the patron's account, {}, is out of service.",
    ),
    "email": (
        "The patron answers e-mail at {}.",
        "Overdue notices went to the borrower's e-mail address, {}.",
    ),
    "address": (
        "The patron has since moved to {}.",
        "The last bill to the borrower went to {} and came back.",
    ),
    "birth date": (
        "The patron's birth date is {}.",
        "The borrower, born {}, has a youth card.",
    ),
    "patron link": (
        "The bills can be seen in the patron's account: {}",
        "Staff can open the borrower's record here: {}",
    ),
    "patron id": (
        "In our system the borrower is patron number {}.",
        "The record number of the patron is {}.",
    ),
    "username": ("The patron uses the login {} for the catalog.",),
    "guardian": (
        "We have also spoken with the borrower's parent, {}.",
        "The guardian named on the card is {}.",
    ),
    "government id: SSN": ("The Social Security number on the patron's application is {}.",),
    "government id: driver licence": (
        "When the card was issued the patron showed driver's license {}.",
    ),
}

CLEAN_NOTES = (
    "Lost in transit?", "lost and paid", "bill sent 2x", "Claimed returned 4/2",
    "water damage, pp. 1-40", "hardback edition", "price per Ingram", "DVD set, 3 discs",
    "MISSING PIECES", "cover torn off", "B&T list price", "withdrawn 2/24",
    "Case cracked", "Replacement ordered", "local author", "Friends of the Library gift",
    "Shelf checked 3x", "Large Print", "no longer available new", "paperback ok",
    "YA", "Juvenile biography", "PO 24-0117", "per phone call w/ your circ desk",
    "gum on pages", "last copy in system", "Overdue > 180 days", "Memorial book, plate inside",
    "Playaway, no batteries", "returned w/o jacket", "do not reorder", "barcode unreadable",
    "found at your branch 5/9?", "patron paid you directly", "patron says never received",
    "Reference copy", "book sale donation", "processing fee not charged",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "These items belong to {issuer} and were lent through {payer}. They are more than six "
        "months overdue and we are billing your library for replacement.",
        "Please reimburse {issuer} for the materials below, which your library reported as lost "
        "and paid.",
        "Below are our items with a status of Lost whose last circulation was at {payer}. Kindly "
        "check your shelves before paying.",
        "Under the resource sharing agreement the library where an item was checked out is "
        "responsible for its replacement.",
        "Prices are what we paid or the current list price, whichever is lower. No processing fee "
        "is added.",
        "If any of these have turned up, write to {email} and we will take them off the bill.",
        "We do not put borrowers' information on invoices. If you need help finding a loan, call "
        "{phone}.",
    ),
    "bill": (
        "The library materials listed here are now considered lost, and the cost of replacing "
        "them has been added to your account.",
        "We have sent you notices about the following items. Since they have not come back, we "
        "must ask you to pay for them.",
        "Please return these items to {issuer}, or to any library in the system, or pay the "
        "replacement cost by {due}.",
        "You owe the library for the materials below. Borrowing is suspended while the balance is "
        "more than ten dollars. Our staff will be glad to set up a payment plan; call {phone}.",
        "This is a bill for items that are 45 days or more overdue. If you return an item in good "
        "condition within 90 days of payment, bring this bill and we will refund what you paid.",
        "The items below have not been returned, and other people are waiting for them. Please "
        "look under beds, in the car and in backpacks, or pay for them.",
    ),
    "payment": (
        "Checks are payable to {issuer}.",
        "Please quote {number} with your payment.",
        "You may pay with cash or check at the desk, or online at {site}.",
        "Payment is expected by {due}.",
        "Kindly return one copy with your payment.",
    ),
    "close": ("Respectfully,", "Best,", "With thanks,", "Very truly yours,", "Regards,"),
    "desk": (
        "Circulation Manager", "Interlibrary Loan Assistant", "Library Director", "Town Librarian",
        "Administrative Assistant", "Technical Services", "Treasurer", "School Librarian",
    ),
    "greeting": (
        "Good morning,", "Dear Library Director:", "Hi all,", "To Whom It May Concern:",
        "Dear friends at {payer},",
    ),
    "hours": (
        "Tuesday through Saturday 9 to 5, Thursday until 8",
        "Hours: M W F 10-6, T Th 12-8, Sat 10-1",
    ),
    "motto": ("Open to all since 1897", "A place to learn and belong", "More than books"),
    "friends": (
        "Ask at the desk about joining the Friends of {issuer}.",
        "The book sale of the {issuer} is held on the second weekend of October.",
    ),
    "footer": (
        "Please do not reply to this notice. Call {phone} or write to {email}.",
        "If you have returned these materials since this notice was printed, thank you.",
        "{issuer} | {phone} | {site}",
        "Disputes must be made within 30 days.",
    ),
}  # fmt: skip
