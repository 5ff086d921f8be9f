import { ANSWER, clip } from '../limits.mjs';

/** @typedef {import('./plain.mjs').Place} Place */
/** @typedef {{code: string, message: string, pointer?: string, place?: Place}} Problem */

/** Why a document cannot be read. Thrown where nothing more can be learned from it. */
export class DocumentRefused extends Error {
  /** @param {string} code @param {string} message @param {Place} [place] */
  constructor(code, message, place) {
    super(message);
    this.code = code;
    this.place = place;
  }

  /** @returns {Problem} */
  toProblem() {
    return { code: this.code, message: clip(this.message), ...(this.place && { place: this.place }) };
  }
}

/** Problems that do not keep a reader from looking further, up to as many as anybody reads. */
export class Problems {
  /** @type {Problem[]} */
  list = [];

  /** @param {Problem} problem */
  add(problem) {
    if (this.list.length < ANSWER.problems) this.list.push({ ...problem, message: clip(problem.message) });
  }
}
