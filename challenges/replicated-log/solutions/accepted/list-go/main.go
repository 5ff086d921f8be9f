package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"sync"
)

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
	body["type"] = request.Body["type"].(string) + "_ok"
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
	node.send("lin-kv", body)
	node.mutex.Unlock()
	return <-answer
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

func (node *Node) cas(key string, from, to any) bool {
	answer := node.ask(Body{"type": "cas", "key": key, "from": from, "to": to, "create_if_not_exists": true})
	return answer["type"] == "cas_ok"
}

func (node *Node) readLog(key string) []any {
	list, _ := node.ask(Body{"type": "read", "key": "log " + key})["value"].([]any)
	return list
}

// The committed offset of a log, -1 where there is none.
func (node *Node) readCommitted(key string) float64 {
	offset, isThere := node.ask(Body{"type": "read", "key": "committed " + key})["value"].(float64)
	if !isThere {
		return -1
	}
	return offset
}

func (node *Node) append(key string, msg any) int {
	for {
		list := node.readLog(key)
		if node.cas("log "+key, list, append(list[:len(list):len(list)], msg)) {
			return len(list)
		}
	}
}

func (node *Node) poll(offsets map[string]any) map[string][][2]any {
	found := map[string][][2]any{}
	for key, first := range offsets {
		found[key] = [][2]any{}
		for offset, msg := range node.readLog(key) {
			if offset >= int(first.(float64)) {
				found[key] = append(found[key], [2]any{offset, msg})
			}
		}
	}
	return found
}

func (node *Node) commit(key string, offset float64) {
	for {
		committed := node.readCommitted(key)
		if committed >= offset || node.cas("committed "+key, committed, offset) {
			return
		}
	}
}

func (node *Node) operate(request Message) {
	answer := Body{}
	switch body := request.Body; body["type"] {
	case "send":
		answer["offset"] = node.append(body["key"].(string), body["msg"])
	case "poll":
		answer["msgs"] = node.poll(body["offsets"].(map[string]any))
	case "commit_offsets":
		for key, offset := range body["offsets"].(map[string]any) {
			node.commit(key, offset.(float64))
		}
	case "list_committed_offsets":
		offsets := map[string]float64{}
		for _, key := range body["keys"].([]any) {
			if offset := node.readCommitted(key.(string)); offset >= 0 {
				offsets[key.(string)] = offset
			}
		}
		answer["offsets"] = offsets
	}
	node.reply(request, answer)
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
		} else if message.Body["type"] == "init" {
			node.name = message.Body["node_id"].(string)
			node.reply(message, Body{})
		} else {
			go node.operate(message)
		}
	}
}
