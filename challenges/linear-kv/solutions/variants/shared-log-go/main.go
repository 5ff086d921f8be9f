// A replicated state machine over a log that lives in seq-kv.
//
// Slot i of the log is the key "log/i". It is created once with a cas and never changes, so an old view of it
// is either right or empty. Every request, reads included, is answered when its log entry is executed.
// Each node also keeps the requests that it wants logged under "want/<node>", and whoever claims
// a slot takes everybody's wishes with it: nobody starves.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

const (
	storeName  = "seq-kv"
	storeLimit = time.Second
	patience   = 1800 * time.Millisecond
	idlePause  = 400 * time.Millisecond
	widestRead = 32
)

type envelope struct {
	Src  string          `json:"src"`
	Dest string          `json:"dest"`
	Body json.RawMessage `json:"body"`
}

type content struct {
	Type      string          `json:"type"`
	MsgID     json.RawMessage `json:"msg_id"`
	InReplyTo *int64          `json:"in_reply_to"`
	NodeID    string          `json:"node_id"`
	NodeIDs   []string        `json:"node_ids"`
	Key       json.RawMessage `json:"key"`
	Value     json.RawMessage `json:"value"`
	From      json.RawMessage `json:"from"`
	To        json.RawMessage `json:"to"`
}

// ---- wire: lines out, and questions to the store ----

type wire struct {
	me string

	out sync.Mutex

	mu   sync.Mutex
	last int64
	open map[int64]chan content
}

func (w *wire) send(dest string, body map[string]any) {
	line, err := json.Marshal(map[string]any{"src": w.me, "dest": dest, "body": body})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	w.out.Lock()
	defer w.out.Unlock()
	os.Stdout.Write(append(line, '\n'))
}

func (w *wire) ask(body map[string]any) (content, bool) {
	answer := make(chan content, 1)
	w.mu.Lock()
	w.last++
	id := w.last
	w.open[id] = answer
	w.mu.Unlock()

	body["msg_id"] = id
	w.send(storeName, body)

	timer := time.NewTimer(storeLimit)
	defer timer.Stop()
	select {
	case got := <-answer:
		return got, true
	case <-timer.C:
		w.mu.Lock()
		delete(w.open, id)
		w.mu.Unlock()
		return content{}, false
	}
}

func (w *wire) deliver(got content) {
	w.mu.Lock()
	answer, known := w.open[*got.InReplyTo]
	delete(w.open, *got.InReplyTo)
	w.mu.Unlock()
	if known {
		answer <- got
	}
}

// fetch returns "" for a key that is absent from what the store shows us.
func (w *wire) fetch(key string) string {
	got, ok := w.ask(map[string]any{"type": "read", "key": key})
	if !ok || got.Type != "read_ok" {
		return ""
	}
	var text string
	if err := json.Unmarshal(got.Value, &text); err != nil {
		return ""
	}
	return text
}

func (w *wire) fetchAll(keys []string) []string {
	texts := make([]string, len(keys))
	var group sync.WaitGroup
	for i, key := range keys {
		group.Add(1)
		go func(i int, key string) {
			defer group.Done()
			texts[i] = w.fetch(key)
		}(i, key)
	}
	group.Wait()
	return texts
}

// claim fills a slot of the log, unless somebody has filled it.
func (w *wire) claim(slot int, text string) bool {
	got, ok := w.ask(map[string]any{
		"type": "cas", "key": slotKey(slot), "from": "", "to": text, "create_if_not_exists": true,
	})
	return ok && got.Type == "cas_ok"
}

func slotKey(slot int) string    { return "log/" + strconv.Itoa(slot) }
func wishKey(node string) string { return "want/" + node }
func nudge(channel chan struct{}) {
	select {
	case channel <- struct{}{}:
	default:
	}
}

// ---- replica: the log executed so far, and what we still want in it ----

type op struct {
	Node string `json:"n"`
	Seq  int64  `json:"s"`
	Kind string `json:"t"`
	Key  string `json:"k"`
	Old  string `json:"o,omitempty"`
	New  string `json:"v,omitempty"`
}

type caller struct {
	client string
	msgID  json.RawMessage
}

type replica struct {
	wire   *wire
	wishes []string // keys of the other nodes' wishes
	post   chan struct{}
	work   chan struct{}

	next int // first slot that we have not executed; only run() and its callees touch it

	mu      sync.Mutex
	data    map[string]string
	logged  map[string]int64 // of each node: its last op in the executed log
	seq     int64
	mine    []op // ours, not in the executed log
	callers map[int64]caller
}

func newReplica(w *wire, nodes []string) *replica {
	r := &replica{
		wire:    w,
		post:    make(chan struct{}, 1),
		work:    make(chan struct{}, 1),
		data:    map[string]string{},
		logged:  map[string]int64{},
		callers: map[int64]caller{},
	}
	for _, node := range nodes {
		if node != w.me {
			r.wishes = append(r.wishes, wishKey(node))
		}
	}
	return r
}

