const { Router } = require('express');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

const EMAIL = /^[a-z0-9._-]+@[a-z0-9.-]+$/;
const isText = (value, most) => typeof value === 'string' && value.length >= 1 && value.length <= most;

async function findCustomer(login) {
  const [customer] = await query('SELECT login, name, email, role, credit FROM customers WHERE login = $1', [login]);
  return customer;
}

router.get('/me', async (request, response) => {
  response.json(await findCustomer(request.login));
});

router.patch('/me', async (request, response) => {
  const { name, email } = request.body ?? {};
  if (name !== undefined && !isText(name, 80)) throw new Problem(422, 'name must have 1 to 80 characters');
  if (email !== undefined && !(isText(email, 254) && EMAIL.test(email)))
    throw new Problem(422, 'email must be an address');
  await query('UPDATE customers SET name = coalesce($2, name), email = coalesce($3, email) WHERE login = $1', [
    request.login,
    name,
    email,
  ]);
  response.json(await findCustomer(request.login));
});

module.exports = { findCustomer, router };
