// Lists of tickets.
const checks = require('./checks.js');
const db = require('../db.js');

// Every statement there can be, written before anybody asks.
const PAGES = new Map(
  ['id', 'opened', 'priority', 'subject'].map((sort) => [
    sort,
    new Map(['asc', 'desc'].map((direction) => [direction, pageOf(`${sort} ${direction}`)])),
  ]),
);

function pageOf(order) {
  return `SELECT id, subject, priority, opened FROM tickets
    ORDER BY ${order}, id LIMIT 5 OFFSET ($1::integer - 1) * 5`;
}

function searchTickets({ text }) {
  return db.query(
    `SELECT id, subject, status FROM tickets
      WHERE position(lower($1) IN lower(subject)) > 0 ORDER BY id LIMIT 50`,
    [checks.text(text, 'text')],
  );
}

function listTickets({ sort, direction, page }) {
  const statement = checks.oneOf(direction, 'direction', checks.oneOf(sort, 'sort', PAGES));
  return db.query(statement, [checks.whole(page, 'page', 1000)]);
}

function ticketsByStatus({ statuses }) {
  return db.query('SELECT id, subject, status FROM tickets WHERE status = ANY($1) ORDER BY id', [
    checks.many(statuses, 'statuses', checks.text),
  ]);
}

module.exports = { listTickets, searchTickets, ticketsByStatus };
