import type { ChallengeKind } from '@hone/contracts/kind';
import { KINDS } from '@hone/kinds';

const kinds: readonly ChallengeKind[] = Object.values(KINDS);

/** Ids of all cheats that kinds know, in the order in which they are planted. */
export const CHEAT_IDS: readonly string[] = kinds.flatMap(({ cheats = [] }) => cheats.map(({ id }) => id));
