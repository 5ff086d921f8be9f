// Lists of tickets.
const checks = require('./checks.js');
const db = require('../db.js');

const PAGE = 5;
const COLUMNS = new Map(['id', 'opened', 'priority', 'subject'].map((name) => [name, name]));
const DIRECTIONS = new Map([
  ['asc', 'ASC'],
  ['desc', 'DESC'],
]);

function searchTickets({ text }) {
  const pattern = checks.text(text, 'text').replace(/[\\%_]/g, '\\$&');
  return db.query(
    'SELECT id, subject, status FROM tickets WHERE subject ILIKE $1 ORDER BY id LIMIT 50',
    [`%${pattern}%`],
  );
}

function listTickets({ sort, direction, page }) {
  const column = checks.oneOf(sort, 'sort', COLUMNS);
  const way = checks.oneOf(direction, 'direction', DIRECTIONS);
  const number = checks.whole(page, 'page', 1000);
  return db.query(
    `SELECT id, subject, priority, opened FROM tickets ORDER BY ${column} ${way}, id LIMIT $1 OFFSET $2`,
    [PAGE, (number - 1) * PAGE],
  );
}

function ticketsByStatus({ statuses }) {
  const values = checks.many(statuses, 'statuses', checks.text);
  if (values.length === 0) return [];
  const places = values.map((_, place) => `$${place + 1}`).join(', ');
  return db.query(
    `SELECT id, subject, status FROM tickets WHERE status IN (${places}) ORDER BY id`,
    values,
  );
}

module.exports = { listTickets, searchTickets, ticketsByStatus };
