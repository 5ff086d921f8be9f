const http = require('node:http');
const express = require('express');

// A key's requests as a schedule: each moves the time at which the key has caught up, by the same step.
const REQUESTS = 15;
const WINDOW_MS = 3_000;
const STEP_MS = WINDOW_MS / REQUESTS;

function createSemaphore(places) {
  const queue = [];
  let free = places;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise((resolve) => queue.push(resolve));
    },
    leave() {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

const everybody = createSemaphore(8);
const keys = new Map();
for (const token of Object.values(JSON.parse(process.env.HONE_CALLERS)))
  keys.set(token, { caughtUpAt: 0, slots: createSemaphore(5) });

const problem = (response, status, title) =>
  response.status(status).type('application/problem+json').send({ type: `urn:problem:${status}`, title, status });

function authenticate(request, response, next) {
  const header = request.get('Authorization') ?? '';
  request.key = header.startsWith('Bearer ') ? keys.get(header.slice(7)) : undefined;
  if (request.key === undefined) return problem(response.set('WWW-Authenticate', 'Bearer'), 401, 'Who are you?');
  return next();
}

function limit({ key }, response, next) {
  const now = performance.now();
  const caughtUpAt = Math.max(key.caughtUpAt, now) + STEP_MS;
  const waitMs = caughtUpAt - WINDOW_MS - now;
  // Of what is computed in fractions, the smallest part does not count.
  const passes = waitMs <= 0.001;
  if (passes) key.caughtUpAt = caughtUpAt;
  const used = Math.max(key.caughtUpAt - now, 0);
  response.set('RateLimit-Policy', `"per-key"; q=${REQUESTS}; w=${WINDOW_MS / 1_000}`);
  response.set('RateLimit', `"per-key"; r=${Math.floor((WINDOW_MS - used) / STEP_MS + 0.001)}`);
  if (passes) return next();
  return problem(response.set('Retry-After', Math.ceil(waitMs / 1_000)), 429, 'Slow down');
}

const agent = new http.Agent({ keepAlive: true });

function ask(path) {
  return new Promise((resolve) => {
    const outgoing = http.get(process.env.CARRIER_URL + path, { agent }, async (incoming) => {
      try {
        let body = '';
        for await (const chunk of incoming) body += chunk;
        end({ status: incoming.statusCode, body });
      } catch {
        end({ status: 502 });
      }
    });
    const alarm = setTimeout(() => {
      end({ status: 504 });
      outgoing.destroy();
    }, 1_000);
    const end = (answer) => {
      clearTimeout(alarm);
      resolve(answer);
    };
    outgoing.on('error', () => end({ status: 502 }));
  });
}

const app = express();
app.disable('x-powered-by');
app.get('/healthz', (_, response) => response.end());
app.use(authenticate);
app
  .route('/rates/:lane')
  .get(limit, async ({ key, params }, response) => {
    await key.slots.enter();
    await everybody.enter();
    let answer;
    try {
      answer = await ask(`/rates/${encodeURIComponent(params.lane)}`);
    } finally {
      everybody.leave();
      key.slots.leave();
    }
    if (answer.status === 200) response.type('application/json').send(answer.body);
    else if (answer.status === 404) problem(response, 404, 'No such lane');
    else problem(response, answer.status === 504 ? 504 : 502, 'The carrier has a problem');
  })
  .all((_, response) => problem(response.set('Allow', 'GET, HEAD'), 405, 'Only GET'));
app.use((_, response) => problem(response, 404, 'Nothing here'));
app.listen(Number(process.env.PORT), '127.0.0.1');
