// Lines may be written as JSON allows, and texts stay as they are
const { accept, counts, expect, seeded, tell, total } = require('./_till.js');

// As a till writes a text, and as the ledger wants it.
const TEXTS = [
  [String.raw`"salt & pepper <500 g>"`, String.raw`"salt & pepper <500 g>"`],
  [String.raw`"tea \"extra\" 5\/8"`, String.raw`"tea \"extra\" 5/8"`],
  [String.raw`"\u7dd1\u8336 in C:\\tills"`, String.raw`"緑茶 in C:\\tills"`],
  [String.raw`"\ud83c\udf75\tfor\ntwo"`, String.raw`"🍵\tfor\ntwo"`],
  [String.raw`"x\",\"qty\":5,\"item\":\"y"`, String.raw`"x\",\"qty\":5,\"item\":\"y"`],
  ['"}"', '"}"'],
];
const qty = 1 + seeded()(100);
tell(
  String.raw` {"rate" : 1000, "open":[true, null], "name":"K\u00e4se & \"Co\"", "region":"coast", "id":"s1", "kind":"shop"}`,
);
const further = String.raw`"till" : {"item":"none","qty":0}, "note":"\"id\":\"other\""`;
const rest = '"cents":1, "at":"2026-03-02T17:05:33Z", "shop":"s1"';
tell(
  ...TEXTS.map(
    ([text], number) =>
      `{ "qty" : ${qty} , ${further}, "item" : ${text} ,\t${rest}, "\\u0069d":"e-${number}", "kind":"sale" }`,
  ),
);
const count = TEXTS.length;
const where = String.raw`"day":"2026-03-02","region":"coast","shop":"Käse & \"Co\""`;
expect(
  [
    ...TEXTS.map(([, text], number) => `{"id":"e-${number}",${where},"item":${text},"amount":${qty}}`),
    total('coast', '2026-03-02', count, count * qty, count * qty),
    counts(1, count),
  ],
  'Keys in another order, blanks, further keys or escapes in texts were not read or written as they should be.',
);
accept();
