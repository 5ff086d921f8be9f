package etl

const recentSize = 500

// RecentIDs are the ids of the sales that were written last.
type RecentIDs struct {
	ids    map[string]bool
	ring   []string
	oldest int
}

// NewRecentIDs makes an empty set.
func NewRecentIDs() *RecentIDs {
	return &RecentIDs{ids: make(map[string]bool, recentSize), ring: make([]string, recentSize)}
}

// Add adds an id, for which the oldest makes room, and tells whether it was not among them.
func (r *RecentIDs) Add(id string) bool {
	if r.ids[id] {
		return false
	}
	delete(r.ids, r.ring[r.oldest])
	r.ring[r.oldest] = id
	r.oldest = (r.oldest + 1) % recentSize
	r.ids[id] = true
	return true
}
