"""Customers who spent the same stay in the order in which they became known"""

from _shop import accept, reject, report, seeded, tell

rng = seeded()
ids = [f"c{number}" for number in rng.sample(range(100, 1000), 14)]
tell("product p1 toys 1000 0", *(f"customer {id} east Bo Sato" for id in ids))
# A new name is no new customer: the place stays.
tell(f"customer {ids[0]} west Bo Tran")
tell(*(f"order o{id} {id} 2026-05-02 p1*2" for id in rng.sample(ids, len(ids))))
places = [line.split()[1] for line in report("2026-05") if line[:1].isdigit()]
if places != ids[:10]:
    reject("Customers who spent the same came in another order than the one in which they became known.")
accept()
