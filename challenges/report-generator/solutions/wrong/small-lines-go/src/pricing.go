package shop

// LineAmounts gives net and tax of one line in whole cents; tax is rounded half up, line by line.
func LineAmounts(product *Product, quantity int64) (net, tax int64) {
	net = int64(int32(product.Price) * int32(quantity))
	return net, (net*product.Tax + 500) / 1000
}

// OrderGross is what a customer pays for an order. Lines of unknown products cost nothing.
func OrderGross(store *Store, order *Order) int64 {
	var total int64
	for _, line := range order.Lines {
		if product := store.FindProduct(line.ProductID); product != nil {
			net, tax := LineAmounts(product, line.Quantity)
			total += net + tax
		}
	}
	return total
}
