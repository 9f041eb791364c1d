# Two commands are all the set-up there is: make start, make test.
SHELL := /bin/bash
PORT ?= 8080
export PORT

.DEFAULT_GOAL := help
.PHONY: help start test test-unit test-plone test-browser lint format theme theme-check i18n docs screenshots bench clean environment

help: ## Show this help
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

start: ## Build everything and serve the demo school at http://localhost:$(PORT)/truong
	@tools/start.sh

test: environment ## Run all tests, the browser's included
	@tools/test.sh

test-unit: environment ## Run the pure tests only (seconds)
	@PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 bin/pytest tests/unit

test-plone: environment ## Run the integration and functional tests
	@bin/pytest tests/integration tests/functional

test-browser: environment ## Run the browser and accessibility tests
	@tools/browser.sh && bin/pytest tests/browser

lint: environment ## Check style, import contracts, types of the core, catalogues and derived files
	@tools/lint.sh

format: environment ## Format the Python sources
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

theme: environment ## Build the theme from theme/scss
	@tools/theme.sh

theme-check: theme ## Prove that a rebuild of the theme changes nothing
	@git diff --exit-code --stat -- theme/diazo && test -z "$$(git status --porcelain -- theme/diazo)"

i18n: environment ## Bring the message catalogues up to date
	@.venv/bin/python tools/catalogues.py

docs: environment ## Derive the documentation that comes from the mandate and its rules
	@for page in docs rules coverage form feed_cases; do bin/python "tools/derive_$$page.py" || exit; done

screenshots: environment ## Take the pictures of the handbook again
	@tools/browser.sh && bin/python tools/screenshots.py

bench: environment ## Measure the figures that the README quotes
	@tools/bench.sh

clean: ## Remove the environment; the data in var/ stays
	rm -rf .venv bin parts develop-eggs eggs .installed.cfg build dist

environment:
	@tools/bootstrap.sh
