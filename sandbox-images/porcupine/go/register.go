package main

import (
	"math"

	"github.com/anishathalye/porcupine"
)

// operation is what happened to the register; Returned is nil when nobody knows whether it took effect.
type operation struct {
	Number   int    `json:"number"`
	Type     string `json:"type"`
	Value    int    `json:"value"`
	From     int    `json:"from"`
	To       int    `json:"to"`
	Called   int64  `json:"called"`
	Returned *int64 `json:"returned"`
}

// absent is the value of a register before anything was written.
const absent = 0

var register = porcupine.Model{
	Init: func() interface{} { return absent },
	Step: func(state, input, _ interface{}) (bool, interface{}) {
		return step(state.(int), input.(operation))
	},
	Hash: func(state interface{}) uint64 { return uint64(state.(int)) },
}

func step(value int, done operation) (bool, int) {
	switch done.Type {
	case "write":
		return true, done.Value
	case "read":
		return done.Value == value, value
	default:
		if done.From == value {
			return true, done.To
		}
		// Without an answer it may have found another value, and have done nothing.
		return done.Returned == nil, value
	}
}

// toHistory lets what nobody knows the end of return after everything else: at the end it does no harm.
func toHistory(operations []operation) []porcupine.Operation {
	history := make([]porcupine.Operation, len(operations))
	for index, each := range operations {
		returned := int64(math.MaxInt64)
		if each.Returned != nil {
			returned = *each.Returned
		}
		history[index] = porcupine.Operation{Input: each, Call: each.Called, Return: returned}
	}
	return history
}
