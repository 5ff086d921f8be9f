const { Router } = require('express');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

const EMAIL = /^([a-z0-9]+[._-]?)+@([a-z0-9]+[.-]?)+$/;
const isText = (value, most) => typeof value === 'string' && value.length >= 1 && value.length <= most;

async function findCustomer(login) {
  const [customer] = await query('SELECT login, name, email, role, credit FROM customers WHERE login = $1', [login]);
  return customer;
}

router.get('/me', async (request, response) => {
  response.json(await findCustomer(request.login));
});

router.patch('/me', async (request, response) => {
  const changes = request.body ?? {};
  const { name, email } = changes;
  if (name !== undefined && !isText(name, 80)) throw new Problem(422, 'name must have 1 to 80 characters');
  if (email !== undefined && !(isText(email, 254) && EMAIL.test(email)))
    throw new Problem(422, 'email must be an address');
  const columns = Object.keys(changes);
  if (columns.length > 0) {
    const assignments = columns.map((column, index) => `${column} = $${index + 2}`).join(', ');
    await query(`UPDATE customers SET ${assignments} WHERE login = $1`, [request.login, ...Object.values(changes)]);
  }
  response.json(await findCustomer(request.login));
});

module.exports = { findCustomer, router };
