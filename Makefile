# SPDX-License-Identifier: MIT
#
#   make            build build/loopscope
#   make run        install what is missing, build, open the program
#   make test       install what is missing, build, run every test
#   make install    into PREFIX (/usr/local), below DESTDIR; also uninstall
#   make check      compare every scenario's trace with CPython's
#   make expected   record CPython's traces again (python3 3.13 or newer)
#   make conformance    record with every CPython there is, and compare
#   make fuzz-asyncio   random programs here and on CPython: N=1000 SEED=1,
#                   TABLE=1 for what they ran
#   make fuzz-traces    damaged traces are shown or refused: N=1000 SEED=1
#   make fuzz-faults    that the fuzzer finds the faults of tests/fuzz/faults
#   make pictures    draw the pictures of the documents
#   make bench      measure, as ratios within one run
#   make format     format the C files; make check-format only looks
#   make check-layers   hold the includes and the files against the architecture
#   make clean
#
# Switches: CC=clang, SAN=1 (AddressSanitizer and UBSan), CONTEXT=ucontext
# (no assembly), DEBUG=1 (no optimisation), WERROR=1, V=1. Each combination has an
# object folder of its own; build/loopscope is the one built last.

CC = gcc
PREFIX = /usr/local
PYTHON = python3

VARIANT := $(notdir $(CC))$(if $(SAN),-san)$(if $(CONTEXT),-$(CONTEXT))$(if $(DEBUG),-debug)
OUT := build/$(VARIANT)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wconversion \
	-Wno-sign-conversion -Wcast-qual -Wwrite-strings -Wformat=2 -Wvla \
	$(if $(WERROR),-Werror)
# What the macros of sim/scenario.h make of a scenario: TRY inside TRY
# declares its block twice, and ValueError() formats "".
SCENARIO_WARNINGS := -Wno-shadow -Wno-format-zero-length -Wno-format-nonliteral

comma := ,
SANITIZE := $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=all)
# So that a large frame touches the guard page below a stack, and never jumps it.
CLASH := -fstack-clash-protection
PROBE := $(shell $(CC) $(CLASH) -Werror -fsyntax-only -x c /dev/null 2>/dev/null && echo $(CLASH))
OPTIMIZE := $(if $(DEBUG),-O0,-O2)
LIBRARIES := ncursesw jansson libutf8proc liblzma
CPPFLAGS += -I. -D_XOPEN_SOURCE=700 \
	$(if $(filter ucontext,$(CONTEXT)),-DLOOPSCOPE_UCONTEXT)
# Looked up when needed, so that `make run` can install pkg-config first.
LIBRARY_CFLAGS = $(filter-out -D_XOPEN_SOURCE=%,$(shell pkg-config --cflags $(LIBRARIES)))
LIBRARY_LDLIBS = $(shell pkg-config --libs $(LIBRARIES)) -lm
ALL_CFLAGS = -std=c11 $(OPTIMIZE) $(PROBE) -g $(WARNINGS) $(SANITIZE) $(LIBRARY_CFLAGS) $(CFLAGS)

SIM := $(wildcard sim/*.c sim/trace/*.c)
UI := $(filter-out ui/main.c,$(wildcard ui/*.c ui/panels/*.c))
# A scenario is a folder: scenarios/NAME/NAME.c.
SCENARIOS := $(patsubst scenarios/%/,%,$(wildcard scenarios/*/))
TESTS := $(patsubst tests/%.c,%,$(wildcard tests/*_test.c tests/ported/*_test.c))
TEST_HELPERS := $(filter-out $(TESTS:%=tests/%.c),$(wildcard tests/*.c tests/ported/*.c))

RECORDER := $(wildcard $(addprefix sim/cpython/,*.py loopscope_recorder/*.py \
	loopscope_recorder/*/*.py loopscope_recorder/*/*/*.py))

LIB := $(OUT)/libloopscope.a
LIB_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(SIM) $(UI)) \
	$(OUT)/sim/context_switch.o $(OUT)/registry.o \
	$(foreach s,$(SCENARIOS),$(OUT)/scenarios/$(s)/$(s).o)
