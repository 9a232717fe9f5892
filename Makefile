# `make model` needs the training packages: pip install -r training/requirements.txt
PYTHON ?= python

.PHONY: model scores

model: ## Train the name model from generated cells (about ten minutes on two cores).
	$(PYTHON) -m training.train

scores: ## Measure it beside other systems on the held-out test, and write training/scores.json.
	$(PYTHON) -m training.train_spacy
	$(PYTHON) -m training.compare
