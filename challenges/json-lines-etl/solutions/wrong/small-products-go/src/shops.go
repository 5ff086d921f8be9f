package etl

// Shops is the table of shops, by id.
type Shops map[string]*Record

// Save adds a shop, or takes the place of the one with this id.
func (s Shops) Save(shop *Record) {
	s[shop.ID] = shop
}

// Find gives nil for an unknown id.
func (s Shops) Find(id string) *Record {
	return s[id]
}
