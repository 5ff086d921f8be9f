const { readFile, readdir } = require('node:fs/promises');
const path = require('node:path');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const FOLDER = path.join(__dirname, '..', 'manuals');

router.get('/manuals', async (request, response) => {
  const { name } = request.query;
  const names = await readdir(FOLDER);
  if (!names.includes(name)) throw new Problem(404, 'No such manual');
  response.type('text/plain').send(await readFile(path.join(FOLDER, name), 'utf8'));
});

module.exports = { router };
