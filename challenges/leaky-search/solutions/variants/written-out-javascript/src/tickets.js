// Lists of tickets. Nothing is put together: each sort has its two statements, written out.
const db = require('../db.js');
const { list, text, whole } = require('./arguments.js');
const { Refused } = require('./errors.js');

const LISTS = new Map([
  [
    'id',
    {
      asc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY id LIMIT 5 OFFSET $1',
      desc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY id DESC LIMIT 5 OFFSET $1',
    },
  ],
  [
    'opened',
    {
      asc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY opened, id LIMIT 5 OFFSET $1',
      desc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY opened DESC, id LIMIT 5 OFFSET $1',
    },
  ],
  [
    'priority',
    {
      asc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY priority, id LIMIT 5 OFFSET $1',
      desc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY priority DESC, id LIMIT 5 OFFSET $1',
    },
  ],
  [
    'subject',
    {
      asc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY subject, id LIMIT 5 OFFSET $1',
      desc: 'SELECT id, subject, priority, opened FROM tickets ORDER BY subject DESC, id LIMIT 5 OFFSET $1',
    },
  ],
]);

async function searchTickets(given) {
  return db.query(
    `SELECT id, subject, status
       FROM tickets
      WHERE strpos(lower(subject), lower($1)) > 0
      ORDER BY id
      LIMIT 50`,
    [text('text', given.text)],
  );
}

async function listTickets({ sort, direction, page }) {
  const lists = LISTS.get(sort);
  if (lists === undefined) throw new Refused('sort');
  if (direction !== 'asc' && direction !== 'desc') throw new Refused('direction');
  return db.query(lists[direction], [(whole('page', page, 1000) - 1) * 5]);
}

async function ticketsByStatus(given) {
  const statuses = list('statuses', given.statuses, text);
  return db.query(
    `SELECT id, subject, status
       FROM tickets
      WHERE EXISTS (SELECT FROM unnest($1::text[]) AS wanted WHERE wanted = tickets.status)
      ORDER BY id`,
    [statuses],
  );
}

module.exports = { listTickets, searchTickets, ticketsByStatus };
