"""More words of the development corpus: held out once too, since looked at."""

from __future__ import annotations

LABELS = {
    "name": (
        "Student or patron", "Member name", "Library patron", "Borrowed by", "Name on card",
        "Patron full name", "Billed user", "User name", "Last borrower", "Item charged to",
        "Card holder name", "Pt. name", "Customer name", "Name of library user", "Signed out to",
        "PATRN NAME",
    ),
    "card number": (
        "Patron card no.", "Library card ID", "User ID", "Card ID", "Borrower ID",
        "Charged to card", "Lib. card no.", "P BARCODE", "Patron's barcode", "Customer ID",
        "Card barcode", "Member card", "Patron acct. no.",
    ),
    "address": (
        "Patron address on file", "Last known address", "Borrower mailing addr.", "Home addr.",
        "Patron street address", "Where patron lives",
    ),
    "phone": (
        "Patron tel.", "Telephone (borrower)", "Home ph.", "Patron's phone on file",
        "Daytime phone (patron)", "Patron mobile", "Pt. phone",
    ),
    "email": (
        "Patron's email addr.", "Borrower e-mail addr.", "E-mail on file", "Member e-mail",
        "Patron notices sent to",
    ),
    "birth date": (
        "Patron DOB", "Birthdate of patron", "BIRTH DATE", "B-date", "Date of birth (minors)",
        "Patron birthday",
    ),
    "patron link": (
        "Patron record link", "Link to patron", "Patron account page", "Patron in staff client",
    ),
    "patron id": (
        "Patron key", "User key", "Patron record number", "RECORD #(PATRON)", "Internal user ID",
        "Patron DB no.",
    ),
    "username": ("OPAC user name", "Login ID", "My Account login", "Patron login name"),
    "guardian": (
        "Parent name", "Parent or guardian of minor", "Name of guardian", "Responsible adult",
        "Parent/guarantor",
    ),
    "government id: SSN": ("Social Security", "SS#", "Soc. Security no."),
    "government id: driver licence": ("DL/State ID", "State ID no.", "Driver lic. #"),
    "notes": ("Note on patron account", "Patron message", "Circ. note (patron)"),
    "demographics: gender": ("Patron gender", "Sex (M/F)"),
    "demographics: age group": ("P TYPE", "Patron profile", "Patron age group"),
    "demographics: race": ("Patron ethnicity", "Race (self-reported)"),
}  # fmt: skip

NOTES = {
    "name": (
        "{} states never rec'd", "o/d to {} since Jan", "patron {}, pd ck 1182", "last out to {}",
        "{} will bring in Fri.", "patron's name: {}", "Rec'd from {} w/o disc 3",
        "returned by {} w/ water damage", "bill mailed to {} 5/1", "charge disputed by {}",
        "family of {} notified", "lost in move ({})", "signed out to {}",
        "borrowed by {}; see file",
    ),
    "card number": (
        "patron's card: {}", "charged on card no. {}", "barcode of patron {}", "pat. card {}",
        "on library card {}, lost",
    ),
    "phone": (
        "phoned patron {} - busy", "patron's tel. {}", "left word for patron @ {}",
        "patron cell no. {}, no voicemail",
    ),
    "email": ("patron replied from {}", "pat. e-mail: {}", "3 msgs to patron {}"),
    "address": ("patron's new address: {}", "bill returned, patron not at {}"),
    "birth date": ("patron's DOB: {}", "minor, born {}", "juv. card, birthdate {}"),
    "patron link": ("patron: {}", "open {} for history"),
    "patron id": ("patron key {}", "internal patron number {}"),
    "username": ("patron logs in as {}", "OPAC login: {}"),
    "guardian": ("parent {} refuses to pay", "father: {}", "spoke to mother, {}"),
    "government id: SSN": ("SS# {}", "soc. security number {}"),
    "government id: driver licence": ("DL {} on file", "state ID {}"),
}  # fmt: skip

