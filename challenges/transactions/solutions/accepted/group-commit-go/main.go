package main

import (
	"bufio"
	"encoding/json"
	"log"
	"maps"
	"os"
	"strconv"
	"sync"
)

type Lists map[string][]int

type Body struct {
	Type      string    `json:"type"`
	MsgID     int       `json:"msg_id,omitempty"`
	InReplyTo int       `json:"in_reply_to,omitempty"`
	NodeID    string    `json:"node_id,omitempty"`
	Txn       [][3]any  `json:"txn,omitempty"`
	Key       string    `json:"key,omitempty"`
	Value     Lists     `json:"value,omitempty"`
	From      Lists     `json:"from,omitempty"`
	To        Lists     `json:"to,omitempty"`
	Create    bool      `json:"create_if_not_exists,omitempty"`
}

type Message struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Body Body   `json:"body"`
}

type Node struct {
	mutex        sync.Mutex
	name         string
	out          *json.Encoder
	transactions chan Message
	answers      chan Body
}

func (node *Node) send(dest string, body Body) {
	node.mutex.Lock()
	defer node.mutex.Unlock()
	if err := node.out.Encode(Message{Src: node.name, Dest: dest, Body: body}); err != nil {
		log.Fatal(err)
	}
}

func (node *Node) reply(request Message, body Body) {
	body.InReplyTo = request.Body.MsgID
	node.send(request.Src, body)
}

// One question at a time, so that the next answer is the one to it.
func (node *Node) ask(body Body) Body {
	body.Key, body.MsgID = "state", 1
	node.send("lin-kv", body)
	return <-node.answers
}

func run(txn [][3]any, lists Lists) (done [][3]any, changes bool) {
	for _, action := range txn {
		key := strconv.Itoa(int(action[1].(float64)))
		list := lists[key]
		if action[0] == "append" {
			// A list that somebody has read must stay as it is.
			lists[key] = append(list[:len(list):len(list)], int(action[2].(float64)))
			changes = true
		} else {
			action[2] = list
		}
		done = append(done, action)
	}
	return done, changes
}

func (node *Node) tryCommit(batch []Message) ([][][3]any, bool) {
	before := node.ask(Body{Type: "read"}).Value
	after := Lists{}
	maps.Copy(after, before)
	var results [][][3]any
	changes := false
	for _, request := range batch {
		done, changed := run(request.Body.Txn, after)
		results = append(results, done)
		changes = changes || changed
	}
	if !changes {
		return results, true
	}
	answer := node.ask(Body{Type: "cas", From: before, To: after, Create: true})
	return results, answer.Type == "cas_ok"
}

func (node *Node) addWaiting(batch []Message) []Message {
	for {
		select {
		case request := <-node.transactions:
			batch = append(batch, request)
		default:
			return batch
		}
	}
}

func (node *Node) work() {
	for first := range node.transactions {
		batch := []Message{first}
		for {
			batch = node.addWaiting(batch)
			results, isCommitted := node.tryCommit(batch)
			if !isCommitted {
				continue
			}
			for at, request := range batch {
				node.reply(request, Body{Type: "txn_ok", Txn: results[at]})
			}
			break
		}
	}
}

func main() {
	node := &Node{
		out:          json.NewEncoder(os.Stdout),
		transactions: make(chan Message, 1000),
		answers:      make(chan Body, 1),
	}
	go node.work()
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 1024*1024)
	for lines.Scan() {
		var message Message
		if err := json.Unmarshal(lines.Bytes(), &message); err != nil {
			log.Fatal(err)
		}
		switch {
		case message.Body.InReplyTo != 0:
			node.answers <- message.Body
		case message.Body.Type == "init":
			node.name = message.Body.NodeID
			node.reply(message, Body{Type: "init_ok"})
		case message.Body.Type == "txn":
			node.transactions <- message
		}
	}
}
