import util from 'mingo/util';

/**
 * Stages that choose fields, on copies where they reach into documents that others share. Fields that are kept stand in
 * the document's order, then those that are computed in the stage's.
 */
export function createProject({ $project }) {
  const project = (collection, spec, options) => {
    const reaches = Object.entries(spec).some(
      ([name, value]) => (name.includes('.') && (value === 0 || value === false)) || holdsZero(value),
    );
    const computed = new Set(Object.keys(spec).filter((name) => !isChoice(spec[name])));
    let kept = [];
    const read = collection.map((document) => {
      kept = Object.keys(document).filter((name) => !computed.has(name));
      return reaches ? util.cloneDeep(document) : document;
    });
    return $project(read, spec, options).map((document) => {
      const names = new Set(['_id', ...kept, ...computed, ...Object.keys(document)]);
      return Object.fromEntries(
        [...names].flatMap((name) => (Object.hasOwn(document, name) ? [[name, document[name]]] : [])),
      );
    });
  };
  return {
    $project: project,
    $unset: (collection, names, options) =>
      project(collection, Object.fromEntries([names].flat().map((name) => [name, 0])), options),
  };
}

const isChoice = (value) => typeof value === 'number' || typeof value === 'boolean';

const holdsZero = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Object.values(value).some((held) => held === 0 || held === false || holdsZero(held));
