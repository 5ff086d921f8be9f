import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

public class Main {
  static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) {
    Shows shows = new Shows(openDatabase());
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    offer(app, "/healthz", Map.of(HandlerType.GET, shows::ready));
    offer(app, "/shows", Map.of(HandlerType.POST, shows::create));
    offer(app, "/shows/{id}", Map.of(HandlerType.GET, shows::read));
    offer(app, "/shows/{id}/holds", Map.of(HandlerType.POST, shows::hold));
    offer(app, "/holds/{id}", Map.of(HandlerType.GET, shows::readHold));
    offer(app, "/holds/{id}/confirm", Map.of(HandlerType.POST, context -> shows.finish(context, "confirmed")));
    offer(app, "/holds/{id}/release", Map.of(HandlerType.POST, context -> shows.finish(context, "released")));
    app.exception(Problem.class, (problem, context) -> problem.answer(context));
    app.exception(Exception.class, (error, context) -> {
      error.printStackTrace();
      new Problem(500, "Something went wrong").answer(context);
    });
    app.error(404, context -> {
      if (!Problem.TYPE.equals(context.res().getContentType())) new Problem(404, "There is no such path").answer(context);
    });
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }

  /** Methods that a path does not offer are answered with those that it does. */
  static void offer(Javalin app, String path, Map<HandlerType, Handler> handlers) {
    String allow = String.join(", ", new TreeMap<>(handlers).keySet().stream().map(HandlerType::name).toList());
    for (HandlerType type : List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
      app.addHttpHandler(type, path, handlers.getOrDefault(type, context -> {
        context.header("Allow", allow);
        throw new Problem(405, "Method not allowed");
      }));
    }
  }

  static DataSource openDatabase() {
    Map<String, String> env = System.getenv();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://%s:%s/%s?sslmode=disable"
        .formatted(env.get("PGHOST"), env.get("PGPORT"), env.get("PGDATABASE")));
    config.setUsername(env.get("PGUSER"));
    config.setPassword(env.get("PGPASSWORD"));
    config.setMaximumPoolSize(8);
    return new HikariDataSource(config);
  }
}

/** An error that a client is told about. */
class Problem extends RuntimeException {
  static final String TYPE = "application/problem+json";
  final int status;
  final List<Integer> seats;

  Problem(int status, String title) {
    this(status, title, null);
  }

  Problem(int status, String title, List<Integer> seats) {
    super(title);
    this.status = status;
    this.seats = seats;
  }

  void answer(Context context) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", getMessage());
    body.put("status", status);
    if (seats != null) body.put("seats", seats);
    context.status(status).json(body);
    context.contentType(TYPE);
  }
}

/** What a hold is for: named seats, or how many. */
record Wish(List<Integer> seats, int count, int seconds) {
  static Wish parse(Context context) {
    JsonNode input = read(context, "seats", "count", "seconds");
    int seconds = input.has("seconds") ? integer(input.get("seconds"), 600) : 300;
    if (input.has("seats") == input.has("count")) throw new Problem(422, "A hold has either seats or a count");
    if (input.has("count")) return new Wish(List.of(), integer(input.get("count"), 10), seconds);
    List<Integer> seats = new ArrayList<>();
    for (JsonNode seat : input.get("seats")) seats.add(integer(seat, 500));
    boolean isValid = input.get("seats").isArray() && !seats.isEmpty() && seats.size() <= 10;
    if (!isValid || new TreeSet<>(seats).size() < seats.size()) throw new Problem(422, "A hold has 1 to 10 different seats");
    return new Wish(seats, 0, seconds);
  }

  static JsonNode read(Context context, String... keys) {
    JsonNode input;
    try {
      input = Main.JSON.readTree(context.bodyAsBytes());
    } catch (JsonProcessingException error) {
      throw new Problem(400, "The body is not JSON");
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    if (input.isMissingNode()) throw new Problem(400, "The body is not JSON");
    if (!input.isObject()) throw new Problem(422, "The body is no object");
    for (Iterator<String> names = input.fieldNames(); names.hasNext();)
      if (!List.of(keys).contains(names.next())) throw new Problem(422, "Unknown key");
    return input;
  }

  static int integer(JsonNode value, int most) {
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > most)
      throw new Problem(422, "A number is not 1 to " + most);
    return value.intValue();
  }

  String json() {
    return "{\"seats\": %s, \"count\": %d, \"seconds\": %d}".formatted(seats, count, seconds);
  }
}

record Hold(int id, int show, List<Integer> seats, String status, OffsetDateTime expiresAt, boolean isSame) {
  Map<String, Object> shown(String status) {
    return Map.of("id", id, "show_id", show, "seats", seats, "status", status, "expires_at", expiresAt.toString());
  }
}

class Shows {
  private static final String ID = "[1-9][0-9]{0,8}";
  private final DataSource database;

