// Tickets with everything in them, for other programs.
const { Arguments } = require('./arguments.js');
const db = require('../db.js');

function exportTickets(given) {
  const ids = new Arguments(given).numbers('ids');
  return db.query(
    `SELECT id, subject, body, minutes FROM tickets
      WHERE id IN (SELECT value::integer FROM jsonb_array_elements_text($1::jsonb)) ORDER BY id`,
    [JSON.stringify(ids)],
  );
}

module.exports = { exportTickets };
