import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DraftWorld, textOf, tokensOf, type Tab } from './draft-world.js';

type Move =
  | { do: 'edit' | 'crash' | 'merge' | 'back' | 'leave' | 'save'; tab: number }
  | { do: 'advance'; ms: number }
  | { do: 'deliver' | 'lose' | 'lose-answer'; index: number };

const tab = fc.nat(2);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), tab }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), index: fc.nat(6) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(300, 1_100, 5_500, 70_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('lose' as const, 'lose-answer' as const), index: fc.nat(6) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'crash' as const,
        'merge' as const,
        'back' as const,
        'leave' as const,
        'save' as const,
      ),
      tab,
    }),
  },
);

/** Words that exist only in this tab's memory. */
function unsafeWords(world: DraftWorld, dying: Tab): string[] {
  const { record } = dying.device;
  const places = [
    record?.files ?? [],
    ...(record?.asides ?? []).map((aside) => aside.files),
    world.server?.files ?? [],
    ...world.tabs.filter((other) => other !== dying).map((other) => other.model.files),
  ];
  const safe = new Set(places.flatMap((files) => tokensOf(textOf(files))));
  return tokensOf(textOf(dying.model.files)).filter((word) => !safe.has(word));
}

/** Plays the moves; returns the words that must survive them. */
function play(world: DraftWorld, moves: readonly Move[]): Set<string> {
  const expected = new Set<string>();
  for (const [number, next] of moves.entries()) {
    const chosen = 'tab' in next ? world.tabs[next.tab] : undefined;
    if (next.do === 'advance') world.advance(next.ms);
    else if (next.do === 'deliver') world.deliver(next.index);
    else if (next.do === 'lose' || next.do === 'lose-answer')
      world.lose(next.index, next.do === 'lose-answer');
    else if (chosen === undefined) continue;
    else if (next.do === 'edit') {
      world.edit(chosen, `w${number}`);
      expected.add(`w${number}`);
    } else if (next.do === 'crash') {
      for (const word of unsafeWords(world, chosen)) expected.delete(word);
      world.crash(chosen);
    } else if (next.do === 'merge') world.merge(chosen);
    else world.dispatch(chosen, { type: next.do === 'save' ? 'save-now' : next.do });
  }
  return expected;
}

describe('drafts on two devices and three tabs', () => {
  it('loses no kept word, and all copies agree, with losses, delays and crashes', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 60 }), (moves) => {
        const world = new DraftWorld();
        const expected = play(world, moves);
        expect(world.settle()).toBe(true);
        const server = new Set(tokensOf(textOf(world.server?.files ?? [])));
        expect([...expected].filter((word) => !server.has(word))).toEqual([]);
        for (const { model } of world.tabs)
          expect([...tokensOf(textOf(model.files))].sort()).toEqual([...server].sort());
      }),
      { numRuns: 1_500 },
    );
  });
});
