"""Words of more usual documents of the field: held out once too, since looked at."""

from __future__ import annotations

LABELS = {
    "name": (
        "Name (borrower)", "Charged out to patron", "Checked-out to", "On loan to",
        "Last issued to",
        "Current borrower", "Borrowing patron", "Library card holder", "Library user name",
        "Last patron", "Patron's full name", "Borrower (last name first)", "Patron last/first",
        "Item lost by", "Customer full name", "Person responsible", "Patron Last Name, First Name",
    ),
    "card number": (
        "Patron barcode no.", "Borrower card no.", "Card No. of patron", "Library card barcode no.",
        "Patron's card number", "Barcode of borrower", "Card (patron)", "User barcode number",
        "Customer's library card", "Borrower's library card no.", "Patron barcode number",
        "LIB CARD #",
    ),
    "address": (
        "Mailing address of patron", "Patron's street address", "Borrower's address",
        "Street address (patron)",
        "Patron mail address", "Borrower street address",
    ),
    "phone": (
        "Patron phone number", "Borrower phone number", "Phone no. (patron)", "Patron home phone",
        "Patron cell phone", "Borrower's phone number", "Cell",
    ),
    "email": (
        "E-mail of the patron", "Patron e-mail address", "Borrower email address",
        "Borrower's email address",
        "Patron's email address",
    ),
    "birth date": (
        "Patron date of birth", "Borrower's date of birth", "Birthdate (patron)", "DOB (patron)",
        "Patron's DOB", "Date born",
    ),
    "patron link": (
        "Patron page", "Patron account URL", "Open patron account", "Patron record in Leap",
        "Borrower account link",
    ),
    "patron id": (
        "Patron ID number", "Borrower ID no.", "Patron ID#", "Patron system ID", "Patron rec. no.",
    ),
    "username": ("Patron user name", "Login name", "Patron login ID", "OPAC login"),
    "guardian": (
        "Parent or legal guardian", "Guardian's name", "Parent of patron", "Parent (if minor)",
        "Parent name (minors)",
    ),
    "government id: SSN": ("Social Security #", "SSN of borrower", "Patron's SSN"),
    "government id: driver licence": (
        "Driver's License No.", "Drivers license number", "Patron driver's license",
    ),
    "notes": ("Patron notes field", "Patron account notes", "Staff note (patron)"),
    "demographics: gender": ("Gender (patron)", "Borrower gender"),
    "demographics: age group": ("Patron type code", "Borrower category code"),
    "demographics: race": ("Race / ethnicity (patron)", "Ethnicity of patron"),
}  # fmt: skip

NOTES = {
    "name": (
        "Lost per patron {}", "Charged out to {}", "{} says dog chewed it", "Patron {} paid cash",
        "Patron name is {}", "Borrowed by patron {}", "{} returned it wet", "Cust. {} will not pay",
        "Was on loan to {}", "Last checked out to {}", "{} called 6/2 to dispute",
        "Paid for by {}", "Patron is {}", "Spoke with {} on Tuesday",
    ),
    "card number": (
        "Patron's barcode is {}", "Card number {}", "Lost on patron card {}", "Borrower barcode {}",
        "Patron's card no. {}",
    ),
    "phone": (
        "Patron's phone is {}", "Called borrower at {}, no reply", "Patron ph: {}",
        "Texted patron at {}",
    ),
    "email": ("Patron emailed us from {}", "Borrower's email: {}", "Sent notice to patron, {}"),
    "address": ("Patron lives at {}", "Patron's last address: {}"),
    "birth date": ("Borrower's DOB is {}", "Patron date of birth: {}", "Child, born {}"),
    "patron link": ("Link to patron: {}", "Patron's account is at {}"),
    "patron id": ("Patron ID: {}", "Borrower no. is {}"),
    "username": ("Patron user name: {}", "Patron login is {}"),
    "guardian": ("Parent/guardian: {}", "Parent {} was called", "Guardian {} will pay"),
    "government id: SSN": ("SSN on card application: {}", "Patron's SSN is {}"),
    "government id: driver licence": ("Patron's driver's license: {}", "Driver lic. no. {}"),
}  # fmt: skip

