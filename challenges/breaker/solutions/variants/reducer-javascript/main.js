const fastify = require('fastify');
const { request } = require('node:http');

const now = () => Number(process.hrtime.bigint() / 1_000_000n);

// A breaker is a value, and what happens to it is a function from one value to the next.
const closed = () => ({ is: 'closed', last: [] });
const open = () => ({ is: 'open', until: now() + 1_000 });
const trying = () => ({ is: 'trying', left: 4, missing: 4 });

function onCall(state) {
  const current = state.is === 'open' && now() >= state.until ? trying() : state;
  if (current.is === 'open' || current.left === 0) return [current, false];
  return [current.is === 'trying' ? { ...current, left: current.left - 1 } : current, true];
}

function onOutcome(state, sentWhile, ok) {
  if (state.is !== sentWhile) return state;
  if (state.is === 'closed') {
    const last = [ok, ...state.last].slice(0, 20);
    return last.filter((each) => !each).length < 10 ? { is: 'closed', last } : open();
  }
  if (!ok) return open();
  return state.missing === 1 ? closed() : { ...state, missing: state.missing - 1 };
}

/** Resolves to nothing for a failure. */
function get(url) {
  return new Promise((resolve) => {
    const fail = () => {
      sent.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(fail, 500);
    const sent = request(url, { agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        const { statusCode: status } = response;
        resolve(status < 500 ? { status, body: Buffer.concat(chunks) } : undefined);
      });
    });
    sent.on('error', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    sent.end();
  });
}

const app = fastify();
app.get('/healthz', async () => ({ status: 'ok' }));

for (const [name, base] of [
  ['rates', process.env.RATES_URL],
  ['stock', process.env.STOCK_URL],
]) {
  let state = closed();
  app.get(`/${name}/:id`, async ({ params }, reply) => {
    let isLet;
    [state, isLet] = onCall(state);
    if (!isLet) return reply.code(503).send({ error: `${name} is not asked` });
    const sentWhile = state.is;
    const answer = await get(`${base}/${name}/${params.id}`);
    state = onOutcome(state, sentWhile, answer !== undefined);
    if (answer === undefined) return reply.code(502).send({ error: `${name} failed` });
    return reply.code(answer.status).type('application/json').send(answer.body);
  });
}

app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