  Shows(DataSource database) {
    this.database = database;
  }

  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException error) {
        connection.rollback();
        throw error;
      }
    }
  }

  private static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values); ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) found.add(row.read(rows));
      return found;
    }
  }

  private static int change(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < values.length; at++) statement.setObject(at + 1, values[at]);
    return statement;
  }

  private static int id(Context context) {
    if (!context.pathParam("id").matches(ID)) throw new Problem(404, "Not found");
    return Integer.parseInt(context.pathParam("id"));
  }

  void ready(Context context) throws SQLException {
    inTransaction(connection -> query(connection, row -> 1, "SELECT 1"));
    context.json(Map.of("status", "ok"));
  }

  private static Map<String, Object> show(Connection connection, int id) throws SQLException {
    List<Map<String, Object>> found = query(connection, row -> {
      int held = row.getInt(4);
      int sold = row.getInt(5);
      return Map.of("id", row.getInt(1), "name", row.getString(2), "seats", row.getInt(3), "held", held, "sold", sold,
          "available", row.getInt(3) - held - sold);
    }, """
        SELECT w.id, w.name, count(*),
               count(*) FILTER (WHERE h.status = 'held' AND h.expires_at > clock_timestamp()),
               count(*) FILTER (WHERE h.status = 'confirmed')
          FROM shows w JOIN seats s ON s.show_id = w.id LEFT JOIN holds h ON h.id = s.hold_id
         WHERE w.id = ? GROUP BY w.id""", id);
    if (found.isEmpty()) throw new Problem(404, "There is no such show");
    return found.getFirst();
  }

  void create(Context context) throws SQLException {
    JsonNode input = Wish.read(context, "name", "seats");
    String name = input.path("name").isTextual() ? input.get("name").textValue() : "";
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > 80) throw new Problem(422, "name has 1 to 80 characters");
    int seats = Wish.integer(input.path("seats"), 500);
    Map<String, Object> made = inTransaction(connection -> {
      int id = query(connection, row -> row.getInt(1), "INSERT INTO shows (name) VALUES (?) RETURNING id", name).getFirst();
      change(connection, "INSERT INTO seats SELECT ?, generate_series(1, ?)", id, seats);
      return show(connection, id);
    });
    context.status(201).header("Location", "/shows/" + made.get("id")).json(made);
  }

  void read(Context context) throws SQLException {
    context.json(inTransaction(connection -> show(connection, id(context))));
  }

  private static Hold holdOf(ResultSet row) throws SQLException {
    Array seats = row.getArray("seats");
    return new Hold(row.getInt("id"), row.getInt("show_id"), List.of((Integer[]) seats.getArray()),
        row.getString("status"), row.getObject("expires_at", OffsetDateTime.class), row.getBoolean("same"));
  }

  void hold(Context context) throws SQLException {
    int show = id(context);
    Wish wish = Wish.parse(context);
    String key = context.header("Idempotency-Key");
    if (key == null || key.isEmpty()) throw new Problem(400, "An Idempotency-Key is needed");
    Hold made = inTransaction(connection -> {
      // Holds of one show are made one after the other.
      boolean isShow = !query(connection, row -> 1, "SELECT id FROM shows WHERE id = ? FOR UPDATE", show).isEmpty();
      if (!isShow) throw new Problem(404, "There is no such show");
      List<Hold> known = query(connection, Shows::holdOf,
          "SELECT *, request = ?::jsonb AS same FROM holds WHERE show_id = ? AND idempotency_key = ?", wish.json(), show, key);
      if (known.isEmpty()) return store(connection, show, key, wish, choose(connection, show, wish));
      if (!known.getFirst().isSame()) throw new Problem(422, "The key was used with another body");
      return known.getFirst();
    });
    context.status(201).header("Location", "/holds/" + made.id()).json(made.shown("held"));
  }

  private static List<Integer> choose(Connection connection, int show, Wish wish) throws SQLException {
    change(connection, """
        UPDATE holds SET status = 'expired'
         WHERE show_id = ? AND status = 'held' AND expires_at <= clock_timestamp()""", show);
    List<Integer> free = new ArrayList<>();
    TreeSet<Integer> taken = new TreeSet<>();
    query(connection, row -> row.getBoolean(2) ? taken.add(row.getInt(1)) : free.add(row.getInt(1)), """
        SELECT s.number, coalesce(h.status IN ('held', 'confirmed'), false)
          FROM seats s LEFT JOIN holds h ON h.id = s.hold_id WHERE s.show_id = ? ORDER BY s.number""", show);
    if (wish.count() > free.size()) throw new Problem(409, "Not so many seats are available");
    if (wish.count() > 0) return free.subList(0, wish.count());
    for (int seat : wish.seats())
      if (!taken.contains(seat) && !free.contains(seat)) throw new Problem(422, "The show lacks some of the seats");
    List<Integer> clash = wish.seats().stream().filter(taken::contains).toList();
    if (!clash.isEmpty()) throw new Problem(409, "Some of the seats are taken", clash);
    return wish.seats();
  }

  private static Hold store(Connection connection, int show, String key, Wish wish, List<Integer> seats) throws SQLException {
    Array numbers = connection.createArrayOf("integer", seats.toArray());
    Hold made = query(connection, Shows::holdOf, """
        INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
        VALUES (?, ?::jsonb, ?, ?, clock_timestamp() + make_interval(secs => ?)) RETURNING *, true AS same""",
        show, wish.json(), key, numbers, wish.seconds()).getFirst();
    change(connection, "UPDATE seats SET hold_id = ? WHERE show_id = ? AND number = ANY(?)", made.id(), show, numbers);
    return made;
  }

  private static Hold find(Connection connection, int id) throws SQLException {
    List<Hold> found = query(connection, Shows::holdOf, """
        SELECT id, show_id, seats, expires_at, true AS same,
               CASE WHEN status = 'held' AND expires_at <= clock_timestamp() THEN 'expired' ELSE status END AS status
          FROM holds WHERE id = ?""", id);
    if (found.isEmpty()) throw new Problem(404, "There is no such hold");
    return found.getFirst();
  }

  void readHold(Context context) throws SQLException {
    Hold found = inTransaction(connection -> find(connection, id(context)));
    context.json(found.shown(found.status()));
  }

  void finish(Context context, String status) throws SQLException {
    Hold done = inTransaction(connection -> {
      int changed = change(connection, """
          UPDATE holds SET status = ? WHERE id = ? AND status = 'held' AND expires_at > clock_timestamp()""",
          status, id(context));
      Hold found = find(connection, id(context));
      if (changed == 0) throw new Problem(409, "The hold is " + found.status());
      return found;
    });
    context.json(done.shown(status));
  }
}
