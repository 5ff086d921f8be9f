package shop

// Total counts orders or units and adds up what they cost.
type Total struct {
	Count, Gross int64
}

// Sales are the totals of a month, by region and by category.
type Sales struct {
	Orders, Lines, Skipped int64
	Net, Tax               int64
	Regions, Categories    map[string]*Total
}

// SalesOfMonth adds up a month.
func SalesOfMonth(store *Store, month string) *Sales {
	sales := &Sales{Regions: map[string]*Total{}, Categories: map[string]*Total{}}
	for _, order := range store.OrdersOfMonth(month) {
		customer := store.FindCustomer(order.CustomerID)
		if customer == nil {
			sales.Skipped++
			continue
		}
		sales.Orders++
		add(sales.Regions, customer.Region, 1, OrderGross(store, order))
		for _, line := range order.Lines {
			sales.addLine(store.FindProduct(line.ProductID), line.Quantity)
		}
	}
	return sales
}

func (s *Sales) addLine(product *Product, quantity int64) {
	if product == nil {
		s.Skipped++
		return
	}
	net, tax := LineAmounts(product, quantity)
	s.Lines++
	s.Net += net
	s.Tax += tax
	add(s.Categories, product.Category, quantity, net+tax)
}

func add(totals map[string]*Total, name string, count, gross int64) {
	total := totals[name]
	if total == nil {
		total = &Total{}
		totals[name] = total
	}
	total.Count += count
	total.Gross += gross
}
