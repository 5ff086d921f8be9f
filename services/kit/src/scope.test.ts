import { expect, it } from 'vitest';
import { createLogger } from './logger.js';
import { createScope } from './scope.js';
import { findTraceparent } from './tracing.js';

it('adds the facts of the current work to all of its lines, also after waiting, and to no other', async () => {
  const lines: string[] = [];
  const scope = createScope();
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ service: 'test', scope, destination }).child({ part: 'p' });
  const work = (submission: string) =>
    scope.run({ requestId: 'r' }, () =>
      scope.run({ submission }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        logger.info({ attempt: 1 }, 'worked');
        scope.apart(() => logger.info('for everybody'));
      }),
    );
  await Promise.all([work('a'), work('b')]);
  logger.info('outside');
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const facts = entries.map(({ msg, submission, requestId }) => [msg, submission, requestId]);
  expect(facts.sort()).toEqual([
    ['for everybody', undefined, undefined],
    ['for everybody', undefined, undefined],
    ['outside', undefined, undefined],
    ['worked', 'a', 'r'],
    ['worked', 'b', 'r'],
  ]);
});

it('accepts a client’s trace only when it is valid', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const span = '00f067aa0ba902b7';
  expect(findTraceparent(`00-${trace}-${span}-01`)).toBe(`00-${trace}-${span}-01`);
  const others = [
    undefined,
    '',
    `01-${trace}-${span}-01`,
    `00-${trace}-${span}-01\r\nx: y`,
    `00-${trace}-${span}-ff`,
  ];
  for (const other of [
    ...others,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
  ]) {
    expect(findTraceparent(other)).toBeUndefined();
  }
});
