// Who ordered in the month before is a returning customer, also over the turn of a year
const { accept, ranks, reject, seeded, tell } = require('./_shop.js');

const year = 2001 + seeded()(98);
tell('product p1 garden 300 0', 'customer c1 north Ada Lind', 'customer c2 north Bo Lind');
tell(`order o1 c1 ${year - 1}-12-31 p1*1`, `order o2 c2 ${year - 1}-11-30 p1*1`);
tell(`order o3 c1 ${year}-01-01 p1*1`, `order o4 c2 ${year}-01-01 p1*1`);
const kinds = () => ranks(`${year}-01`).map((words) => words[4]);
if (kinds().join() !== 'returning,new')
  reject('In January a customer of December was not returning, or one of November was.');
// An order that comes late makes somebody returning after the fact.
tell(`order o5 c2 ${year - 1}-12-01 p1*1`);
if (kinds().join() !== 'returning,returning')
  reject('An order that was added to the month before did not make its customer a returning one.');
accept();
