import { Refused } from './index-keys.mjs';
import { filler } from './placeholders.mjs';
import { isOperators } from './conditions.mjs';
import { checkOperands } from './operands.mjs';
import { withPositions } from './positions.mjs';
import { changeDocument } from './query-language.mjs';

/** Sends the write commands of an event, one after another. */
export function sendWrites(database, commands, values) {
  for (const [place, command] of commands.entries()) {
    const [name, body] = Object.entries(command)[0];
    const at = `[${place}].${name}`;
    for (const bound of repetitions(body, values))
      placed(at, () => {
        database.meter.command();
        WRITES[name](database, body, filler(bound));
      });
  }
}

/** Adds the command to what an error says. */
function placed(at, send) {
  try {
    send();
  } catch (error) {
    error.at ??= at;
    throw error;
  }
}

/** Once, or, with `each`, once for each element of an array, which is then `$$each`. */
function repetitions({ each }, values) {
  if (each === undefined) return [values];
  const list = filler(values).plain(each);
  if (!Array.isArray(list)) throw new Refused(`${each} is no array`);
  return list.map((element) => ({ ...values, each: element }));
}

const WRITES = {
  insertOne(database, { into, document }, fill) {
    database.collection(into).insert(fill.plain(document));
  },
  updateOne(database, { in: name, filter, update, upsert = false, arrayFilters }, fill) {
    const filled = fill.filter(filter);
    const [record] = database.collection(name).find(filled, { most: 1 }).records;
    const how = {
      filter: filled,
      update: fill.update(update),
      arrayFilters: arrayFilters && fill.filter(arrayFilters),
    };
    if (record !== undefined) change(database.collection(name), record, how);
    else if (upsert) insertInstead(database.collection(name), how);
  },
  updateMany(database, { in: name, filter, update, arrayFilters }, fill) {
    const collection = database.collection(name);
    const filled = fill.filter(filter);
    const how = {
      filter: filled,
      update: fill.update(update),
      arrayFilters: arrayFilters && fill.filter(arrayFilters),
    };
    for (const record of collection.find(filled).records) change(collection, record, how);
  },
  deleteOne(database, { in: name, filter }, fill) {
    const [record] = database.collection(name).find(fill.filter(filter), { most: 1 }).records;
    if (record !== undefined) database.collection(name).remove(record);
  },
  deleteMany(database, { in: name, filter }, fill) {
    for (const record of database.collection(name).find(fill.filter(filter)).records)
      database.collection(name).remove(record);
  },
};

function change(collection, record, { filter, update, arrayFilters }) {
  const document = updated(structuredClone(record.document), {
    filter,
    update: withoutInsertPart(update),
    arrayFilters,
  });
  if (JSON.stringify(document._id) !== JSON.stringify(record.document._id))
    throw new Refused('the _id of a document cannot change');
  collection.replace(record, document);
}

/** What an upsert inserts: the fields that the filter fixes, changed by the update. */
function insertInstead(collection, { filter, update, arrayFilters }) {
  const { _id, ...others } = Object.fromEntries(fixedFields(filter));
  const begun = _id === undefined ? {} : { _id };
  for (const [path, value] of Object.entries(others)) changeDocument(begun, { $set: { [path]: value } });
  collection.insert(updated(begun, { filter: {}, update: withInsertPart(update), arrayFilters }));
}

function fixedFields(filter) {
  return Object.entries(filter).flatMap(([path, value]) => {
    if (path === '$and') return value.flatMap(fixedFields);
    if (path.startsWith('$')) return [];
    if (!isOperators(value)) return [[path, value]];
    return Object.hasOwn(value, '$eq') ? [[path, value.$eq]] : [];
  });
}

function updated(document, { filter, update, arrayFilters }) {
  const placed = withPositions(document, update, { filter, arrayFilters });
  checkOperands(document, placed);
  return Object.keys(placed).length === 0 ? document : changeDocument(document, placed);
}

function withoutInsertPart(update) {
  if (Array.isArray(update)) return update;
  return Object.fromEntries(Object.entries(update).filter(([name]) => name !== '$setOnInsert'));
}

function withInsertPart(update) {
  if (Array.isArray(update) || update.$setOnInsert === undefined) return update;
  const { $setOnInsert, $set, ...others } = update;
  return { ...others, $set: { ...$setOnInsert, ...$set } };
}
