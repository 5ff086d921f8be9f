export interface RunAheadOptions<Item, Result> {
  /** The most items in progress; called again before each start. */
  readonly ahead: () => number;
  /** Items that are not wanted any more are not started, and their results are dropped. */
  readonly isWanted: (item: Item) => boolean;
  readonly start: (item: Item) => Promise<Result>;
}

/**
 * Works through `items` with several in progress and yields their results in order. The consumer's reaction to a result
 * (what is wanted, how far ahead) takes effect before anything further starts.
 */
export async function* runAhead<Item, Result>(
  items: readonly Item[],
  { ahead, isWanted, start }: RunAheadOptions<Item, Result>,
): AsyncGenerator<{ item: Item; result: Result }> {
  const waiting = [...items].reverse();
  const underWay: { item: Item; result: Promise<Result> }[] = [];
  for (;;) {
    while (waiting.length > 0 && underWay.length < ahead()) {
      const item = waiting.pop() as Item;
      if (!isWanted(item)) continue;
      const result = start(item);
      // It may fail before its turn comes to be awaited, or never be awaited because an earlier one failed.
      result.catch(() => undefined);
      underWay.push({ item, result });
    }
    const head = underWay.shift();
    if (head === undefined) return;
    const result = await head.result;
    if (isWanted(head.item)) yield { item: head.item, result };
  }
}
