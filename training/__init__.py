"""Makes the data of the name model, trains it and measures it: see DATA_CARD.md."""
