"""Trains a small spaCy NER on the same cells, to compare: ``python -m training.train_spacy``.

A token-to-vector CNN without word vectors (a few MB) and the transition-based NER, as
spaCy's own small models have. Not shipped: see docs/name-model.md for how it did.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train
from spacy.tokens import DocBin

from training.cells import CellMaker, LabelledCell
from training.train import CELLS, SEED

CONFIG = """
[system]
seed = {seed}
gpu_allocator = null
[nlp]
lang = "en"
pipeline = ["tok2vec", "ner"]
batch_size = 1000
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[corpora]
[corpora.train]
@readers = "spacy.Corpus.v1"
path = "{train}"
[corpora.dev]
@readers = "spacy.Corpus.v1"
path = "{dev}"
[training]
seed = {seed}
dropout = 0.1
patience = 0
max_steps = {steps}
eval_frequency = 250
[training.batcher]
@batchers = "spacy.batch_by_words.v1"
size = 1500
tolerance = 0.2
discard_oversize = false
[training.optimizer]
@optimizers = "Adam.v1"
learn_rate = 0.001
[training.score_weights]
ents_f = 1.0
"""


def write(cells: Iterable[LabelledCell], path: Path) -> None:
    """Write cells as spaCy documents."""
    nlp = spacy.blank("en")
    bin_ = DocBin()
    for cell in cells:
        doc = nlp.make_doc(cell.text)
        spans = (doc.char_span(s, e, label, alignment_mode="expand") for s, e, label in cell.spans)
        doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
        bin_.add(doc)
    bin_.to_disk(path)


def main() -> None:
    """Write the corpora and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training/build/spacy"))
    parser.add_argument("--cells", type=int, default=CELLS // 4)
    parser.add_argument("--steps", type=int, default=1500)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    corpora = {"train": args.out / "train.spacy", "dev": args.out / "dev.spacy"}
    write(islice(CellMaker("train", SEED).stream(), args.cells), corpora["train"])
    write(islice(CellMaker("dev", SEED + 1).stream(), 1000), corpora["dev"])
    base, full = args.out / "base.cfg", args.out / "config.cfg"
    base.write_text(CONFIG.format(seed=SEED, steps=args.steps, **corpora), encoding="utf-8")
    fill_config(full, base, silent=True)
    train(full, args.out)


if __name__ == "__main__":
    main()
