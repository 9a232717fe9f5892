"""Documents that offices and library systems make: what must be found, and what not.

As in ``test_notices.py`` every case stands for a miss or a false alarm in documents that
nobody had developed with; here each is a few lines of one, and a general rule.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from piiguard.api import Checker
from violating import found

ADDRESS = "418 Elm Street\nWolcott, NY 14590"


STAFF = {
    "who printed it": "Statement printed by: Bernice Applewhite\n",
    "a position before the name": "Media specialist: Grace Tunnicliff\n",
    "the desk": "Eleanor Daggett Public Library, desk: Consuelo Peña\n",
    "a coordinator with a phone": "Billed to partners. Coordinator: Dale Buchanan, 828-555-0111.\n",
    "a vendor's representative": "ProQuest (vendor rep Dolores Maestas, 734-555-0160)\n",
    "a Spanish position": "Total: $22.95\nNoemí Arrieta, bibliotecaria auxiliar\n",
    "a position with a hyphen": "Earl Satterfield, Teacher-Librarian\n",
    "who keeps the log": "Shares are due to the Crossroads Branch. Hank Beros keeps the log.\n",
    "who thanks": "Mrs. Sorensen and Mr. Takahashi thank you.\n",
    "under a label of staff": "Librarian\nRolf Svendsen\n",
    "who moved": "Present: Leland Moss, Carol Ann Yoder\n\nMoved to pay (Moss/Yoder), 4-0.\n",
    "an honorific and a surname given in full above": (
        "Present: Leland Moss, Tewodros Bekele\n\nMr. Bekele asked about the price.\n"
    ),
    "who ends the text with a phone": (
        "Please pay by check or drop by during open hours.\n\n- Ivan Petrov, 573-555-0184\n"
    ),
    "who ends a sentence with a phone": "Pay at the desk. Ms. Bartholomew, 651-555-0177\n",
    "who ends a letter with a dash": "Come and talk to us, we find a way. - Stephanie Haas\n",
    "who signs a letter without a closing": (
        "Please pay the bill or bring the items to any library of the system.\n\nMark Oyelaran\n"
    ),
    "who signs for a department": "Resource Sharing Department - Vera Mikulski, 970-555-0167\n",
    "who is asked for a reply": "Please do a shelf check and reply to Nate Colquitt.\n",
    "in brackets after their office": (
        "FROM: Baker County Library District (Roberta Fenstermaker)\n"
    ),
    "before their office in brackets": "Sent by us for Ruth Ann Zook (Taunton Public Library)\n",
    "an assignee": "Note: Please send by courier Assignee: Denise Halloran\n",
    "a buyer and a selector": "Buyer: Bertrand Coyle\nSelector: Yolanda Trevino\n",
    "whom to speak to": "The account goes to an agency. Speak to Jerri Lynn Tidwell first.\n",
    "who moved to approve": "Kateri Standingrock moved to approve the bills as presented.\n",
    "after their office on a line": "Thank you.\nInterlibrary Loan, Shelly Reinke\n",
    "after their office and room": "Library Media Center, Rm 214 - Mr. Petty\n",
    "to whom to respond": "Please respond within 30 days to Philippa Stroud, 785-555-0135.\n",
    "over an address, with a position": (
        "Respectfully submitted,\nSigrid Halvorsen-Bell, Treasurer\n500 Hazel Ave, Homer AK 99603\n"
    ),
    "in an office's brackets": "Remit to SALS, attn. Business Office (E. Przybylski)\n",
    "who keeps the books": "— P. Annala, bookkeeping, 906-555-0144\n",
    "who certifies": "I, AnnaLee Van Alstyne, certify that the above account is true.\n",
    "an assistant by an abbreviation": "Thank you.\nPeg Schoenfeld, Asst. Librarian\n",
    "a roll call": "Roll call: D. Kleekamp, M. Strothkamp, J. Vemmer. Quorum present.\n",
    "who takes the payment": (
        "Total $93.00. Send payment to Cordelia Pinkham, accounts, 207-555-0144.\n"
    ),
    "with pronouns over a position": (
        "--\nLynn Hoang (she/her)\nAccess Services Coordinator\n660-555-0188\n"
    ),
    "who signs an order in capitals": (
        "NO BACKORDERS PAST JUNE 30, THE END OF THE FISCAL YEAR.\n\nVERNA L. PAYNE\n"
    ),
    "who logs an action": (
        'Item barcode,Object,Service point,Source\n31106005572280,Loan,ILL Office,"Pruitt, Marcy"\n'
    ),
    "who claims at a desk": "Claimed by\nManny Furtado (delivery desk)\n",
    "who authorized": "Authorized: D. Kuehl\n",
    "who writes a memo": (
        "TO: Business Office\nFROM: Ottawa Library (KS), Terry Chartier-Okoro\nDATE: 5/3/2026\n"
    ),
    "a trustee by the surname": (
        "In attendance: P. Castellano (chair), L. Obi.\n\nMs. Obi asked about the price.\n"
    ),
    "whom to call at a phone": "Call Rhonda at 507-555-0153 with questions.\n",
    "greeted in a letter's head of one block": (
        "Hermiston Public Library\n235 E Gladys Ave\nHermiston OR 97838\n541-555-0168\n"
        "April 27, 2026\nBaker County Library District\n2400 Resort Street\n"
        "Baker City, OR 97814\nDear Courtney,\n\nEnclosed please find our check.\n"
    ),
    "per somebody of an office, in a remark": ("Comments: per L. Szymborski, Access Services\n"),
    "the second whom to ask for": (
        "Questions? Ask for Mr. Pettibone or Haeun Seo, 203-555-0172.\n"
    ),
    "at the front desk": "-- Birdie Mae Sutton (front desk)\n",
    "an acquisitions clerk": "Line note: Acq: Magnus Trowbridge 802-555-0151\n",
    "thanks in a sentence": "Please send $41.97 by June 1. Thank you, Mrs. Hofmeister\n",
    "a staff account": "Rows: 5. Run by staff account, S. Abernathy.\n",
    "photos from": "Photos available from Sunniva Lindqvist.\n",
    "a driver": "Driver: Duane Whitebear, route 6\n",
    "under their office and its phone": (
        "Thank you.\n\nRhiannon Castellaw\nInterlibrary Loan, 254-555-0115\n"
    ),
    "from whom an order follows": "A purchase order will follow from Leila Farrokhzad.\n",
    "where books are turned in": "Turn in to Mr. Stencil, room 118, or pay at the main office.\n",
    "a coordinator of two things": "Selam Ogunbiyi, Delivery and Lending Coordinator\n",
    "initials in a form": "Initials: BJ\n",
    "greeted in a message to an office": (
        "To: info@hallmemorial.example.org\n"
        "Subject: Lost items bill\n\nHi Seungwoo Joo,\n\nListed are the charges.\n"
    ),
    "who is away": "Danuta Wrobel will be out of the office until May 4.\n",
    "who approved a payment": "Approved for payment: P. Vang 5/3/26\n",
    "with whom a price was discussed": (
        "As discussed with Farida Nazari on April 2, this replaces invoice 2198.\n"
    ),
    "requested by somebody with a position": "Requested by: Olamide Fashola, circulation\n",
    "greeted in a letter to an office": (
        "Bozeman Public Library\n626 East Main Street\n\nJanuary 20, 2026\n\n"
        "Montana Shared Catalog Office\nMontana State Library\n"
        "PO Box 201800\nHelena, MT 59620\nDear Cara Lindqvist:\n"
    ),
}


@pytest.mark.parametrize("text", STAFF.values(), ids=STAFF.keys())
def test_these_are_staff(text: str, invoice: Checker) -> None:
    assert found(invoice, text) == []


NOBODYS = {
    "a town with its state": (
        "Moses Lake, Washington\n\nNorth Branch in Burnsville, North Carolina\n"
    ),
    "part of a library's name": (
        "Nancy Carol Roberts Memorial Library\n\nOwned by Carol Roberts\n"
    ),
    "two libraries' short names": (
        "Allen Parish Library\nVermilion Parish Library\n\nTwo paid already (Allen, Vermilion).\n"
    ),
    "a customer's code where a library is billed": (
        "Bill to: Orrville Public Library\nCustomer ID: ORRVIL\nCustomer: 003317\n"
    ),
    "a list whose other authors are known": (
        "1. The Birchbark House, Louise Erdrich\n2. Ojibwe Waasa, Thomas Peacocke (pbk)\n"
    ),
    "a title with a year and a road": "2026 Rand McNally large scale road atlas /\n",
    "a phone that ends the text": "Pay the driver or mail a check. Tel 406-555-0193\n",
    "a building": "Books may be left in the lobby of Arnhold Hall (55 West 13th Street).\n",
    "where an item was in transit": "Notes: in transit since 9/4 from Oostburg\n",
    "words instead of a name": (
        "Patron's name: (see circ record of item)\nPatron: [withheld by profile]\n"
    ),
    "a heading whose letters are spaced": "I N VOI C E\n\nTotal: $12.00\n",
    "a library's symbol beside the lender's": (
        "Borrower: NDVC\n410 Central Ave N, Valley City ND 58072\nLender: LEWC\n"
    ),
    "an organisation of few letters": "RSA NFP\n715 Sabrina Drive, East Peoria, IL 61611\n",
    "a heading with some of its letters spaced": "STATEME N T OF A C COU N T\n\nTotal: $12.00\n",
    "a town with an apostrophe": "The invoice of Coeur d'Alene is overdue.\n",
    "a utility": "Payee: Alliant Energy\nAmount: $12.00\n",
    "a title of a life": "* McCurdy, Jennette, 1992- I'm glad my mom died. Item 31220000713548\n",
    "a hall of the library's office": (
        "Otherwise $205.00 moves to Student Accounts, Lincoln Hall.\n"
    ),
    "a desk's log-ins": ("ITEM\tPAID\tLOGIN\nEmma\t$12.00\tbracirc2\nPersuasion\t$18.00\tbraill\n"),
    "a branch's name by an odd label": (
        "AssignedBranchName\tBarcode\nHillcrest\t31106005572280\nCollister\t31106005572281\n"
    ),
    "a header with a library's code": (
        "Library Name;Borrower Partner Code;Amount\nMullins;XYZ;12.00\n"
    ),
    "a shelf's code and an author": "Barcode: 33117000421189\nF King\nE Wil\n$14.00\n",
    "another device": "Wi-Fi hotspot, Franklin T10\nChromebook, Lenovo 300e\n",
    "a system's members": "Processing fees are not charged to WRLS members.\n",
    "who told a life": "Your copy of Buffalo Bird Woman's Garden as told to Gilbert L. Wilsonby.\n",
    "an order's head in a sheet's row": (
        "REPLACEMENT ORDER,PO 26-0931,,\nCrandall Library,251 Glen St,Glens Falls NY 12801,\n"
    ),
    "an alliance": "Orbis Cascade Alliance - Summit lost item settlement\n",
    "a device": "Mobile hotspot, Franklin T10\n",
    "a magazine's publisher": "The Ultimate Soup Cookbook (Reader's Digest): cover chewed\n",
    "a long name of a library": (
        "Charge it to the account of William H. and Edgar Magness Community House and Library.\n"
    ),
    "whom a bookplate remembers": "The item was a gift in memory of Gunnar Hallberg.\n",
    "a heading that a book stands under": "Shelved under Hallberg, Gunnar in local history.\n",
    "an author after a title that reads as a fate": "Left for dead by Pete Nelson, $9.99\n",
    "who illustrated": "Who was Sally Ride? / Megan Stine ; illustrated by Ted Hammond\n",
    "an editor by an abbreviation": "Diary of a Country Priest, ed. Robert Latham, $12.00\n",
    "a fund": "Half is paid by the Ida and Ernest Folda Fund.\n",
    "a room": "Ref. copy, sent in error from the Mabel Paine Room\n",
    "no value in brackets": "Patron: (suppressed)\nBorrower: [anonymized]\n",
    "a town under a borrower's label": "Borrower: Cortez Public Library\nCortez, CO 81321\n",
    "what begins a library's name": (
        "RE: Payment to Rolling Hills\n\nIssue a check to Rolling Hills Consolidated Library.\n"
    ),
    "an author in brackets before a price": "The Egg Lady (Bertha Bemis) $19.00\n",
    "an author in brackets in a greeted letter": (
        "Hi all, our copy of Moby-Duck (Hohn, Donovan), 33122001844190, came back.\n"
    ),
    "an entry of a book list": (
        "Jewett, Frederic Clarke. History and Genealogy of the Jewetts of America. $75.00\n"
    ),
    "an illustrator": "Ellen Tebbits\nDarling, Louis, illus.\n33117000421189\n",
    "a serial number": "John Deere lawn aerator, serial 2175 5501 4417 09\n",
    "a sheet's name": "To Sitka\n",
    "lines among known works": "MY ANTONIA\nSILAS MARNER\nETHAN FROME\nMARTHA QUIMBY\n",
    "a system with a person's look": "INN-Reach transactions\n",
    "a library's identifier": "Requester: ISIL:US-PPL\n",
    "author, call number and barcode": (
        "A Land Remembered\nSmith, Patrick D. · F SMI · 29001004417\nCost 16.95\n"
    ),
    "an agency's address": (
        "UNIQUE MANAGEMENT SERVICES (gentle nudge)\n119 E Maple St, Jeffersonville IN 47130\n"
    ),
    "a branch by name": "Item 32953949428447. Assigned branch Lake Ella\n",
    "a given name that looks like a label": "Signed: Pat Skan, Treasurer\n",
    "what is lost": "Memo: Lost: Dolores Claiborne\n",
    "an author between dashes": (
        "Electric Motors — Gottlieb, Irving M. — barcode 36406912028329 — $9.99\n"
    ),
    "title, author and barcode": "Smile, Telgemeier, Raina, 31563431529077\n",
    "an author under a title with its medium": "Chernobyl [DVD]\nRenck, Johan\n",
    "another number that looks like a card": "Batch: 20261140083311\nRCPT 21043000991752\n",
    "another number that looks like a government's": "Remit ref 803-44-1926\n",
    "an account with a vendor": "Vendor: Ingram Library Services — Acct 20M7714\n",
    "a budget's account": "Dept: LIBRARY\nAcct 5-01-29-390-228\n",
    "a branch's code": "Remark: BARKMAN BR\n",
    "a reading room": "Housed in the annex and the Donald O. Rod reading room.\n",
    "a library under a borrower's label, with its address": (
        "Borrower: Ward County Public Library\n          225 3rd Street SE, Minot ND 58701\n"
    ),
    "a report on borrowers": "ILL Fee Management (IFM) Borrower Report\n",
    "life dates before a call number": "Sibley, David, 1961- 598.0974 SIB 31906309763987\n",
    "a number before what became of the item": "Housekeeping (50610019918827) lost, 17.00\n",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS.keys())
def test_these_are_no_patrons(text: str, invoice: Checker) -> None:
    assert found(invoice, text) == []


LEAKS = {
    "chk'd out to": ("Emma / Austen (chk'd out to Pahoua Xiong, 2nd copy)\n", ["Pahoua Xiong"]),
    "a linked account": ("Linked account: Kou Moua\n", ["Kou Moua"]),
    "a suggestion": ("Notes: purchase request by Tou Ger Yang\n", ["Tou Ger Yang"]),
    "paid on a day by": ("Notes: lost, paid 10/2 by Yusuf Haddad\n", ["Yusuf Haddad"]),
    "a key and its value": ("merge row 14: lib=LOSA; pn=Xochitl Barragan;\n", ["Xochitl Barragan"]),
    "a family by its name": ("The desk says it was the Castellanos boy.\n", ["Castellanos"]),
    "whose copy it was": ("same copy was Baraka Mwangi's in May\n", ["Baraka Mwangi"]),
    "a request's note": (
        "Request note: For Harpreet Sandhu, Dept. of Music\n",
        ["Harpreet Sandhu"],
    ),
    "somebody heard by the board": (
        "3. Appeal. Adaeze Nwosu asked that the fee be lowered. Motion by Hirsch, carried.\n",
        ["Adaeze Nwosu"],
    ),
    "a phone without area code": ("Note: call her back at 555-0167\n", ["555-0167"]),
    "a patron's number by its letter": ("P#118829\n", ["118829"]),
    "a student's account": ("Posted to student account 131255\n", ["131255"]),
    "a day of long ago after a name": (
        "Borrower: Iwona Gradowska, 4/17/81\n",
        ["Iwona Gradowska", "4/17/81"],
    ),
    "a day of long ago after an initial": (
        "Borrower: Gradowska, John A. 4/17/81\n",
        ["Gradowska, John A.", "4/17/81"],
    ),
    "a rural route": ("ship: books-by-mail straight to RR 2 Box 118\n", ["RR 2 Box 118"]),
    "a note on a life": (
        "Remarks: husband passed away in June\n",
        ["husband passed away in June"],
    ),
    "under a transaction": (
        "INV #3276. Lost bk / MALDONADO, ESPERANZA\n",
        ["MALDONADO, ESPERANZA"],
    ),
    "lost in some way by": (
        "The first was lost in a move by Mrs. Chenoa Littlewolf.\n",
        ["Chenoa Littlewolf"],
    ),
    "returned somewhere by": (
        "Reason: returned through book drop in Pocatello by Josefa Ibarra-Nix\n",
        ["Josefa Ibarra-Nix"],
    ),
    "in borrowing notes over a barcode": (
        "Author: Morrison, Toni\nBorrowing Notes: Fac - Vollmer, A.\nBarcode: 33117000421189\n",
        ["Vollmer, A."],
    ),
    "a patron's profile": (
        "https://ils.example.org/global/patrons/profile/20417?tab=fees\n",
        ["https://ils.example.org/global/patrons/profile/20417?tab=fees"],
    ),
    "a house number that could be a year": (
        "Note: Guadalupe Arrieta, 1417 Yori Ave\n",
        ["Guadalupe Arrieta", "1417 Yori Ave"],
    ),
    "in care of": ("Item: Ethan Frome, c/o Ines Villalobos\n", ["Ines Villalobos"]),
    "a brother": ("Item: Olivia (brother Kai Whitefeather)\n", ["Kai Whitefeather"]),
    "an address that begins as an office's": (
        "Note: ask apatel@example.com\n",
        ["apatel@example.com"],
    ),
    "a requester": ("Contact requester at 304-555-0169 for photos.\n", ["304-555-0169"]),
    "a short record number": ("$18.99 paid by .p143664.\n", [".p143664"]),
    "a record number before a name": (
        "Status: p3980103 / Begaye, Leland / says returned\n",
        ["p3980103", "Begaye, Leland"],
    ),
    "at a circulation desk, but not of it": (
        "Note: Per circ desk, H. R. Xiang moved out of state\n",
        ["H. R. Xiang"],
    ),
    "lost, in a note": ("Notes: Lost: Adaeze Okonkwo\n", ["Adaeze Okonkwo"]),
    "a name, a title and a price with dashes": (
        "Okonkwo, Adaeze - The Hobbit - $14.99\n",
        ["Okonkwo, Adaeze"],
    ),
    "found by": ("Item found under a seat by Layla Al-Masri\n", ["Layla Al-Masri"]),
    "a refund's payee": (
        "Ck 3317 Siobhan Keough, lost book returned (Olive Kitteridge): $26.95\n",
        ["Siobhan Keough"],
    ),
    "whom to ask for something": (
        "Ask Mehmet Yıldırım if he still has disc 2\n",
        ["Mehmet Yıldırım"],
    ),
    "an address behind a patron's name": (
        "Patron: Tien Pham, 83 Mockingbird Lane\n",
        ["Tien Pham", "83 Mockingbird Lane"],
    ),
    "a patron by what happened": (
        "Title\tBarcode\tPatron who lost item\nEmma\t39251340922180\tGregorio Beltrán\n",
        ["Gregorio Beltrán"],
    ),
    "a card called a reference": (
        "Borrower ref.: 2 1746 00322 0417\n",
        ["2 1746 00322 0417"],
    ),
    "by text": (
        "Still trying to get hold of our borrower, last contact by text to 610-555-0191.\n",
        ["610-555-0191"],
    ),
    "a client's card where a library is written to": (
        "To: Orrville Public Library\nClient Identifier: 25111990274640\n",
        ["25111990274640"],
    ),
    "a linked account in a label": (
        "Linked account Annelise Pfluger:\nThe one and only Ivan $12.00\n",
        ["Annelise Pfluger"],
    ),
    "a record number behind its word": ("RECORD: p10482937 MONEY OWED: $23.00\n", ["p10482937"]),
    "a column of records": ("P record\tAmount\np2274016\t25.99\n", ["p2274016"]),
    "a patron beside a lender": (
        "Borrower: OKONKWO, ADAEZE\nLender: LEWC\n",
        ["OKONKWO, ADAEZE"],
    ),
    "a description's second line": (
        "Description\tAmount\nEmma\t12.00\nMai Nhia Vang 2 6837 00183 9925\t9.00\n",
        ["Mai Nhia Vang", "2 6837 00183 9925"],
    ),
    "a card in groups": ("Card is 21770 0081 4436 if you want to look.\n", ["21770 0081 4436"]),
    "whose mother turned it in": (
        "The Cather was turned in by Patrick O'Shaughnessy's mother.\n",
        ["Patrick O'Shaughnessy"],
    ),
    "whom a remark says to call": (
        "Staff remarks: no answer; call Tuyet-Mai Pham 307-555-0148\n",
        ["Tuyet-Mai Pham", "307-555-0148"],
    ),
    "two marks for a card behind a name": (
        "KHALIL, RANIA **6207 pick up by 3/6\n",
        ["KHALIL, RANIA", "**6207"],
    ),
    "her number": ("Hold under her number 1 2250 00448 9160.\n", ["1 2250 00448 9160"]),
    "who appeals": (
        "Kimberly Redcloud-Jansen, Pacific branch, appeals the $18.99 charge for a book.\n",
        ["Kimberly Redcloud-Jansen"],
    ),
    "a note with a name in it": (
        "As you may have heard, Mr. Eamon Gilhooley passed away, and his daughter has it.\n",
        ["Eamon Gilhooley passed away, and his daughter has it", "Eamon Gilhooley"],
    ),
    "who paid at the desk": ("Note: paid by Efrén Treviño\nat desk\n", ["Efrén Treviño"]),
    "for whom, in a title's cell": (
        "Title: Jackie Brown [videorecordin\nFor: VELASQUEZ-HAUPT, ERN\n",
        ["VELASQUEZ-HAUPT, ERN"],
    ),
    "for whom, in borrowing notes": (
        "Title: Coal : a human history / Freese, Barbara  Borrowing notes: for Casimir Brzozow\n",
        ["Casimir Brzozow"],
    ),
    "whose home it went to": (
        "Delivery: shipped to home of Zeynep Arslan, 18 Depot Road, Thorndike ME 04986\n",
        ["Zeynep Arslan", "18 Depot Road, Thorndike ME 04986"],
    ),
    "a user name called an account": ("Note: acct dahirh27 blocked\n", ["dahirh27"]),
    "a client's day of birth beside a library": (
        "To: Orrville Public Library\nClient DOB: 02 Nov 1991\n",
        ["02 Nov 1991"],
    ),
    "a remark on a life": (
        "Note: SAYS EX HUSBAND HAS BOOK, IN SHELTER\n",
        ["SAYS EX HUSBAND HAS BOOK, IN SHELTER"],
    ),
    "a surname in a ledger's line": ("Found item refund - Alvarez\n", ["Alvarez"]),
    "an initial that could be a shelf's code": (
        "Deposit: R Alvarez 14.00 lost bk\n",
        ["R Alvarez"],
    ),
    "where a bill was mailed": (
        "Orford Library\n12 Depot Street\n\nmailed bill to 14 Birch Hollow Rd\n",
        ["14 Birch Hollow Rd"],
    ),
    "a student's id in brackets": (
        "Interlibrary loan for student R. Alvarez (id 900418827)\n",
        ["R. Alvarez", "900418827"],
    ),
    "whose card it was on": (
        "The same dog ruined a book on your mother's card, Noreen Tierney, for $27.00.\n",
        ["Noreen Tierney"],
    ),
    "a record number under its label": ("Rec. no.: p1084417\n", ["p1084417"]),
    "a phone beside the town of a patron": (
        "title\tlibrary\ttown\tphone\nEmma\tBend Library\tBend, OR 97701\t541-555-0183\n"
        "Persuasion\tBend Library\tBend, OR 97701\t541-555-0184\n",
        ["541-555-0183", "541-555-0184"],
    ),
    "a phone under who wrote": (
        "Can I pay at the Waynesville library?\nThomas Mwangi\n276-555-0190\n",
        ["Thomas Mwangi", "276-555-0190"],
    ),
    "who wrote what is quoted at the end": (
        "> From: Sunita Raghunathan <sraghu.vt@example.net>\n",
        ["Sunita Raghunathan", "sraghu.vt@example.net"],
    ),
    "an author's name and another's": (
        "By: James Patterson\nNote: James Patterson Okwudili has it.\n",
        ["James Patterson Okwudili"],
    ),
    "who shares an author's initial": (
        "Emma / M. Thistlewood\n\nWe believe Mary Thistlewood still has disc 2.\n",
        ["Mary Thistlewood"],
    ),
    "log-ins of patrons that hold a desk's word": (
        "ITEM\tLOGIN\nEmma\tstafford12\nPersuasion\tacquah3\n",
        ["stafford12", "acquah3"],
    ),
    "a customer by the surname where a library is billed": (
        "Bill to: Orrville Public Library\nCustomer: Kowalczyk\n",
        ["Kowalczyk"],
    ),
    "a surname in capitals that is rare": (
        "It was lost by patron OKWUDILIA on a bus.\n",
        ["OKWUDILIA"],
    ),
    "a surname that is a thing": ("Lost by patron Ada Kindle.\n", ["Ada Kindle"]),
    "a patron's message, printed": (
        "From: Ewa Kowalczyk\nTo: Circulation\nDate: 4/2/2026\n\nI lost the book.\n",
        ["Ewa Kowalczyk"],
    ),
    "whom to see about it": ("Still with her, see Mrs. Kowalczyk about it.\n", ["Kowalczyk"]),
    "who reserved online": ("MESSAGE reserved online by tfifita65\n", ["tfifita65"]),
    "a user name behind a name": (
        "Local Notes: charge back to Guled, Ifrah / iguled40\n",
        ["Guled, Ifrah", "iguled40"],
    ),
    "a greeting in a quotation": (
        "We had written as follows:\n\n“Dear Mrs. Li, kindly return what you borrowed.”\n",
        ["Li"],
    ),
    "whom to call, who has the book": (
        "Please call Danuta Wrobel at 315-555-0142, she has the book.\n",
        ["Danuta Wrobel", "315-555-0142"],
    ),
    "whom to call, whose son has the book": (
        "Call Danuta Wrobel (315-555-0142) before sending this on, her son still has it.\n",
        ["Danuta Wrobel", "315-555-0142"],
    ),
    "whose child did it": ("Ngozi Eze's toddler tore pages 4-9.\n", ["Ngozi Eze"]),
    "left somewhere by": ("Left on the bus by Linh Pham.\n", ["Linh Pham"]),
    "whose check it was": ("Check #1022 drawn by Gunnar Hallberg\n", ["Gunnar Hallberg"]),
    "a card in brackets in a title": (
        "Title: Dinosaurs Before Dark [Lorenzo Begaye / 22303575250846]\n",
        ["Lorenzo Begaye", "22303575250846"],
    ),
    "a loose reference": ("Ref 2 4588 8960 64921\n", ["2 4588 8960 64921"]),
    "a user by number": ("home 208-555-0194, user 98090676\n", ["208-555-0194", "98090676"]),
    "a user name under a label of ids": ("Requester primary id: stpiotro54\n", ["stpiotro54"]),
    "a name over a call number and a title": (
        "Warsame, Abdullahi\nDVD FAR\nFargo / Coen, Joel\n",
        ["Warsame, Abdullahi"],
    ),
}


@pytest.mark.parametrize(("text", "values"), LEAKS.values(), ids=LEAKS.keys())
def test_these_are_patrons(text: str, values: list[str], invoice: Checker) -> None:
    assert found(invoice, text) == values


BILLS = {
    "an honorific over a rural route": (
        "Schuyler Public Library\n1123 A Street\n\n"
        "Mr. Eleuterio Xicará\nRural Route 1, Box 42A\nSchuyler NE 68661\n",
        [],
    ),
    "a letter's window under its letterhead": (
        "Penrose Library, Whitman College\n345 Boyer Ave\nWalla Walla, WA 99362\n11/1/2026\n"
        "Eamonn Tierney\n1620 Hawthorn Row\nWalla Walla, WA 99362\n",
        [],
    ),
    "a birth date on file": (f"Emeka Obiora\n{ADDRESS}\nbd on file 9-14-81\n", ["9-14-81"]),
    "an e-mail address under the patron's address": (
        f"Halina Sobczak\n{ADDRESS}\nsob13@example.net\n\nCline Library\n1001 S Knoles Dr\n",
        ["sob13@example.net"],
    ),
    "what is on file": (
        f"Yousef Mansour\n{ADDRESS}\n\nContact info we have for you: 860-555-0176 (text)\n",
        ["860-555-0176"],
    ),
    "the child of whom parents are told": (
        f"To the Parent or Guardian of: Tran, Bao\n{ADDRESS}\nAs of 08/01/2026 the following "
        "have not been returned or paid for.\nThe Tale of Kieu, Nguyen, Du, 1765-1820\n",
        [],
    ),
    "a record number in the window": (
        f"DUALE, SAHRA\n{ADDRESS}\np1912163x\n",
        ["p1912163x"],
    ),
    "the next patron of a merge": (
        f"Kalona Public Library, Kalona, Iowa\nAdaeze Obi\n{ADDRESS}\n\nYou owe: $73.95\n\n\n\n"
        "Kalona Public Library, Kalona, Iowa\nJadwiga Szymanska\n812 Sixth Street\n"
        "Kalona, IA 52247\n",
        ["Jadwiga Szymanska", "812 Sixth Street\nKalona, IA 52247"],
    ),
    "where a message was sent": (
        f"Adaeze Obi\n{ADDRESS}\n\nThis message was sent to arizm22@example.org because you "
        "asked Ouray Public Library to contact you by e-mail.\n",
        ["arizm22@example.org"],
    ),
    "a PIN on file": (
        f"Adaeze Obi\n{ADDRESS}\n\nTo log on use the PIN we have on file for you: 7306\n",
        ["7306"],
    ),
    "a user by name": (f"Adaeze Obi\n{ADDRESS}\n\nUser bryceoa21\n", ["bryceoa21"]),
    "a PIN that was reset": (
        f"Adaeze Obi\n{ADDRESS}\n\nPay online: log in, your PIN was reset to 7390.\n",
        ["7390"],
    ),
    "a user name in brackets": (
        f"Patron: Venkatesh Ramanathan (vramanathan62)\n{ADDRESS}\n",
        ["vramanathan62"],
    ),
    "somebody in the household": (
        f"Layla Mansour\n{ADDRESS}\n\nAlso in your household: Jin-ho Seo has Emma "
        "(30065170949203), due 06/04/2026.\n",
        ["Jin-ho Seo"],
    ),
    "under a date in a letter without empty lines": (
        f"October 9, 2026\nLayla Mansour\n{ADDRESS}\nThe items below were checked out on your "
        "card and have not come back. Please return them within ten days, as others wait.\n",
        [],
    ),
    "a summary of fees": ("Fee Summary for Eun-ji Noh\n82 Wexford Lane\nWolcott, NY 14590\n", []),
    "a PIN in a sentence": (
        f"Adaeze Obi\n{ADDRESS}\n\nGo to pines.example.org, user name tlor22, PIN 9869.\n",
        ["tlor22", "9869"],
    ),
    "a masked account": (f"Adaeze Obi\n{ADDRESS}\n\nAcct: ..........2573\n", ["..........2573"]),
    "a letterhead and a window in one block": (
        "Bill for Unreturned Items\nDyer Library\nSaco, ME 04072\n207-555-0159\n"
        "Pa Houa Thao\n1365 Old Depot St Apt 12\nSaco, ME 04072\nPhone 1: 202-555-0183\n",
        ["202-555-0183"],
    ),
    "a card in a label": (
        f"Riya Deshmukh\n{ADDRESS}\n\nLibrary materials charged to card: 21079001277416\n",
        ["21079001277416"],
    ),
    "where we called": (
        f"Riya Deshmukh\n{ADDRESS}\n\nWe tried to call 315-555-0189 on 1/6, no answer.\n",
        ["315-555-0189"],
    ),
    "where a password goes": (
        f"Riya Deshmukh\n{ADDRESS}\n\nWe will text a new one to 307-555-0189.\n",
        ["307-555-0189"],
    ),
    "a student's number": (
        f"Riya Deshmukh\n{ADDRESS}\n\nSeniors must clear all. Student No. 900418827.\n",
        ["900418827"],
    ),
    "a home phone by letters": (
        f"Riya Deshmukh\n{ADDRESS}\n\nFor office use: Hm Ph 814-555-0174\n",
        ["814-555-0174"],
    ),
    "the number of a card, in Spanish": (
        f"Riya Deshmukh\n{ADDRESS}\n\nNúm. de carné: 35173\n",
        ["35173"],
    ),
    "a day of long ago that is verified": (
        f"Riya Deshmukh\n{ADDRESS}\n\nverify: 07-19-1984\n",
        ["07-19-1984"],
    ),
    "a school's number behind a name": (
        f"Skyler Joseph-Moses\n{ADDRESS}\n\nSkyler Joseph-Moses (P 2048817)\n\nPlease pay.\n",
        ["P 2048817"],
    ),
    "a phone that was tried": (
        f"Riya Deshmukh\n{ADDRESS}\n\nI tried you at 307-555-0138 and at the cell you gave us, "
        "307-555-0190.\n",
        ["307-555-0138", "307-555-0190"],
    ),
    "a brother by the first name": (
        f"Riya Deshmukh\n{ADDRESS}\n\nHer little brother Zakariye also has Maisy's Bus.\n",
        ["Zakariye"],
    ),
    "a birth date with a Roman month": (
        f"Riya Deshmukh\n{ADDRESS}\n\nF. de nac.: 9-vi-1961\n",
        ["9-vi-1961"],
    ),
    "whom to ask for at a phone": (
        f"Riya Deshmukh\n{ADDRESS}\n\nYou may pay by mail. Ask for Jo or Tammy. 276-555-0107\n",
        [],
    ),
    "a phone under opening hours": (
        f"Riya Deshmukh\n{ADDRESS}\n\nMON WED SAT 10-4\n517-555-0181\n\nThank you\n",
        [],
    ),
    "the family of a pupil": (
        "Lincoln Media Center\n\nTo the family of Declan Sweeney\n1404 Dexter Street\n"
        "Clay Center KS 67432\n\nYour child has not returned the books.\n",
        [],
    ),
    "a day of the last century, alone": (
        f"Riya Deshmukh\n{ADDRESS}\n\n1987-03-09\n\nYou have the following bills:\n",
        ["1987-03-09"],
    ),
    "a record number, alone": (
        f"Riya Deshmukh\n{ADDRESS}\n\np1204487x\n\nYou have the following bills:\n",
        ["p1204487x"],
    ),
    "a network's id and a student's e-mail": (
        f"Riya Deshmukh\n{ADDRESS}\n\nHold type: registration. NetID: rdesh47. "
        "Contact: rdesh47@student.example.net\n",
        ["rdesh47", "rdesh47@student.example.net"],
    ),
    "where to log in, and as whom": (
        f"Riya Deshmukh\n{ADDRESS}\n\nTo pay online log in to gapines.example.org as smpark88.\n",
        ["smpark88"],
    ),
    "an initial before a number": (
        f"Riya Deshmukh\n{ADDRESS}\n\nNight comes / Caudill, Harry M. 0000152281447\n",
        [],
    ),
    "a card under a total": (
        f"Riya Deshmukh\n{ADDRESS}\n\n"
        "DUE DATE  ITEM           TITLE               AMT\n"
        "--------- -------------- ----------------- -----\n"
        "02 DEC 25 34110000618827 EMMA              18.00\n"
        "02 DEC 25 34110000700439 PERSUASION        17.99\n"
        "                                           -----\n"
        "                              TOTAL DUE    35.99\n\n"
        "ACCT ENDING 4861         THANK YOU\n",
        ["4861"],
    ),
    "a phone behind which somebody is asked for": (
        f"Riya Deshmukh\n{ADDRESS}\n\n606-555-0147, ask for Dreama\n",
        [],
    ),
    "a card under a table": (
        f"Riya Deshmukh\n{ADDRESS}\n\n"
        "DUE DATE  ITEM      TITLE               AMT\n"
        "04-11-26  30291446  EMMA              18.00\n"
        "04-12-26  30291447  PERSUASION        17.99\n"
        "                                    -------\n"
        "                         TOTAL DUE    35.99\n\n"
        "ACCT ENDING 4861         THANK YOU\n",
        ["4861"],
    ),
    "an account in brackets": (
        f"Riya Deshmukh\n{ADDRESS}\n\nTwo titles are on your account (WU-00417723).\n",
        ["WU-00417723"],
    ),
    "a pupil's id in brackets": (
        f"Riya Deshmukh\n{ADDRESS}\n\n[ID SOD-2028-0147]\n\nITEM   DUE\n",
        ["SOD-2028-0147"],
    ),
    "a phone beside the library's": (
        f"Riya Deshmukh\n{ADDRESS}\n\nPhone 1: 443-555-0167 · Library phone 410-555-0150\n",
        ["443-555-0167"],
    ),
    "a reason": (
        f"Riya Deshmukh\n{ADDRESS}\n\nReason: laid off from the mine in May\n",
        ["laid off from the mine in May"],
    ),
    "a phone under where to contact us": (
        f"Riya Deshmukh\n{ADDRESS}\n\nIf you have questions please contact us at the indicated "
        "location.\nPhone: (205) 555-0148\n",
        [],
    ),
    "an account in a sentence": (
        f"Riya Deshmukh\n{ADDRESS}\n\nYour account number is 4471882.\n",
        ["4471882"],
    ),
    "what a password is": (
        f"Riya Deshmukh\n{ADDRESS}\n\nYour password is the last four digits of your card.\n",
        [],
    ),
    "an agency's phone behind its address": (
        f"Riya Deshmukh\n{ADDRESS}\n\nAfter 60 days your account goes to Unique Management "
        "Services, 119 E Maple St, Jeffersonville, IN 47130, 800-555-0131.\n",
        [],
    ),
    "whom to call, in Spanish": (
        f"Riya Deshmukh\n{ADDRESS}\n\nSi tiene preguntas, llame al 603-555-0100.\n",
        [],
    ),
    "a law": (f"Riya Deshmukh\n{ADDRESS}\n\nIn accordance with NH RSA 202-A:24\n", []),
    "a password in a sentence": (
        f"Riya Deshmukh\n{ADDRESS}\n\nUse user name radeshmu91 and password Lib0201!.\n",
        ["radeshmu91", "Lib0201!"],
    ),
}


@pytest.mark.parametrize(("text", "values"), BILLS.values(), ids=BILLS.keys())
def test_bills(text: str, values: list[str], bill: Checker) -> None:
    assert found(bill, text) == values


TABLES = {
    "the borrowing library beside the lender": (
        "Lender Symbol,Borrower Symbol,Title,Cost\nGZM,KFP,Emma,12.00\nIXA,KFP,Persuasion,9.00\n",
        [],
    ),
    "towns that borrow, and one patron": (
        "Owner,Borrowed by,Item,Price\nMarshall,Worthington,31967100442198,12.00\n"
        'Windom,"Okonkwo, Adaeze",31967300771004,9.00\n',
        ["Okonkwo, Adaeze"],
    ),
    "patrons that borrow beside the branches that own": (
        "OwningBranch,Borrower,Item,Price\nMarshall,Okonkwo,31967100442198,12.00\n"
        "Windom,Khalil,31967300771004,9.00\n",
        ["Okonkwo", "Khalil"],
    ),
    "member libraries": ("Member,Billed,Paid\nGeneva,12.00,3.00\nPenn Yan,9.00,2.00\n", []),
    "terse headers, and halves of a name": (
        "txn,owning,at,barcode,callno,title,auth,amt,sur,giv\n"
        '33371,Boone,Salem,33017286211057,FIC BRO,Emma,"Austen, Jane",16.00,,\n'
        "90286,Salem,Boone,33017575656519,FIC TAR,Alice Adams,Tarkington,15.95,"
        "Whitehorse,Leandro\n",
        ["Whitehorse", "Leandro"],
    ),
    "a card in a remark under a title's header": (
        "date,what,amount\n8/20/26,found; back to Tomasz Wilczek (card 23106 01177 4420),22.00\n",
        ["Tomasz Wilczek", "23106 01177 4420"],
    ),
    "a refund among vendors": (
        'vendor name,invoice,amount\n"Zielinski, Marta",REFUND,22.00\nIngram,4471,118.20\n',
        ["Zielinski, Marta"],
    ),
}


@pytest.mark.parametrize(("text", "values"), TABLES.values(), ids=TABLES.keys())
def test_tables(text: str, values: list[str], invoice: Checker) -> None:
    assert found(invoice, text, "list.csv") == values


def test_the_halves_of_a_name_are_one_patron(bill: Checker) -> None:
    rows = (
        "First,Last,Street,City,Title,Price,Due\n"
        "Krystyna,Zielinska,3910 Ohio River Blvd,Marietta OH 45750,Emma,12.00,10/02/2026\n"
    )
    assert found(bill, rows, "row.csv") == []


def test_a_number_under_its_label_is_a_header_of_few_words(invoice: Checker) -> None:
    rows = "patron_id,bill,sent\n12483,771,2026-10-02\n"
    assert found(invoice, rows, "sheet.csv") == ["12483"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Treas Rpt Oct 24.txt", []),
        ("Reimb_Q2_Wood.txt", []),
        ("b17_carn_polarisbill.txt", []),
        ("memo sage cook.txt", []),
        ("j-pines-reimbursal-a.txt", []),
        ("k04a-munis-ar-invoice.txt", []),
        ("IFM_NDG_2026-08.txt", []),
        ("Pa F. Tswb invoice.txt", ["Pa F. Tswb"]),
        ("Lost book bill - Marlene Two Bulls.txt", ["Marlene Two Bulls"]),
        ("QAIM BALA.txt", ["QAIM BALA"]),
        ("bill Rose King.txt", ["Rose King"]),
    ],
)
def test_a_files_name(name: str, values: list[str], invoice: Checker) -> None:
    assert found(invoice, "Emma 33117000421189 $12.00\n", name) == values


def test_an_address_on_a_card_is_an_address(invoice: Checker) -> None:
    rows = (
        "Item Barcode,Title,Address on patron's card,Price\n"
        '9256304532,Rosshalde,"N8893 County Road F, Dryden, NY 13053",7.95\n'
    )
    assert found(invoice, rows, "list.csv") == ["N8893 County Road F, Dryden, NY 13053"]


def test_an_external_id_is_a_requests_in_a_list_of_titles_and_a_patrons_in_a_form(
    invoice: Checker,
) -> None:
    rows = "External ID,Title,Fee\nRAP4454089,Emma,12.00\nRAP9957358,Persuasion,9.00\n"
    assert found(invoice, rows, "list.csv") == []
    assert found(invoice, "External ID: 170385\n") == ["170385"]


def test_names_beside_a_branchs_column_are_no_branches(invoice: Checker) -> None:
    rows = (
        "TxnID,CollectingBranch,NameLast,NameFirst,ItemBarcode,Title\n"
        "4474312,Palmyra Community Library,Moravec,Karel,35666905472251,Maud Martha\n"
    )
    assert found(invoice, rows, "list.csv") == ["Moravec", "Karel"]


def test_a_barcode_and_a_card_under_it_are_two_numbers(invoice: Checker) -> None:
    text = (
        "BARCODE         TITLE                      PAID AT    AMT\n"
        "33069901506345  Emma                       HAGERS   27.00\n"
        "32282354434144  The Sibley Guide to Birds  VERSAI   29.99\n"
        "    usr 29986989702848\n"
        "30387510337400  Persuasion                 SHELBY   35.00\n"
    )
    assert found(invoice, text) == ["29986989702848"]


def test_a_name_with_a_home_beside_it_is_the_patron_of_a_merged_bill(bill: Checker) -> None:
    rows = (
        "to_name,to_line1,to_city,title,price,due\n"
        "Ingeborg Kjelstad,513 Sixth Avenue SE,Jamestown ND 58401,Emma,12.00,10/02/2026\n"
    )
    assert found(bill, rows, "merge.csv") == []


def message(sender: str, to: str, body: str) -> str:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, "Re: invoice 0331"
    mail.set_content(body)
    return mail.as_string()


def test_whoever_has_an_address_of_a_library_that_is_named_is_staff(invoice: Checker) -> None:
    text = message(
        "Bronwyn Achterberg <bachterberg@kpl.example.com>",
        "Tomasz Wrobel <twrobel@vbdl.example.com>",
        "Tomasz, the check goes out on Friday.\n\nBronwyn Achterberg\n"
        "Kalamazoo Public Library, 315 S Rose St\n\n"
        "Van Buren District Library wrote:\n> Hi Bronwyn\n> You're right.\n",
    )
    assert found(invoice, text, "mail.eml") == []


def test_a_word_of_the_senders_domain_is_an_office(invoice: Checker) -> None:
    text = message(
        "Marlys Fjelstad <mfjelstad@kitchigami.example.org>",
        "accounts@grandrapids.example.org",
        "Attached is the invoice of Kitchigami.\n",
    )
    assert found(invoice, text, "mail.eml") == []


def test_who_gets_a_message_elsewhere_is_no_colleague(invoice: Checker) -> None:
    text = message(
        "Bronwyn Achterberg <bachterberg@kpl.example.com>",
        "Tomasz Wrobel <twrobel@example.net>",
        "Your book is here.\n\nKalamazoo Public Library\n",
    )
    assert found(invoice, text, "mail.eml") == ["Tomasz Wrobel", "twrobel@example.net"]


def test_a_phone_behind_a_signers_position_or_whom_to_call_is_the_offices(bill: Checker) -> None:
    letter = (
        "Kershaw County Library\n1304 Broad Street, Camden, SC 29020\n\n"
        "Adaeze Okonkwo\n616 Laurens Street\nCamden, SC 29020\n\nDear Ms. Okonkwo,\n\n"
        "The book Emma came back wet. Its price is $12.00. If you have paid,\n"
        "please telephone Rosalind Peake at 803-555-0129.\n\n"
        "Sincerely,\n\nRosalind Peake\nChildren's Librarian, 803-555-0114\n"
    )
    assert found(bill, letter) == []
    assert found(bill, letter + "\nForm C-12 (rev. 2/2025)\n") == []


def test_a_patrons_position_makes_no_office_of_their_phone(invoice: Checker) -> None:
    rows = (
        "Item barcode,Title,Note\n"
        '31610010774925,Emma,"Patron is a school librarian, 585-555-0111"\n'
        '31610010774926,Persuasion,"Mom is Office Manager, 585-555-0112"\n'
    )
    assert found(invoice, rows, "list.csv") == ["585-555-0111", "585-555-0112"]
    text = "Emma, lost, 12.00\n\nHer mother is the school librarian, 585-555-0111\n"
    assert found(invoice, text) == ["585-555-0111"]


def test_a_home_phone_and_where_a_copy_went_are_the_patrons(bill: Checker) -> None:
    text = (
        "Statesboro Library\n124 S Main St\nStatesboro GA 30458\n\nEmma, lost: $12.00\n\n"
        "Reply to this notice: circulation@library.example.org. A copy was sent to\n"
        "d.tribble@mail.example.com on 10/01/2026.\n"
    )
    assert found(bill, text) == ["d.tribble@mail.example.com"]
    assert found(bill, "Emma, lost: $12.00\n\nhome phone 262-555-0157, call after 4\n") == [
        "262-555-0157"
    ]


def test_the_reference_of_a_transfer_is_no_bank_account(invoice: Checker) -> None:
    rows = "Item barcode,Title,Amount,Cheque / ACH ref\n31610010774925,Emma,12.00,ACH 00771832\n"
    assert found(invoice, rows, "list.csv") == []


def test_a_name_in_brackets_marks_a_patrons_record_whose_check_digit_is_left_out(
    invoice: Checker,
) -> None:
    assert found(invoice, "Line 3: p1024364 (OKONKWO, ADAEZE) says returned 8/30.\n") == [
        "p1024364",
        "OKONKWO, ADAEZE",
    ]


LEAKS_OF_A_MONTH = {
    "a hold named behind its barcode": (
        "Hold pending on barcode 32066001409187: Quintero, Rafael\n",
        ["Quintero, Rafael"],
    ),
    "a slip that is quoted": (
        "Slip in the bag read HOLD FOR GUTIERREZ PEDRO / IOLA.\n",
        ["GUTIERREZ PEDRO"],
    ),
    "who asked, in short": ("natr : req by H. TSOSIE crd ***7741\n", ["H. TSOSIE", "7741"]),
    "on whose card it was taken": (
        "The Union / Remini (taken on your card by Bettina Raines, 7/11)\n",
        ["Bettina Raines"],
    ),
    "who still has it": ("Novel never came back. Hodan Warsame still has it.\n", ["Hodan Warsame"]),
    "her number, in a letter": (
        "Mrs. Olufemi came by. Her number, should you want to ask again, is 509-555-0186.\n",
        ["Olufemi", "509-555-0186"],
    ),
    "a key and its value": ("debug: patronIdentifier=900418827 pickup=MAIN\n", ["900418827"]),
    "a column of last borrowers": (
        "barcode,title,lastborrower\n10012000441870,Gilead,29174\n10012000518834,Emma,30552\n",
        ["29174", "30552"],
    ),
    "a masked card among titles": (
        "Item            Title / Author         Charge\n"
        "31203008820174  Centennial / Michener  $14.99\n"
        "Acct            XXXXXXXXXX6620\n",
        ["XXXXXXXXXX6620"],
    ),
    "a patron's address behind the name": (
        "Returned unpaid: check 2071, Ahmed Al-Jubouri, 6728 W. 41st Street. "
        "It was for The Jungle (Upton Sinclair).\n",
        ["Ahmed Al-Jubouri", "6728 W. 41st Street."],
    ),
    "an e-mail address that begins as an office's": (
        "Contact on file: bill.okafor@example.net\n",
        ["bill.okafor@example.net"],
    ),
    "a given name as a mailbox": ("Contact on file: bill@example.net\n", ["bill@example.net"]),
}


@pytest.mark.parametrize(("text", "values"), LEAKS_OF_A_MONTH.values(), ids=LEAKS_OF_A_MONTH)
def test_leaks_in_a_months_documents(text: str, values: list[str], invoice: Checker) -> None:
    left = found(invoice, text)
    assert [value for value in values if not any(value in each for each in left)] == []


def test_a_childs_name_on_a_parents_bill(bill: Checker) -> None:
    text = (
        f"Ikram Suleiman Jama\n{ADDRESS}\n\nDog Man, Dav Pilkey, 34016004417263, $12.99\n"
        "The first title was out on the card of her son Zakariya Jama.\n"
    )
    assert found(bill, text) == ["Zakariya Jama"]


def test_a_letters_window_on_one_line(bill: Checker) -> None:
    text = (
        "Black Gold Cooperative Library System\nPaso Robles City Library\nDecember 1, 2026\n"
        "Ignatius Kowalczyk, 2405 Vine Street, Paso Robles CA 93446\nHello Ignatius,\n\n"
        "Good news. Cannery Row (Steinbeck, John; 30877005512289) was found in the drop at "
        "Atascadero. Enclosed is a check for the $14.00 you paid on October 8.\n"
    )
    assert found(bill, text) == []


@pytest.mark.parametrize(
    "address",
    ["printroom@example.com", "print-queue-athol@example.net", "acqbilling@example.org",
     "fiscal@example.org", "returns@example.com", "av@example.org"],
)  # fmt: skip
def test_mailboxes_of_offices(address: str, invoice: Checker) -> None:
    assert found(invoice, f"Write to {address} before June 1.\n") == []