HELPER_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(TEST_HELPERS))
# Small programs in C and in Python: tests/twins/NAME.c, NAME.py.
TWINS := $(patsubst tests/twins/%.c,%,$(wildcard tests/twins/*.c))
TWIN_OBJECTS := $(TWINS:%=$(OUT)/tests/twins/%.o)
TEST_PROGRAMS := $(TESTS:%=$(OUT)/tests/%)
FUZZ := $(OUT)/tests/fuzz/fuzz
FUZZ_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard tests/fuzz/*.c))
# The engine alone, so that a fault can take the place of one of its files.
FUZZ_ENGINE := $(OUT)/tests/fuzz/libsim.a
OBJECTS := $(LIB_OBJECTS) $(HELPER_OBJECTS) $(FUZZ_OBJECTS) $(TWIN_OBJECTS) \
	$(TESTS:%=$(OUT)/tests/%.o) $(addprefix $(OUT)/,ui/main.o tests/twins.o tests/bench/bench.o)
EMBEDDED := $(wildcard scenarios/*/*.c scenarios/*/guide.md \
	scenarios/*/expected.jsonl scenarios/*/expected.trace \
	scenarios/*/expected.jsonl.xz scenarios/*/expected.trace.xz)

# Values that things are made from as they are from files: each is kept in a
# file, which is written when the value differs. No warnings: they change nothing.
KEPT := $(addprefix $(OUT)/kept/,flags prefix files)
$(OUT)/kept/flags: kept := $(CC) $(CPPFLAGS) $(OPTIMIZE) $(SANITIZE) $(CFLAGS) $(LDFLAGS)
$(OUT)/kept/prefix: kept := $(PREFIX)
$(OUT)/kept/files: kept := $(sort $(OBJECTS) $(EMBEDDED) $(RECORDER))

.PHONY: all run test check pictures conformance expected install uninstall bench format \
	check-format check-layers clean tests fuzz-asyncio fuzz-faults fuzz-traces
.DELETE_ON_ERROR:

# One short line for each thing made; V=1 shows the commands.
say = $(if $(V),,@echo "  $(1)"; )

all: build/loopscope build/recorder.py

# -- Building ---------------------------------------------------------------

# Always: another variant may have been built since.
.PHONY: build/loopscope
build/loopscope: $(OUT)/loopscope
	@ln -sf $(VARIANT)/loopscope $@

$(OUT)/loopscope: $(OUT)/ui/main.o $(LIB)
	$(call say,LINK $@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LDLIBS)

# One file, which works from any folder.
build/recorder.py: sim/cpython/bundle.sh $(RECORDER) $(OUT)/kept/files
	@mkdir -p $(@D)
	$(call say,MAKE $@)sim/cpython/bundle.sh > $@

$(LIB): $(LIB_OBJECTS) $(OUT)/kept/files
	@rm -f $@
	$(call say,AR $@)$(AR) rcs $@ $(filter %.o,$^)

.PHONY: always
$(KEPT): always
	@mkdir -p $(@D)
	@kept='$(subst ','\'',$(kept))'; \
	printf '%s\n' "$$kept" | cmp -s - $@ || printf '%s\n' "$$kept" > $@

-include $(OBJECTS:.o=.d)
$(OBJECTS): $(OUT)/kept/flags

# Where an installed program looks for the recorder.
$(OUT)/ui/python.o: $(OUT)/kept/prefix
$(OUT)/ui/python.o: CPPFLAGS += -DLOOPSCOPE_DATA='"$(PREFIX)/share/loopscope"'

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/%.o: %.S
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# The main coroutine of scenarios/a-b/a-b.c is linked as scenario_a_b.
$(OUT)/scenarios/%.o: scenarios/%.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(SCENARIO_WARNINGS) \
	-DSCENARIO_MAIN=scenario_$(subst -,_,$(notdir $*)) -MMD -MP -c -o $@ $<

$(OUT)/tests/twins/%.o: tests/twins/%.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(SCENARIO_WARNINGS) \
	-DSCENARIO_MAIN=twin_$* -MMD -MP -c -o $@ $<

$(OUT)/tests/twins.c: tests/twins.sh $(OUT)/kept/files
	@mkdir -p $(@D)
	$(call say,MAKE $@)tests/twins.sh > $@

$(OUT)/tests/twins.o: $(OUT)/tests/twins.c
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/tests/twins_test: $(OUT)/tests/twins.o $(TWIN_OBJECTS)

# CPython's own tests are coroutines, too.
$(OUT)/tests/ported/%.o: ALL_CFLAGS += $(SCENARIO_WARNINGS)

# The interpreter of random programs is written with the same macros.
$(FUZZ_OBJECTS): $(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(SCENARIO_WARNINGS) -MMD -MP -c -o $@ $<

$(FUZZ_ENGINE): $(patsubst %.c,$(OUT)/%.o,$(SIM)) $(OUT)/sim/context_switch.o $(OUT)/kept/files
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR $@)$(AR) rcs $@ $(filter %.o,$^)

$(FUZZ): $(FUZZ_OBJECTS) $(FUZZ_ENGINE)
	$(call say,LINK $@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LDLIBS)

$(OUT)/registry.c: scenarios/registry.sh $(EMBEDDED) $(OUT)/kept/files
	@mkdir -p $(@D)
	$(call say,MAKE $@)scenarios/registry.sh > $@

$(OUT)/registry.o: $(OUT)/registry.c $(EMBEDDED)
	$(call say,CC $<)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# -- Running ----------------------------------------------------------------

# Packages come first, and a make of its own then finds them.
run:
	@.ci/packages build
	@$(MAKE) --no-print-directory -s all
	@if [ -t 0 ] && [ -t 1 ]; then build/loopscope; else \
	build/loopscope list; echo; \
	echo "No terminal here. Headless: build/loopscope trace NAME, or"; \
	echo "build/loopscope check. In a terminal: build/loopscope run NAME."; fi

test:
	@.ci/packages test
	@$(MAKE) --no-print-directory tests $(FUZZ)
	@LOOPSCOPE=$(CURDIR)/$(OUT)/loopscope FUZZ=$(CURDIR)/$(FUZZ) tests/python.sh

# What needs no Python: the unit tests, the traces, the journeys.
tests: build/loopscope build/recorder.py $(TEST_PROGRAMS)
	@LOOPSCOPE=$(CURDIR)/$(OUT)/loopscope tests/run.sh $(TEST_PROGRAMS)

$(OUT)/tests/%: $(OUT)/tests/%.o $(HELPER_OBJECTS) $(LIB)
	$(call say,LINK $@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) \
	    $(LIBRARY_LDLIBS) -lcmocka

pictures: build/loopscope
	@LOOPSCOPE=$(CURDIR)/$(OUT)/loopscope docs/pictures/make.sh docs/pictures

check: build/loopscope
	build/loopscope check

# Every CPython there is, and 3.14 in WebAssembly where there are node and npm.
conformance: build/loopscope build/recorder.py
	@LOOPSCOPE=$(CURDIR)/$(OUT)/loopscope tests/conformance/run.sh

# docs/fuzzing.md
N = 1000
SEED = 1
fuzz-asyncio: $(FUZZ)
	@"$$(tests/find_python.sh)" -B tests/fuzz/fuzz.py $(FUZZ) --programs $(N) \
	--seed $(SEED) $(if $(TABLE),--table)

fuzz-faults: $(FUZZ)
	@CC="$(CC)" CFLAGS="$(CPPFLAGS) $(ALL_CFLAGS)" LDLIBS="$(LIBRARY_LDLIBS)" \
	"$$(tests/find_python.sh)" -B tests/fuzz/faults.py $(FUZZ) $(FUZZ_ENGINE)

fuzz-traces: $(OUT)/tests/mutants_test
	@$< $(N) $(SEED)

bench: $(OUT)/tests/bench/bench build/loopscope build/recorder.py
	$<
	@if python=$$(tests/find_python.sh); then echo; \
	LOOPSCOPE=$(OUT)/loopscope "$$python" -B tests/bench/own_program.py; else \
	echo "left out, for want of python3 3.13 or newer: own_program.py"; fi

$(OUT)/tests/bench/%.o: ALL_CFLAGS += $(SCENARIO_WARNINGS)
$(OUT)/tests/bench/%.o: CPPFLAGS += -DSCENARIO_MAIN=bench_main

$(OUT)/tests/bench/bench: $(OUT)/tests/bench/bench.o $(LIB)
	$(call say,LINK $@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) \
	    $(LIBRARY_LDLIBS)

# CPython records; our own C only renders what it recorded.
expected: build/loopscope
	@LOOPSCOPE=$(CURDIR)/$(OUT)/loopscope tests/record.sh

# -- Installing -------------------------------------------------------------

install: build/loopscope build/recorder.py
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/loopscope
	install -m 755 $(OUT)/loopscope $(DESTDIR)$(PREFIX)/bin/loopscope
	install -m 644 docs/loopscope.1 \
	    $(DESTDIR)$(PREFIX)/share/man/man1/loopscope.1
	install -m 644 build/recorder.py \
	    $(DESTDIR)$(PREFIX)/share/loopscope/recorder.py

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/loopscope \
	    $(DESTDIR)$(PREFIX)/share/man/man1/loopscope.1 \
	    $(DESTDIR)$(PREFIX)/share/loopscope/recorder.py
	-rmdir $(DESTDIR)$(PREFIX)/share/loopscope

# -- Looking after the source -------------------------------------------------

# The scenarios have 64 columns: the screen shows them.
HOUSE_FILES = $(wildcard sim/*.[ch] sim/trace/*.[ch] ui/*.[ch] ui/panels/*.[ch] \
	tests/*.[ch] tests/bench/*.[ch] tests/fuzz/*.[ch] tests/ported/*.[ch] \
	scenarios/*.h)
SCENARIO_FILES = $(wildcard scenarios/*/*.c)

format:
	clang-format -i --style=file $(HOUSE_FILES) $(SCENARIO_FILES)

check-format:
	clang-format --dry-run -Werror --style=file $(HOUSE_FILES) $(SCENARIO_FILES)

check-layers:
	tests/layers.sh
	tests/named.sh

clean:
	rm -rf build
