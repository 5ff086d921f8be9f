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
	place   int           // the first place of the log that has not been replayed
	waiting []message     // transactions in no place yet
	sent    []message     // transactions in the attempt that is under way
	asked   map[int]int   // msg_id of each request to the store that is under way, and the place that it is about
	found   map[int][]any // what the reads that are under way have found; nil while a place is being created
}

func (n *node) send(dest string, b body) {
	line, _ := json.Marshal(message{n.name, dest, b})
	fmt.Println(string(line))
}

func (n *node) ask(place int, b body) {
	n.nextID++
	n.asked[n.nextID] = place
	b["msg_id"] = n.nextID
	b["key"] = fmt.Sprintf("place-%d", place)
	n.send("lin-kv", b)
}

// attempt tries to create the next place with all that waits.
func (n *node) attempt() {
	if len(n.asked) > 0 || len(n.waiting)+len(n.sent) == 0 {
		return
	}
	n.sent, n.waiting = append(n.sent, n.waiting...), nil
	n.found = nil
	n.ask(n.place, body{"type": "cas", "from": nil, "to": n.appends(), "create_if_not_exists": true})
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

// catchUp reads the next places; what another node has created there is replayed.
func (n *node) catchUp() {
	if len(n.asked) > 0 {
		return
	}
	n.found = map[int][]any{}
	for place := n.place; place < n.place+ahead; place++ {
		n.ask(place, body{"type": "read"})
	}
}

func (n *node) handleStore(b body) {
	id := int(b["in_reply_to"].(float64))
	place := n.asked[id]
	delete(n.asked, id)
	switch b["type"] {
	case "cas_ok":
		n.commit()
	case "read_ok":
		n.found[place] = b["value"].([]any)
	case "error":
		if len(n.sent) > 0 && n.found == nil {
			n.catchUp() // the place is taken: replay it first
			return
		}
	}
	if len(n.asked) > 0 {
		return
	}
	for entry := n.found[n.place]; entry != nil; entry = n.found[n.place] {
		n.replay(entry)
	}
	n.attempt()
}

func (n *node) replay(entry []any) {
	for i := 0; i < len(entry); i += 2 {
		key := int(entry[i].(float64))
		n.lists[key] = append(n.lists[key], int(entry[i+1].(float64)))
	}
	n.place++
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
	n := &node{lists: map[int][]int{}, asked: map[int]int{}}
	idle := time.NewTicker(300 * time.Millisecond)
	for {
		select {
		case m, open := <-input:
			if !open {
				return
			}
			n.handle(m)
		case <-idle.C:
			if n.name != "" {
				n.catchUp()
			}
		}
	}
}
