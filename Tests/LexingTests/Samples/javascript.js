#!/usr/bin/env node
'use strict';
/**
 * Totals of an order, with the discounts that apply.
 */
import { readFile } from 'node:fs/promises';
import * as rates from "./rates.js";

/* An empty comment follows: */ /**/
const PRICE = /^(?<units>\d+)[/.](\d{2})\s*$/u; // slashes in a class
const half = total => total / 2 / 1;
let ratio = (half(10) + 1) / rates.all.length / 0x1F;
let big = 1_000n + 0b11n, tiny = 1e-9, dot = .5;

if (PRICE.test("1/00")) /yes/.exec('it\'s');
while (ratio-- > 0) { ratio /= 2 } /block/g.test(ratio);
const object = { a: 1 } / 2;

class Basket extends Map {
  #items = [];
  static #count = 0;
  get size() { return this.#items.length; }
  set size(value) { throw new Error(`no ${value}`); }
  async *pages(limit = 10, ...rest) {
    for await (const page of this.#items) yield* page.slice(0, limit);
  }
  catch(error) { return error?.message ?? 'none'; }
}

function label(order) {
  const nested = `Order ${order.id}: ${order.lines.map(line => `${line.name} x${`${line.count}`.padStart(3, '0')}`).join("`")} ends}`;
  switch (order.state) {
    case 'open': return nested;
    case "closed": {
      break;
    }
    default:
      return `multi
line \` ${ { a: { b: 1 } }.a.b } \${not}`;
  }
  return order.a ? order.b : order.c?.d?.[0]?.();
}

const row = <tr className="row" data-id={7} {...rest}>
  <td title='He said "hi"'>it's {label(order)} &amp; don't // no comment</td>
  <>{/* a comment */}{items.map(item => <li key={item}>{item / 2}</li>)}</>
  <Cell render={() => <b>bold</b>} />
</tr>;

const less = a < b && c > d, shifted = a >> 2 >>> 1;
label: for (const key in row) { if (!key) continue label; }
x = y++ / 2;
z = x
/foo/g.exec(y);
export default async (request, { limit = 5 } = {}) => {
  try { await readFile(new URL(import.meta.url)) } catch { debugger }
  return request.match(/[\]/]/) || void 0;
};
a ||= b; a &&= c; a ??= d; a **= 2;
<!-- an old comment
//# sourceMappingURL=sample.js.map
