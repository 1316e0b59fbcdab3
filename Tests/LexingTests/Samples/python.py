#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Prices, and what they are in "other" currencies.

It's one module with '''quotes''' inside.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field

PATTERN = re.compile(r'^(?P<units>\d+)\'"(?:[.,]\d{2})?$', re.I)  # raw, with quotes
BYTES = b"\x00" rb'\d' + br"\n"
LONG = 1_000_000 // 3 + 0xFF - 1e-3 + 2j


@dataclass(frozen=True)
class Price:
    '''An amount.'''

    amount: int
    currency: str = "EUR"
    tags: list[str] = field(default_factory=lambda: ["a", 'b'])

    @property
    def text(self) -> str:
        """The price as people write it."""
        width = 10
        nested = f"{self.amount:>{width}.2f} {self.currency!r:^5} {{literal}} {'inner' + f'{width:#06x}'}"
        newer = f"{"same quotes"} and {self.tags[0:2]} {"\n".join(self.tags)}"
        return (
            "joined "
            'strings ' + nested + newer +
            f'''several
lines {self.amount
              + 1} # no comment
'''
        )

    def __add__(self, other: Price, /, *, strict: bool = True) -> Price:
        if strict and self.currency != other.currency:
            raise ValueError(f"{self.currency=} is not {other.currency=}")
        elif not other:
            return self
        return Price(self.amount + other.amount, self.currency)


async def load(paths, *args, **kwargs):
    not_a_docstring = """text"""
    async with open_all(paths) as files:
        result = [await read(f) async for f in files if f.name not in {"a", "b"}]
    match result:
        case [Price(amount=0) | None, *_]:
            return None
        case _ if (n := len(result)) > 10:
            return n @ 2
    try:
        print("%s" % PATTERN, file=None)
    except (OSError, KeyError) as error:
        pass
    finally:
        del result
    return x if x else -x \
        or 'continued'


u'old', U"older", F"{LONG}", Rb'\''
'''Not a docstring of anything, but alone.'''
