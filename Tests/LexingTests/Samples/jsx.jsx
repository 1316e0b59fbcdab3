import React, { useState } from 'react';

/** Shows what is in the basket. */
export function Basket({ items = [], onBuy, ...props }) {
  const [open, setOpen] = useState(false);
  const total = items.reduce((sum, item) => sum + item.price * item.count, 0) / 100;

  if (!items.length) return <p>Nothing here, and that's fine.</p>;

  return (
    <section className="basket" aria-label='Your "basket"' {...props}>
      {/* The heading isn't a link. */}
      <h2>You've {items.length} item{items.length > 1 ? 's' : ''} &mdash; don't wait!</h2>
      <>
        {items.map(({ id, name, price }) => (
          <Item key={id} price={price / 100} label={`${name} (${`#${id}`})`}>
            {name.replace(/['"/]/g, '')} costs {price < 1000 ? 'little' : <strong>a lot</strong>}
          </Item>
        ))}
      </>
      <svg.Icon xlink:href="#cart" disabled />
      <input
        type="number" // how many
        /* bounded below */ min={0}
        onChange={event => { setOpen(event.target.value > 0); }}
        style={{ width: '50%', margin: open ? 0 : -1 }}
      />
      https://example.com/not/a/comment
      <button onClick={() => onBuy(items)}>Buy for ${total}</button>
      {open && <Dialog><p>Are you sure? It's {'{'}final{'}'}.</p></Dialog>}
    </section>
  );
}

const ratio = 1 / 2;
const isLess = (a, b) => a < b / 2;
const fragment = <>text</>;
export default React.memo(Basket, (a, b) => a.items === b.items);
