// Command ferretdb serves the MongoDB wire protocol on top of a PostgreSQL server.
//
// FerretDB's own command needs files that its release process generates; embedding the library does not.
package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if err := serve(); err != nil {
		slog.Error("ferretdb stopped", "error", err)
		os.Exit(1)
	}
}

// serve runs until SIGTERM or SIGINT. The URL carries no credentials on purpose: every client must bring
// its own (mechanism PLAIN), and PostgreSQL checks them.
func serve() error {
	listen, postgres := os.Getenv("FERRETDB_LISTEN"), os.Getenv("FERRETDB_POSTGRESQL_URL")
	if listen == "" || postgres == "" {
		return errors.New("FERRETDB_LISTEN and FERRETDB_POSTGRESQL_URL must be set")
	}

	// The library logs every error response, documents included; duplicate keys are routine
	// for its clients, which get the error anyway.
	quiet := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 1}))

	server, err := ferretdb.New(&ferretdb.Config{
		Handler:       "postgresql",
		PostgreSQLURL: postgres,
		Listener:      ferretdb.ListenerConfig{TCP: listen},
		Logger:        quiet,
	})
	if err != nil {
		return err
	}

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	return server.Run(ctx)
}
