package shop

import (
	"fmt"
	"sort"
	"strings"
)

// MonthlyReport is the report of a month as text.
func MonthlyReport(store *Store, month string) string {
	sales := SalesOfMonth(store, month)
	var text strings.Builder
	fmt.Fprintf(&text, "Report %s\n", month)
	fmt.Fprintf(&text, "orders %d lines %d skipped %d\n", sales.Orders, sales.Lines, sales.Skipped)
	fmt.Fprintf(&text, "net %s tax %s gross %s\n", money(sales.Net), money(sales.Tax), money(sales.Net+sales.Tax))
	writeTotals(&text, "region", sales.Regions)
	writeTotals(&text, "category", sales.Categories)
	for index, rank := range BestCustomers(store, month) {
		kind := "new"
		if rank.Returning {
			kind = "returning"
		}
		customer := rank.Customer
		fmt.Fprintf(&text, "%d. %s %d %s %s %s\n", index+1, customer.ID, rank.Orders, money(rank.Gross), kind, customer.Name)
	}
	text.WriteString("end\n")
	return text.String()
}

func writeTotals(text *strings.Builder, title string, totals map[string]*Total) {
	names := make([]string, 0, len(totals))
	for name := range totals {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(text, "%s %s %d %s\n", title, name, totals[name].Count, money(totals[name].Gross))
	}
}

func money(cents int64) string {
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}
