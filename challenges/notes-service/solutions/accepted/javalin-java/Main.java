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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

public class Main {
  static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) {
    Notes notes = new Notes(openDatabase());
    Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
    offer(app, "/healthz", Map.of(HandlerType.GET, notes::ready));
    offer(app, "/notes", Map.of(HandlerType.GET, notes::list, HandlerType.POST, notes::create));
    offer(app, "/notes/{id}",
        Map.of(HandlerType.GET, notes::read, HandlerType.PUT, notes::replace, HandlerType.DELETE, notes::delete));
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

  Problem(int status, String title) {
    super(title);
    this.status = status;
  }

  void answer(Context context) {
    context.status(status).json(Map.of("type", "about:blank", "title", getMessage(), "status", status));
    context.contentType(TYPE);
  }
}

record NewNote(String title, String body, List<String> tags) {
  static NewNote parse(Context context) {
    JsonNode input = read(context);
    if (!input.isObject()) throw new Problem(422, "A note is an object");
    for (Iterator<String> names = input.fieldNames(); names.hasNext();) {
      if (!List.of("title", "body", "tags").contains(names.next())) throw new Problem(422, "Unknown key");
    }
    return new NewNote(text(input, "title", 100), text(input, "body", 10_000), tags(input.get("tags")));
  }

  private static JsonNode read(Context context) {
    try {
      JsonNode input = Main.JSON.readTree(context.bodyAsBytes());
      if (!input.isMissingNode()) return input;
    } catch (JsonProcessingException error) {
      // Answered below.
    } catch (IOException error) {
      throw new java.io.UncheckedIOException(error);
    }
    throw new Problem(400, "The body is not JSON");
  }

  private static String text(JsonNode input, String name, int longest) {
    JsonNode value = input.path(name);
    int length = value.isTextual() ? value.textValue().codePointCount(0, value.textValue().length()) : 0;
    if (length < 1 || length > longest) throw new Problem(422, name + " must have 1 to " + longest + " characters");
    return value.textValue();
  }

  private static List<String> tags(JsonNode list) {
    if (list == null) return List.of();
    if (!list.isArray() || list.size() > 10) throw new Problem(422, "tags must be up to 10 words");
    TreeSet<String> tags = new TreeSet<>();
    for (JsonNode tag : list) {
      if (!tag.isTextual() || !tag.textValue().matches("[a-z0-9-]{1,30}")) throw new Problem(422, "This is no tag");
      tags.add(tag.textValue());
    }
    return List.copyOf(tags);
  }
}

record Note(int id, String title, String body, int version, List<String> tags) {
  static String etag(int version) {
    return "\"" + version + "\"";
  }

  Map<String, Object> shown() {
    return Map.of("id", id, "title", title, "body", body, "tags", tags);
  }

  void answer(Context context) {
    context.header("ETag", etag(version)).json(shown());
  }
}

class Notes {
  private static final String NUMBER = "[1-9][0-9]{0,8}";
  private static final String SELECT = """
      SELECT n.id, n.title, n.body, n.version,
             ARRAY(SELECT t.tag FROM note_tags t WHERE t.note_id = n.id ORDER BY t.tag COLLATE "C")
        FROM notes n\s""";
  private final DataSource database;

  Notes(DataSource database) {
    this.database = database;
  }

  interface Work<T> {
    T run(Connection connection) throws SQLException;
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

