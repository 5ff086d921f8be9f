import { Refused } from './index-keys.mjs';
import { filler } from './placeholders.mjs';
import { project as shape, runStages } from './query-language.mjs';

/** What a step of a pipeline may hand to the next. */
const MOST_DOCUMENTS = 200_000;

/** Answers a question: the documents that a read of the design gives. */
export function answerRead(database, read, values) {
  const fill = filler(values);
  if (read.find !== undefined) return answerFind(database, read.find, fill);
  const { in: name, pipeline } = read.aggregate;
  return runPipeline(database, name, fill.pipeline(pipeline));
}

function answerFind(database, { in: name, filter, project, sort, skip = 0, limit }, fill) {
  const asked = {
    filter: fill.filter(filter),
    sort: fill.plain(sort),
    skip: fill.plain(skip),
    limit: fill.plain(limit),
  };
  const documents = findOrdered(database, name, asked);
  if (project === undefined) return documents;
  return shape(documents, fill.expression(project));
}

/** Documents that match, in the order asked for, after those to skip. */
function findOrdered(database, name, { filter, sort, skip = 0, limit }) {
  const most = limit === undefined ? Infinity : whole(skip) + whole(limit);
  const { records, isSorted } = database.collection(name).find(filter, { sort, most });
  const found = records.map(({ document }) => structuredClone(document));
  const ordered = isSorted ? found : sortDocuments(database, found, sort);
  return ordered.slice(whole(skip), most);
}

function whole(value) {
  if (!Number.isInteger(value) || value < 0) throw new Refused(`a limit or skip of ${JSON.stringify(value)}`);
  return value;
}

function sortDocuments(database, documents, sort) {
  database.meter.sort(documents.length);
  return runStages(documents, [{ $sort: sort }]);
}

function runPipeline(database, name, pipeline) {
  const { head, rest } = splitPipeline(pipeline);
  let documents = findOrdered(database, name, head);
  for (const stage of rest) {
    documents = runStage(database, documents, stage);
    if (documents.length > MOST_DOCUMENTS)
      throw new Refused(`a stage gives more than ${MOST_DOCUMENTS} documents`);
  }
  return documents;
}

/** The stages in front that indexes can serve, as one query: conditions, then an order, then a limit. */
function splitPipeline(pipeline) {
  const stages = [...pipeline];
  const take = (name) => (stages[0]?.[name] === undefined ? undefined : stages.shift()[name]);
  const filters = [];
  for (let match = take('$match'); match !== undefined; match = take('$match')) filters.push(match);
  const filter = filters.length === 1 ? filters[0] : filters.length === 0 ? {} : { $and: filters };
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  return { head: { filter, sort, skip, limit }, rest: stages };
}

function runStage(database, documents, stage) {
  if (stage.$lookup !== undefined) return lookUp(database, documents, stage.$lookup);
  if (stage.$unionWith !== undefined) {
    const { coll, pipeline = [] } = stage.$unionWith;
    return [...documents, ...runPipeline(database, coll, pipeline)];
  }
  if (stage.$sort !== undefined) return sortDocuments(database, documents, stage.$sort);
  return runStages(documents, [stage]);
}

/** Each document's partners by the index that serves `foreignField`, as a server does it. */
function lookUp(database, documents, { from, localField, foreignField, as, pipeline }) {
  return documents.map((document) => {
    const keys = valuesAt(document, localField.split('.'));
    const wanted = keys.length === 0 ? [null] : keys;
    const { records } = database.collection(from).find({ [foreignField]: { $in: wanted } });
    const partners = records.map((record) => structuredClone(record.document));
    const shaped = (pipeline ?? []).reduce((list, stage) => runStage(database, list, stage), partners);
    return runStages([document], [{ $set: { [as]: { $literal: shaped } } }])[0];
  });
}

function valuesAt(value, path) {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (path.length === 0) return value === undefined ? [] : [value];
  const [name, ...rest] = path;
  const isDocument = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isDocument ? valuesAt(value[name], rest) : [];
}
