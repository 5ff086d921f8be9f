package shop

import (
	"fmt"
	"sort"
)

const places = 10

// Rank is a customer with what they spent in a month.
type Rank struct {
	Customer      *Customer
	Orders, Gross int64
	Returning     bool
}

// BestCustomers come dearest first; equal ones in the order in which they became known.
func BestCustomers(store *Store, month string) []Rank {
	before := map[string]bool{}
	for _, order := range store.OrdersOfMonth(MonthBefore(month)) {
		before[order.CustomerID] = true
	}
	spent := map[string]*Total{}
	for _, order := range store.OrdersOfMonth(month) {
		add(spent, order.CustomerID, 1, OrderGross(store, order))
	}
	var ranks []Rank
	for _, customer := range store.Customers {
		if total := spent[customer.ID]; total != nil {
			ranks = append(ranks, Rank{customer, total.Count, total.Gross, before[customer.ID]})
		}
	}
	sort.SliceStable(ranks, func(one, other int) bool { return ranks[one].Gross > ranks[other].Gross })
	return ranks[:min(places, len(ranks))]
}

// MonthBefore gives the month before one such as 2026-01.
func MonthBefore(month string) string {
	year, number := number(month[:4]), number(month[5:])
	if number == 1 {
		return fmt.Sprintf("%04d-12", year-1)
	}
	return fmt.Sprintf("%04d-%02d", year, number-1)
}
