// Tickets with everything in them, for other programs.
const db = require('../db.js');

function exportTickets({ ids }) {
  return db.query(
    `SELECT id, subject, body, minutes FROM tickets WHERE id IN (${ids.join(', ') || 'NULL'}) ORDER BY id`,
  );
}

module.exports = { exportTickets };
