"""An id is a duplicate for the five hundred sales written after it"""

from _till import accept, counts, flush, reject, sale, seeded, shop, tell, written

start = seeded().randint(0, 9000)
first = [f"k{start + number}" for number in range(500)]
tell(shop("s1"), *(sale(id) for id in first), sale(first[0]))
batch = flush()
if written(batch) != first or batch[-1] != counts(1, 500, duplicate=1):
    reject("Of 500 sales with ids of their own and the first of them again, all but the last should have been written.")
# The repeat did not renew the first id, and what was refused makes no room.
tell(*(sale(f"r{number}", shop="none") for number in range(3)), sale("r4", qty=0))
tell(sale("n0"), sale(first[0]), sale(first[1]), sale(first[3]))
batch = flush()
if written(batch) != ["n0", first[0], first[1]] or batch[-1] != counts(2, 3, invalid=1, unknown=3, duplicate=1):
    reject("An id was a duplicate after 500 other sales had been written, or was none before.")
accept()
