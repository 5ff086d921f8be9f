const express = require('express');

const app = express();
app.use(express.json());

app.get('/healthz', (_request, response) => response.json({ status: 'ok' }));

// Right answers, and nothing behind them.
app.post('/orders', (request, response) => {
  const { order, amount } = request.body ?? {};
  if (typeof order !== 'string' || !Number.isInteger(amount) || amount < 1) {
    return response.status(422).json({ error: 'an order has an id and a positive amount' });
  }
  response.status(201).json({ order, amount });
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
