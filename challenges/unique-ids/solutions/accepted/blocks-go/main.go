package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"slices"
)

type Message struct {
	Src  string         `json:"src"`
	Dest string         `json:"dest"`
	Body map[string]any `json:"body"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 1024*1024)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	name := ""
	// Each node has every step-th number, from its own place on.
	next, step := 0, 1
	for lines.Scan() {
		var request Message
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			log.Fatal(err)
		}
		answer := map[string]any{"in_reply_to": request.Body["msg_id"]}
		switch request.Body["type"] {
		case "init":
			name = request.Body["node_id"].(string)
			all := request.Body["node_ids"].([]any)
			step = len(all)
			next = slices.Index(all, any(name))
			answer["type"] = "init_ok"
		case "generate":
			answer["type"] = "generate_ok"
			answer["id"] = next
			next += step
		default:
			continue
		}
		if err := out.Encode(Message{Src: name, Dest: request.Src, Body: answer}); err != nil {
			log.Fatal(err)
		}
	}
}
