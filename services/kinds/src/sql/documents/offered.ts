const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/).map((name) => `$${name}`));

export const STAGES = set(
  'match project addFields set unset group sort limit skip unwind lookup unionWith facet replaceRoot replaceWith count sortByCount',
);

export const QUERY_OPERATORS = set(
  'eq ne gt gte lt lte in nin and or nor not exists type size all elemMatch mod regex options',
);

export const EXPRESSIONS = set(
  'abs add and arrayElemAt arrayToObject avg ceil concat concatArrays cond dateAdd dateDiff dateSubtract dateToString dateTrunc dayOfMonth divide each eq exp filter first floor gt gte hour ifNull in indexOfArray isArray isNumber last let literal lt lte map max mergeObjects min minute mod month multiply ne not objectToArray or pow push range reduce reverseArray round setDifference setIntersection setUnion size slice sortArray sqrt strcasecmp substrCP subtract sum switch toDate toLower toString toUpper trim trunc type unsetField year zip addToSet count firstN lastN maxN minN top topN bottom bottomN',
);

export const SYSTEM_VARIABLES: ReadonlySet<string> = new Set([
  'ROOT',
  'CURRENT',
  'REMOVE',
  'this',
  'value',
  'DESCEND',
  'PRUNE',
  'KEEP',
]);
