package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// SessionCache keeps at most limit sessions; those not used for longest have to go first.
type SessionCache struct {
	limit                   int
	hits, misses, evictions int
}

func newSessionCache(limit int) *SessionCache {
	return &SessionCache{limit: limit}
}

// A request of this session: a hit, or a miss that brings it into the cache.
func (cache *SessionCache) get(session string) {
}

// The user logged out.
func (cache *SessionCache) end(session string) {
}

// From now on at most limit sessions are kept.
func (cache *SessionCache) resize(limit int) {
}

func (cache *SessionCache) size() int {
	return 0
}

// The session to be evicted next; "-" when the cache is empty.
func (cache *SessionCache) oldest() string {
	return "-"
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	first := strings.Fields(input.Text())
	limit, _ := strconv.Atoi(first[0])
	count, _ := strconv.Atoi(first[1])
	cache := newSessionCache(limit)
	for event := 0; event < count && input.Scan(); event++ {
		operation, argument, _ := strings.Cut(input.Text(), " ")
		switch operation {
		case "get":
			cache.get(argument)
		case "end":
			cache.end(argument)
		case "limit":
			limit, _ := strconv.Atoi(argument)
			cache.resize(limit)
		default:
			fmt.Fprintln(output, cache.hits, cache.misses, cache.evictions, cache.size(), cache.oldest())
		}
	}
}