LETTER = {
    "name": (
        "These items were checked out to your patron, {}.",
        "Our records indicate that {} borrowed these materials and did not return them.",
        "The person who borrowed the items is {}.",
        "{} came to our desk and reported that the items cannot be found.",
        "The account of {} has been billed for the same amount.",
        "We have been unable to reach {} about these items.",
        "Payment was collected from {} at our circulation desk.",
    ),
    "card number": (
        "They were checked out using library card {}.",
        "The patron's library card number is {}.",
        "The barcode on the patron's card is {}.",
    ),
    "phone": (
        "The phone number on the patron's account is {}.",
        "The patron may be reached by telephone at {}.",
        "Our last call to the borrower, at {}, was not returned.",
    ),
    "email": (
        "Notices were e-mailed to the patron at {}.",
        "The borrower can be contacted by email at {}.",
    ),
    "address": (
        "The patron's address on file is {}.",
        "Our last notice was mailed to the borrower at {}.",
    ),
    "birth date": (
        "The patron was born on {}.",
        "The date of birth on the patron's account is {}.",
    ),
    "patron link": (
        "The patron's account is available at {}",
        "To see the patron's record, go to {}",
    ),
    "patron id": ("The patron's ID number in the system is {}.",),
    "username": ("The patron signs in to the catalog as {}.",),
    "guardian": (
        "The patron's parent or guardian is {}.",
        "Since the patron is a minor, the bill was also sent to the parent, {}.",
    ),
    "government id: SSN": ("The patron's Social Security number is {}.",),
    "government id: driver licence": ("The driver's license number we have on file is {}.",),
}

CLEAN_NOTES = (
    "Lost, paid", "Liquid damage", "Not returned", "Damaged", "Spine broken", "Lost on hold",
    "Processing fee $5", "Disc missing", "Torn cover", "Trade paperback", "Marked lost 3/11",
    "Claims returned, shelves checked", "List price", "Library binding", "Missing disc 2 of 3",
    "Audiobook on CD", "Returned to owner damaged", "Item status: Lost and Paid", "Mildew",
    "Do not replace", "Dog bites on cover", "Picture book", "In transit since February",
    "Bestseller",
    "Patron paid borrowing library", "Patron name not shared", "Sent by van 5/6", "No refund",
    "2nd copy lost this year", "Graphic novel", "Large type edition", "Volume 2 of set",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "The following items from {issuer} were checked out at {payer} and have not been returned. "
        "Please pay the amount shown below.",
        "Enclosed is our bill for items lost by borrowers of {payer}. Under the consortium's "
        "agreement the lending library is paid within sixty days.",
        "Please find below the charges for library materials that were lost or damaged while "
        "checked out through {payer}.",
        "The amount shown is the replacement price in the catalog record of each item. If your "
        "library has already paid, please send us the check number.",
        "Patron information is not included on this invoice. To identify the transaction, please "
        "scan the item barcode in the staff client or call {phone}.",
        "We would appreciate payment by {due}. Returned items can be credited only if they are in "
        "good condition and payment has not been made.",
        "Questions about this bill may be sent to {email}.",
    ),
    "bill": (
        "The items listed below were due back at the library and have not been returned. They have "
        "been declared lost and your account has been charged.",
        "This is your final notice. Please return the materials below or pay for them right away.",
        "According to our records you owe the library for the items below. You may clear your "
        "account by returning the items in good condition or paying the replacement cost.",
        "You will not be able to borrow library materials until these charges are paid. If you "
        "believe this is an error, please call us at {phone}.",
        "Our records indicate that the items listed are long overdue. If they are not returned by "
        "{due}, the balance may be referred to a collection agency and a fee added.",
        "Thank you for using {issuer}. The following charges have been added to your account for "
        "items that were not returned.",
    ),
    "payment": (
        "Make checks payable to {issuer}.",
        "Please enclose this page with your check or money order.",
        "You can pay by card at {site} or in person during open hours.",
        "Please write the number {number} on your check.",
        "Please remit within 60 days. Thank you.",
    ),
    "close": ("Sincerely,", "Thank you,", "Best regards,", "Yours truly,"),
    "desk": (
        "Circulation Supervisor", "Head of Circulation", "Business Manager", "ILL Librarian",
        "Library Director", "Bookkeeper", "Library Assistant", "Accounts Payable",
    ),
    "greeting": (
        "Dear Colleague:", "Dear Circulation Staff,", "Hello,", "Dear Library Staff:",
        "Dear {payer}:",
    ),
    "hours": (
        "Open Monday - Thursday 10 am - 8 pm, Friday 10 am - 5 pm, Saturday 10 am - 2 pm",
        "Library hours: Mon. to Sat. 9-5",
    ),
    "motto": ("Discover, connect, grow", "Your community's living room", "Free to all"),
    "friends": (
        "The Friends of the {issuer} meet on the first Monday of each month.",
        "Gifts to the {issuer} are tax deductible.",
    ),
    "footer": (
        "This is an automated message. Replies are not read.",
        "{issuer}, {phone}, {site}",
        "If you have returned these items, please disregard this notice.",
        "For questions call {phone}.",
    ),
}  # fmt: skip
