# coach: make run starts a chat, make test runs the tests. Both install what is missing when they may.
SHELL := /bin/bash
BUILD := swift build -c release --static-swift-stdlib
BIN := .build/release
BENCH_DATA ?=
# SwiftPM notes what it has built for plugins in one file and all else in another. Each takes the other's work for stale, so that a second build
# would do nearly everything again; with the same notes in both it has nothing to do.
settle = if [ -e $(1)/plugin-tools.db ]; then cp $(1)/build.db $(1)/plugin-tools.db; fi

.PHONY: install deb run build server test test-sanitized fuzz lint docs format bench bench-build bench-growth bench-server bench-intents bench-peers setup clean
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

# The tests with a sanitizer of the compiler, in a build of their own: make test-sanitized SANITIZER=address (or thread); FILTER=HostileTests for a part.
SANITIZER ?= thread
FILTER ?= .
test-sanitized: setup
	swift test -c release --scratch-path .build-$(SANITIZER) --sanitize=$(SANITIZER) --filter '$(FILTER)'

# Feeds random input to one part, guided by coverage; Fuzzing/run says which there are: make fuzz TARGET=templates SECONDS=60
TARGET ?= templates
SECONDS ?= 60
fuzz: setup
	@Fuzzing/run $(TARGET) $(SECONDS) $(if $(MERGE),merge)

lint: setup
	@Scripts/lint

# The reference of the libraries, to be read in a browser, in .build/docs
docs: build
	@Scripts/make-docs

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks Examples Fuzzing

# Installs missing Debian packages when it may, else says what to install.
setup:
	@Scripts/setup

# Speed and size; with BENCH_DATA=DIR (a folder with eval/score.py) also the score.
bench: bench-build
	@Scripts/bench $(BENCH_DATA)

# The same work with 10 and 100 times as many intents and exercises, and up to 100,000 conversations in the store.
bench-growth: bench-build
	@$(BIN)/coach-bench growth

bench-build: build
	$(BUILD) --product coach-bench
	@$(call settle,.build)

# The server: requests and durable turns a second, memory, a soak; make bench-server MINUTES=10 soaks longer.
bench-server: server
	@Scripts/setup wrk postgresql && Scripts/bench-server $(BIN)/coach-server $(MINUTES)

# The intent engine alone on public data sets: make bench-intents DATA=DIR
bench-intents:
	cd Benchmarks && swift build -c release && .build/release/intent-bench $(abspath $(DATA))

# Other intent engines from PyPI beside coach, on the same sentences and one core: make bench-peers DATA=DIR
bench-peers: build
	cd Benchmarks && swift build -c release --product intent-bench
	@Benchmarks/peers $(abspath $(DATA))

# Programs, man pages, completions and service unit: make install PREFIX=/usr/local (DESTDIR for packagers)
PREFIX ?= /usr/local
install: server
	@Scripts/stage "$(DESTDIR)/" "$(PREFIX)"

# A Debian package and a tarball in .build/packages
deb: server
	@Scripts/make-deb

clean:
	rm -rf .build Benchmarks/.build Examples/*/.build Fuzzing/.build
