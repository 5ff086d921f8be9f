package etl

// Row is a sale as the ledger wants it.
type Row struct {
	ID     string `json:"id"`
	Day    string `json:"day"`
	Region string `json:"region"`
	Shop   string `json:"shop"`
	Item   string `json:"item"`
	Amount int64  `json:"amount"`
}

// toRow gives the amount in the ledger's currency, half cents rounded up.
func toRow(sale, shop *Record) Row {
	return Row{
		ID:     sale.ID,
		Day:    sale.At[:10],
		Region: shop.Region,
		Shop:   shop.Name,
		Item:   sale.Item,
		Amount: int64((int32(sale.Qty)*int32(sale.Cents)*int32(shop.Rate) + 500) / 1000),
	}
}
