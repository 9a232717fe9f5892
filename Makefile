# `make model` needs the training packages: see docs/name-model.md.
PYTHON ?= python
SHIPPED = src/piiguard/detection/names

.PHONY: model scores

model: ## Train the name model from cells that are made here (about 15 minutes).
	$(PYTHON) -m training.train
	$(PYTHON) -m training.train --every-line --out $(SHIPPED)

scores: ## Measure it beside other systems on the held-out test; write the tables in docs/.
	$(PYTHON) -m training.train_spacy
	$(PYTHON) -m training.compare
	$(PYTHON) -m training.report
