package etl

import (
	"bytes"
	"encoding/json"
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

// ReadRecord gives nil where there is no object on the line.
func ReadRecord(line string) *Record {
	if !strings.HasPrefix(strings.TrimLeft(line, " \t\r"), "{") {
		return nil
	}
	record := &Record{}
	if json.Unmarshal([]byte(line), record) != nil {
		return nil
	}
	return record
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
