import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { stepSchema } from '../../../exchanges/step.js';
import { growth, growthSchema } from './growth.js';
import { openStage, type LocalStage } from './local-stage.fixture.js';
import { runScenario } from './run-scenario.js';
import { createSituation } from './situation.js';

const PROBE = growthSchema.parse({
  probe: 'growth',
  id: 'growth',
  title: 'Ten times the rows',
  group: 'correct',
  rows: 'tests/rows.sql',
  size: 1_000,
  operations: ['list'],
  pages: { one: 'one', fifty: 'fifty' },
  perSecond: 0,
});
const page = (limit: number) =>
  stepSchema.parse({
    send: `GET /notes?limit=${limit}`,
    expect: { status: 200, json: { items: { $length: limit } } },
  });
const OPERATIONS = { list: page(20), one: page(1), fifty: page(50) };

/** What one request for a page costs this service with this number of rows. */
type CostOf = (rows: number, limit: number) => { statements: number; blocks: number; cpuMs: number };

let stage: LocalStage | undefined;
afterEach(() => stage?.close());

async function play(costOf: CostOf, problem?: string) {
  const queries = { statements: 0, blocks: 0 };
  let cpuMs = 0;
  let rows = 0;
  const server: Server = createServer((request, response) => {
    const limit = Number(/limit=(\d+)/.exec(request.url ?? '')?.[1]);
    const cost = costOf(rows, limit);
    queries.statements += cost.statements;
    queries.blocks += cost.blocks;
    cpuMs += cost.cpuMs;
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ items: Array.from({ length: limit }, () => ({})) }));
  });
  stage = await openStage(server, {
    workbench: {
      fill: (file, count) => {
        expect(file).toBe('tests/rows.sql');
        rows = count;
        // Inserting them costs the database, too.
        queries.statements += 3;
        queries.blocks += 10 * count;
        return Promise.resolve(problem);
      },
      usage: () => Promise.resolve({ cpuMs, memoryBytes: 0 }),
      queries: () => Promise.resolve({ ...queries }),
      now: () => performance.now(),
    },
  });
  const situation = createSituation('0123', PROBE, OPERATIONS, new Map());
  return await runScenario(growth(PROBE, situation), stage);
}

describe('the probe of growth', () => {
  it('accepts a service whose pages cost the same', async () => {
    expect(await play(() => ({ statements: 2, blocks: 60, cpuMs: 2 }))).toEqual({ exchanges: [] });
  });

  it('finds a missing index', async () => {
    const { sentence } = await play((rows) => ({ statements: 1, blocks: rows / 10, cpuMs: 2 }));
    expect(sentence).toMatch(/^With ten times the rows, list looks at 10\.0× the blocks/);
  });

  it('finds a service that reads everything', async () => {
    const { sentence } = await play((rows) => ({ statements: 1, blocks: 60, cpuMs: rows / 100 }));
    expect(sentence).toMatch(/^With ten times the rows, list takes 10\.0× the CPU time/);
  });

  it('finds a statement for each entry of a page', async () => {
    const { sentence } = await play((_, limit) => ({ statements: 1 + limit, blocks: 60, cpuMs: 2 }));
    expect(sentence).toMatch(/^A page of 50 takes 51 statements, a page of 1 takes 2/);
  });

  it('says what keeps rows from being replaced', async () => {
    const { sentence } = await play(() => ({ statements: 1, blocks: 1, cpuMs: 1 }), 'The tables are locked.');
    expect(sentence).toBe('The tables are locked.');
  });
});

const COUNTED = { usage: { cpuMs: 1, memoryBytes: 0 }, queries: { statements: 1, blocks: 1 } };

/** Plays the probe against a service that answers at most n requests a second; the finding, and the rates tried. */
function playRates(mostPerSecond: number) {
  const probe = growthSchema.parse({ ...PROBE, pages: undefined, perSecond: 100 });
  const scenario = growth(probe, createSituation('0123', probe, OPERATIONS, new Map()));
  const body = new TextEncoder().encode(JSON.stringify({ items: Array.from({ length: 20 }, () => ({})) }));
  const response = {
    status: 200,
    headers: [['content-type', 'application/json']] as const,
    body,
    cut: false,
  };
  const rates: number[] = [];
  for (let step = scenario.next({ answers: [] }); ;) {
    if (step.done === true) return { rates };
    const command = step.value;
    if (command.do === 'fail') return { rates, sentence: command.finding.sentence };
    if (command.do === 'load') rates.push(command.perSecond);
    const asks = 'asks' in command ? command.asks : [];
    const share = command.do === 'load' ? Math.min(1, mostPerSecond / command.perSecond) : 1;
    const answers = asks
      .slice(0, Math.floor(asks.length * share))
      .map((ask) => ({ ...ask, outcome: { response, atMs: 0, tookMs: 1 } }));
    step = scenario.next({ answers, ...COUNTED });
  }
}

describe('a fixed rate', () => {
  it.each([
    [1_000, [100], undefined],
    [60, [100], undefined],
    [40, [100, 25], undefined],
    [5, [100, 25], 'At 25 requests a second, the service answered fewer than half of them in time.'],
  ])('is lowered once for a service that answers %i requests a second', (most, rates, sentence) => {
    expect(playRates(most)).toEqual({ rates, ...(sentence !== undefined && { sentence }) });
  });
});
