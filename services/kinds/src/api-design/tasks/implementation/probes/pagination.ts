import { askFor, demand, differenceOfStatus, fail, perform, send } from './ask.js';
import { nextPage, withParameter } from './next-page.js';
import type { PaginationParameters } from './pagination-parameters.js';
import { demandId, entriesOf, idOf, readPage, type List } from './read-page.js';
import type { Answered, Part, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** A bound for a list that never ends; generous, since other checks have made items, too. */
const PAGES_AT_MOST = 120;
const TOO_MANY = [400, 422];
const NOT_MADE = 'Creating an item for the list failed.';

export function* pagination(parameters: PaginationParameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const create = function* (): Part<unknown> {
    const at = yield* perform(situation.operation(parameters.create), situation.renew(kept), NOT_MADE);
    return yield* demandId(parameters.identity, at);
  };
  const made: unknown[] = [];
  for (let n = 0; n < parameters.items; n += 1) made.push(yield* create());
  const list: List = {
    step: situation.operation(parameters.list),
    values: situation.renew(kept),
    entries: parameters.entries,
    identity: parameters.identity,
  };
  yield* judgeBounds(parameters, list);
  const { seen, last } = yield* walk(parameters, list, create);
  const missing = made.filter((id) => !seen.has(id)).length;
  if (missing > 0)
    yield* fail({
      sentence: `The pages together show ${made.length - missing} of the ${made.length} items that were created.`,
      at: last,
      difference: {
        where: 'all pages',
        expected: `${made.length} items`,
        actual: `${missing} of them are missing`,
      },
    });
  yield* judgeInvalid(parameters, list);
}

const targetOf = (list: List): string => askFor(list.step, list.values).request.target;

/** The page without a size, and one of a size that is too large. */
function* judgeBounds({ size }: PaginationParameters, list: List): Part<void> {
  const usual = yield* readPage(list, targetOf(list));
  yield* demandSize('A page requested without a size has too many items.', list, usual, size.most);
  const large = withParameter(targetOf(list), size.parameter, String(size.most + 1_000));
  const ask = askFor(list.step, list.values);
  const at = yield* send({ ...ask, request: { ...ask.request, target: large } });
  if (TOO_MANY.includes(at.response.status)) return;
  yield* demand(
    'A size above the maximum was neither capped nor rejected.',
    at,
    differenceOfStatus(at, [...ask.statuses, ...TOO_MANY]),
  );
  yield* demandSize('A size above the maximum was neither capped nor rejected.', list, at, size.most);
}

function* demandSize(sentence: string, list: List, at: Answered, most: number): Part<readonly unknown[]> {
  const entries = yield* entriesOf(list, at);
  if (entries.length > most)
    yield* fail({
      sentence,
      at,
      difference: {
        where: `body ${list.entries}`,
        expected: `at most ${most} entries`,
        actual: `${entries.length} entries`,
      },
    });
  return entries;
}

interface Walked {
  readonly seen: ReadonlySet<unknown>;
  readonly last: Answered;
}

/** From page to page until the last. */
function* walk(
  { size, style, stable }: PaginationParameters,
  list: List,
  create: () => Part<unknown>,
): Part<Walked> {
  const first = withParameter(targetOf(list), size.parameter, String(size.walk));
  const seen = new Set<unknown>();
  let target = first;
  let itemsSoFar = 0;
  for (let pages = 1; ; pages += 1) {
    const at = yield* readPage(list, target);
    const entries = yield* demandSize('A page has more items than its size.', list, at, size.walk);
    for (const entry of entries) yield* demandNew(list, at, entry, seen);
    itemsSoFar += entries.length;
    if (pages === 1 && stable) yield* create();
    const read = { at, items: entries.length, itemsSoFar, pages, size: size.walk };
    const next = nextPage(style, first, read);
    if (next === undefined) return { seen, last: at };
    if (pages >= PAGES_AT_MOST)
      yield* fail({
        sentence: `After ${pages} pages there is still a next page.`,
        at,
        difference: { where: 'next page', expected: 'none after the last item', actual: 'another page' },
      });
    target = next;
  }
}

function* demandNew(list: List, at: Answered, entry: unknown, seen: Set<unknown>): Part<void> {
  const id = idOf(list.identity, entry);
  if (id !== undefined && !seen.has(id)) {
    seen.add(id);
    return;
  }
  yield* fail({
    sentence: id === undefined ? 'An item of a page has no id.' : 'An item is on two pages.',
    at,
    difference: {
      where: `body ${list.entries}`,
      expected: id === undefined ? `${list.identity} in each` : 'every item once',
      actual: id === undefined ? 'nothing' : `again ${String(id)}`,
    },
  });
}

/** Invalid sizes and cursors. */
function* judgeInvalid({ size, style, badSize, badCursor }: PaginationParameters, list: List): Part<void> {
  const ask = function* (name: string, value: string, statuses: readonly number[], what: string): Part<void> {
    const { request } = askFor(list.step, list.values);
    const target = withParameter(request.target, name, value);
    const at = yield* send({ request: { ...request, target }, statuses });
    yield* demand(`${what} was not rejected.`, at, differenceOfStatus(at));
  };
  if (badSize !== undefined)
    for (const value of ['0', '-1', 'many']) yield* ask(size.parameter, value, badSize, 'An invalid size');
  if (badCursor !== undefined && style.by !== 'link')
    yield* ask(style.parameter, 'no such place', badCursor, 'An invalid cursor');
}
