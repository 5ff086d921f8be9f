const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

// There are few manuals, and they change with the code.
const FOLDER = path.join(__dirname, '..', 'manuals');
const texts = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));

router.get('/manuals', (request, response) => {
  const text = texts.get(request.query.name);
  if (text === undefined) throw new Problem(404, 'No such manual');
  response.type('text/plain').send(text);
});

module.exports = { router };
