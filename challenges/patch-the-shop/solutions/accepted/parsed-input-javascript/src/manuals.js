const { readFile } = require('node:fs/promises');
const path = require('node:path');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const FOLDER = path.resolve(__dirname, '..', 'manuals');

router.get('/manuals', async (request, response) => {
  const name = String(request.query.name ?? '');
  const file = path.resolve(FOLDER, name);
  // A manual lies in the folder itself, and its name is no way to it.
  const isManual = path.dirname(file) === FOLDER && path.basename(file) === name && !name.includes('\0');
  const text = isManual ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined) throw new Problem(404, 'No such manual');
  response.type('text/plain').send(text);
});

module.exports = { router };
