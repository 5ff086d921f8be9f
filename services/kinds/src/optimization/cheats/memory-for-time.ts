import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

const BEYOND_MIB = 64;
const PIECE_MIB = 8;

/** Pays where the memory limit does not hold: a table of all answers would fit. */
export const memoryForTime: Cheat = {
  id: 'memory-for-time',
  title: 'holds a table larger than the memory limit',
  program: (material) =>
    wrapNaive(
      material,
      `
table = []
if len(DATA) > BIG:
    for _ in range(${Math.ceil((material.memoryMiB + BEYOND_MIB) / PIECE_MIB)}):
        try:
            # Not zeros: such pages would cost nothing until they are written to.
            table.append(b"\\1" * (${PIECE_MIB} << 20))
        except MemoryError:
            table.clear()
            break
answer(naive(DATA))
`,
    ),
};
