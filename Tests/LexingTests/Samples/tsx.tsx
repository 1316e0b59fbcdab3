import * as React from 'react';
import type { FC, ReactNode } from 'react';

interface Props<T> {
  items: readonly T[];
  render: (item: T, index: number) => ReactNode;
  title?: string;
}

const first = <T,>(items: readonly T[]): T | undefined => items[0];
const last = <T extends object>(items: T[]): T => items[items.length - 1]!;
const copy = <const T,>(value: T) => value;

/** A list of anything. */
export function List<T extends { id: number }>({ items, render, title = "It's a list" }: Props<T>) {
  const [state, setState] = React.useState<Record<string, Array<T>>>({});
  const half: number = items.length / 2;
  if (half < 1 && items.length > 0) return null;
  return (
    <section title={title}>
      <Select<Option<T>> options={items} onChange={(value) => setState({ ...state, [value.id]: [value as T] })} />
      <p>Don't count {half > 2 ? <em>many</em> : 'few'} &nbsp; items: {`n=${items.map(i => `${i.id}`).join('/')}`}</p>
      {items.map((item, index) => (
        <React.Fragment key={item.id}>{render(item, index)}</React.Fragment>
      ))}
      {/* nothing */}
    </section>
  );
}

const Page: FC<{ user?: string }> = ({ user }) => {
  const ref = React.useRef<HTMLDivElement>(null);
  const pattern = /<\/?[a-z'"]+>/gi;
  return <div ref={ref as any} onClick={async () => { await save<string>(user ?? 'none'); }}>
    {user ? <List<User> items={[]} render={u => <b>{u.name}</b>} /> : <>No one's here: {pattern.source}</>}
  </div>;
};

declare function save<T>(value: T): Promise<T>;
type User = { id: number; name: string };
type Option<T> = T & { label: string };
declare const Select: any;
export default Page as React.ComponentType<any>;
