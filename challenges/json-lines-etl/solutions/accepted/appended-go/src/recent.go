package etl

const recentSize = 500

// RecentIDs are the ids of the sales that were written last.
type RecentIDs struct {
	ids  map[string]struct{}
	ring [recentSize]string
	next int
}

// Has tells whether an id is among them.
func (r *RecentIDs) Has(id string) bool {
	_, found := r.ids[id]
	return found
}

// Add adds an id that is not among them; the oldest makes room.
func (r *RecentIDs) Add(id string) {
	delete(r.ids, r.ring[r.next])
	r.ids[id] = struct{}{}
	r.ring[r.next] = id
	r.next = (r.next + 1) % recentSize
}
