package etl

import (
	"regexp"
	"strings"
	"time"
)

const idLetters = "abcdefghijklmnopqrstuvwxyz0123456789-"

var timeForm = regexp.MustCompile("^20[0-9T:-]{17}Z$")

// IsValid tells whether a sale is as it must be. Rules only look, so they need no copies.
func IsValid(sale *Record) bool {
	return sale.Kind == "sale" &&
		isID(sale.ID) &&
		sale.Shop != "" &&
		isTime(sale.At) &&
		sale.Item != "" &&
		sale.Qty >= 1 && sale.Qty <= 100 &&
		sale.Cents >= 1 && sale.Cents <= 1000000
}

func isID(id string) bool {
	return id != "" && len(id) <= 24 && strings.Trim(id, idLetters) == ""
}

func isTime(at string) bool {
	if !timeForm.MatchString(at) {
		return false
	}
	_, err := time.Parse("2006-01-02T15:04:05Z", at)
	return err == nil
}
