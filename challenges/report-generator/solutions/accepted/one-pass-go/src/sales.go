package shop

// Total counts orders or units and adds up what they cost.
type Total struct {
	Count, Gross int64
}

// Sales are the totals of a month, by region, by category and by customer.
type Sales struct {
	Orders, Lines, Skipped int64
	Net, Tax               int64
	Regions, Categories    map[string]*Total
	Customers              map[string]*Total
}

// SalesOfMonth adds up a month in one pass over its orders.
func SalesOfMonth(store *Store, month string) *Sales {
	sales := &Sales{Regions: map[string]*Total{}, Categories: map[string]*Total{}, Customers: map[string]*Total{}}
	for _, order := range store.OrdersOfMonth(month) {
		customer := store.FindCustomer(order.CustomerID)
		if customer == nil {
			sales.Skipped++
			continue
		}
		var gross int64
		for _, line := range order.Lines {
			gross += sales.addLine(store.FindProduct(line.ProductID), line.Quantity)
		}
		sales.Orders++
		add(sales.Regions, customer.Region, 1, gross)
		add(sales.Customers, customer.ID, 1, gross)
	}
	return sales
}

func (s *Sales) addLine(product *Product, quantity int64) int64 {
	if product == nil {
		s.Skipped++
		return 0
	}
	net, tax := LineAmounts(product, quantity)
	s.Lines++
	s.Net += net
	s.Tax += tax
	add(s.Categories, product.Category, quantity, net+tax)
	return net + tax
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