LETTER = {
    "name": (
        "The following items, checked out to {} last autumn, are still outstanding.",
        "All of the above are on the record of {}, whose card has been blocked.",
        "{} told our staff that the materials were lost in a move.",
        "Please let {} know that new copies cannot be accepted.",
        "Your cardholder, {}, paid nothing toward this balance.",
        "These were signed out by {} on a visit to our building.",
    ),
    "card number": (
        "Each of them was charged to patron barcode {} and never discharged.",
        "The patron's library card is {}, which your system will recognize.",
    ),
    "phone": (
        "We telephoned the patron at {} without success.",
        "The only telephone number we hold for the patron is {}.",
    ),
    "email": (
        "The patron answered us once from {} and promised to pay.",
        "Overdue notices went by e-mail to the patron at {} in two successive weeks.",
    ),
    "address": (
        "Mail sent to the patron at {} has not come back to us.",
        "The card was registered to a patron residing at {} when the loan was made.",
    ),
    "birth date": (
        "As the patron's birthdate is {}, the account falls under your policy for minors.",
    ),
    "patron link": (
        "Your staff can open the patron's account here: {}",
        "The patron's ledger ({}) shows every notice that was sent.",
    ),
    "patron id": ("In the shared database this is patron number {}, should you need it.",),
    "username": ("The loans were renewed online under the patron's login {} in March.",),
    "guardian": (
        "The card was cosigned by the patron's father, {}, who is liable for it.",
        "The minor's guardian, {}, has been told.",
    ),
    "government id: SSN": ("The old paper card shows the patron's Social Security number, {}.",),
    "government id: driver licence": (
        "At sign-up the patron showed a driver's license numbered {}.",
    ),
}

CLEAN_NOTES = (
    "Spine damaged", "Coffee stains p. 40-61", "Billed by mistake? check shelf", "Set of 4",
    "Paid in full 2/28", "Never arrived", "Case only", "Replacement ordered from Ingram",
    "Lost by courier", "Juv. collection", "Out of print", "Large print", "Wrong item in case",
    "Not on shelf", "Processing fee incl.", "Returned after billing", "Weeded", "Scratched, skips",
    "Transit slip missing", "Donated copy; gift of the Friends", "Memorial book plate",
    "Baker & Taylor price", "Book club kit", "Map torn out", "Claims ret'd 2x",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "The items named here belong to {issuer}. They left our building through your branch and "
        "have been declared lost; the consortium's rules ask the lending desk to make us whole.",
        "We bill once a year for consortium losses. If your count differs from ours, write to "
        "{email} before you pay.",
        "Thank you for lending our materials to your community. The titles below did not make it "
        "home, and we ask for the sum at the foot of this page.",
        "As voted by the Board of Trustees, charges are the publisher's price plus five dollars "
        "for labels and covering. {payer} may pay by check or by transfer between funds.",
        "Items found later may be kept by {payer} or withdrawn; we do not give refunds after "
        "{due}.",
        "This form replaces the one of last year. Fill in one for each payment and call {phone} "
        "with any question.",
    ),
    "bill": (
        "Despite earlier reminders the library materials set out below have not been handed in. "
        "You are now charged what it costs to buy and process them anew.",
        "Please look at home, in the car and at school. When everything is back, the charges "
        "below will be taken off at once.",
        "Your account owes more than $10.00. Until it is paid or the materials come back, no more "
        "can be checked out and no computer can be booked.",
        "If you think this notice is wrong, speak to us at {phone} or at any service desk by "
        "{due}.",
        "This is your third and last notice. Unpaid accounts are handed to the Town Attorney.",
    ),
    "payment": (
        "Pay online at {site}, by phone at {phone}, or in person.",
        "Checks or money orders only; make them out to {issuer}.",
        "Cut along the line and send this part with your check.",
        "Our federal tax number is on file with your treasurer.",
        "If paid already, please accept our thanks.",
    ),
    "close": ("With thanks,", "Faithfully yours,", "Kind regards,", "Very truly yours,"),
    "desk": (
        "Circulation Librarian", "Head of Borrower Services", "Treasurer", "Deputy Director",
        "Technical Services", "Delivery and Lending Coordinator", "Youth Services Librarian",
    ),
    "greeting": ("Good morning,", "Dear neighbors at {payer},", "Dear Circulation Manager:"),
    "hours": (
        "Open Mon-Thu 9 to 8, Fri-Sat 9 to 5, closed Sundays in July",
        "Hours: M W F 10-6 | T Th 10-8 | Sat 10-2",
        "Monday to Saturday 9:30 a.m. - 6:00 p.m.",
    ),
    "motto": (
        "Where every chapter begins",
        "Read. Learn. Belong.",
        "A place for you since 1903",
        "Your door to the world",
    ),
    "friends": (
        "Replacement copies are supported by the Friends of the {issuer}.",
        "Ask about the annual book sale of the Friends of the {issuer}.",
        "A gift to the {issuer} Foundation keeps our shelves full.",
        "Proud member of the Four Rivers Library System. Vendors: Brodart, Ingram, Baker & Taylor.",
        "Summer reading is made possible by the Eleanor and Frank Whitcomb Foundation.",
    ),
    "footer": (
        "{issuer} | {site} | {phone}",
        "Form LB-14 (rev. 3/22)   {site}",
        "Visit us at {site} or find us on Facebook",
    ),
}  # fmt: skip
