import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { stepSchema } from '../../../exchanges/step.js';
import { durability, durabilitySchema } from './durability.js';
import { openStage, type LocalStage } from './local-stage.fixture.js';
import { runScenario } from './run-scenario.js';
import { createSituation } from './situation.js';

const PROBE = durabilitySchema.parse({
  probe: 'durability',
  id: 'kill',
  title: 'A service that is killed',
  group: 'correct',
  draw: { title: 'sentence', tag: 'word' },
  create: 'create',
  read: 'read',
  mark: 'title',
  list: { operation: 'list' },
});

const step = (over: object) => stepSchema.parse({ expect: { status: 200 }, ...over });
const OPERATIONS = {
  create: step({
    send: 'POST /notes',
    json: { title: '{{title}}', tag: '{{tag}}' },
    expect: { status: 201 },
    keep: { id: 'json.id' },
  }),
  read: step({ send: 'GET /notes/{{id}}', expect: { status: 200, json: { title: '{{title}}' } } }),
  list: step({ send: 'GET /notes?tag={{tag}}' }),
};

interface Note {
  readonly id: number;
  readonly title: string;
  readonly tag: string;
}

async function newNote(request: IncomingMessage): Promise<Omit<Note, 'id'>> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return JSON.parse(text) as Omit<Note, 'id'>;
}

/** Notes in memory, and on the disk once `store` has put them there. A service that was killed has the disk only. */
function notesService(store: (disk: Note[], note: Note, count: number) => void) {
  const disk: Note[] = [];
  let memory: Note[] = [];
  let created = 0;
  const server: Server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST') {
      void newNote(request).then((sent) => {
        const note = { id: (created += 1), ...sent };
        memory.push(note);
        store(disk, note, created);
        answer(201, note);
      });
      return;
    }
    const id = /^\/notes\/(\d+)$/.exec(request.url ?? '')?.[1];
    const tag = /tag=(\w+)/.exec(request.url ?? '')?.[1];
    if (id === undefined) answer(200, { items: memory.filter((note) => note.tag === tag) });
    else
      answer(
        memory.some((note) => String(note.id) === id) ? 200 : 404,
        memory.find((note) => String(note.id) === id) ?? {},
      );
  });
  return { server, restart: () => void (memory = [...disk]) };
}

let stage: LocalStage | undefined;
afterEach(() => stage?.close());

interface Given {
  readonly problem?: string;
  readonly probe?: typeof PROBE;
  readonly wait?: (ms: number) => Promise<void>;
}

async function play(
  store: (disk: Note[], note: Note, count: number) => void,
  { problem, probe = PROBE, wait }: Given = {},
) {
  const { server, restart } = notesService(store);
  stage = await openStage(server);
  const situation = createSituation('0123', probe, OPERATIONS, new Map());
  return await runScenario(durability(probe, situation), {
    ...stage,
    ...(wait && { wait }),
    kill: () => Promise.resolve(),
    restart: () => {
      restart();
      return Promise.resolve(problem);
    },
  });
}

describe('the probe of durability', () => {
  it('accepts a service that stores before it answers', async () => {
    expect(await play((disk, note) => void disk.push(note))).toEqual({ exchanges: [] });
  });

  it('never sends two equal writes, since a service may reject one while the other is in progress', async () => {
    const sent: unknown[] = [];
    const probe = durabilitySchema.parse({ ...PROBE, draw: { title: { integer: [1, 25] }, tag: 'word' } });
    const store = (disk: Note[], note: Note) => {
      sent.push(note.title);
      disk.push(note);
    };
    expect(await play(store, { probe })).toEqual({ exchanges: [] });
    expect(sent.length).toBeGreaterThan(4);
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('finds an acknowledged resource gone', async () => {
    const { sentence, exchanges } = await play(() => undefined);
    expect(sentence).toBe('What was acknowledged is gone after the service was killed.');
    expect(exchanges.at(-1)?.difference).toMatchObject({ where: 'status', actual: '404' });
  });

  it('finds some of many gone', async () => {
    const { sentence } = await play((disk, note, count) => {
      if (count === 1 || count % 2 === 0) disk.push(note);
    });
    expect(sentence).toMatch(
      /^The service was killed while it was asked to create: \d+ of \d+ that it had acknowledged are gone\.$/,
    );
  });

  it('finds a resource that is stored twice', async () => {
    const { sentence } = await play((disk, note) => void disk.push(note, note));
    expect(sentence).toBe('After the service was killed, something is stored that nobody sent, or twice.');
  });

  it('reads again after the given time', async () => {
    const waited: number[] = [];
    const wait = (ms: number) => Promise.resolve(void waited.push(ms));
    const probe = { ...PROBE, waitMs: 1300 };
    expect(await play((disk, note) => void disk.push(note), { probe, wait })).toEqual({ exchanges: [] });
    expect(waited).toContain(1300);
    const { sentence } = await play(() => undefined, { probe, wait });
    expect(sentence).toBe('What time changes stays as it was when the service was killed.');
  });

  it('says why a service does not come back', async () => {
    const { sentence } = await play((disk, note) => void disk.push(note), { problem: 'The port is taken.' });
    expect(sentence).toBe('After it was killed, the service does not start again. The port is taken.');
  });
});
