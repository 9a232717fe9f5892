# Both models need the training packages: see docs/name-model.md, docs/surroundings-model.md.
PYTHON ?= python
SHIPPED = src/piiguard/detection/names

.PHONY: model surroundings scores

model: ## Train the name model from cells that are made here (about 15 minutes).
	$(PYTHON) -m training.train
	$(PYTHON) -m training.train --every-line --out $(SHIPPED)

surroundings: ## Train the model that judges names by what stands around them (a minute).
	$(PYTHON) -m training.surroundings.train

scores: ## Measure it beside other systems on the held-out test; write the tables in docs/.
	$(PYTHON) -m training.train_spacy
	$(PYTHON) -m training.compare
	$(PYTHON) -m training.report
