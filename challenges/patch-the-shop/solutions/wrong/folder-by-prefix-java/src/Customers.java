import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import java.util.regex.Pattern;

record Customers(Database database) {
  private static final Pattern EMAIL = Pattern.compile("[a-z0-9._-]+@[a-z0-9.-]+");

  void register(Javalin app) {
    app.get("/me", context -> context.json(find(Callers.login(context))));
    app.patch("/me", this::change);
  }

  Map<String, Object> find(String login) throws Exception {
    return database.query("SELECT login, name, email, role, credit FROM customers WHERE login = ?", login).getFirst();
  }

  private void change(Context context) throws Exception {
    Map<String, Object> changes = Json.body(context);
    Object name = changes.get("name");
    Object email = changes.get("email");
    if (changes.containsKey("name") && !isText(name, 80)) {
      throw new Problem(422, "name must have 1 to 80 characters");
    }
    if (changes.containsKey("email") && !isEmail(email)) throw new Problem(422, "email must be an address");
    String login = Callers.login(context);
    database.query(
        "UPDATE customers SET name = coalesce(?, name), email = coalesce(?, email) WHERE login = ?", name, email, login);
    context.json(find(login));
  }

  private static boolean isText(Object value, int most) {
    return value instanceof String text && !text.isEmpty() && text.length() <= most;
  }

  private static boolean isEmail(Object value) {
    return isText(value, 254) && EMAIL.matcher((String) value).matches();
  }
}
