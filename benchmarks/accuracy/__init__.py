"""The accuracy benchmark: labelled documents, and how well a tool judges them.

Written without reading piiguard's own layout, detection, attribution or lexicon,
so that the documents are what libraries print and not what piiguard expects.
"""
