// Customers who spent the same stay in the order in which they became known
const { accept, ranks, reject, seeded, tell } = require('./_shop.js');

const below = seeded();
const ids = [];
while (ids.length < 14) {
  const id = `c${100 + below(900)}`;
  if (!ids.includes(id)) ids.push(id);
}
tell('product p1 toys 1000 0', ...ids.map((id) => `customer ${id} east Bo Sato`));
// A new name is no new customer: the place stays.
tell(`customer ${ids[0]} west Bo Tran`);
tell(...ids.toReversed().map((id) => `order o${id} ${id} 2026-05-02 p1*2`));
const places = ranks('2026-05').map(([, id]) => id);
if (places.join() !== ids.slice(0, 10).join())
  reject('Customers who spent the same came in another order than the one in which they became known.');
accept();
