// The database is a log of transactions in lin-kv, a key for each place. A place is written once, by the node that creates its
// key. Each node replays the log; transactions that wait at a node go into the next free place together.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// ahead is how many places are read at a time.
const ahead = 8

// rest is how long a node that has created a place leaves the next one to the others. Meanwhile more transactions come.
const rest = 100 * time.Millisecond

type body map[string]any

type message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body body   `json:"body"`
}

type node struct {
	name    string
	nextID  int
	lists   map[int][]int
	place   int              // the first place of the log that has not been replayed
	rested  <-chan time.Time // ends a rest; nil when there is none
	waiting []message        // transactions in no place yet
	sent    []message        // transactions in the attempt that is under way, or in the last one that failed
	created int              // msg_id of the attempt that is under way; 0 for none
	reads   map[int]int      // msg_id of each read that is under way, and its place
	found   map[int][]any    // places that have been read and not replayed
}

func (n *node) send(dest string, b body) {
	line, _ := json.Marshal(message{n.name, dest, b})
	fmt.Println(string(line))
}

func (n *node) ask(place int, b body) int {
	n.nextID++
	b["msg_id"] = n.nextID
	b["key"] = fmt.Sprintf("place-%d", place)
	n.send("lin-kv", b)
	return n.nextID
}

// attempt tries to create the next place with all that waits.
func (n *node) attempt() {
	if n.rested != nil || n.created > 0 || len(n.waiting)+len(n.sent) == 0 {
		return
	}
	n.sent, n.waiting = append(n.sent, n.waiting...), nil
	n.created = n.ask(n.place, body{"type": "cas", "from": nil, "to": n.appends(), "create_if_not_exists": true})
}

// appends is what the other nodes must know of the transactions: [key, value, key, value, …].
func (n *node) appends() []any {
	entry := []any{}
	for _, request := range n.sent {
		for _, action := range request.Body["txn"].([]any) {
			if part := action.([]any); part[0] == "append" {
				entry = append(entry, part[1], part[2])
			}
		}
	}
	return entry
}

// catchUp reads the next places, unless that is under way.
func (n *node) catchUp() {
	if len(n.reads) > 0 {
		return
	}
	for place := n.place; place < n.place+ahead; place++ {
		n.reads[n.ask(place, body{"type": "read"})] = place
	}
}

func (n *node) handleStore(b body) {
	id := int(b["in_reply_to"].(float64))
	place, isRead := n.reads[id]
	delete(n.reads, id)
	switch {
	case id == n.created && b["type"] == "cas_ok":
		n.created = 0
		n.commit()
	case id == n.created:
		n.created = 0
		if !n.replay() {
			n.reads = map[int]int{} // what is under way may have come before this place was created
			n.catchUp()
			return
		}
	case !isRead:
		return
	case b["type"] == "read_ok":
		n.found[place] = b["value"].([]any)
		if n.created > 0 || !n.replay() {
			return
		}
	case place != n.place:
		return
	}
	n.attempt()
}

// replay takes over what other nodes have created, and says whether there was any.
func (n *node) replay() bool {
	from := n.place
	for entry := n.found[n.place]; entry != nil; entry = n.found[n.place] {
		for i := 0; i < len(entry); i += 2 {
			key := int(entry[i].(float64))
			n.lists[key] = append(n.lists[key], int(entry[i+1].(float64)))
		}
		delete(n.found, n.place)
		n.place++
	}
	return n.place > from
}

// commit executes the transactions of the place that this node has just created, and answers them.
func (n *node) commit() {
	for _, request := range n.sent {
		var done []any
		for _, action := range request.Body["txn"].([]any) {
			part := action.([]any)
			key := int(part[1].(float64))
			if part[0] == "r" {
				done = append(done, []any{"r", part[1], append([]int{}, n.lists[key]...)})
				continue
			}
			n.lists[key] = append(n.lists[key], int(part[2].(float64)))
			done = append(done, part)
		}
		n.send(request.Src, body{"type": "txn_ok", "in_reply_to": request.Body["msg_id"], "txn": done})
	}
	n.sent = nil
	n.place++
	n.rested = time.After(rest)
}

func (n *node) handle(m message) {
	switch m.Body["type"] {
	case "init":
		n.name = m.Body["node_id"].(string)
		n.send(m.Src, body{"type": "init_ok", "in_reply_to": m.Body["msg_id"]})
	case "txn":
		n.waiting = append(n.waiting, m)
		n.attempt()
	default:
		if m.Src == "lin-kv" {
			n.handleStore(m.Body)
		}
	}
}

func main() {
	input := make(chan message)
	go func() {
		lines := bufio.NewScanner(os.Stdin)
		lines.Buffer(make([]byte, 64*1024), 1024*1024)
		for lines.Scan() {
			var m message
			if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			input <- m
		}
		close(input)
	}()
	n := &node{lists: map[int][]int{}, reads: map[int]int{}, found: map[int][]any{}}
	idle := time.NewTicker(300 * time.Millisecond)
	for {
		select {
		case m, open := <-input:
			if !open {
				return
			}
			n.handle(m)
		case <-n.rested:
			n.rested = nil
			n.attempt()
		case <-idle.C:
			if n.name != "" {
				n.catchUp()
			}
		}
	}
}
