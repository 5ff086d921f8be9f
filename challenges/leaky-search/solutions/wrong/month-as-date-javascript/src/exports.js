// Tickets with everything in them, for other programs.
const checks = require('./checks.js');
const db = require('../db.js');

function exportTickets({ ids }) {
  return db.query('SELECT id, subject, body, minutes FROM tickets WHERE id = ANY($1) ORDER BY id', [
    checks.many(ids, 'ids', (each, name) => checks.whole(each, name)),
  ]);
}

module.exports = { exportTickets };
