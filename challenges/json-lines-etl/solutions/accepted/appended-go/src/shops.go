package etl

// Shop is a row of the table, with its part of a ledger row written out.
type Shop struct {
	region string
	rate   int64
	middle []byte
}

// NewShop makes one of a line.
func NewShop(line *Record) *Shop {
	middle := appendText([]byte(`,"region":`), line.Region)
	middle = appendText(append(middle, `,"shop":`...), line.Name)
	return &Shop{line.Region, line.Rate, append(middle, `,"item":`...)}
}
