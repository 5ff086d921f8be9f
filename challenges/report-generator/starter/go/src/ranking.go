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

// BestCustomers come highest spending first; equal ones in the order in which they became known.
func BestCustomers(store *Store, month string) []Rank {
	var ranks []Rank
	for _, customer := range store.Customers {
		orders := store.OrdersOfCustomer(customer.ID, month)
		if len(orders) == 0 {
			continue
		}
		rank := Rank{Customer: customer, Orders: int64(len(orders))}
		for _, order := range orders {
			rank.Gross += OrderGross(store, order)
		}
		rank.Returning = len(store.OrdersOfCustomer(customer.ID, MonthBefore(month))) > 0
		ranks = append(ranks, rank)
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
