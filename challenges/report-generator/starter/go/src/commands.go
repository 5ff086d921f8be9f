package shop

import (
	"strconv"
	"strings"
)

// Execute carries out one command and gives the text to print, if any.
func Execute(store *Store, line string) string {
	words := strings.Split(line, " ")
	switch words[0] {
	case "customer":
		store.SaveCustomer(&Customer{ID: words[1], Region: words[2], Name: strings.Join(words[3:], " ")})
	case "product":
		store.SaveProduct(&Product{ID: words[1], Category: words[2], Price: number(words[3]), Tax: number(words[4])})
	case "order":
		order := &Order{ID: words[1], CustomerID: words[2], Month: words[3][:7]}
		for _, item := range words[4:] {
			product, quantity, _ := strings.Cut(item, "*")
			order.Lines = append(order.Lines, Line{ProductID: product, Quantity: number(quantity)})
		}
		store.AddOrder(order)
	case "report":
		return MonthlyReport(store, words[1])
	}
	return ""
}

func number(word string) int64 {
	value, _ := strconv.ParseInt(word, 10, 64)
	return value
}
