package etl

import (
	"regexp"
	"time"
)

var rules = []func(Record) bool{isSale, hasID, hasShop, hasTime, hasItem, hasQuantity, hasPrice}

// IsValid tells whether a sale is as it must be.
func IsValid(sale Record) bool {
	for _, rule := range rules {
		if !rule(sale) {
			return false
		}
	}
	return true
}

func isSale(sale Record) bool {
	return sale.Text("kind") == "sale"
}

func hasID(sale Record) bool {
	id := sale.Text("id")
	return len(id) <= 24 && regexp.MustCompile("^[a-z0-9-]+$").MatchString(id)
}

func hasShop(sale Record) bool {
	return sale.Text("shop") != ""
}

func hasTime(sale Record) bool {
	at := sale.Text("at")
	if !regexp.MustCompile("^20[0-9T:-]{17}Z$").MatchString(at) {
		return false
	}
	_, err := time.Parse("2006-01-02T15:04:05Z", at)
	return err == nil
}

func hasItem(sale Record) bool {
	return sale.Text("item") != ""
}

func hasQuantity(sale Record) bool {
	quantity := sale.Whole("qty")
	return quantity >= 1 && quantity <= 100
}

func hasPrice(sale Record) bool {
	cents := sale.Whole("cents")
	return cents >= 1 && cents <= 1000000
}
