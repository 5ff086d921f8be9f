package etl

// Shops is the table of shops, as the lines in which they came.
type Shops struct {
	lines []string
}

// Save adds a shop, or takes the place of the one with this id.
func (s *Shops) Save(id, line string) {
	for index, known := range s.lines {
		if shop, _ := ReadRecord(known); shop.ID == id {
			s.lines[index] = line
			return
		}
	}
	s.lines = append(s.lines, line)
}

// Find gives nil for an unknown id.
func (s *Shops) Find(id string) *Record {
	for _, line := range s.lines {
		if shop, _ := ReadRecord(line); shop.ID == id {
			return shop
		}
	}
	return nil
}
