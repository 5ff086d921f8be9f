// Changes of customers.
const db = require('../db.js');

async function renameCustomer({ id, name }) {
  const rows = await db.query(`UPDATE customers SET name = '${name}' WHERE id = ${id} RETURNING id`);
  return { renamed: rows.length === 1 };
}

module.exports = { renameCustomer };
