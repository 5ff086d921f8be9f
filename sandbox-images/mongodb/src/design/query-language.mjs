import aggregator from 'mingo/aggregator';
import query from 'mingo/query';
import updater from 'mingo/updater';
import { createChance } from '../chance.mjs';
import { createLanguage } from '../language.mjs';

/** A second half before a first one: no order that somebody may have hoped for, and the same one each time. */
export function interleaved(items) {
  const list = [...items];
  return [
    ...list.filter((_item, place) => place % 2 === 1),
    ...list.filter((_item, place) => place % 2 === 0),
  ];
}

/**
 * The query language for designs: as pipelines have it, but without collections to look into, since what is read from
 * them is counted.
 */
const { options } = createLanguage({ find: () => undefined, chance: () => createChance('design') });

/** Whether documents match a filter. */
export function createTest(filter) {
  const compiled = new query.Query(filter, options);
  return (document) => compiled.test(document);
}

export const runStages = (documents, stages) => new aggregator.Aggregator(stages, options).run(documents);

export const project = (documents, projection) =>
  new query.Query({}, options).find(documents, projection).all();

/** Changes a document of which nobody else holds a part. Paths through arrays name their elements by number. */
export function changeDocument(document, update) {
  const documents = [document];
  // Operators need no language around them, which would be made anew for each update; stages do.
  if (Array.isArray(update)) updater.updateOne(documents, {}, update, { cloneMode: 'deep' }, options);
  else updater.updateOne(documents, {}, update, { cloneMode: 'deep' });
  return documents[0];
}
