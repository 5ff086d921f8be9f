// The official image runs this once, when its volume is empty: the api gets a user with access to its own database only.
db.getSiblingDB('hone').createUser({
  user: 'hone',
  pwd: process.env['HONE_MONGO_PASSWORD'],
  roles: [{ role: 'readWrite', db: 'hone' }],
});
