import { createRequire } from 'node:module';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const { Ruleset } = require('@stoplight/spectral-core');
const formats = require('@stoplight/spectral-formats');
const functions = require('@stoplight/spectral-functions');
const { oas } = require('@stoplight/spectral-rulesets');

const SHARED = new Map([['spectral:oas', oas]]);

/**
 * A ruleset of a task, in Spectral's own YAML. Of shared ones `spectral:oas` can be extended, of functions there are
 * Spectral's. Throws an Error that says what is wrong.
 *
 * @param {string} text
 */
export function readRuleset(text) {
  const { extends: shared, rules = {}, ...others } = /** @type {any} */ (parse(text));
  return new Ruleset({
    ...others,
    ...(shared !== undefined && { extends: extended(shared) }),
    rules: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, readRule(rule)])),
  });
}

/** @param {unknown} shared  a name, or a list of names and of pairs of a name and which of its rules are on */
function extended(shared) {
  const names = Array.isArray(shared) ? shared : [shared];
  return names.map((each) => (Array.isArray(each) ? [sharedRuleset(each[0]), each[1]] : sharedRuleset(each)));
}

/** @param {string} name */
function sharedRuleset(name) {
  const ruleset = SHARED.get(name);
  if (ruleset === undefined) throw new Error(`there is no ruleset ${name} to extend`);
  return ruleset;
}

/** @param {any} rule @returns {unknown} */
function readRule(rule) {
  if (rule === null || typeof rule !== 'object') return rule;
  return {
    ...rule,
    ...(rule.formats && { formats: rule.formats.map((/** @type {string} */ name) => named(formats, name)) }),
    ...(rule.then && { then: Array.isArray(rule.then) ? rule.then.map(readThen) : readThen(rule.then) }),
  };
}

/** @param {any} then */
const readThen = (then) => ({ ...then, function: named(functions, then.function) });

/** @param {any} from @param {string} name */
function named(from, name) {
  if (!Object.hasOwn(from, name)) throw new Error(`Spectral has no ${name}`);
  return from[name];
}
