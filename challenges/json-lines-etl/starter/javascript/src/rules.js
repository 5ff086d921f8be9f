// What a sale must be like.
const { copyRecord } = require('./records.js');

/** Each rule gets a copy of its own, so that none can change what another one sees. */
function isValid(sale) {
  return RULES.every((rule) => rule(copyRecord(sale)));
}

function isSale(sale) {
  return sale.kind === 'sale';
}

function hasId(sale) {
  return typeof sale.id === 'string' && new RegExp('^[a-z0-9-]{1,24}$').test(sale.id);
}

function hasShop(sale) {
  return typeof sale.shop === 'string' && sale.shop !== '';
}

function hasTime(sale) {
  if (typeof sale.at !== 'string' || !new RegExp('^20[0-9T:-]{17}Z$').test(sale.at)) return false;
  const time = new Date(sale.at);
  return !Number.isNaN(time.getTime()) && time.toISOString() === sale.at.replace('Z', '.000Z');
}

function hasItem(sale) {
  return typeof sale.item === 'string' && sale.item !== '';
}

function hasQuantity(sale) {
  return Number.isInteger(sale.qty) && sale.qty >= 1 && sale.qty <= 100;
}

function hasPrice(sale) {
  return Number.isInteger(sale.cents) && sale.cents >= 1 && sale.cents <= 1_000_000;
}

const RULES = [isSale, hasId, hasShop, hasTime, hasItem, hasQuantity, hasPrice];

module.exports = { isValid };
