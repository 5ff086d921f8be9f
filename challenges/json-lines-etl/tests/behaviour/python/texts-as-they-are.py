"""Lines may be written as JSON allows, and texts stay as they are"""

from _till import accept, counts, flush, reject, seeded, tell, total

# As a till writes a text, and as the ledger wants it.
TEXTS = (
    (r'"salt & pepper <500 g>"', r'"salt & pepper <500 g>"'),
    (r'"tea \"extra\" 5\/8"', r'"tea \"extra\" 5/8"'),
    (r'"\u7dd1\u8336 in C:\\tills"', r'"緑茶 in C:\\tills"'),
    (r'"\ud83c\udf75\tfor\ntwo"', r'"🍵\tfor\ntwo"'),
    (r'"x\",\"qty\":5,\"item\":\"y"', r'"x\",\"qty\":5,\"item\":\"y"'),
    (r'"}"', r'"}"'),
)
qty = seeded().randint(1, 100)
tell(r' {"rate" : 1000, "open":[true, null], "name":"K\u00e4se & \"Co\"", "region":"coast", "id":"s1", "kind":"shop"}')
for number, (text, _) in enumerate(TEXTS):
    further = r'"till" : {"item":"none","qty":0}, "note":"\"id\":\"other\""'
    tell(
        f'{{ "qty" : {qty} , {further}, "item" : {text} ,\t"cents":1, "at":"2026-03-02T17:05:33Z", '
        f'"shop":"s1", "\\u0069d":"e-{number}", "kind":"sale" }}'
    )
rows = [
    f'{{"id":"e-{number}","day":"2026-03-02","region":"coast","shop":"Käse & \\"Co\\"","item":{text},"amount":{qty}}}'
    for number, (_, text) in enumerate(TEXTS)
]
count = len(TEXTS)
if flush() != [*rows, total("coast", "2026-03-02", count, count * qty, count * qty), counts(1, count)]:
    reject("Keys in another order, blanks, further keys or escapes in texts were not read or written as they should be.")
accept()
