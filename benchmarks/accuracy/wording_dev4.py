"""Words of the usual documents of the field: held out once too, since looked at."""

from __future__ import annotations

LABELS = {
    "name": (
        "Patron's name", "Borrower's name", "Library customer", "Patron (last, first)",
        "Billed patron", "Patron responsible", "Cardholder name", "Item checked out by",
        "Lost by patron", "Patr. name", "Borr. name", "Customer's name", "Loaned to patron",
        "Name of cardholder", "Responsible patron", "Patron/borrower",
    ),
    "card number": (
        "Patron card #", "Borrower card number", "Patron library card", "Library card barcode",
        "Cardholder no.", "Borrower's barcode", "Patron ID barcode", "Customer card no.",
        "Patr. barcode", "Card # of patron", "Library card no.", "Patron bar code",
    ),
    "address": (
        "Patron home address", "Patron's mailing address", "Borrower's home address",
        "Address of patron", "Patron addr.", "Borrower's address on record",
    ),
    "phone": (
        "Patron telephone", "Borrower's telephone", "Patron phone no.", "Patron's cell",
        "Patron contact number", "Home telephone", "Borrower phone",
    ),
    "email": (
        "Patron's e-mail", "Patron email address", "Borrower's email", "Email of patron",
        "E-mail address (borrower)",
    ),
    "birth date": (
        "Patron birth date", "Borrower DOB", "Patron's birthdate", "Birth Date", "Date of Birth",
        "DOB of borrower",
    ),
    "patron link": (
        "Patron record URL", "Link to patron record", "Patron account link", "Borrower record",
        "Patron in ILS",
    ),
    "patron id": (
        "Patron ID no.", "Patron number", "Borrower number", "Patron record ID",
        "Patron database ID",
    ),
    "username": ("Patron username", "Patron's login", "Catalog login", "User login name"),
    "guardian": (
        "Parent/Guardian name", "Guardian name", "Name of parent or guardian",
        "Parent responsible", "Patron's parent",
    ),
    "government id: SSN": ("Social Security Number", "Patron SSN", "Soc. Sec. No."),
    "government id: driver licence": ("Driver's License #", "Driver license", "Drivers Lic. No."),
    "notes": ("Patron notes", "Note to patron record", "Patron account note"),
    "demographics: gender": ("Patron sex", "Gender of patron"),
    "demographics: age group": ("Patron class", "Borrower type"),
    "demographics: race": ("Patron race", "Race or ethnicity"),
}  # fmt: skip

NOTES = {
    "name": (
        "Patron: {}", "Borrower {} notified by mail", "{} reports it stolen", "Lost by patron {}",
        "checked out by {}", "Patron {} refuses to pay", "Belongs on account of {}",
        "{} paid the replacement cost", "Customer {} claims it was returned",
        "Damaged by {}, photos on file", "Loaned to {}", "3 notices sent to {}",
        "Per circ desk, {} moved out of state", "Borrower: {}",
    ),
    "card number": (
        "Patron card no. {}", "Checked out on library card {}", "Patron barcode: {}",
        "charged to card {}", "Borrower's card # {}",
    ),
    "phone": (
        "Called patron at {}", "Patron phone: {}", "Left message for borrower, {}",
        "patron can be reached at {}",
    ),
    "email": ("Emailed patron ({})", "Patron's email is {}", "notice to patron at {} bounced"),
    "address": ("Patron address: {}", "Notice returned from patron at {}"),
    "birth date": ("Patron DOB: {}", "Minor, date of birth {}", "patron was born {}"),
    "patron link": ("Patron record: {}", "See patron account {}"),
    "patron id": ("Patron ID {}", "Patron no. {} in Koha"),
    "username": ("Patron's username is {}", "renewed online by user {}"),
    "guardian": ("Parent is {}", "Guardian: {}", "mother is {}"),
    "government id: SSN": ("Patron SSN {}", "Social Security {}"),
    "government id: driver licence": ("Driver's license no. {}", "Patron DL {}"),
}  # fmt: skip

