// Tickets with everything in them, for other programs.
const db = require('../db.js');
const { id, list } = require('./arguments.js');

async function exportTickets(given) {
  const ids = list('ids', given.ids, id);
  return db.query(
    `SELECT id, subject, body, minutes
       FROM tickets
      WHERE id IN (SELECT unnest($1::integer[]))
      ORDER BY id`,
    [ids],
  );
}

module.exports = { exportTickets };
