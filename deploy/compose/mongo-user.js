// Run once by the official image when its volume is empty: the api gets a user with its own database only.
db.getSiblingDB('hone').createUser({
  user: 'hone',
  pwd: process.env['HONE_MONGO_PASSWORD'],
  roles: [{ role: 'readWrite', db: 'hone' }],
});
