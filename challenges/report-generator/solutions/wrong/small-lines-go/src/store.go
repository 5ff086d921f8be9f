package shop

// Store keeps customers, products and orders in memory, each where it is looked for.
type Store struct {
	// In the order in which they became known.
	Customers     []*Customer
	placeByID     map[string]int
	productsByID  map[string]*Product
	ordersByMonth map[string][]*Order
}

// NewStore makes an empty store.
func NewStore() *Store {
	return &Store{
		placeByID:     map[string]int{},
		productsByID:  map[string]*Product{},
		ordersByMonth: map[string][]*Order{},
	}
}

// SaveCustomer adds a customer, or takes the place of the one with this id.
func (s *Store) SaveCustomer(customer *Customer) {
	if place, known := s.placeByID[customer.ID]; known {
		s.Customers[place] = customer
		return
	}
	s.placeByID[customer.ID] = len(s.Customers)
	s.Customers = append(s.Customers, customer)
}

// SaveProduct adds a product, or takes the place of the one with this id.
func (s *Store) SaveProduct(product *Product) {
	s.productsByID[product.ID] = product
}

// AddOrder adds an order.
func (s *Store) AddOrder(order *Order) {
	s.ordersByMonth[order.Month] = append(s.ordersByMonth[order.Month], order)
}

// FindCustomer gives nil for an unknown id.
func (s *Store) FindCustomer(id string) *Customer {
	if place, known := s.placeByID[id]; known {
		return s.Customers[place]
	}
	return nil
}

// FindProduct gives nil for an unknown id.
func (s *Store) FindProduct(id string) *Product {
	return s.productsByID[id]
}

// OrdersOfMonth gives the orders of a month.
func (s *Store) OrdersOfMonth(month string) []*Order {
	return s.ordersByMonth[month]
}
