import type { ChallengeSummary } from '@hone/contracts';

/** The values that occur in a catalogue, so that no single filter leads to an empty list. */
export interface Offered {
  readonly kind: ReadonlySet<string>;
  readonly skill: ReadonlySet<string>;
  readonly language: ReadonlySet<string>;
  readonly difficulty: ReadonlySet<string>;
}

export function offeredBy(challenges: readonly ChallengeSummary[]): Offered {
  return {
    kind: new Set(challenges.map(({ kind }) => kind)),
    skill: new Set(challenges.flatMap(({ skills }) => skills)),
    language: new Set(challenges.flatMap(({ languages }) => languages)),
    difficulty: new Set(challenges.map(({ difficulty }) => String(difficulty))),
  };
}

/** The ids that occur, and always the chosen one. All ids while nothing is known. */
export function narrowed(
  ids: readonly string[],
  offered: ReadonlySet<string> | undefined,
  chosen: readonly string[],
): string[] {
  return ids.filter((id) => offered === undefined || offered.has(id) || chosen.includes(id));
}
