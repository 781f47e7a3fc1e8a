# Anjuan: build, run, test.  `make help` lists the targets.

CC	= gcc
BUILD	= build
VERSION	= 0.1.0

# One list: everything that building, running and testing needs from Debian 12.
# "package:command" is satisfied by any such command on the machine.
PACKAGES_BUILD	= gcc make pkg-config libc6-dev clearsilver-dev libfcgi-dev libmariadb-dev libxml2-dev \
		  libsodium-dev libmagic-dev libxlsxwriter-dev libzip-dev libexpat1-dev libcsv-dev \
		  libqrencode-dev libgdk-pixbuf-2.0-dev libinih-dev libjansson-dev libical-dev libgmime-3.0-dev \
		  libcurl4-openssl-dev
PACKAGES_RUN	= webp-pixbuf-loader heif-gdk-pixbuf mariadb-server-core:mariadbd mariadb-client:mariadb-admin nginx-light:nginx curl:curl
PACKAGES_TEST	= libcmocka-dev wrk libfcgi-bin:cgi-fcgi clang-format python3:python3 valgrind libxml2-utils:xmllint \
		  nodejs:node npm:npm default-jre-headless:java chromium fonts-noto-cjk poppler-utils:pdfinfo faketime:faketime \
		  libimage-exiftool-perl:exiftool openssl:openssl systemd:systemd-sysusers
PACKAGES_FUZZ	= clang libclang-rt-14-dev

PKG	= libmariadb libxml-2.0 libsodium xlsxwriter libzip expat libqrencode gdk-pixbuf-2.0 jansson gmime-3.0 libcurl
CPPFLAGS += -Ilib -Icgi -D_GNU_SOURCE -DANJUAN_VERSION='"$(VERSION)"' -isystem /usr/include/ClearSilver
WARN	= -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion \
	  -Wno-sign-conversion -Wformat=2 -Wvla -Werror
HARDEN	= -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CFLAGS	?= -O2 -g
# A program loads only the libraries that it uses.
LDFLAGS	+= -pie -Wl,-z,relro,-z,now -Wl,--as-needed
PKG_CFLAGS := $(shell pkg-config --cflags $(PKG) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS   := $(shell pkg-config --libs $(PKG) 2>/dev/null)
LIBS	= $(PKG_LIBS) -lfcgi -lneo_cs -lneo_utl -lmagic -lcsv -linih -lical -lm

ifdef SANITIZE
BUILD	= build/sanitize
CFLAGS	= -O1 -g -fno-omit-frame-pointer
HARDEN	= -fsanitize=address,undefined -fno-sanitize-recover=undefined -fPIE
LDFLAGS	+= -fsanitize=address,undefined
endif

LIB_SOURCES	= $(wildcard lib/*/*.c)
VIEW_SOURCES	= $(wildcard cgi/view_*.c cgi/view/*.c)
PROGRAMS	= portal desk audit archive admin
LIB_OBJECTS	= $(LIB_SOURCES:%.c=$(BUILD)/obj/%.o)
VIEW_OBJECTS	= $(VIEW_SOURCES:%.c=$(BUILD)/obj/%.o)
program_objects	= $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cgi/$(1)*.c cgi/$(1)/*.c))
have		= $(if $(wildcard cgi/$(1).c cgi/$(1)/$(1).c),$(2))
TARGETS		= $(foreach p,$(PROGRAMS),$(call have,$(p),$(BUILD)/anjuan-$(p))) \
		  $(call have,anjuan,$(BUILD)/anjuan) $(call have,clockd,$(BUILD)/anjuan-clockd) \
		  $(call have,courier,$(BUILD)/anjuan-courier)

UNIT_SOURCES	= $(wildcard tests/unit/*_test.c)
UNIT_TESTS	= $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)

# The other compiled tests: tests/<suite>/<name>_test.c, run by tests/run.sh in the order of SUITES.
SUITE_SOURCES	= $(filter-out $(UNIT_SOURCES),$(wildcard tests/*/*_test.c))
SUITE_TESTS	= $(SUITE_SOURCES:tests/%.c=$(BUILD)/suite/%)

