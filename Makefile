# coach: make run starts a chat, make test runs the tests. Both install what is missing when they may.
SHELL := /bin/bash
BUILD := swift build -c release --static-swift-stdlib
BIN := .build/release
BENCH_DATA ?=
# SwiftPM notes what it has built for plugins in one file and all else in another. Each takes the other's work for stale, so that a second build
# would do nearly everything again; with the same notes in both it has nothing to do.
settle = if [ -e $(1)/plugin-tools.db ]; then cp $(1)/build.db $(1)/plugin-tools.db; fi

.PHONY: install deb run build server test lint format bench bench-growth bench-server bench-intents setup clean
run: setup
	@$(BUILD) --product coach
	@$(call settle,.build)
	@$(BIN)/coach

build: setup
	$(BUILD) --product coach
	@$(call settle,.build)

server: setup
	$(BUILD) --product coach
	@$(call settle,.build)
	$(BUILD) --product coach-server
	@$(call settle,.build)

test: setup
	swift test -c release --scratch-path .build-test; status=$$?; $(call settle,.build-test); exit $$status

lint: setup
	@Scripts/lint

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

# Installs missing Debian packages when it may, else says what to install.
setup:
	@Scripts/setup

# Speed and size; with BENCH_DATA=DIR (a folder with eval/score.py) also the score.
bench: build
	$(BUILD) --product coach-bench
	@$(call settle,.build)
	@Scripts/bench $(BENCH_DATA)

# The same work with 10 and 100 times as many intents and exercises, and up to 100,000 conversations in the store.
bench-growth: build
	$(BUILD) --product coach-bench
	@$(call settle,.build)
	@$(BIN)/coach-bench growth

# The server: requests and durable turns a second, memory, a soak; make bench-server MINUTES=10 soaks longer.
bench-server: server
	@Scripts/setup wrk postgresql && Scripts/bench-server $(BIN)/coach-server $(MINUTES)

# The intent engine alone on public data sets: make bench-intents DATA=DIR
bench-intents:
	cd Benchmarks && swift build -c release && .build/release/intent-bench $(abspath $(DATA))

# Programs, man pages, completions and service unit: make install PREFIX=/usr/local (DESTDIR for packagers)
PREFIX ?= /usr/local
install: server
	@Scripts/stage "$(DESTDIR)/" "$(PREFIX)"

# A Debian package and a tarball in .build/packages
deb: server
	@Scripts/make-deb

clean:
	rm -rf .build Benchmarks/.build
