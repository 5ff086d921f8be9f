"""Who ordered in the month before is a returning customer, also over the turn of a year"""

from _shop import accept, reject, report, seeded, tell

year = seeded().randint(2001, 2098)
tell("product p1 garden 300 0", "customer c1 north Ada Lind", "customer c2 north Bo Lind")
tell(f"order o1 c1 {year - 1}-12-31 p1*1", f"order o2 c2 {year - 1}-11-30 p1*1")
tell(f"order o3 c1 {year}-01-01 p1*1", f"order o4 c2 {year}-01-01 p1*1")
kinds = [line.split()[4] for line in report(f"{year}-01") if line[:1].isdigit() and len(line.split()) > 4]
if kinds != ["returning", "new"]:
    reject("In January a customer of December was not returning, or one of November was.")
# An order that comes late makes somebody returning after the fact.
tell(f"order o5 c2 {year - 1}-12-01 p1*1")
kinds = [line.split()[4] for line in report(f"{year}-01") if line[:1].isdigit() and len(line.split()) > 4]
if kinds != ["returning", "returning"]:
    reject("An order that was added to the month before did not make its customer a returning one.")
accept()
