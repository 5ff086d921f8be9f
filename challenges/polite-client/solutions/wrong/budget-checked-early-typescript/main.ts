import { Agent, createServer, request as open, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const { TRACKING_URL = '', LABELS_URL = '', PORT = '8080' } = process.env;

const DEADLINE_MS = 1900;
const ATTEMPT_MS = 600;
const LABEL_MS = 2000;
const MAX_REQUESTS = 3;

const tracking = new Agent({ keepAlive: false });
const labels = new Agent({ keepAlive: false });

interface Reply {
  status: number;
  type: string;
  body: Buffer;
  retryAfterMs: number;
}

interface Question {
  agent: Agent;
  method: string;
  url: string;
  limitMs: number;
  body?: Buffer;
  type?: string;
}

/** Resolves to undefined when there is no complete answer in time. */
function ask({ agent, method, url, limitMs, body, type }: Question): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const headers = body ? { 'Content-Type': type ?? 'application/json', 'Content-Length': body.length } : {};
    const outgoing = open(url, { agent, method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => finish());
      incoming.on('end', () => {
        const seconds = Number(incoming.headers['retry-after']);
        finish({
          status: incoming.statusCode ?? 0,
          type: incoming.headers['content-type'] ?? 'application/json',
          body: Buffer.concat(chunks),
          retryAfterMs: seconds > 0 ? seconds * 1000 + 20 : 0,
        });
      });
    });
    const timer = setTimeout(() => {
      finish();
      outgoing.destroy();
    }, limitMs);
    function finish(reply?: Reply): void {
      clearTimeout(timer);
      resolve(reply);
    }
    outgoing.on('error', () => finish());
    outgoing.end(body);
  });
}

const budget = {
  calls: 0,
  retries: 0,
  allowsRetry(): boolean {
    return this.retries + 1 <= 100 + this.calls * 0.2;
  },
};

function pause(attempt: number): number {
  const scale = 2 ** (attempt - 1);
  return scale * (30 + Math.random() * 100);
}

async function track(path: string): Promise<Reply | undefined> {
  const deadline = Date.now() + DEADLINE_MS;
  budget.calls += 1;
  for (let attempt = 1; ; attempt += 1) {
    const limitMs = Math.min(ATTEMPT_MS, deadline - Date.now());
    const reply = await ask({ agent: tracking, method: 'GET', url: TRACKING_URL + path, limitMs });
    if (reply && reply.status !== 429 && reply.status < 500) return reply;
    if (attempt === MAX_REQUESTS || !budget.allowsRetry()) return undefined;
    const gap = Math.max(pause(attempt), reply?.retryAfterMs ?? 0);
    if (Date.now() + gap + 50 > deadline) return undefined;
    await sleep(gap);
    budget.retries += 1;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function pass(response: ServerResponse, reply: Reply | undefined, wanted: number[]): void {
  if (!reply || !wanted.includes(reply.status)) return send(response, 502, { error: 'the service failed' });
  response.writeHead(reply.status, { 'Content-Type': reply.type }).end(reply.body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/' } = request;
  if (method === 'GET' && url === '/healthz') return send(response, 200, { status: 'ok' });
  if (method === 'GET' && url.startsWith('/parcels/')) return pass(response, await track(url), [200, 404]);
  if (method === 'POST' && url === '/labels') {
    const body = await readBody(request);
    const type = request.headers['content-type'];
    const reply = await ask({ agent: labels, method, url: `${LABELS_URL}/labels`, limitMs: LABEL_MS, body, type });
    return pass(response, reply, [201]);
  }
  send(response, 404, { error: 'no such page' });
}

createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) send(response, 502, { error: 'the service failed' });
  });
}).listen(Number(PORT), '127.0.0.1');
