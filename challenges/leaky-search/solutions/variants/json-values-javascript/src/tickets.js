// Lists of tickets.
const { Arguments } = require('./arguments.js');
const db = require('../db.js');

function searchTickets(given) {
  return db.query(
    'SELECT id, subject, status FROM tickets WHERE strpos(lower(subject), lower($1)) > 0 ORDER BY id LIMIT 50',
    [new Arguments(given).text('text')],
  );
}

function listTickets(given) {
  const read = new Arguments(given);
  const sort = read.oneOf('sort', 'id', 'opened', 'priority', 'subject');
  const direction = read.oneOf('direction', 'asc', 'desc');
  const page = read.number('page', 1000);
  return db.query(
    `SELECT id, subject, priority, opened FROM tickets ORDER BY "${sort}" ${direction}, id OFFSET $1 FETCH NEXT 5 ROWS ONLY`,
    [(page - 1) * 5],
  );
}

function ticketsByStatus(given) {
  return db.query(
    `SELECT id, subject, status FROM tickets
      WHERE status IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY id`,
    [JSON.stringify(new Arguments(given).texts('statuses'))],
  );
}

module.exports = { listTickets, searchTickets, ticketsByStatus };
