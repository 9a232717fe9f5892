"""Keeps Presidio and what it brings off the network."""

from __future__ import annotations


def stay_offline() -> None:
    """Make tldextract use the public suffix list in its own wheel, and no cache.

    Presidio's e-mail recognizer asks tldextract, whose default fetches the list
    from publicsuffix.org and writes it under the user's home. To be called
    before Presidio is imported; calling it again changes nothing.
    """
    import tldextract
    from tldextract import tldextract as module

    offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    if module.TLD_EXTRACTOR.suffix_list_urls:
        module.TLD_EXTRACTOR = offline
