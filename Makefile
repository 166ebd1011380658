# For those who type `make`; every target only calls analyse.py. Elsewhere: make report RUN=FOLDER
RUN ?= .

.PHONY: report notebooks check unlock setup test

report notebooks check unlock:
	python3 analyse.py $@ --run "$(RUN)"

setup test:
	python3 analyse.py $@
