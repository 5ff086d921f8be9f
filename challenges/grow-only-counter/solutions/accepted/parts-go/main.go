package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"time"
)

const every = 250 * time.Millisecond

type Body struct {
	Type      string         `json:"type"`
	MsgID     *int           `json:"msg_id,omitempty"`
	InReplyTo *int           `json:"in_reply_to,omitempty"`
	NodeID    string         `json:"node_id,omitempty"`
	NodeIDs   []string       `json:"node_ids,omitempty"`
	Delta     int            `json:"delta,omitempty"`
	Value     *int           `json:"value,omitempty"`
	Parts     map[string]int `json:"parts,omitempty"`
}

type Message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body Body   `json:"body"`
}

type Node struct {
	name  string
	all   []string
	parts map[string]int
	out   *json.Encoder
}

func (node *Node) send(dest string, body Body) {
	if err := node.out.Encode(Message{Src: node.name, Dest: dest, Body: body}); err != nil {
		log.Fatal(err)
	}
}

func (node *Node) reply(request Message, body Body) {
	body.InReplyTo = request.Body.MsgID
	node.send(request.Src, body)
}

func (node *Node) handle(request Message) {
	switch body := request.Body; body.Type {
	case "init":
		node.name, node.all = body.NodeID, body.NodeIDs
		node.reply(request, Body{Type: "init_ok"})
	case "add":
		node.parts[node.name] += body.Delta
		node.reply(request, Body{Type: "add_ok"})
	case "read":
		sum := 0
		for _, part := range node.parts {
			sum += part
		}
		node.reply(request, Body{Type: "read_ok", Value: &sum})
	case "parts":
		for other, part := range body.Parts {
			node.parts[other] = max(node.parts[other], part)
		}
	}
}

func (node *Node) gossip() {
	for _, other := range node.all {
		if other != node.name {
			node.send(other, Body{Type: "parts", Parts: node.parts})
		}
	}
}

func read(requests chan<- Message) {
	defer close(requests)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 1024*1024)
	for lines.Scan() {
		var request Message
		if err := json.Unmarshal(lines.Bytes(), &request); err != nil {
			log.Fatal(err)
		}
		requests <- request
	}
}

func main() {
	node := &Node{parts: map[string]int{}, out: json.NewEncoder(os.Stdout)}
	requests := make(chan Message)
	go read(requests)
	ticks := time.Tick(every)
	for {
		select {
		case request, isOpen := <-requests:
			if !isOpen {
				return
			}
			node.handle(request)
		case <-ticks:
			node.gossip()
		}
	}
}
