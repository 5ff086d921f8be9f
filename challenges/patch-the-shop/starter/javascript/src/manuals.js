const { readFile } = require('node:fs/promises');
const path = require('node:path');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const FOLDER = path.join(__dirname, '..', 'manuals');

router.get('/manuals', async (request, response) => {
  const name = String(request.query.name ?? '').replace('../', '');
  const text = await readFile(path.join(FOLDER, name), 'utf8').catch(() => {
    throw new Problem(404, 'No such manual');
  });
  response.type('text/plain').send(text);
});

module.exports = { router };
