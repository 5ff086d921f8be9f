package etl

import "sort"

// Batch is what has come since the last flush.
type Batch struct {
	Counts Counts
	lines  *Lines
	totals map[key]*total
}

// Counts tells what became of the lines of a batch.
type Counts struct {
	Batch     int `json:"batch"`
	Written   int `json:"written"`
	Malformed int `json:"malformed"`
	Invalid   int `json:"invalid"`
	Unknown   int `json:"unknown"`
	Duplicate int `json:"duplicate"`
}

type key struct {
	region, day string
}

type total struct {
	Region string `json:"region"`
	Day    string `json:"day"`
	Sales  int64  `json:"sales"`
	Units  int64  `json:"units"`
	Amount int64  `json:"amount"`
}

// NewBatch makes an empty one.
func NewBatch(number int) *Batch {
	return &Batch{Counts: Counts{Batch: number}, lines: NewLines(), totals: map[key]*total{}}
}

// Write adds the row of a sale.
func (b *Batch) Write(sale, shop *Record) {
	row := toRow(sale, shop)
	b.lines.Add(&row)
	b.Counts.Written++
	at := key{row.Region, row.Day}
	sum := b.totals[at]
	if sum == nil {
		sum = &total{Region: row.Region, Day: row.Day}
		b.totals[at] = sum
	}
	sum.Sales++
	sum.Units += sale.Qty
	sum.Amount += row.Amount
}

// Text gives the rows as they came, totals by region and day, and the counts.
func (b *Batch) Text() string {
	totals := make([]*total, 0, len(b.totals))
	for _, sum := range b.totals {
		totals = append(totals, sum)
	}
	sort.Slice(totals, func(one, other int) bool {
		if totals[one].Region != totals[other].Region {
			return totals[one].Region < totals[other].Region
		}
		return totals[one].Day < totals[other].Day
	})
	for _, sum := range totals {
		b.lines.Add(sum)
	}
	b.lines.Add(&b.Counts)
	return b.lines.String()
}
