// Each node reserves a block of a hundred offsets of a log at a time, so that it asks the store for a place only now and then.
// The messages of a block lie under one key, which only its owner writes.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sync"
)

const blockSize = 100

type body map[string]any

type message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body body   `json:"body"`
}

type block struct {
	sync.Mutex
	number   int
	messages []any
}

var (
	mu        sync.Mutex
	name      string
	nextID    int
	asked     = map[int]chan body{}
	blocks    = map[string]*block{}
	committed = map[string]float64{}
)

func send(dest string, b body) {
	line, _ := json.Marshal(message{name, dest, b})
	fmt.Println(string(line))
}

func ask(b body) body {
	answer := make(chan body, 1)
	mu.Lock()
	nextID++
	b["msg_id"] = nextID
	asked[nextID] = answer
	mu.Unlock()
	send("lin-kv", b)
	return <-answer
}

func reply(m message, b body) {
	b["in_reply_to"] = m.Body["msg_id"]
	send(m.Src, b)
}

// blocksOf is how many blocks of a log are reserved.
func blocksOf(log string) int {
	if answer := ask(body{"type": "read", "key": "blocks/" + log}); answer["type"] == "read_ok" {
		return int(answer["value"].(float64))
	}
	return 0
}

func reserve(log string) int {
	for {
		number := blocksOf(log)
		cas := body{"type": "cas", "key": "blocks/" + log, "from": number, "to": number + 1, "create_if_not_exists": true}
		if ask(cas)["type"] == "cas_ok" {
			return number
		}
	}
}

func blockOf(log string) *block {
	mu.Lock()
	defer mu.Unlock()
	if blocks[log] == nil {
		blocks[log] = &block{number: -1}
	}
	return blocks[log]
}

func keyOf(log string, number int) string { return fmt.Sprintf("block/%s/%d", log, number) }

func sendMessage(m message) {
	log := m.Body["key"].(string)
	b := blockOf(log)
	b.Lock()
	defer b.Unlock()
	if b.number < 0 || len(b.messages) == blockSize {
		b.number, b.messages = reserve(log), nil
	}
	b.messages = append(b.messages, m.Body["msg"])
	ask(body{"type": "write", "key": keyOf(log, b.number), "value": b.messages})
	reply(m, body{"type": "send_ok", "offset": b.number*blockSize + len(b.messages) - 1})
}

func messagesFrom(log string, from int) [][]any {
	found := [][]any{}
	for number, end := from/blockSize, blocksOf(log); number < end; number++ {
		messages, _ := ask(body{"type": "read", "key": keyOf(log, number)})["value"].([]any)
		for i, text := range messages {
			if offset := number*blockSize + i; offset >= from {
				found = append(found, []any{offset, text})
			}
		}
	}
	return found
}

func poll(m message) {
	found := map[string]any{}
	for log, from := range m.Body["offsets"].(map[string]any) {
		found[log] = messagesFrom(log, int(from.(float64)))
	}
	reply(m, body{"type": "poll_ok", "msgs": found})
}

func commit(m message) {
	mu.Lock()
	for log, offset := range m.Body["offsets"].(map[string]any) {
		committed[log] = max(committed[log], offset.(float64))
	}
	mu.Unlock()
	reply(m, body{"type": "commit_offsets_ok"})
}

func list(m message) {
	found := map[string]any{}
	mu.Lock()
	for _, log := range m.Body["keys"].([]any) {
		if offset, known := committed[log.(string)]; known {
			found[log.(string)] = offset
		}
	}
	mu.Unlock()
	reply(m, body{"type": "list_committed_offsets_ok", "offsets": found})
}

func handle(m message) {
	switch m.Body["type"] {
	case "init":
		name = m.Body["node_id"].(string)
		reply(m, body{"type": "init_ok"})
	case "send":
		go sendMessage(m)
	case "poll":
		go poll(m)
	case "commit_offsets":
		commit(m)
	case "list_committed_offsets":
		list(m)
	default:
		id, _ := m.Body["in_reply_to"].(float64)
		mu.Lock()
		answer := asked[int(id)]
		delete(asked, int(id))
		mu.Unlock()
		if answer != nil {
			answer <- m.Body
		}
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 1024*1024)
	for lines.Scan() {
		var m message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		handle(m)
	}
}
