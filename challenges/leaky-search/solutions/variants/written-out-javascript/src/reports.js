// The report of a month: a line for each name, so that customers who share one share a line.
const db = require('../db.js');
const { Refused } = require('./errors.js');

async function monthlyReport({ month }) {
  if (typeof month !== 'string' || !/^[0-9]{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Refused('month');
  const [year, ofYear] = month.split('-').map(Number);
  return db.query(
    `SELECT c.name, count(*) AS tickets, sum(t.minutes) AS minutes
       FROM tickets t
       JOIN customers c ON c.id = t.customer_id
      WHERE extract(year FROM t.opened) = $1 AND extract(month FROM t.opened) = $2
      GROUP BY c.name
      ORDER BY c.name COLLATE "C"`,
    [year, ofYear],
  );
}

module.exports = { monthlyReport };
