import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { MutationReport } from '@hone/contracts/kind';
import type { LoadedChallenge } from '@hone/grading';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { fileOf, sqlChallenge } from '../support/challenges/sql.js';

let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

async function tryMutants({ kind, pack, definition }: LoadedChallenge): Promise<MutationReport> {
  const report = await kind.tryMutants?.({
    package: pack,
    definition,
    language: 'sql',
    seed: 'a1',
    signal: new AbortController().signal,
    open: (spec) => sandbox.open(spec),
    openPod: (spec) => sandbox.openPod(spec),
    cached: (_, compute) => compute(),
    cachedForHosts: (_, compute) => compute(),
    now: () => performance.now(),
  });
  if (report === undefined) throw new Error('nothing was mutated');
  return report;
}

const EDGES = new Set([
  'cutoff',
  'mixed',
  'mixed-2',
  'mixed-3',
  'imported-orders',
  'guests-only',
  'same-day',
  'duplicates',
]);

interface Manifest {
  readonly grading: { readonly instances: readonly { readonly id: string }[] };
}

/** The task without the instances for the edge cases of its rules, and with other declarations. */
async function withoutEdges(equivalents: string): Promise<LoadedChallenge> {
  const manifest = parse(fileOf(await sqlChallenge(), 'challenge.yml')) as Manifest;
  const { grading } = manifest;
  const instances = grading.instances.filter(({ id }) => !EDGES.has(id));
  const changed = {
    ...manifest,
    grading: { ...grading, instances, equivalents: parse(equivalents) as unknown },
  };
  return sqlChallenge({ 'challenge.yml': stringify(changed) });
}

describe('a task whose data show no edge', () => {
  it('is told which mistakes they miss, and which declarations are wrong', async () => {
    const equivalents = [
      "{ mutant: 'distinct 2:3 added', reason: key, because: one row for each customer }",
      "{ mutant: 'negation 11:7 NOT left out', reason: key, because: a wish }",
      "{ mutant: 'boundary 99:1 < as <=', reason: key, because: it is gone }",
    ];
    const { mutants, findings } = await tryMutants(await withoutEdges(`[${equivalents.join(', ')}]`));
    const fateOf = (id: string) => mutants.find((mutant) => mutant.id === id);
    expect(fateOf('boundary 10:7 < as <=')).toMatchObject({ fate: 'survived' });
    expect(fateOf('distinct 2:3 added')).toMatchObject({
      fate: 'equivalent',
      why: 'key: one row for each customer',
    });
    expect(fateOf('negation 11:7 NOT left out')).toMatchObject({ fate: 'killed', by: 'sample' });
    const codes = findings.map(({ severity, code }) => `${severity} ${code}`);
    expect(codes).toContain('error MUTANTS_SURVIVE');
    expect(codes).toContain('warning MUTANT_SURVIVED');
    expect(codes).toContain('error EQUIVALENT_WRONG');
    expect(codes).toContain('error EQUIVALENT_UNKNOWN');
  }, 300_000);
});
