package etl

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// Record is what a line can hold: of a shop its id, region, name and rate, of a sale the rest.
type Record struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Region string `json:"region"`
	Name   string `json:"name"`
	Rate   int64  `json:"rate"`
	Shop   string `json:"shop"`
	At     string `json:"at"`
	Item   string `json:"item"`
	Qty    int64  `json:"qty"`
	Cents  int64  `json:"cents"`
}

// ReadRecord gives nil where there is no object on the line; typed tells whether each value is of its type.
func ReadRecord(line string) (record *Record, typed bool) {
	if !strings.HasPrefix(strings.TrimLeft(line, " \t\r"), "{") {
		return nil, false
	}
	record = &Record{}
	err := json.Unmarshal([]byte(line), record)
	var mismatch *json.UnmarshalTypeError
	if err != nil && !errors.As(err, &mismatch) {
		return nil, false
	}
	return record, err == nil
}

// Lines collects values as lines, with nothing escaped that need not be.
type Lines struct {
	text    bytes.Buffer
	encoder *json.Encoder
}

// NewLines makes an empty collection.
func NewLines() *Lines {
	lines := &Lines{}
	lines.encoder = json.NewEncoder(&lines.text)
	lines.encoder.SetEscapeHTML(false)
	return lines
}

// Add adds a line.
func (l *Lines) Add(value any) {
	if err := l.encoder.Encode(value); err != nil {
		panic(err)
	}
}

func (l *Lines) String() string {
	return l.text.String()
}
