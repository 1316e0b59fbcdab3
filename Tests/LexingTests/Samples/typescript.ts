/// <reference types="node" />
import type { Request, Response } from 'express';
import { Injectable } from '@angular/core';

type Money<T extends number = number> = { readonly amount: T; currency: `${Uppercase<string>}` };
type Handler = (request: Request, next?: () => void) => Promise<void>;
type Keys = keyof typeof table extends infer K ? K : never;

interface Repository<Id, Entity> extends Iterable<Entity> {
  find(id: Id): Promise<Entity | undefined>;
  readonly [key: string]: unknown;
  new (name: string): Repository<Id, Entity>;
}

enum State { Open = 'open', Closed = 1 << 2 }

declare module 'express' { export interface Request { user?: User } }
namespace Billing.Rates { export const base = <number>1 / 2; }

@Injectable({ providedIn: 'root' })
export abstract class Orders<T> implements Repository<string, Order> {
  private readonly cache = new Map<string, Array<Order>>();
  static #instances = 0;

  constructor(protected readonly api: Api, private limit: number = 10) { }

  get size(): number { return this.cache.size / 2; }

  async find(id: string): Promise<Order | undefined> {
    const found = this.cache.get(id)?.find((order): order is Order => order.id === id);
    return found!.lines?.[0] as unknown as Order ?? undefined;
  }

  abstract total<U extends keyof T>(this: Orders<T>, key: U): asserts key is U;

  map<R>(transform: (value: T, index: number) => R): R[] {
    const generic = <V,>(value: V): V => value;
    const less = this.limit < 3 && this.size > (2);
    const text = `total ${this.size > 1 ? `many ${generic<string>('x')}` : "one"}`;
    return /[/]\d+/.test(text) ? [] : [transform(generic(this as any), 1)];
  }
}

function isString(value: unknown): value is string;
function isString(value: any) { return typeof value === 'string' }

const table = { a: 1, 'b-c': 2n, [State.Open]: { nested: true } } as const satisfies Record<string, unknown>;
let tuple: [name: string, ...rest: number[]] = ['a', 1, 2];
const shift = 8 >> 1 >>> 0, compare = 1 < 2;
export const handler: Handler = async (request, next = () => {}) => { await next?.(); };
// @ts-expect-error: wrong on purpose
const wrong: string = 1;
export { Orders as default };
