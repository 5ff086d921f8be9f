package etl

import (
	"encoding/json"
	"sort"
)

// Batch is what has come since the last flush. It is kept as JSON, so that it could be saved at any moment.
type Batch struct {
	Number int
	rows   string
	state  string
}

type state struct {
	Counts counts            `json:"counts"`
	Totals map[string]*total `json:"totals"`
}

type counts struct {
	Batch     int `json:"batch"`
	Written   int `json:"written"`
	Malformed int `json:"malformed"`
	Invalid   int `json:"invalid"`
	Unknown   int `json:"unknown"`
	Duplicate int `json:"duplicate"`
}

type total struct {
	Region string `json:"region"`
	Day    string `json:"day"`
	Sales  int64  `json:"sales"`
	Units  int64  `json:"units"`
	Amount int64  `json:"amount"`
}

// NewBatch makes an empty one.
func NewBatch(number int) *Batch {
	empty := state{Counts: counts{Batch: number}, Totals: map[string]*total{}}
	return &Batch{Number: number, state: WriteRecord(empty)}
}

// Count counts a line that was rejected, by its reason.
func (b *Batch) Count(reason string) {
	b.change(func(state *state) {
		switch reason {
		case "malformed":
			state.Counts.Malformed++
		case "invalid":
			state.Counts.Invalid++
		case "unknown":
			state.Counts.Unknown++
		case "duplicate":
			state.Counts.Duplicate++
		}
	})
}

// Write adds the row of a sale of so many units.
func (b *Batch) Write(row Row, units int64) {
	b.rows += WriteRecord(row) + "\n"
	b.change(func(state *state) {
		state.Counts.Written++
		key := row.Region + " " + row.Day
		if state.Totals[key] == nil {
			state.Totals[key] = &total{Region: row.Region, Day: row.Day}
		}
		state.Totals[key].Sales++
		state.Totals[key].Units += units
		state.Totals[key].Amount += row.Amount
	})
}

// Text gives the rows as they came, totals by region and day, and the counts.
func (b *Batch) Text() string {
	state := b.load()
	text := b.rows
	keys := []string{}
	for key := range state.Totals {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		text += WriteRecord(state.Totals[key]) + "\n"
	}
	return text + WriteRecord(state.Counts) + "\n"
}

func (b *Batch) change(by func(*state)) {
	state := b.load()
	by(&state)
	b.state = WriteRecord(state)
}

func (b *Batch) load() state {
	var loaded state
	if err := json.Unmarshal([]byte(b.state), &loaded); err != nil {
		panic(err)
	}
	return loaded
}
