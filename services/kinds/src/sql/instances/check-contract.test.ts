import { expect, test } from 'vitest';
import type { TrustedSession } from '@hone/contracts/kind';
import { sqlPack } from '../sql-pack.fixture.js';
import { sqlDefinitionSchema, type SqlDefinition } from '../definition.js';
import { checkContract } from './check-contract.js';

const GRADING = {
  engine: 'postgresql',
  task: 'query',
  schema: 'tests/schema.sql',
  contract: 'tests/contract.py',
  instances: [
    { id: 'fixed', generator: 'tests/instances.py' },
    { id: 'drawn', generator: 'tests/instances.py', seeded: true },
    { id: 'written', file: 'tests/written.sql' },
  ],
};
const FILES = { 'tests/contract.py': '', 'tests/instances.py': '' };
const text = new TextDecoder();
const bytes = (said: string) => new TextEncoder().encode(said);

/** A generator that prints its arguments, and a contract that rejects data for which `breaks` is true. */
function sessionOf(breaks: (data: string) => boolean, grading: object = GRADING) {
  const asked: string[] = [];
  const run = ({ argv, stdin }: { argv: readonly string[]; stdin?: Uint8Array }) => {
    if (argv[3] === '/box/tests/instances.py')
      return Promise.resolve({ status: 'exited', stdout: bytes(argv.slice(4).join(' ')), stderr: bytes('') });
    const data = text.decode(stdin);
    asked.push(data);
    const status = breaks(data) ? 'runtime-error' : 'exited';
    return Promise.resolve({
      status,
      stdout: bytes(''),
      stderr: bytes('Traceback\nevent 3: an order has no lines\n'),
    });
  };
  const session = {
    package: sqlPack({ files: FILES, grading, other: { id: 'other', weight: 10 } }),
    definition: sqlDefinitionSchema.parse(grading),
    seed: 'a'.repeat(64),
    signal: new AbortController().signal,
    cached: (_key: string, compute: () => Promise<Uint8Array>) => compute(),
    open: () => Promise.resolve({ put: () => Promise.resolve(), run }),
  };
  return { session: session as unknown as TrustedSession<SqlDefinition>, asked };
}

test('the contract sees the data of twenty submissions, and fixed data once', async () => {
  const { session, asked } = sessionOf(() => false);
  expect(await checkContract(session)).toEqual([]);
  expect(asked.filter((data) => data.startsWith('fixed '))).toHaveLength(1);
  expect(new Set(asked.filter((data) => data.startsWith('drawn '))).size).toBe(20);
});

test('data that the statement rules out are a finding that names them and the reason', async () => {
  const { session } = sessionOf((data) => data.startsWith('drawn '));
  const findings = await checkContract(session);
  expect(findings).toHaveLength(5);
  expect(findings[0]).toMatchObject({
    code: 'CONTRACT_BROKEN',
    path: 'tests/contract.py',
    message: 'the data of drawn break the statement: event 3: an order has no lines',
  });
});

test('a task without a contract runs nothing', async () => {
  const { contract: _none, ...grading } = GRADING;
  expect(await checkContract(sessionOf(() => true, grading).session)).toEqual([]);
});
