package etl

import (
	"encoding/json"
	"math"
	"strings"
)

// Record is the object on a line, by key.
type Record map[string]any

// ReadRecord gives nil where there is no object on the line.
func ReadRecord(line string) Record {
	var record Record
	if json.Unmarshal([]byte(line), &record) != nil {
		return nil
	}
	return record
}

// WriteRecord gives a value as a line, with nothing escaped that need not be.
func WriteRecord(value any) string {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

// Copy gives a record that shares nothing with this one.
func (r Record) Copy() Record {
	return ReadRecord(WriteRecord(r))
}

// Text gives a string, empty where there is none.
func (r Record) Text(key string) string {
	text, _ := r[key].(string)
	return text
}

// Whole gives a whole number, 0 where there is none.
func (r Record) Whole(key string) int64 {
	number, _ := r[key].(float64)
	if number != math.Trunc(number) || math.Abs(number) > 1<<53 {
		return 0
	}
	return int64(number)
}
