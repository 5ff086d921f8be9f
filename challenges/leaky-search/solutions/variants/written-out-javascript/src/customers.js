// Changes of customers.
const db = require('../db.js');
const { id, text } = require('./arguments.js');

async function renameCustomer(given) {
  const values = [text('name', given.name), id('id', given.id)];
  const [{ renamed }] = await db.query(
    `WITH changed AS (UPDATE customers SET name = $1 WHERE id = $2 RETURNING 1)
     SELECT count(*) AS renamed FROM changed`,
    values,
  );
  return { renamed: Number(renamed) === 1 };
}

module.exports = { renameCustomer };
