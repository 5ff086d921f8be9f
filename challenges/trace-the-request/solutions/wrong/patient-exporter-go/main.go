package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	pricesURL    = os.Getenv("PRICES_URL")
	stockURL     = os.Getenv("STOCK_URL")
	collectorURL = os.Getenv("COLLECTOR_URL")
	client       = &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	finished     = make(chan span, 2000)
	traceparent  = regexp.MustCompile(`^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$`)
)

type status struct {
	Code int `json:"code"`
}

type span struct {
	TraceID string `json:"traceId"`
	ID      string `json:"spanId"`
	Parent  string `json:"parentSpanId,omitempty"`
	Name    string `json:"name"`
	Kind    int    `json:"kind"`
	Start   string `json:"startTimeUnixNano"`
	End     string `json:"endTimeUnixNano"`
	Status  status `json:"status"`
}

type key struct{}

func random(bytes int) string {
	id := make([]byte, bytes)
	rand.Read(id)
	return hex.EncodeToString(id)
}

func now() string { return strconv.FormatInt(time.Now().UnixNano(), 10) }

func begin(ctx context.Context, name string, kind int) (context.Context, *span) {
	s := &span{ID: random(8), Name: name, Kind: kind, Start: now()}
	if above, known := ctx.Value(key{}).(*span); known {
		s.TraceID, s.Parent = above.TraceID, above.ID
	} else {
		s.TraceID = random(16)
	}
	return context.WithValue(ctx, key{}, s), s
}

func (s *span) end(failed bool) {
	s.End = now()
	if failed {
		s.Status.Code = 2
	}
	select {
	case finished <- *s:
	default: // the collector is down, and spans may be lost
	}
}

// export sends what has gathered, four times a second.
func export() {
	for range time.Tick(250 * time.Millisecond) {
		var spans []span
		for len(spans) < 500 && len(finished) > 0 {
			spans = append(spans, <-finished)
		}
		if len(spans) == 0 {
			continue
		}
		body, _ := json.Marshal(map[string]any{"resourceSpans": []any{map[string]any{"scopeSpans": []any{map[string]any{"spans": spans}}}}})
		response, err := client.Post(collectorURL+"/v1/traces", "application/json", bytes.NewReader(body))
		if err != nil {
			log.Println(err)
			continue
		}
		response.Body.Close()
	}
}

func ask(ctx context.Context, name, url string, into any) int {
	_, s := begin(ctx, name, 3)
	request, _ := http.NewRequest(http.MethodGet, url, nil)
	request.Header.Set("traceparent", "00-"+s.TraceID+"-"+s.ID+"-01")
	response, err := client.Do(request)
	if err != nil {
		s.end(true)
		return 0
	}
	defer response.Body.Close()
	err = json.NewDecoder(response.Body).Decode(into)
	s.end(response.StatusCode >= 500)
	if err != nil && response.StatusCode == http.StatusOK {
		return 0
	}
	return response.StatusCode
}

func quote(ctx context.Context, id string) (int, any) {
	var price struct {
		ID    string `json:"id"`
		Cents int    `json:"cents"`
	}
	var stock struct {
		Left int `json:"left"`
	}
	switch code := ask(ctx, "GET /prices/{id}", pricesURL+"/prices/"+id, &price); {
	case code == http.StatusNotFound:
		return code, map[string]string{"error": "no such product"}
	case code != http.StatusOK || ask(ctx, "GET /stock/{id}", stockURL+"/stock/"+id, &stock) != http.StatusOK:
		return http.StatusBadGateway, map[string]string{"error": "a service failed"}
	}
	return http.StatusOK, map[string]any{"id": price.ID, "cents": price.Cents, "left": stock.Left}
}

func quotes(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	parts := traceparent.FindStringSubmatch(r.Header.Get("traceparent"))
	if parts != nil && strings.Trim(parts[1], "0") != "" && strings.Trim(parts[2], "0") != "" {
		ctx = context.WithValue(ctx, key{}, &span{TraceID: parts[1], ID: parts[2]})
	}
	ctx, s := begin(ctx, "GET /quotes/{id}", 2)
	code, body := quote(ctx, r.PathValue("id"))
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(body)
	s.end(code >= 500)
}

func main() {
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"status": "ok"}`) })
	http.HandleFunc("GET /quotes/{id}", quotes)
	go export()
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
