package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
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
	for lines.Scan() {
		var request Message
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			log.Fatal(err)
		}
		answer := map[string]any{"in_reply_to": request.Body["msg_id"]}
		switch request.Body["type"] {
		case "init":
			name = request.Body["node_id"].(string)
			answer["type"] = "init_ok"
		case "echo":
			answer["type"] = "echo_ok"
			answer["echo"] = request.Body["echo"]
		default:
			continue
		}
		if err := out.Encode(Message{Src: name, Dest: request.Src, Body: answer}); err != nil {
			log.Fatal(err)
		}
	}
}
