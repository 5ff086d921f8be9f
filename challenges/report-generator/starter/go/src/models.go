// Package shop keeps what a shop knows and reports on it.
package shop

// Customer is somebody who orders.
type Customer struct {
	ID, Region, Name string
}

// Product has a price in cents and a tax in tenths of a percent.
type Product struct {
	ID, Category string
	Price, Tax   int64
}

// Line is a quantity of one product.
type Line struct {
	ProductID string
	Quantity  int64
}

// Order names its customer and its products by id.
type Order struct {
	ID, CustomerID, Month string
	Lines                 []Line
}
