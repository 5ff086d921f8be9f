package etl

import (
	"encoding/json"
	"errors"
	"strings"
)

// Record is a line of any kind: what a kind does not have stays empty, which no rule allows.
type Record struct {
	Kind, ID, Region, Name, Shop, At, Item string
	Rate, Qty, Cents                       int64
}

// Decode fills a record from a line. It gives the reason why the line is refused, or none.
func (r *Record) Decode(line string) (reason string) {
	*r = Record{}
	err := json.Unmarshal([]byte(line), r)
	var mismatch *json.UnmarshalTypeError
	switch {
	case !strings.HasPrefix(strings.TrimSpace(line), "{"):
		return "malformed"
	case errors.As(err, &mismatch):
		return "invalid"
	case err != nil:
		return "malformed"
	}
	return ""
}
