"""Mail: internet messages (EML, MHT, mbox) and Outlook's MSG."""
