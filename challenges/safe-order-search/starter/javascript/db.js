// The way to the database: a statement with its values goes out as a line of JSON, rows come back. Stays as it is.
//
//   await query('SELECT id FROM orders WHERE total = $1', [4900])  ->  [{ id: 1 }, { id: 4 }]
//
// A value is a text, a number, true, false, null, or a list of these, which the server takes for an array.
const readline = require('node:readline');

const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();

/** The server refused a statement; `code` is its SQLSTATE. */
class DatabaseError extends Error {
  constructor({ code, message }) {
    super(`${message} (SQLSTATE ${code})`);
    this.code = code;
  }
}

/** Runs one statement; its rows as objects. */
async function query(sql, values = []) {
  say({ sql, values });
  const reply = JSON.parse(await readLine());
  if (reply.error !== undefined) throw new DatabaseError(reply.error);
  return reply.rows;
}

function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function readLine() {
  return (await lines.next()).value;
}

module.exports = { DatabaseError, query, readLine, say };
