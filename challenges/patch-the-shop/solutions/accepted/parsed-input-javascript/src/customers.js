const { Router } = require('express');
const { query } = require('./db.js');
const { readBody, text } = require('./input.js');

const router = Router();

const FIELDS = {
  name: text(/^[^]{1,80}$/, 80),
  email: text(/^[a-z0-9._-]+@[a-z0-9.-]+$/, 254),
};

async function findCustomer(login) {
  const [customer] = await query('SELECT login, name, email, role, credit FROM customers WHERE login = $1', [login]);
  return customer;
}

router.get('/me', async (request, response) => {
  response.json(await findCustomer(request.login));
});

router.patch('/me', async (request, response) => {
  const { name, email } = readBody(request.body, FIELDS);
  if (name !== undefined) await query('UPDATE customers SET name = $2 WHERE login = $1', [request.login, name]);
  if (email !== undefined) await query('UPDATE customers SET email = $2 WHERE login = $1', [request.login, email]);
  response.json(await findCustomer(request.login));
});

module.exports = { findCustomer, router };
