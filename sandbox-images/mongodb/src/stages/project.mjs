import util from 'mingo/util';

/** Stages that leave fields out, on copies where they reach into documents that others share. */
export function createProject({ $project }) {
  const project = (collection, spec, options) => {
    const reaches = Object.entries(spec).some(
      ([name, value]) => (name.includes('.') && (value === 0 || value === false)) || holdsZero(value),
    );
    return $project(
      reaches ? collection.map((document) => util.cloneDeep(document)) : collection,
      spec,
      options,
    );
  };
  return {
    $project: project,
    $unset: (collection, names, options) =>
      project(collection, Object.fromEntries([names].flat().map((name) => [name, 0])), options),
  };
}

const holdsZero = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Object.values(value).some((held) => held === 0 || held === false || holdsZero(held));
