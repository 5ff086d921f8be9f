package etl

import "encoding/json"

// Shops is the table of shops, as the lines in which they came.
type Shops struct {
	lines []string
}

// Shop is a row of the table.
type Shop struct {
	ID     string `json:"id"`
	Region string `json:"region"`
	Name   string `json:"name"`
	Rate   int64  `json:"rate"`
}

// Save adds a shop, or takes the place of the one with this id.
func (s *Shops) Save(line string) {
	id := readShop(line).ID
	for index, known := range s.lines {
		if readShop(known).ID == id {
			s.lines[index] = line
			return
		}
	}
	s.lines = append(s.lines, line)
}

// Find gives nil for an unknown id.
func (s *Shops) Find(id string) *Shop {
	for _, line := range s.lines {
		if shop := readShop(line); shop.ID == id {
			return shop
		}
	}
	return nil
}

func readShop(line string) *Shop {
	shop := &Shop{}
	if err := json.Unmarshal([]byte(line), shop); err != nil {
		panic(err)
	}
	return shop
}
