import { Problem, type Answer, type Asked } from './answers.fixture.js';
import { shown, type Order } from './order.fixture.js';
import type { Bug, Style } from './style.fixture.js';

export const MOST = 20;
const USUAL = 10;
type Has = (bug: Bug) => boolean;

/** The newest first, in pages. */
export function createPages(
  orders: ReadonlyMap<string, Order>,
  style: Style,
  has: Has,
): (asked: Asked) => Answer {
  return ({ owner, query, path }) => {
    const all = [...orders.values()].filter((order) => order.owner === owner || has('lists-others'));
    const sorted = has('shifts-on-insert') ? all.reverse() : all;
    const size = sizeOf(query, style, has);
    const from = startOf(sorted, query, style, has, size);
    const gap = has('skips-an-item') && from > 0 ? 1 : 0;
    const step = has('repeats-an-item') && from > 0 ? -1 : 0;
    const page = sorted.slice(from + gap + step, from + gap + step + size);
    const next = from + gap + step + page.length;
    const isLast = next >= sorted.length && !has('never-ends');
    const cursor = has('shifts-on-insert') ? next : sorted[next - 1]?.number;
    const items = page.map(shown);
    if (style.pages === 'link') {
      const link = `<http://shop${path}?limit=${size}&after=${cursor}>; rel="next", <${path}>; rel="first"`;
      return { status: 200, headers: isLast ? {} : { Link: link }, body: items };
    }
    const more = style.pages === 'cursor' ? { next: isLast ? null : String(cursor) } : {};
    return { status: 200, body: { items, ...more } };
  };
}

function sizeOf(query: URLSearchParams, { beyondMost }: Style, has: Has): number {
  const text = query.get('limit');
  if (has('size-ignored')) return USUAL;
  if (text === null) return USUAL;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    if (has('bad-size')) return USUAL;
    throw new Problem(400, 'No such size');
  }
  const size = Number(text);
  if (size <= MOST || has('no-bound')) return size;
  if (beyondMost === 'reject') throw new Problem(400, `At most ${MOST}`);
  return MOST;
}

function startOf(
  sorted: readonly Order[],
  query: URLSearchParams,
  { pages }: Style,
  has: Has,
  size: number,
): number {
  const whole = (name: string): number => {
    const text = query.get(name) ?? '0';
    if (!/^\d{1,9}$/.test(text)) throw new Problem(400, 'No such place');
    return Number(text);
  };
  if (pages === 'offset') return whole('offset');
  if (pages === 'page') return (Math.max(whole('page'), 1) - 1) * size;
  const after = whole('after');
  if (has('shifts-on-insert')) return after;
  const at = sorted.findIndex((order) => order.number > after);
  return at < 0 ? sorted.length : at;
}
