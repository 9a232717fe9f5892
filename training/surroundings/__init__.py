"""Trains the model that judges whose a name is by what stands around it: see DATA_CARD.md."""
