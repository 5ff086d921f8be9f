package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"time"
)

const (
	every      = 150 * time.Millisecond
	againAfter = 500 * time.Millisecond
	children   = 5
)

type Body struct {
	Type      string   `json:"type"`
	MsgID     *int     `json:"msg_id,omitempty"`
	InReplyTo *int     `json:"in_reply_to,omitempty"`
	NodeID    string   `json:"node_id,omitempty"`
	NodeIDs   []string `json:"node_ids,omitempty"`
	Message   *int     `json:"message,omitempty"`
	Messages  *[]int   `json:"messages,omitempty"`
	Values    []int    `json:"values,omitempty"`
}

type Message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body Body   `json:"body"`
}

type Node struct {
	name  string
	known map[int]bool
	// What each neighbor has not acknowledged, and when it was sent.
	unacknowledged map[string]map[int]time.Time
	out            *json.Encoder
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

func (node *Node) join(all []string) {
	own := 0
	for at, other := range all {
		if other == node.name {
			own = at
		}
	}
	for at, other := range all {
		isParent := own > 0 && at == (own-1)/children
		isChild := at > 0 && own == (at-1)/children
		if isParent || isChild {
			node.unacknowledged[other] = map[int]time.Time{}
		}
	}
}

func (node *Node) learn(value int, from string) {
	if node.known[value] {
		return
	}
	node.known[value] = true
	for neighbor, values := range node.unacknowledged {
		if neighbor != from {
			values[value] = time.Time{}
		}
	}
}

func (node *Node) sendDue(now time.Time) {
	for neighbor, values := range node.unacknowledged {
		var due []int
		for value, sent := range values {
			if now.Sub(sent) >= againAfter {
				due = append(due, value)
				values[value] = now
			}
		}
		if len(due) > 0 {
			node.send(neighbor, Body{Type: "gossip", Values: due})
		}
	}
}

func (node *Node) handle(request Message) {
	switch body := request.Body; body.Type {
	case "init":
		node.name = body.NodeID
		node.join(body.NodeIDs)
		node.reply(request, Body{Type: "init_ok"})
	case "topology":
		node.reply(request, Body{Type: "topology_ok"})
	case "broadcast":
		node.learn(*body.Message, "")
		node.reply(request, Body{Type: "broadcast_ok"})
	case "read":
		messages := make([]int, 0, len(node.known))
		for value := range node.known {
			messages = append(messages, value)
		}
		node.reply(request, Body{Type: "read_ok", Messages: &messages})
	case "gossip":
		for _, value := range body.Values {
			node.learn(value, request.Src)
		}
		node.send(request.Src, Body{Type: "got", Values: body.Values})
	case "got":
		for _, value := range body.Values {
			delete(node.unacknowledged[request.Src], value)
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
			log.Println(err)
			continue
		}
		requests <- request
	}
}

func main() {
	node := &Node{
		known:          map[int]bool{},
		unacknowledged: map[string]map[int]time.Time{},
		out:            json.NewEncoder(os.Stdout),
	}
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
		case now := <-ticks:
			node.sendDue(now)
		}
	}
}
