// Changes of customers.
const { Arguments } = require('./arguments.js');
const db = require('../db.js');

async function renameCustomer(given) {
  const read = new Arguments(given);
  const [{ renamed }] = await db.query(
    `WITH changed AS (UPDATE customers SET name = $1 WHERE id = $2 RETURNING id)
     SELECT EXISTS (SELECT FROM changed) AS renamed`,
    [read.text('name'), read.number('id')],
  );
  return { renamed };
}

module.exports = { renameCustomer };
