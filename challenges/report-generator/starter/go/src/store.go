package shop

// Store keeps customers, products and orders in memory, in the order in which they became known.
type Store struct {
	Customers []*Customer
	Products  []*Product
	Orders    []*Order
}

// NewStore makes an empty store.
func NewStore() *Store {
	return &Store{}
}

// SaveCustomer adds a customer, or takes the place of the one with this id.
func (s *Store) SaveCustomer(customer *Customer) {
	for index, known := range s.Customers {
		if known.ID == customer.ID {
			s.Customers[index] = customer
			return
		}
	}
	s.Customers = append(s.Customers, customer)
}

// SaveProduct adds a product, or takes the place of the one with this id.
func (s *Store) SaveProduct(product *Product) {
	for index, known := range s.Products {
		if known.ID == product.ID {
			s.Products[index] = product
			return
		}
	}
	s.Products = append(s.Products, product)
}

// AddOrder adds an order.
func (s *Store) AddOrder(order *Order) {
	s.Orders = append(s.Orders, order)
}

// FindCustomer gives nil for an unknown id.
func (s *Store) FindCustomer(id string) *Customer {
	for _, customer := range s.Customers {
		if customer.ID == id {
			return customer
		}
	}
	return nil
}

// FindProduct gives nil for an unknown id.
func (s *Store) FindProduct(id string) *Product {
	for _, product := range s.Products {
		if product.ID == id {
			return product
		}
	}
	return nil
}

// OrdersOfMonth gives the orders of a month.
func (s *Store) OrdersOfMonth(month string) []*Order {
	var found []*Order
	for _, order := range s.Orders {
		if order.Month == month {
			found = append(found, order)
		}
	}
	return found
}

// OrdersOfCustomer gives a customer's orders of a month.
func (s *Store) OrdersOfCustomer(customerID, month string) []*Order {
	var found []*Order
	for _, order := range s.Orders {
		if order.CustomerID == customerID && order.Month == month {
			found = append(found, order)
		}
	}
	return found
}
