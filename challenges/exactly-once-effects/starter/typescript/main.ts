import express, { type Request, type Response } from 'express';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

const app = express();

app.get('/healthz', async (_request: Request, response: Response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.use((_request: Request, response: Response) => {
  response
    .status(501)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: 'Not written yet', status: 501 }));
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
