// Changes of customers.
const checks = require('./checks.js');
const db = require('../db.js');

async function renameCustomer({ id, name }) {
  const values = [checks.whole(id, 'id'), checks.text(name, 'name')];
  const rows = await db.query('UPDATE customers SET name = $2 WHERE id = $1 RETURNING id', values);
  return { renamed: rows.length === 1 };
}

module.exports = { renameCustomer };
