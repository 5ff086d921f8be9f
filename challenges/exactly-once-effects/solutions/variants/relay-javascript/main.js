const fastify = require('fastify');
const { Pool } = require('pg');
const { setTimeout: sleep } = require('node:timers/promises');

const { DATABASE_URL, MAIL_URL, PORT = '8080' } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

/** What a message does to the database is one function there, and so one transaction. */
const PREPARE = `
  CREATE TABLE IF NOT EXISTS mails (
    id text PRIMARY KEY,
    body jsonb NOT NULL
  );
  CREATE OR REPLACE FUNCTION take_points(m jsonb) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO inbox (message) VALUES (m ->> 'id');
    INSERT INTO entries (message, account, points)
    VALUES (m ->> 'id', m ->> 'account', (m ->> 'points')::integer);
    UPDATE accounts SET balance = balance + (m ->> 'points')::integer WHERE id = m ->> 'account';
    INSERT INTO mails (id, body)
    VALUES (m ->> 'id', jsonb_build_object('message', m -> 'id', 'account', m -> 'account', 'points', m -> 'points'));
  EXCEPTION WHEN unique_violation THEN
    -- It was taken before.
    NULL;
  END $$;
  CREATE OR REPLACE FUNCTION take_level(m jsonb) RETURNS void LANGUAGE sql AS $$
    UPDATE accounts SET level = m ->> 'level', level_version = (m ->> 'version')::integer
     WHERE id = m ->> 'account' AND level_version < (m ->> 'version')::integer
  $$`;

/** Mails are put one after the other, and deleted when they are sent. */
async function relayMails() {
  for (;;) {
    try {
      const { rows } = await pool.query('SELECT id, body FROM mails LIMIT 8');
      await Promise.all(rows.map(putMail));
      if (rows.length === 0) await sleep(50);
    } catch (error) {
      console.error(error.message);
      await sleep(100);
    }
  }
}

async function putMail({ id, body }) {
  const answer = await fetch(`${MAIL_URL}/mails/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(4_000),
  });
  await answer.text();
  if (answer.status === 201) await pool.query('DELETE FROM mails WHERE id = $1', [id]);
}

const app = fastify();

app.get('/healthz', async () => {
  await pool.query('SELECT 1');
  return { status: 'ok' };
});

app.get('/accounts/:id', async ({ params }, reply) => {
  const { rows } = await pool.query('SELECT id AS account, balance, level FROM accounts WHERE id = $1', [params.id]);
  return rows[0] ?? reply.code(404).send({ error: 'no such account' });
});

app.post('/deliveries', async ({ body }, reply) => {
  const take = body.topic === 'levels' ? 'take_level' : 'take_points';
  await pool.query(`SELECT ${take}($1::jsonb)`, [JSON.stringify(body)]);
  return reply.code(204).send();
});

async function main() {
  await pool.query(PREPARE);
  await app.listen({ host: '127.0.0.1', port: Number(PORT) });
  await relayMails();
}

void main();
