# Anjuan: build, run, test.  `make help` lists the targets.

CC	= gcc
BUILD	= build
VERSION	= 0.1.0

# One list: everything that building, running and testing needs from Debian 12.
PACKAGES_BUILD	= gcc make pkg-config libc6-dev clearsilver-dev libfcgi-dev libmariadb-dev libxml2-dev \
		  libsodium-dev libmagic-dev libxlsxwriter-dev libzip-dev libexpat1-dev libcsv-dev \
		  libqrencode-dev libgdk-pixbuf-2.0-dev

PKG	= libmariadb libxml-2.0 libsodium xlsxwriter libzip expat libqrencode gdk-pixbuf-2.0
CPPFLAGS += -Ilib -D_GNU_SOURCE -DANJUAN_VERSION='"$(VERSION)"' -isystem /usr/include/ClearSilver
WARN	= -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion \
	  -Wno-sign-conversion -Wformat=2 -Wvla -Werror
HARDEN	= -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CFLAGS	?= -O2 -g
LDFLAGS	+= -pie -Wl,-z,relro,-z,now
PKG_CFLAGS := $(shell pkg-config --cflags $(PKG) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS   := $(shell pkg-config --libs $(PKG) 2>/dev/null)
LIBS	= $(PKG_LIBS) -lfcgi -lneo_cs -lneo_utl -lmagic -lcsv -lm

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
		  $(call have,anjuan,$(BUILD)/anjuan) $(call have,clockd,$(BUILD)/anjuan-clockd)

UNIT_SOURCES	= $(wildcard tests/unit/*_test.c)
UNIT_TESTS	= $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)

.PHONY: all unit clean help
all: $(TARGETS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(WARN) $(HARDEN) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libanjuan.a: $(LIB_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

define program_rule
$(BUILD)/anjuan-$(1): $(call program_objects,$(1)) $(VIEW_OBJECTS) $(BUILD)/libanjuan.a
	$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $(LIBS)
endef
$(foreach p,$(PROGRAMS) clockd,$(eval $(call program_rule,$(p))))

$(BUILD)/anjuan: $(call program_objects,anjuan) $(VIEW_OBJECTS) $(BUILD)/libanjuan.a
	$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/libanjuan.a
	@mkdir -p $(@D)
	$(CC) $(HARDEN) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

unit: $(UNIT_TESTS)	## the pure rules, in seconds
	@sh tests/tap.sh $(UNIT_TESTS)

clean:			## remove what was built
	rm -rf build

help:			## this list
	@awk -F':.*## *' '/^[a-z-]+:.*##/ {printf "make %-10s %s\n", $$1, $$2}' Makefile

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