LETTER = {
    "name": (
        "The items below were borrowed by {} and were never returned.",
        "The patron, {}, has not responded to our notices.",
        "These materials are still charged to {}.",
        "On the date shown, {} checked out the materials and kept them past the due date.",
        "We understand that {} has since moved away.",
        "The borrower responsible for this loss is {}.",
        "No payment has been received from {} to date.",
    ),
    "card number": (
        "The patron's barcode is {}.",
        "The loan was made on library card number {}.",
        "Please look up patron card {} for the details of the loan.",
    ),
    "phone": (
        "We called the patron at {} and left a message.",
        "The patron's telephone number on file is {}.",
        "You may wish to telephone the borrower at {}.",
    ),
    "email": (
        "Three e-mail notices were sent to the patron at {}.",
        "The patron's e-mail address is {}.",
    ),
    "address": (
        "The patron's mailing address is {}.",
        "A bill was mailed to the borrower at {} and returned as undeliverable.",
    ),
    "birth date": (
        "The borrower is a minor whose date of birth is {}.",
        "For identification, the patron's date of birth is {}.",
    ),
    "patron link": (
        "The patron's record can be viewed at {}",
        "Details of the transaction are in the patron account, {}",
    ),
    "patron id": ("The patron ID is {} in our system.",),
    "username": ("The patron's account username is {}.",),
    "guardian": (
        "The parent listed on the account is {}.",
        "We have also written to the patron's guardian, {}.",
    ),
    "government id: SSN": ("The Social Security number on the application is {}.",),
    "government id: driver licence": ("The patron's driver's license number is {}.",),
}

CLEAN_NOTES = (
    "Lost and paid", "Water damage", "Never returned by borrowing library", "Damaged beyond repair",
    "Missing since inventory", "Lost in transit", "Includes $5.00 processing", "DVD case empty",
    "Pages torn", "Paperback", "Aged to lost", "Long Overdue (Lost)", "Billed", "Hardcover",
    "Book on CD, disc 4 missing", "Replacement cost from vendor", "Audiobook", "Status: Lost",
    "Item not found at either library", "Default price", "Board book", "Sent via courier 4/18",
    "Loan period 3 weeks", "Checked in 6 mo. late; billed", "Lost by patron, paid at circ desk",
    "Patron info available on request", "Young adult", "Mended twice already", "New book",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "The library materials listed below are owned by {issuer} and were lost while on loan to "
        "{payer}. Please send payment for the replacement cost to the address above.",
        "{payer} is being invoiced for the following lost items in accordance with the resource "
        "sharing policy of the consortium. Payment is due by {due}.",
        "This is an invoice for items that were borrowed by your library on interlibrary loan and "
        "have been reported lost or damaged. The charges include a processing fee.",
        "Your library has collected payment for the following lost materials. Please forward the "
        "funds to {issuer} with a copy of this invoice.",
        "For reasons of privacy this invoice does not name the patron. Your staff can find the "
        "transaction by the item barcode. Please call {phone} if you need help.",
        "The items listed have been overdue for more than 180 days. Replacement copies are not "
        "accepted. Refunds cannot be made once payment has been received.",
        "If the items have been returned, please contact us at {email} so that we can clear the "
        "charges from our records.",
    ),
    "bill": (
        "Our records show that the following items are overdue and are now considered lost. The "
        "replacement cost of each item has been charged to your library account.",
        "The following library materials checked out on your card have not been returned. Please "
        "return them or pay the amount due at any library location.",
        "You have been billed for the item(s) listed below. If the materials are returned in good "
        "condition, the replacement charge will be removed. Overdue fines may still apply.",
        "This is a bill for lost materials. Your borrowing privileges have been suspended until "
        "the account is paid. Please contact {issuer} at {phone} with questions.",
        "Please be advised that the items below are more than six weeks overdue. Accounts with a "
        "balance of $25.00 or more will be sent to a collection agency after {due}.",
        "Several notices have been sent regarding these items. To avoid further action, please "
        "return them or pay by {due}.",
    ),
    "payment": (
        "Please make your check payable to {issuer} and include the invoice number.",
        "Remit payment to {issuer} at the address shown above.",
        "Please return a copy of this notice with your payment.",
        "Payments may be made online at {site} or at the circulation desk.",
        "Payment is due within 30 days of the date of this notice.",
    ),
    "close": ("Sincerely yours,", "Thank you for your cooperation,", "Respectfully yours,"),
    "desk": (
        "Circulation Manager", "Interlibrary Loan Coordinator", "Library Clerk II",
        "Assistant Director", "Resource Sharing Librarian", "Finance Officer",
        "Circulation Department", "Access Services",
    ),
    "greeting": (
        "Dear Library Director:", "Dear Interlibrary Loan Department,", "Hello from {issuer},",
        "Dear Resource Sharing Staff,", "To Whom It May Concern:",
    ),
    "hours": (
        "Monday-Thursday 9:00 AM-8:00 PM, Friday and Saturday 9:00 AM-5:00 PM",
        "Mon-Fri 10-6, Sat 10-4, Sun closed",
    ),
    "footer": (
        "This notice was generated automatically. Please do not reply to this message.",
        "{issuer} * {site} * {phone}",
        "Thank you for using your library!",
        "Questions? Contact {issuer} at {phone} or {email}.",
    ),
}  # fmt: skip
