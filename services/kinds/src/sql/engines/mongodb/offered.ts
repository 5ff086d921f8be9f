/** Stages that a pipeline may have. */
export const STAGES: ReadonlySet<string> = new Set([
  ...['$match', '$project', '$addFields', '$set', '$unset', '$replaceRoot', '$replaceWith'],
  ...['$unwind', '$group', '$sortByCount', '$bucket', '$count', '$facet'],
  ...['$sort', '$limit', '$skip', '$lookup', '$graphLookup', '$unionWith', '$setWindowFields'],
]);

/** Stages that exist but may not be used, with the reason. */
const WRITES = 'a pipeline only reads';
const CHANCE = 'nothing may depend on chance';
const SERVER = 'the server itself may not be asked';
const PROGRAM = 'no text becomes a program';
const MISSING = 'the engine does not offer it';
export const REJECTED: ReadonlyMap<string, string> = new Map([
  ...['$out', '$merge'].map((name) => [name, WRITES] as const),
  ...['$sample', '$rand', '$sampleRate'].map((name) => [name, CHANCE] as const),
  ...['$function', '$accumulator', '$where'].map((name) => [name, PROGRAM] as const),
  ...[
    ...['$currentOp', '$collStats', '$indexStats', '$listSessions', '$listLocalSessions', '$planCacheStats'],
    ...['$changeStream', '$listSampledQueries', '$shardedDataDistribution', '$queryStats', '$comment'],
  ].map((name) => [name, SERVER] as const),
  ...[
    ...['$search', '$searchMeta', '$vectorSearch', '$text', '$meta', '$near', '$nearSphere', '$geoNear'],
    ...['$geoWithin', '$geoIntersects', '$jsonSchema', '$documents', '$redact', '$densify', '$fill'],
    ...['$bucketAuto', '$median', '$percentile', '$toObjectId', '$toDecimal', '$toUUID', '$bsonSize'],
    ...['$binarySize', '$tsSecond', '$tsIncrement', '$toHashedIndexKey', '$expMovingAvg', '$derivative'],
    ...['$integral', '$linearFill', '$locf', '$covariancePop', '$covarianceSamp', '$bitsAllClear'],
    ...['$bitsAllSet', '$bitsAnyClear', '$bitsAnySet', '$bitAnd', '$bitOr', '$bitXor', '$bitNot'],
  ].map((name) => [name, MISSING] as const),
]);

/** Conditions of `$match`. */
export const QUERY_OPERATORS: ReadonlySet<string> = new Set([
  ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$and', '$or', '$nor', '$not'],
  ...['$exists', '$type', '$expr', '$mod', '$regex', '$options', '$all', '$elemMatch', '$size'],
]);

/** Operators that compute a value of a document. */
export const EXPRESSION_OPERATORS: ReadonlySet<string> = new Set([
  ...['$abs', '$add', '$ceil', '$divide', '$exp', '$floor', '$ln', '$log', '$log10', '$mod', '$multiply'],
  ...['$pow', '$round', '$sqrt', '$subtract', '$trunc'],
  ...['$and', '$or', '$not', '$cmp', '$eq', '$ne', '$gt', '$gte', '$lt', '$lte'],
  ...['$cond', '$ifNull', '$switch', '$let', '$literal'],
  ...['$arrayElemAt', '$arrayToObject', '$concatArrays', '$filter', '$first', '$firstN', '$in'],
  ...['$indexOfArray', '$isArray', '$last', '$lastN', '$map', '$maxN', '$minN', '$objectToArray', '$range'],
  ...['$reduce', '$reverseArray', '$size', '$slice', '$sortArray', '$zip'],
  ...['$allElementsTrue', '$anyElementTrue', '$setDifference', '$setEquals', '$setIntersection'],
  ...['$setIsSubset', '$setUnion'],
  ...['$dateAdd', '$dateDiff', '$dateFromParts', '$dateFromString', '$dateSubtract', '$dateToParts'],
  ...['$dateToString', '$dateTrunc', '$dayOfMonth', '$dayOfWeek', '$dayOfYear', '$hour', '$isoDayOfWeek'],
  ...['$isoWeek', '$isoWeekYear', '$millisecond', '$minute', '$month', '$second', '$week', '$year'],
  ...['$concat', '$ltrim', '$regexFind', '$regexFindAll', '$regexMatch', '$replaceAll'],
  ...['$replaceOne', '$rtrim', '$split', '$strLenCP', '$strcasecmp', '$substrCP', '$toLower', '$toUpper'],
  ...['$trim', '$convert', '$isNumber', '$toBool', '$toDate', '$toDouble', '$toInt', '$toLong', '$toString'],
  ...['$type', '$mergeObjects', '$getField', '$setField', '$unsetField'],
]);

/** Operators that compute one value from many documents. */
export const ACCUMULATORS: ReadonlySet<string> = new Set([
  ...['$sum', '$avg', '$min', '$max', '$count', '$first', '$last', '$push', '$addToSet', '$mergeObjects'],
  ...['$top', '$topN', '$bottom', '$bottomN', '$firstN', '$lastN', '$minN', '$maxN'],
  ...['$stdDevPop', '$stdDevSamp'],
]);

/** Operators on a window of documents, besides accumulators. */
export const WINDOW_OPERATORS: ReadonlySet<string> = new Set([
  ...['$rank', '$denseRank', '$documentNumber', '$shift'],
]);

/** Every name that begins with a dollar sign and may be a key. */
export const OPERATORS: ReadonlySet<string> = new Set([
  ...[...QUERY_OPERATORS, ...EXPRESSION_OPERATORS, ...ACCUMULATORS, ...WINDOW_OPERATORS],
]);

/** Predefined variables, and the default names of loop variables. */
export const VARIABLES: ReadonlySet<string> = new Set(['ROOT', 'CURRENT', 'REMOVE', 'this', 'value']);
