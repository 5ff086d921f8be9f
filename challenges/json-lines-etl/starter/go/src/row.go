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

// ToRow gives the amount in the ledger's currency, half cents rounded up.
func ToRow(sale Record, shop *Shop) Row {
	return Row{
		ID:     sale.Text("id"),
		Day:    sale.Text("at")[:10],
		Region: shop.Region,
		Shop:   shop.Name,
		Item:   sale.Text("item"),
		Amount: (sale.Whole("qty")*sale.Whole("cents")*shop.Rate + 500) / 1000,
	}
}
