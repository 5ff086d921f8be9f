package etl

const recentSize = 500

// RecentIDs are the ids of the sales that were written last.
type RecentIDs struct {
	ids []string
}

// Has tells whether an id is among them.
func (r *RecentIDs) Has(id string) bool {
	for _, recent := range r.ids {
		if recent == id {
			return true
		}
	}
	return false
}

// Add adds an id; the oldest makes room.
func (r *RecentIDs) Add(id string) {
	ids := append(append([]string{}, r.ids...), id)
	if len(ids) > recentSize {
		ids = ids[1:]
	}
	r.ids = ids
}
