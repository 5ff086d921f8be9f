package etl

import (
	"fmt"
	"sort"
)

// Batch is what has come since the last flush.
type Batch struct {
	number  int
	text    []byte
	written int
	refused map[string]int
	totals  map[string]map[string]*total
}

type total struct {
	sales, units, amount int64
}

// NewBatch makes an empty one.
func NewBatch(number int) *Batch {
	return &Batch{number: number, refused: map[string]int{}, totals: map[string]map[string]*total{}}
}

// Write adds the row of a sale; half cents are rounded up.
func (b *Batch) Write(sale *Record, shop *Shop) {
	amount := (sale.Qty*sale.Cents*shop.rate + 500) / 1000
	b.text = appendRow(b.text, sale, shop, amount)
	b.written++
	days := b.totals[shop.region]
	if days == nil {
		days = map[string]*total{}
		b.totals[shop.region] = days
	}
	sum := days[sale.At[:10]]
	if sum == nil {
		sum = &total{}
		days[sale.At[:10]] = sum
	}
	sum.sales++
	sum.units += sale.Qty
	sum.amount += amount
}

// Text gives the rows as they came, totals by region and day, and the counts.
func (b *Batch) Text() string {
	regions := make([]string, 0, len(b.totals))
	for region := range b.totals {
		regions = append(regions, region)
	}
	sort.Strings(regions)
	for _, region := range regions {
		b.appendDays(region, b.totals[region])
	}
	return string(b.text) + fmt.Sprintf(
		`{"batch":%d,"written":%d,"malformed":%d,"invalid":%d,"unknown":%d,"duplicate":%d}`+"\n",
		b.number, b.written, b.refused["malformed"], b.refused["invalid"], b.refused["unknown"], b.refused["duplicate"],
	)
}

func (b *Batch) appendDays(region string, totals map[string]*total) {
	days := make([]string, 0, len(totals))
	for day := range totals {
		days = append(days, day)
	}
	sort.Strings(days)
	for _, day := range days {
		b.text = appendText(append(b.text, `{"region":`...), region)
		sum := totals[day]
		const rest = `,"day":"%s","sales":%d,"units":%d,"amount":%d}` + "\n"
		b.text = append(b.text, fmt.Sprintf(rest, day, sum.sales, sum.units, sum.amount)...)
	}
}
