"""Builds the gazetteer: census names, common words, and small closed lists."""

from __future__ import annotations

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tokens import fold
from training.dictionary import words_of
from training.origins import census
from training.split import split_of

# Suffixes of streets in use (USPS Publication 28, appendix C1), the commoner ones.
STREETS = """aly alley anx arc ave av avenue bch bnd blf blvd boulevard br brg brk byp bypass cp cyn cswy causeway ctr cir circle
clf clb cmn cor cors crse ct court cts cv cove crk crescent cres xing crossing dl dm dr drive est ests expy ext fall fls fry fld
flds flt frd frst frg frk frks ft fwy freeway gdn gdns gtwy gln grn grv hbr hvn hts heights hwy highway hl hls holw inlt jct ky
knl lk lks lndg landing ln lane lgt lp loop mall mnr mdw mdws mls msn mtwy mt mtn nck orch oval park pkwy parkway pass path pike
pl place pln plns plz plaza pt prt pr rad rnch rpd rst rdg ridge riv rd road rte route row rue run shl shr skwy spg spgs sq square
sta stra strm st street smt ter terrace trwy trce trak trfy trl trail tpke turnpike un vly via vw vlg ville vis wall walk way wl
apt unit suite ste box po rr calle avenida camino""".split()
LIBRARIES = """library libraries lib biblioteca bibliotheque bookmobile branch memorial public free district regional county
community central main system consortium network cooperative school elementary middle high academy college university institute
department dept friends foundation press publishing publishers books inc llc co corp company services service association society
center centre church bank hospital village town city state office desk board museum athenaeum pl""".split()
ITEMS = """dvd dvds cd cds book books audiobook audiobooks paperback hardcover pbk hardback print large magazine periodical juvenile juv
fiction fic nonfiction biography bio ya jfic mystery kit puzzle lost damaged damage overdue missing returned returns return
replacement fee fees fine fines charge charges billed bill invoice due paid payment refund waived withdrawn torn pages cover spine
broken disc discs barcode copy volume vol season ser edition ed isbn item items title author call number no price cost amount
total balance date account statement notice card patron borrower renew renewed hold holds available checked""".split()
FUNCTION = """a an the of and in on to for with at by from or nor as is was are were be been am not his her its my your our their you i
it me us him them he she they we who what where when why how that this these those if then than but so up out off over under into
onto about after before between through without within all any some no yes do does did has have had will would can could shall
should may might must there here re los las el la le les un una de des du y en con por para que su mi sus se lo et au aux dans sur pour est""".split()
HONORIFICS = """mr mrs ms miss mx dr prof rev sr sra srta hon fr sister brother madam sir mister professor father mme
monsieur madame dear attn""".split()
SUFFIXES = "jr ii iii iv phd md esq mls dds rn".split()
PARTICLES = """de del della di da dos das do du la le los las van von der den ter ten zu al el bin ibn bint abu ben bar san santa st
saint mac mc o ni ap y e dal lo""".split()
CALENDAR = """january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun""".split()
STATES = """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn
tx ut vt va wa wv wi wy dc""".split()


def build(*, held_out_names: bool) -> g.Gazetteer:
    """Return the gazetteer.

    Args:
        held_out_names: Whether census names of the development and test splits are in
            it. Scores are measured without them; the shipped file has them.
    """
    words: dict[str, int] = {}

    def add(values: object, bit: int) -> None:
        for value in values:  # type: ignore[attr-defined]
            folded = fold(value)
            words[folded] = words.get(folded, 0) | bit

    given, surnames = census()
    for names, bit in ((given, g.GIVEN), (surnames, g.SURNAME)):
        add((n for n in names if held_out_names or split_of(n) == "train"), bit)
    for kind, bit in (
        ("noun", g.NOUN),
        ("verb", g.VERB),
        ("adjective", g.ADJECTIVE),
        ("adverb", g.ADVERB),
    ):
        add(words_of(kind), bit)
    for values, bit in (
        (STREETS, g.STREET), (LIBRARIES, g.LIBRARY), (ITEMS, g.ITEM), (FUNCTION, g.FUNCTION),
        (HONORIFICS, g.HONORIFIC), (SUFFIXES, g.SUFFIX), (PARTICLES, g.PARTICLE),
        (CALENDAR, g.CALENDAR), (STATES, g.STATE),
    ):  # fmt: skip
        add(values, bit)
    return g.Gazetteer.of(words)
