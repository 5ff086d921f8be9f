// Lists of tickets.
const db = require('../db.js');

function searchTickets({ text }) {
  return db.query(
    `SELECT id, subject, status FROM tickets WHERE subject ILIKE '%${text}%' ORDER BY id LIMIT 50`,
  );
}

function listTickets({ sort, direction, page }) {
  return db.query(
    `SELECT id, subject, priority, opened FROM tickets ORDER BY ${sort} ${direction}, id
      LIMIT 5 OFFSET (${page} - 1) * 5`,
  );
}

function ticketsByStatus({ statuses }) {
  const list = statuses.map((status) => `'${status}'`).join(', ') || 'NULL';
  return db.query(`SELECT id, subject, status FROM tickets WHERE status IN (${list}) ORDER BY id`);
}

module.exports = { listTickets, searchTickets, ticketsByStatus };
