package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	kindServer = 2
	kindClient = 3
	codeError  = 2
)

type status struct {
	Code int `json:"code"`
}

type span struct {
	TraceID string `json:"traceId"`
	SpanID  string `json:"spanId"`
	Parent  string `json:"parentSpanId,omitempty"`
	Name    string `json:"name"`
	Kind    int    `json:"kind"`
	Start   string `json:"startTimeUnixNano"`
	End     string `json:"endTimeUnixNano"`
	Status  status `json:"status"`
}

type spanKey struct{}

// Ended spans; when it is full, new ones are lost.
var ended = make(chan span, 2000)

func randomHex(size int) string {
	raw := make([]byte, size)
	rand.Read(raw)
	return hex.EncodeToString(raw)
}

func nanos() string { return strconv.FormatInt(time.Now().UnixNano(), 10) }

// begin puts a span below the one of the context.
func begin(ctx context.Context, name string, kind int) (context.Context, *span) {
	own := &span{SpanID: randomHex(8), Name: name, Kind: kind, Start: nanos()}
	if parent, ok := ctx.Value(spanKey{}).(*span); ok {
		own.TraceID, own.Parent = parent.TraceID, parent.SpanID
	} else {
		own.TraceID = randomHex(16)
	}
	return context.WithValue(ctx, spanKey{}, own), own
}

func (s *span) end(failed bool) {
	s.End = nanos()
	if failed {
		s.Status.Code = codeError
	}
	select {
	case ended <- *s:
	default:
	}
}

var traceparent = regexp.MustCompile(`^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$`)

// remote is the context of a request: with the caller's span, if there is one.
func remote(r *http.Request) context.Context {
	match := traceparent.FindStringSubmatch(r.Header.Get("traceparent"))
	if match == nil || strings.Trim(match[1], "0") == "" || strings.Trim(match[2], "0") == "" {
		return r.Context()
	}
	return context.WithValue(r.Context(), spanKey{}, &span{TraceID: match[1], SpanID: match[2]})
}

func get(ctx context.Context, name, url string, into any) int {
	ctx, own := begin(ctx, name, kindClient)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		own.end(true)
		return 0
	}
	request.Header.Set("traceparent", fmt.Sprintf("00-%s-%s-01", own.TraceID, own.SpanID))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		own.end(true)
		return 0
	}
	defer response.Body.Close()
	err = json.NewDecoder(response.Body).Decode(into)
	own.end(response.StatusCode >= 500)
	if err != nil && response.StatusCode == http.StatusOK {
		return 0
	}
	return response.StatusCode
}

func quote(w http.ResponseWriter, r *http.Request) {
	id := strings.TrimPrefix(r.URL.Path, "/quotes/")
	ctx, own := begin(remote(r), "GET /quotes/{id}", kindServer)
	var price struct{ Cents int }
	var stock struct{ Left int }
	left := make(chan int, 1)
	go func() { left <- get(ctx, "GET /stock/{id}", os.Getenv("STOCK_URL")+"/stock/"+id, &stock) }()
	cents := get(ctx, "GET /prices/{id}", os.Getenv("PRICES_URL")+"/prices/"+id, &price)
	stocked := <-left
	code := http.StatusBadGateway
	body := map[string]any{"error": "no quote now"}
	if cents == http.StatusNotFound {
		code, body = http.StatusNotFound, map[string]any{"error": "no such article"}
	} else if cents == http.StatusOK && stocked == http.StatusOK {
		code, body = http.StatusOK, map[string]any{"id": id, "cents": price.Cents, "left": stock.Left}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(body)
	own.end(code >= 500)
}

func collect() []span {
	spans := []span{<-ended}
	timer := time.After(200 * time.Millisecond)
	for len(spans) < 500 {
		select {
		case next := <-ended:
			spans = append(spans, next)
		case <-timer:
			return spans
		}
	}
	return spans
}

func export() {
	client := &http.Client{Timeout: time.Second}
	for {
		body, _ := json.Marshal(map[string]any{
			"resourceSpans": []any{map[string]any{"scopeSpans": []any{map[string]any{"spans": collect()}}}},
		})
		response, err := client.Post(os.Getenv("COLLECTOR_URL")+"/v1/traces", "application/json", bytes.NewReader(body))
		if err != nil {
			log.Print("spans are lost: ", err)
			continue
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
	}
}

func main() {
	go export()
	http.HandleFunc("/quotes/", quote)
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