func (r *replica) submit(client string, asked content) {
	o := op{Node: r.wire.me, Kind: asked.Type, Key: canonical(asked.Key)}
	switch asked.Type {
	case "write":
		o.New = canonical(asked.Value)
	case "cas":
		o.Old, o.New = canonical(asked.From), canonical(asked.To)
	}

	r.mu.Lock()
	r.seq++
	o.Seq = r.seq
	r.mine = append(r.mine, o)
	r.callers[o.Seq] = caller{client, asked.MsgID}
	r.mu.Unlock()

	time.AfterFunc(patience, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.answer(o.Seq, failure(0, "not ordered in time"))
	})
	nudge(r.post)
	nudge(r.work)
}

// answer needs the lock. Only the first answer to a request is sent.
func (r *replica) answer(seq int64, body map[string]any) {
	to, waiting := r.callers[seq]
	if !waiting {
		return
	}
	delete(r.callers, seq)
	body["in_reply_to"] = to.msgID
	r.wire.send(to.client, body)
}

func (r *replica) execute(o op) map[string]any {
	value, known := r.data[o.Key]
	switch o.Kind {
	case "read":
		if !known {
			return failure(20, "no such key")
		}
		return map[string]any{"type": "read_ok", "value": json.RawMessage(value)}
	case "write":
		r.data[o.Key] = o.New
		return map[string]any{"type": "write_ok"}
	default:
		if !known {
			return failure(20, "no such key")
		}
		if value != o.Old {
			return failure(22, "the value is "+value)
		}
		r.data[o.Key] = o.New
		return map[string]any{"type": "cas_ok"}
	}
}

// apply executes the entry of slot r.next. An op may stand in the log twice: the first time counts.
func (r *replica) apply(text string) {
	var entry []op
	if err := json.Unmarshal([]byte(text), &entry); err != nil {
		fmt.Fprintln(os.Stderr, "slot", r.next, err)
	}
	r.next++

	r.mu.Lock()
	defer r.mu.Unlock()
	for _, o := range entry {
		if o.Seq <= r.logged[o.Node] {
			continue
		}
		r.logged[o.Node] = o.Seq
		result := r.execute(o)
		if o.Node == r.wire.me {
			r.answer(o.Seq, result)
		}
	}
	for len(r.mine) > 0 && r.mine[0].Seq <= r.logged[r.wire.me] {
		r.mine = r.mine[1:]
	}
}

func (r *replica) catchUp() {
	for span := 2; ; {
		keys := make([]string, span)
		for i := range keys {
			keys[i] = slotKey(r.next + i)
		}
		for _, text := range r.wire.fetchAll(keys) {
			if text == "" {
				return
			}
			r.apply(text)
		}
		if span < widestRead {
			span *= 2
		}
	}
}

func (r *replica) unfinished() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.mine) > 0
}

func (r *replica) draft(wishes []string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	entry := append([]op{}, r.mine...)
	for _, text := range wishes {
		var theirs []op
		if text == "" || json.Unmarshal([]byte(text), &theirs) != nil {
			continue
		}
		for _, o := range theirs {
			if o.Seq > r.logged[o.Node] {
				entry = append(entry, o)
			}
		}
	}
	text, err := json.Marshal(entry)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return string(text)
}

// run puts our ops into the log, and follows it while we have none.
func (r *replica) run() {
	idle := time.NewTicker(idlePause)
	defer idle.Stop()
	for {
		select {
		case <-r.work:
		case <-idle.C:
			r.catchUp()
		}
		for r.unfinished() {
			text := r.draft(r.wire.fetchAll(r.wishes))
			if r.wire.claim(r.next, text) {
				r.apply(text)
			} else {
				r.catchUp()
			}
		}
	}
}

// announce tells the others what we want, one store write at a time.
func (r *replica) announce() {
	for range r.post {
		r.mu.Lock()
		wanted := len(r.mine)
		text, err := json.Marshal(r.mine)
		r.mu.Unlock()
		if wanted == 0 || err != nil {
			continue
		}
		r.wire.ask(map[string]any{"type": "write", "key": wishKey(r.wire.me), "value": string(text)})
	}
}

// ----

func failure(code int, text string) map[string]any {
	return map[string]any{"type": "error", "code": code, "text": text}
}

func canonical(raw json.RawMessage) string {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return "null"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "null"
	}
	return string(text)
}

func main() {
	w := &wire{open: map[int64]chan content{}}
	var r *replica

	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64*1024), 4*1024*1024)
	for lines.Scan() {
		var message envelope
		var got content
		if err := json.Unmarshal(lines.Bytes(), &message); err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		if err := json.Unmarshal(message.Body, &got); err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}

		switch {
		case got.InReplyTo != nil:
			w.deliver(got)
		case got.Type == "init":
			w.me = got.NodeID
			if r == nil {
				r = newReplica(w, got.NodeIDs)
				go r.run()
				go r.announce()
			}
			w.send(message.Src, map[string]any{"type": "init_ok", "in_reply_to": got.MsgID})
		case r != nil && (got.Type == "read" || got.Type == "write" || got.Type == "cas"):
			r.submit(message.Src, got)
		default:
			body := failure(10, "not supported: "+got.Type)
			body["in_reply_to"] = got.MsgID
			w.send(message.Src, body)
		}
	}
}