BENCH_SOURCES	= $(wildcard tests/bench/*.c)
BENCH		= $(BENCH_SOURCES:tests/bench/%.c=$(BUILD)/bench/%)
FUZZ_SOURCES	= $(wildcard tests/fuzz/*_fuzz.c)
FUZZ		= $(FUZZ_SOURCES:tests/fuzz/%.c=build/fuzz/%)
# The same targets without a fuzzing compiler, for tests/record/hostile.sh.
DRIVEN		= $(FUZZ_SOURCES:tests/fuzz/%.c=$(BUILD)/suite/fuzz/%)
FUZZ_SECONDS	?= 60
FUZZ_FLAGS	= -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer -fno-sanitize-recover=undefined

# Where `make install` puts things; BASE is the address prefix, "" or like /anjuan.
PREFIX		?= /usr/local
SYSCONFDIR	?= /etc
DESTDIR		?=
BASE		?=
PORT		?= 8080

# The newest migration that this build knows; programs refuse any other schema.
SCHEMA_FILES	= $(wildcard schema/sql/[0-9]*_*.sql)
CPPFLAGS += -I$(BUILD)/include

.SECONDARY:

.PHONY: all run test unit lint sanitize bench fuzz install uninstall deps browser-deps clean help programs suites
programs: all
suites: all $(UNIT_TESTS) $(SUITE_TESTS) $(BUILD)/suite/web/probe $(BUILD)/suite/templates/render $(DRIVEN) \
	$(PROGRAMS:%=$(BUILD)/forms/%)
all: $(TARGETS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  $@"
	@$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(WARN) $(HARDEN) $(CFLAGS) -MMD -MP -c -o $@ $<

# The folder, too: a migration that is only renamed keeps its time.
$(BUILD)/include/schema_number.h: $(SCHEMA_FILES) schema/sql
	@mkdir -p $(@D)
	@printf '#define SCHEMA_NUMBER %d\n' $$(basename $(lastword $(sort $(SCHEMA_FILES))) | sed 's/_.*//; s/^0*//') >$@

$(BUILD)/obj/lib/store/settings.o: $(BUILD)/include/schema_number.h

$(BUILD)/libanjuan.a: $(LIB_OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

# An archive, so that a program or test takes from it only what it uses.
$(BUILD)/libview.a: $(VIEW_OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

define program_rule
$(BUILD)/anjuan-$(1): $(call program_objects,$(1)) $(BUILD)/libview.a $(BUILD)/libanjuan.a
	@echo "  $$@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $(LIBS)
endef
$(foreach p,$(PROGRAMS) clockd courier,$(eval $(call program_rule,$(p))))

$(BUILD)/anjuan: $(call program_objects,anjuan) $(BUILD)/libview.a $(BUILD)/libanjuan.a
	@echo "  $@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/libanjuan.a
	@mkdir -p $(@D)
	@echo "  $@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(BUILD)/suite/%: $(BUILD)/obj/tests/%.o $(BUILD)/libview.a $(BUILD)/libanjuan.a
	@mkdir -p $(@D)
	@echo "  $@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(BUILD)/suite/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/obj/tests/fuzz/drive.o $(BUILD)/libanjuan.a
	@mkdir -p $(@D)
	@echo "  $@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# A program that lists its forms instead of serving them, for tests/web/forms_test.py.
define forms_rule
$(BUILD)/forms/$(1): $(call program_objects,$(1)) $(BUILD)/obj/tests/web/forms.o $(BUILD)/libview.a $(BUILD)/libanjuan.a
	@mkdir -p $$(@D)
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $(LIBS)
endef
$(foreach p,$(PROGRAMS),$(eval $(call forms_rule,$(p))))

$(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o $(BUILD)/libanjuan.a
	@mkdir -p $(@D)
	@echo "  $@"
	@$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

build/fuzz/%: tests/fuzz/%.c $(LIB_SOURCES) $(BUILD)/include/schema_number.h
	@mkdir -p $(@D)
	clang -std=c17 $(CPPFLAGS) $(PKG_CFLAGS) $(FUZZ_FLAGS) -o $@ $< $(LIB_SOURCES) $(LIBS)

run:			## the whole product on 127.0.0.1, PORT=8080, until Ctrl-C
	@sh conf/local/deps.sh $(PACKAGES_BUILD) $(PACKAGES_RUN)
	@$(MAKE) --no-print-directory -s all
	@PORT='$(PORT)' BASE='$(BASE)' exec sh conf/local/run.sh

# Sanitizers are on wherever the suite allows it; tests/run.sh knows where.
test: deps		## everything; the last line counts
	@$(MAKE) --no-print-directory -s all
	@$(MAKE) --no-print-directory -s SANITIZE=1 suites
	@ANJUAN_CHECKED=build/sanitize exec sh tests/run.sh

unit: $(UNIT_TESTS)	## the pure rules, in at most ten seconds
	@TAP_WHOLE=10 sh tests/tap.sh $(UNIT_TESTS)

lint:			## layers, names, templates, words, style
	@exec sh tests/run.sh lint

sanitize: deps		## the suites with address and undefined-behaviour checks
	@$(MAKE) --no-print-directory -s SANITIZE=1 suites
	@ANJUAN_BUILD=build/sanitize SANITIZE=1 exec sh tests/run.sh

bench: deps		## speed against the floor programs, same run
	@$(MAKE) --no-print-directory -s all $(BENCH)
	@exec sh tests/bench/run.sh

fuzz:			## hostile bytes into the parsers, FUZZ_SECONDS each
	@sh conf/local/deps.sh $(PACKAGES_BUILD) $(PACKAGES_FUZZ)
	@$(MAKE) --no-print-directory -s $(FUZZ)
	@FUZZ_SECONDS=$(FUZZ_SECONDS) exec sh tests/fuzz/run.sh $(FUZZ)

install: all		## DESTDIR= PREFIX=/usr/local SYSCONFDIR=/etc BASE=/anjuan
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' SYSCONFDIR='$(SYSCONFDIR)' BASE='$(BASE)' exec sh conf/install.sh install

uninstall:		## removes exactly what install laid down
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' SYSCONFDIR='$(SYSCONFDIR)' BASE='$(BASE)' exec sh conf/install.sh uninstall

deps:			## installs the missing packages of the one list
	@sh conf/local/deps.sh $(PACKAGES_BUILD) $(PACKAGES_RUN) $(PACKAGES_TEST)
	@$(MAKE) --no-print-directory -s browser-deps

browser-deps: tests/browser/node_modules/.package-lock.json

tests/browser/node_modules/.package-lock.json: tests/browser/package-lock.json
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent || \
	    { echo "The browser tests' parts could not be fetched from the package registry; is the network there?" >&2; exit 1; }
	@touch $@

clean:			## remove what was built
	rm -rf build

help:			## this list
	@awk -F':.*## *' '/^[a-z-]+:.*##/ {printf "make %-10s %s\n", $$1, $$2}' Makefile

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
