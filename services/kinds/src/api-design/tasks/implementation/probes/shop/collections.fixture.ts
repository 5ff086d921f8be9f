import { createHash, randomUUID } from 'node:crypto';
import { Problem, type Answer, type Asked } from './answers.fixture.js';
import { shown, type Order } from './order.fixture.js';
import { createPages } from './pages.fixture.js';
import type { Bug, Style } from './style.fixture.js';

interface Stock {
  readonly owner: string;
  left: number;
}
type Has = (bug: Bug) => boolean;
type Handler = (asked: Asked, id: string) => Answer | Promise<Answer>;
export type Collections = Readonly<
  Record<'list' | 'create' | 'read' | 'update' | 'confirm' | 'addStock' | 'readStock' | 'buy', Handler>
>;

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const soon = (): Promise<void> => delay(3);
/** Waits until the other parallel requests have arrived, too. */
const later = (): Promise<void> => delay(20);

export function createCollections(style: Style, has: Has): Collections {
  const orders = new Map<string, Order>();
  const keys = new Map<string, { readonly body: string; readonly answer: Promise<Answer>; done?: true }>();
  const make = (asked: Asked): Answer => createOrder(orders, style, has, asked);
  return {
    ...createStock(has),
    list: createPages(orders, style, has),
    create: (asked) => createOnce(asked, { keys, orders, style, has, make }),
    read: (asked, id) => readOrder(asked, findOrder(orders, asked, id, has('reads-others'), has), style, has),
    async update(asked, id) {
      const order = findOrder(orders, asked, id, has('changes-others'), has);
      const isCurrent = asked.headers['if-match'] === tagOf(order, style, has);
      if (has('lost-update')) await soon();
      if (!isCurrent) throw new Problem(412, 'Somebody was faster');
      const { item } = asked.body as Partial<Order>;
      if (typeof item !== 'string') throw new Problem(422, 'No item');
      Object.assign(order, { item, version: order.version + 1 });
      return { status: 200, headers: { ETag: tagOf(order, style, has) }, body: shown(order) };
    },
    confirm(asked, id) {
      const order = findOrder(orders, asked, id, false, has);
      if (order.status !== 'open') throw new Problem(409, 'Confirmed already');
      order.status = 'confirmed';
      order.version += 1;
      return { status: 200, body: shown(order) };
    },
  };
}

function findOrder(
  orders: ReadonlyMap<string, Order>,
  { owner }: Asked,
  id: string,
  anybody: boolean,
  has: Has,
): Order {
  const found = orders.get(id);
  if (found === undefined)
    throw new Problem(404, has('reveals-existence') ? 'There is no such order' : 'No such order');
  if (found.owner !== owner && !anybody)
    throw new Problem(404, has('reveals-existence') ? 'Not yours' : 'No such order');
  return found;
}

function tagOf(order: Order, { tag }: Style, has: Has): string {
  const version = has('tag-never-changes') ? 1 : order.version;
  const text = `"${createHash('sha1').update(`${order.id} ${version}`).digest('hex').slice(0, 12)}"`;
  return tag === 'weak' ? `W/${text}` : text;
}

function readOrder({ headers }: Asked, order: Order, style: Style, has: Has): Answer {
  const usual = tagOf(order, style, has);
  const tag = has('tag-of-time') ? `"${randomUUID()}"` : usual;
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim());
  const matches = has('one-tag-only') ? headers['if-none-match'] === tag : known.includes(tag);
  const sent = has('no-tag') ? {} : { ETag: tag };
  if (matches && !has('never-304')) return { status: 304, headers: sent };
  return { status: 200, headers: sent, body: shown(order) };
}

function createOrder(orders: Map<string, Order>, style: Style, has: Has, { owner, body }: Asked): Answer {
  const { item, amount, ...others } = body as Record<string, unknown>;
  const isValid = typeof item === 'string' && Number.isInteger(amount) && (amount as number) > 0;
  if (!isValid && !has('any-value')) throw new Problem(422, 'No such order can be');
  if (Object.keys(others).length > 0 && style.assigned === 'rejected' && !has('sets-owner'))
    throw new Problem(422, 'Not yours to set');
  const number = orders.size + 1;
  const order: Order = {
    id: { number, uuid: randomUUID(), word: `ord_${number}x` }[style.ids],
    number,
    owner,
    item: String(item),
    amount: Number(amount),
    status: 'open',
    version: 1,
    ...(has('sets-owner') && others),
  };
  orders.set(String(order.id), order);
  return { status: 201, headers: { Location: `/orders/${order.id}` }, body: shown(order) };
}

interface Once {
  readonly keys: Map<string, { readonly body: string; readonly answer: Promise<Answer>; done?: true }>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly style: Style;
  readonly has: Has;
  readonly make: (asked: Asked) => Answer;
}

async function createOnce(asked: Asked, { keys, orders, style, has, make }: Once): Promise<Answer> {
  const sent = asked.headers['idempotency-key'];
  if (sent === undefined || has('ignores-key')) return make(asked);
  const caller = has('key-of-all-callers') ? '' : asked.owner;
  const key = `${caller} ${has('one-key-for-all') ? '' : String(sent)}`;
  const body = JSON.stringify(asked.body);
  if (has('key-race')) await soon();
  const known = has('key-race') && keys.get(key)?.done === undefined ? undefined : keys.get(key);
  if (known !== undefined) {
    if (known.body !== body && !has('same-key-other-body') && !has('one-key-for-all'))
      throw new Problem(422, 'Another request had this key');
    if (known.done === undefined && style.inUse === 'conflict') throw new Problem(409, 'In progress');
    const { body: first, ...others } = await known.answer;
    const change = has('answer-changes') ? { replayed: true } : {};
    const now = orders.get(String((first as Partial<Order>).id));
    if (has('answers-as-it-is-now') && now !== undefined)
      return { ...others, status: style.replayStatus, body: shown(now) };
    return { ...others, status: style.replayStatus, body: { ...(first as object), ...change } };
  }
  const answer = soon().then(() => make(asked));
  const entry: { readonly body: string; readonly answer: Promise<Answer>; done?: true } = { body, answer };
  keys.set(key, entry);
  answer.then(
    () => (entry.done = true),
    () => keys.delete(key),
  );
  return answer;
}

function createStock(has: Has): Pick<Collections, 'addStock' | 'readStock' | 'buy'> {
  const stock = new Map<string, Stock>();
  let sold = 0;
  const find = ({ owner }: Asked, id: string): Stock => {
    const found = stock.get(id);
    if (found === undefined || found.owner !== owner) throw new Problem(404, 'No such stock');
    return found;
  };
  return {
    addStock({ owner, body }) {
      const id = randomUUID();
      stock.set(id, { owner, left: Number((body as { left: unknown }).left) });
      return { status: 201, body: { id } };
    },
    readStock: (asked, id) => ({ status: 200, body: { left: find(asked, id).left } }),
    async buy(asked, id) {
      const found = find(asked, id);
      const { left } = found;
      if (has('oversold')) await later();
      if (left <= (has('undersold') ? 1 : 0)) throw new Problem(409, 'Sold out');
      found.left -= 1;
      sold += 1;
      return { status: 201, body: { id: sold } };
    },
  };
}
