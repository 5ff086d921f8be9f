package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"sync"
)

const store = "seq-kv"

type Body map[string]any

type Message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body Body   `json:"body"`
}

type Node struct {
	mutex   sync.Mutex
	name    string
	last    int
	waiting map[int]chan Body
	out     *json.Encoder
}

func (node *Node) send(dest string, body Body) {
	if err := node.out.Encode(Message{Src: node.name, Dest: dest, Body: body}); err != nil {
		log.Fatal(err)
	}
}

func (node *Node) reply(request Message, body Body) {
	body["in_reply_to"] = request.Body["msg_id"]
	node.mutex.Lock()
	defer node.mutex.Unlock()
	node.send(request.Src, body)
}

func (node *Node) ask(body Body) Body {
	answer := make(chan Body, 1)
	node.mutex.Lock()
	node.last++
	body["msg_id"] = node.last
	node.waiting[node.last] = answer
	node.send(store, body)
	node.mutex.Unlock()
	return <-answer
}

// A change meets the newest state of the store, and what this node asks afterwards meets no older one.
func (node *Node) operate(request Message) {
	node.ask(Body{"type": "write", "key": "sync " + node.name, "value": request.Body["msg_id"]})
	operation := Body{}
	for key, value := range request.Body {
		operation[key] = value
	}
	node.reply(request, node.ask(operation))
}

func (node *Node) take(answer Body) {
	id := int(answer["in_reply_to"].(float64))
	node.mutex.Lock()
	waiting := node.waiting[id]
	delete(node.waiting, id)
	node.mutex.Unlock()
	if waiting != nil {
		waiting <- answer
	}
}

func main() {
	node := &Node{waiting: map[int]chan Body{}, out: json.NewEncoder(os.Stdout)}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 1024*1024)
	for lines.Scan() {
		var message Message
		if err := json.Unmarshal(lines.Bytes(), &message); err != nil {
			log.Fatal(err)
		}
		if _, isAnswer := message.Body["in_reply_to"]; isAnswer {
			node.take(message.Body)
			continue
		}
		switch message.Body["type"] {
		case "init":
			node.name = message.Body["node_id"].(string)
			node.reply(message, Body{"type": "init_ok"})
		case "read", "write", "cas":
			go node.operate(message)
		}
	}
}
