# Builds the shop: it's "small".
SHELL := /bin/bash
VERSION ?= $(shell git describe --tags 2>/dev/null || echo "none")
SOURCES = $(wildcard src/*.c) \
          $(wildcard lib/*.c) # a comment that goes on \
          over the line end
OBJECTS = $(SOURCES:%.c=%.o)
CFLAGS += -O2 -DNAME=\"shop\" -DURL=http://x\#y

ifeq ($(OS),Windows_NT)
  EXE = .exe
else ifdef DEBUG
  CFLAGS += -g
else
  EXE =
endif

.PHONY: all clean test
all: shop$(EXE) ; @echo "done"

shop$(EXE): $(OBJECTS) | build
	$(CC) $(LDFLAGS) -o $@ $^ # it's a comment
	@for f in $(OBJECTS); do \
	  echo "$$f it's fine"; \
	done

%.o: %.c include/shop.h
	$(CC) $(CFLAGS) -c $< -o $@

test: export NODE_ENV = test
test:
	-./run-tests '$(VERSION)' "$$HOME" || exit 1

define TEMPLATE
$(1): $(2)
	touch $$@
endef
$(foreach name,a b,$(eval $(call TEMPLATE,$(name),x)))

clean:
	rm -rf *.o build/
-include $(OBJECTS:.o=.d)
