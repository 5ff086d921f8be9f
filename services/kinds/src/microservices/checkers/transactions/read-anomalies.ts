import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep, type Step } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import type { KnownList, ListRead } from './lists.js';
import type { Transaction, Value } from './read-transactions.js';

export const nameOf = ({ operation }: Transaction): string => `T${operation.number}`;

const readStep = ({ by, key, list }: ListRead): Step =>
  endStep(by.operation, `${nameOf(by)} at ${by.operation.node} reads ${show(list)} from key ${show(key)}.`);

/** Values that nobody appended, twice the same value, lists that contradict each other. */
export function impossibleLists({ key, reads, longest, appendedBy }: KnownList): Counterexample[] {
  return reads.flatMap((read) => {
    const { by, list } = read;
    const unknown = list.find((value) => {
      const writer = appendedBy.get(value)?.operation;
      return writer === undefined || writer.start > by.operation.end;
    });
    const what = `${nameOf(by)} reads ${show(list)} from key ${show(key)}`;
    if (unknown !== undefined)
      return [counterexampleOf(`${what}, and nobody had appended ${show(unknown)}.`, [readStep(read)])];
    const twice = firstRepeated(list);
    if (twice !== undefined)
      return [counterexampleOf(`${what}: ${show(twice)} is in it twice.`, [readStep(read)])];
    if (longest === undefined || list.every((value, index) => value === longest.list[index])) return [];
    const sentence = `${what}, and ${nameOf(longest.by)} reads ${show(longest.list)} from it: neither is the beginning of the other.`;
    return [counterexampleOf(sentence, [readStep(read), readStep(longest)])];
  });
}

function firstRepeated(list: readonly Value[]): Value | undefined {
  const seen = new Set<Value>();
  return list.find((value) => seen.size === seen.add(value).size);
}

/** A transaction that does not see its own append. */
export function ownAppendsMissed(transaction: Transaction): Counterexample[] {
  const { actions } = transaction;
  return actions.flatMap((read, index) => {
    if (read.type !== 'read') return [];
    const missed = actions
      .slice(0, index)
      .find((each) => each.type === 'append' && each.key === read.key && !read.list.includes(each.value));
    if (missed?.type !== 'append') return [];
    const value = show(missed.value);
    const sentence = `${nameOf(transaction)} appends ${value} to key ${show(read.key)} and then reads ${show(read.list)} from it.`;
    return [counterexampleOf(sentence, [readStep({ ...read, by: transaction })])];
  });
}

/** G1a, aborted read: a value of a transaction that had failed for certain. */
export function abortedReads({ key, reads, appendedBy }: KnownList): Counterexample[] {
  return reads.flatMap((read) =>
    read.list.flatMap((value) => {
      const writer = appendedBy.get(value);
      if (writer?.operation.outcome !== 'fail') return [];
      const { operation } = writer;
      const sentence = `G1a, aborted read: ${nameOf(read.by)} reads ${show(value)} from key ${show(key)}, and ${nameOf(writer)}, which appended it, had failed.`;
      const failure = `${operation.node} answers that ${nameOf(writer)} failed: ${operation.error}.`;
      return [counterexampleOf(sentence, [endStep(operation, failure), readStep(read)])];
    }),
  );
}

/** G1b, intermediate read: a list as it was in the middle of another transaction. */
export function intermediateReads({ key, reads, appendedBy }: KnownList): Counterexample[] {
  return reads.flatMap((read) => {
    const last = read.list.at(-1);
    const writer = last === undefined ? undefined : appendedBy.get(last);
    if (last === undefined || writer === undefined || writer === read.by) return [];
    const later = laterAppend(writer, key, last);
    if (later === undefined) return [];
    const sentence = `G1b, intermediate read: ${nameOf(read.by)} reads key ${show(key)} when ${nameOf(writer)} had appended ${show(last)} and not yet ${show(later)}.`;
    const appends = `${nameOf(writer)} appends ${show(last)} and then ${show(later)} to key ${show(key)}.`;
    return [counterexampleOf(sentence, [endStep(writer.operation, appends), readStep(read)])];
  });
}

function laterAppend({ appends }: Transaction, key: KnownList['key'], value: Value): Value | undefined {
  const ofKey = appends.filter((each) => each.key === key);
  return ofKey[ofKey.findIndex((each) => each.value === value) + 1]?.value;
}
