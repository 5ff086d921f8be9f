// What is dangerous in a text.
const { Refused } = require('./errors.js');

const WORDS = /--|;|\/\*|\b(?:union|drop|delete|update|insert|alter)\b/i;

/** Refuses a call with such a text in any of its arguments. */
function refuseDangerous(given) {
  for (const [name, value] of Object.entries(given))
    for (const each of [value].flat()) if (WORDS.test(String(each))) throw new Refused(name);
}

module.exports = { refuseDangerous };
