"""Each refused line is counted for the first reason that holds"""

from _till import accept, counts, flush, reject, sale, seeded, shop, tell, written

MALFORMED = ("", "null", "[]", "42", '"sale"', "no JSON", '{"kind":"flush"', '{"kind":"flush",}', '{"kind":"flush"} more')
INVALID = (
    {"qty": "3"}, {"qty": True}, {"qty": None}, {"qty": 0}, {"qty": 101}, {"qty": [1]}, {"cents": 0}, {"cents": 1_000_001},
    {"cents": "9"}, {"cents": -1}, {"id": ""}, {"id": "T1"}, {"id": "t_1"}, {"id": "t1\n"}, {"id": "a" * 25}, {"id": 7},
    {"shop": ""}, {"shop": None}, {"item": ""}, {"item": 5}, {"item": {}}, {"kind": "refund"}, {"kind": None}, {"at": None},
)  # fmt: skip
lines = [*MALFORMED, *(sale("v-0", **other) for other in INVALID)]
seeded().shuffle(lines)
tell(shop("s1"), *lines)
if flush() != [counts(1, 0, malformed=len(MALFORMED), invalid=len(INVALID))]:
    reject("Lines that are no JSON object, or that break a rule, were written or counted for another reason.")
# What was refused leaves no trace; a rule comes before the shop, the shop before the duplicate.
tell(sale("v-0", qty=100, cents=1_000_000), sale("v-0", shop="none"), sale("v-0", qty=0), sale("v-0", shop="none", qty=0))
tell(sale("v-1", shop="none"), sale("v-1"), sale("v-1"), sale("-", qty=1, cents=1), sale("0123456789-abcdefghijklm"))
batch = flush()
if written(batch) != ["v-0", "v-1", "-", "0123456789-abcdefghijklm"]:
    reject("A sale was written that breaks a rule, or one was not that breaks none.")
if batch[-1] != counts(2, 4, invalid=2, unknown=2, duplicate=1):
    reject("A refused sale was counted for another reason than the first that holds.")
accept()
