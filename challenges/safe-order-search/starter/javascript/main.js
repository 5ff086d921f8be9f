// Takes one call, hands it on and prints the answer. Stays as it is.
const db = require('./db.js');
const { answer } = require('./src/shop.js');

async function main() {
  const { call, arguments: given } = JSON.parse(await db.readLine());
  db.say({ answer: await answer(call, given) });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
  process.stdin.destroy();
});
