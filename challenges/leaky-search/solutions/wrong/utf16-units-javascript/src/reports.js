// The report of a month: a line for each name, so that customers who share one share a line.
const checks = require('./checks.js');
const db = require('../db.js');

const IN_MONTH = "to_char(tickets.opened, 'YYYY-MM') = $1";
const JOINED = 'FROM tickets JOIN customers ON customers.id = tickets.customer_id';

async function monthlyReport({ month }) {
  checks.month(month, 'month');
  const names = await db.query(
    `SELECT name ${JOINED} WHERE ${IN_MONTH} GROUP BY name ORDER BY name COLLATE "C"`,
    [month],
  );
  const report = [];
  for (const { name } of names) report.push(await lineOf(name, month));
  return report;
}

async function lineOf(name, month) {
  const [{ tickets, minutes }] = await db.query(
    `SELECT count(*) AS tickets, sum(tickets.minutes) AS minutes ${JOINED}
      WHERE ${IN_MONTH} AND customers.name = $2`,
    [month, name],
  );
  return { name, tickets, minutes };
}

module.exports = { monthlyReport };
