// Lines of text as records, and the other way round.

/** The object on a line, or undefined where there is none. */
function readRecord(line) {
  try {
    const record = JSON.parse(line);
    return typeof record === 'object' && record !== null && !Array.isArray(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function writeRecord(record) {
  return JSON.stringify(record);
}

module.exports = { readRecord, writeRecord };
