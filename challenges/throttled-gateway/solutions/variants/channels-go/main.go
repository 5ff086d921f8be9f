// One goroutine knows everything about keys: what they have used, who waits and who has a slot. Others send it messages.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

const tick = 200 * time.Millisecond

type permit struct {
	passes    bool
	remaining int
	retry     int
}

type arrival struct {
	token  string
	answer chan permit
}

type entry struct {
	token string
	start chan struct{}
}

type ledger struct {
	arrive chan arrival
	enter  chan entry
	leave  chan string
}

// keep gives back one request of each key at every tick, fifteen in three seconds.
func (l ledger) keep() {
	used := map[string]int{}
	open, all := map[string]int{}, 0
	var queue []entry
	next := time.Now().Add(tick)
	ticks := time.NewTicker(tick)
	for {
		select {
		case <-ticks.C:
			next = time.Now().Add(tick)
			for token := range used {
				used[token] = max(used[token]-1, 0)
			}
		case a := <-l.arrive:
			passes := used[a.token] < 15
			if passes {
				used[a.token]++
			}
			retry := 1
			if time.Until(next) > time.Second {
				retry = 2
			}
			a.answer <- permit{passes, 15 - used[a.token], retry}
		case e := <-l.enter:
			queue = append(queue, e)
		case token := <-l.leave:
			open[token]--
			all--
		}
		rest := queue[:0]
		for _, e := range queue {
			if all < 8 && open[e.token] < 5 {
				open[e.token]++
				all++
				close(e.start)
			} else {
				rest = append(rest, e)
			}
		}
		queue = rest
	}
}

func problem(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"type": "about:blank", "title": %q, "status": %d, "detail": "See the rules."}`, http.StatusText(status), status)
}

// ask speaks HTTP over a connection of its own, which has one deadline for everything.
func ask(path string) (int, []byte) {
	address := strings.TrimPrefix(os.Getenv("CARRIER_URL"), "http://")
	ends := time.Now().Add(time.Second)
	connection, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return 502, nil
	}
	defer connection.Close()
	connection.SetDeadline(ends)
	fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: carrier\r\nConnection: close\r\n\r\n", path)
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err == nil {
		var body json.RawMessage
		if err = json.NewDecoder(response.Body).Decode(&body); err == nil {
			return response.StatusCode, body
		}
	}
	if timeout, ok := err.(net.Error); ok && timeout.Timeout() || !time.Now().Before(ends) {
		return 504, nil
	}
	return 502, nil
}

func main() {
	l := ledger{make(chan arrival), make(chan entry), make(chan string)}
	go l.keep()
	var callers map[string]string
	json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &callers)
	known := map[string]bool{}
	for _, token := range callers {
		known[token] = true
	}
	http.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		lane, isRate := strings.CutPrefix(r.URL.Path, "/rates/")
		switch {
		case !ok || !known[token]:
			w.Header().Set("WWW-Authenticate", "Bearer")
			problem(w, 401)
			return
		case !isRate || lane == "" || strings.Contains(lane, "/"):
			problem(w, 404)
			return
		case r.Method != "GET":
			w.Header().Set("Allow", "GET")
			problem(w, 405)
			return
		}
		a := arrival{token, make(chan permit)}
		l.arrive <- a
		p := <-a.answer
		w.Header().Set("RateLimit-Policy", `"default";q=15;w=3`)
		w.Header().Set("RateLimit", fmt.Sprintf(`"default";r=%d`, p.remaining))
		if !p.passes {
			w.Header().Set("Retry-After", fmt.Sprint(p.retry))
			problem(w, 429)
			return
		}
		e := entry{token, make(chan struct{})}
		l.enter <- e
		<-e.start
		status, body := ask(r.URL.Path)
		l.leave <- token
		switch status {
		case 200:
			w.Header().Set("Content-Type", "application/json")
			w.Write(body)
		case 404, 504:
			problem(w, status)
		default:
			problem(w, 502)
		}
	})
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}