  private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < values.length; at++) statement.setObject(at + 1, values[at]);
    return statement;
  }

  private static void change(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      statement.executeUpdate();
    }
  }

  private static List<Note> query(Connection connection, String rest, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, SELECT + rest, values);
        ResultSet rows = statement.executeQuery()) {
      List<Note> notes = new ArrayList<>();
      while (rows.next()) {
        List<String> tags = List.of((String[]) rows.getArray(5).getArray());
        notes.add(new Note(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getInt(4), tags));
      }
      return notes;
    }
  }

  private static Note find(Connection connection, int id) throws SQLException {
    List<Note> found = query(connection, "WHERE n.id = ?", id);
    if (found.isEmpty()) throw new Problem(404, "There is no such note");
    return found.getFirst();
  }

  /** Takes the row, so that of two who read the same version one comes first. */
  private static void lock(Connection connection, int id, String ifMatch) throws SQLException {
    try (PreparedStatement statement = prepare(connection, "SELECT version FROM notes WHERE id = ? FOR UPDATE", id);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) throw new Problem(404, "There is no such note");
      boolean fits = ifMatch == null || ifMatch.equals("*") || ifMatch.equals(Note.etag(rows.getInt(1)));
      if (!fits) throw new Problem(412, "The note has changed");
    }
  }

  private static void putTags(Connection connection, int id, List<String> tags) throws SQLException {
    change(connection, "INSERT INTO note_tags SELECT ?, unnest(?)", id, connection.createArrayOf("text", tags.toArray()));
  }

  private static int id(Context context) {
    if (!context.pathParam("id").matches(NUMBER)) throw new Problem(404, "There is no such note");
    return Integer.parseInt(context.pathParam("id"));
  }

  void ready(Context context) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, "SELECT 1")) {
      statement.execute();
    }
    context.json(Map.of("status", "ok"));
  }

  void list(Context context) throws SQLException {
    String limit = context.queryParam("limit");
    String after = context.queryParam("after");
    String tag = context.queryParam("tag");
    int size = limit == null ? 20 : limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
    if (size < 1 || size > 100) throw new Problem(400, "limit must be 1 to 100");
    if (after != null && !after.matches(NUMBER)) throw new Problem(400, "after must be a next of a page");
    if (tag != null && !tag.matches("[a-z0-9-]{1,30}")) throw new Problem(400, "tag is no tag");
    List<Object> values = new ArrayList<>(List.of(after == null ? Integer.MAX_VALUE : Integer.parseInt(after)));
    String filter = "WHERE n.id < ?";
    if (tag != null) {
      filter += " AND n.id IN (SELECT note_id FROM note_tags WHERE tag = ?)";
      values.add(tag);
    }
    values.add(size + 1);
    List<Note> notes;
    try (Connection connection = database.getConnection()) {
      notes = query(connection, filter + " ORDER BY n.id DESC LIMIT ?", values.toArray());
    }
    List<Note> items = notes.subList(0, Math.min(size, notes.size()));
    Map<String, Object> page = new HashMap<>();
    page.put("items", items.stream().map(Note::shown).toList());
    page.put("next", notes.size() > size ? String.valueOf(items.getLast().id()) : null);
    context.json(page);
  }

  void create(Context context) throws SQLException {
    NewNote input = NewNote.parse(context);
    Note note = inTransaction(connection -> {
      String insert = "INSERT INTO notes (title, body) VALUES (?, ?) RETURNING id";
      try (PreparedStatement statement = prepare(connection, insert, input.title(), input.body());
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        int id = rows.getInt(1);
        putTags(connection, id, input.tags());
        return find(connection, id);
      }
    });
    note.answer(context.status(201).header("Location", "/notes/" + note.id()));
  }

  void read(Context context) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Note note = find(connection, id(context));
      String etag = Note.etag(note.version());
      if (etag.equals(context.header("If-None-Match"))) context.status(304).header("ETag", etag);
      else note.answer(context);
    }
  }

  void replace(Context context) throws SQLException {
    int id = id(context);
    NewNote input = NewNote.parse(context);
    String ifMatch = context.header("If-Match");
    if (ifMatch == null) throw new Problem(428, "If-Match is required");
    Note note = inTransaction(connection -> {
      lock(connection, id, ifMatch);
      String update = "UPDATE notes SET title = ?, body = ?, version = version + 1 WHERE id = ?";
      change(connection, update, input.title(), input.body(), id);
      change(connection, "DELETE FROM note_tags WHERE note_id = ?", id);
      putTags(connection, id, input.tags());
      return find(connection, id);
    });
    note.answer(context);
  }

  void delete(Context context) throws SQLException {
    int id = id(context);
    inTransaction(connection -> {
      lock(connection, id, context.header("If-Match"));
      change(connection, "DELETE FROM notes WHERE id = ?", id);
      return null;
    });
    context.status(204);
  }
}
