import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';

const CARRIER = process.env.CARRIER_URL ?? 'http://127.0.0.1:9100';
const REQUESTS = 15;
const WINDOW_MS = 3_000;
const CALL_MS = 1_000;

class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
  }
}

/** The requests of one key since the last full window. */
class FixedWindow {
  private begin = 0;
  private used = 0;

  take(now: number): { passes: boolean; remaining: number; waitMs: number } {
    if (now >= this.begin + WINDOW_MS) [this.begin, this.used] = [now - (now % WINDOW_MS), 0];
    const passes = this.used < REQUESTS;
    if (passes) this.used += 1;
    return { passes, remaining: REQUESTS - this.used, waitMs: this.begin + WINDOW_MS - now };
  }
}

/** Room for so many at once. */
class Room {
  private taken = 0;
  constructor(private readonly size: number) {}

  get isFull(): boolean {
    return this.taken >= this.size;
  }

  enter(): void {
    this.taken += 1;
  }

  leave(): void {
    this.taken -= 1;
  }
}

/** Two rooms to enter: the key's own, and the one of all keys. */
class Guard {
  private readonly all = new Room(8);
  private readonly queue: { own: Room; start: () => void }[] = [];

  async run<T>(own: Room, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      this.queue.push({ own, start });
      this.admit();
    });
    try {
      return await work();
    } finally {
      own.leave();
      this.all.leave();
      this.admit();
    }
  }

  private admit(): void {
    for (const entry of [...this.queue]) {
      if (this.all.isFull) return;
      if (entry.own.isFull) continue;
      this.queue.splice(this.queue.indexOf(entry), 1);
      entry.own.enter();
      this.all.enter();
      entry.start();
    }
  }
}

interface Key {
  readonly window: FixedWindow;
  readonly room: Room;
}

const tokens: string[] = Object.values(JSON.parse(process.env.HONE_CALLERS ?? '{}') as Record<string, string>);
const keys = new Map(tokens.map((token): [string, Key] => [token, { window: new FixedWindow(), room: new Room(5) }]));
const guard = new Guard();

/** One call, and its body to the last byte; the connection ends with the time. */
function call(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = get(`${CARRIER}${path}`, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => fail(502, 'The carrier broke off'));
      response.on('end', () => {
        clearTimeout(late);
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    const fail = (status: number, title: string): void => {
      clearTimeout(late);
      request.destroy();
      reject(new Problem(status, title));
    };
    const late = setTimeout(() => fail(504, 'The carrier took too long'), CALL_MS);
    request.on('error', () => fail(502, 'The carrier failed'));
  });
}

function authenticate(request: IncomingMessage): Key {
  const [, token = ''] = /^bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const key = keys.get(token);
  if (key === undefined) throw new Problem(401, 'A valid key is needed', { 'WWW-Authenticate': 'Bearer' });
  return key;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<string> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/healthz') return '{}';
  const key = authenticate(request);
  if (!/^\/rates\/[a-z0-9-]{1,40}$/.test(path)) throw new Problem(404, 'There is no such path');
  if (request.method !== 'GET') throw new Problem(405, 'The path offers GET only', { Allow: 'GET' });
  const { passes, remaining, waitMs } = key.window.take(Date.now());
  const seconds = Math.ceil(waitMs / 1_000);
  response.setHeader('RateLimit-Policy', `"key";q=${REQUESTS};w=${WINDOW_MS / 1_000}`);
  response.setHeader('RateLimit', `"key";r=${remaining};t=${seconds}`);
  if (!passes) throw new Problem(429, 'The limit is used up', { 'Retry-After': String(seconds) });
  const { status, text } = await guard.run(key.room, () => call(path));
  if (status === 404) throw new Problem(404, 'The carrier does not know the lane');
  if (status !== 200) throw new Problem(502, 'The carrier failed');
  return text;
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

createServer((request, response) => {
  request.resume();
  answer(request, response).then(
    (text) => send(response, 200, 'application/json', text),
    (error: unknown) => {
      const problem = error instanceof Problem ? error : new Problem(500, 'Something went wrong');
      for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
      const body = { type: 'about:blank', title: problem.message, status: problem.status };
      send(response, problem.status, 'application/problem+json', JSON.stringify(body));
    },
  );
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
