import type { Cheat } from '@hone/contracts/kind';
import { pythonText, wrapNaive } from './wrap-naive.js';

/** Pays where hidden cases are those of the samples. */
export const sampleTable: Cheat = {
  id: 'sample-table',
  title: 'knows the answers of the samples by heart',
  program: (material) => {
    const rows = material.samples.map(
      ({ input, output }) => `    (${pythonText(input)}, ${pythonText(output)}),`,
    );
    return wrapNaive(
      material,
      `
TABLE = {tuple(known.split()): output for known, output in [
${rows.join('\n')}
]}
known = TABLE.get(tuple(DATA.decode("utf-8", "replace").split()))
answer(naive(DATA) if known is None else known.encode())
`,
    );
  },
};
