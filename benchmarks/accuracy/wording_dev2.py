"""More words of the development corpus: once held out, since looked at."""

from __future__ import annotations

LABELS = {
    "name": (
        "Ptn", "Ptn. name", "Cust.", "Cust. name", "Charged to", "Reader", "Account holder",
        "Issued to", "Library user", "Loaned to", "PATRON", "Borrower", "Lost by",
        "User name (L, F)", "Responsible party", "Name of borrower",
    ),
    "card number": (
        "Ptn barcode", "Cust. card #", "Lib. card", "Borrower's card", "User barcode", "Card #",
        "Membership no.", "Patron #", "Acct. barcode",
    ),
    "address": ("Cust. address", "Residence", "Address of borrower", "Patron's address"),
    "phone": ("Ptn phone", "Borrower's phone", "Cust. tel.", "Day phone", "Contact no. (patron)"),
    "email": ("Ptn e-mail", "User email", "Borrower's e-mail", "Email (patron)"),
    "birth date": ("Born", "Birthday", "Birth dt.", "D.o.b.", "Patron's date of birth"),
    "patron link": ("User record", "Acct. URL", "Borrower page", "Patron acct."),
    "patron id": ("User no.", "Patron rec. #", "Ptn ID", "Internal patron no."),
    "username": ("User login", "Web login", "Online account name"),
    "guardian": ("Resp. parent", "Mother/father", "Guarantor", "Legal guardian"),
    "government id: SSN": ("Soc. Sec. #", "SSN"),
    "government id: driver licence": ("DL #", "Drivers lic."),
    "notes": ("Notes on patron", "Borrower remarks", "Ptn note"),
    "demographics: gender": ("M/F", "Gender"),
    "demographics: age group": ("Ptn type", "Borrower category"),
    "demographics: race": ("Race/ethnicity", "Ethnic group"),
}  # fmt: skip

NOTES = {
    "name": (
        "{} lost on vacation", "borrower: {}", "spoke w/ {} 4/12", "see acct of {}",
        "{} - claims never had", "chgd to {}", "Dropped off by {} damaged", "Ptn {} dec. to pay",
        "for {}", "{} pd half",
    ),
    "card number": (
        "ptn # {}", "acct {}", "borrower card {}", "chgd on {}", "Lib card no. {}",
    ),
    "phone": ("tried ptn {} x2", "v/m left, borrower's number {}", "ptn cell {}"),
    "email": ("borrower wrote from {}", "sent ptn msg {}"),
    "address": ("borrower now lives at {}", "ptn's addr {}"),
    "birth date": ("ptn b. {}", "date of birth {}"),
    "patron link": ("ptn rec: {}", "details at {}"),
    "patron id": ("ptn rec # {}", "user no. {}"),
    "username": ("web login {}", "borrower's username: {}"),
    "guardian": ("mother {}", "resp. adult {}"),
    "government id: SSN": ("soc sec {}",),
    "government id: driver licence": ("drivers lic. {}",),
}  # fmt: skip

LETTER = {
    "name": (
        "As you may know, {} took these materials home in the spring and never brought them back.",
        "The account in question belongs to {}.",
        "Staff contacted {} on several occasions, with no result.",
        "According to {}, the volume was destroyed in a flooded basement.",
        "We therefore ask that you recover the cost from {} directly.",
    ),
    "card number": (
        "They went out on card number {} in your branch.",
        "You will find the blocks on borrower {} when you look it up.",
    ),
    "phone": (
        "Should you want to try the borrower yourselves, the number is {}.",
        "Nobody picks up at the borrower's number, {}.",
    ),
    "email": ("Reminders to the borrower's mailbox {} bounced.",),
    "address": (
        "The borrower is understood to be living at {}.",
        "A certified letter went to the borrower at {} and was signed for.",
    ),
    "birth date": ("Since the child's date of birth is {}, the parents are liable.",),
    "patron link": ("A staff login shows the details: {}",),
    "patron id": ("Search for user number {} to see the transaction.",),
    "username": ("It was renewed twice over the web by user {}.",),
    "guardian": ("Correspondence should go to the child's mother, {}.",),
    "government id: SSN": ("The paper application gives Social Security number {}.",),
    "government id: driver licence": ("Identity was verified with drivers license {}.",),
}

CLEAN_NOTES = (
    "Never returned", "Wet", "Pd by cash at Branch 2", "ref. REQ-20931", "c/r 5/2 - searched x3",
    "Withdrawn", "1 of 3 discs gone", "Binding broken", "LOST 06/11", "No longer in catalog",
    "Accepts new copy same ISBN", "proc. fee waived", "Ordered replacement", "Mold",
    "Checked in at wrong branch", "Price per vendor", "Courier bin 14", "Incomplete set",
    "Call no. label missing",
)  # fmt: skip

BOILERPLATE = {
    "invoice": (
        "Your library is the lending point for the titles set out in this account. They are more "
        "than six months past due and we have withdrawn them from our catalog.",
        "We are seeking reimbursement for the loans detailed here. Amounts are the list price at "
        "time of purchase plus the system's standard handling charge.",
        "Enclosed is a bill for property of {issuer}. Please settle it through your fiscal office, "
        "quoting {number}.",
        "Per Section 4 of the member agreement, lost loans are the liability of the library that "
        "made the loan. No interest accrues if paid by {due}.",
        "Should any of these turn up on your shelves, send them back by courier and cross the line "
        "off before you pay.",
        "For disputes about condition, call {phone} and ask for the lending desk.",
    ),
    "bill": (
        "We have written to you before about the loans below. Because they are still out, the "
        "price of each has been added to what you owe.",
        "Kindly settle this account or bring the materials back; either will restore your "
        "borrowing.",
        "Materials kept beyond 60 days are presumed lost. The figures shown include a "
        "nonrefundable service fee.",
        "A copy in new condition with the same ISBN may be accepted instead of payment. Ask at the "
        "desk first.",
        "Accounts above fifty dollars may be passed on to a recovery agency after {due}.",
    ),
    "payment": (
        "Checks to the order of {issuer}, please.",
        "Quote {number} on all correspondence.",
        "Remit in U.S. funds. Receipts on request only.",
        "Detach here and enclose with remittance.",
        "Due on receipt. We appreciate your business.",
    ),
    "close": ("Cordially,", "Respectfully,", "Many thanks,", "Sincerely yours,", "Regards,"),
    "desk": (
        "Fiscal Officer", "Lending Desk", "Manager, Access Services", "Bookkeeper",
        "Branch Manager", "Assistant to the Director", "Resource Sharing",
    ),
    "greeting": ("Dear Library Partner,", "Attention: Accounts Payable", "Hello,"),
}  # fmt: skip
