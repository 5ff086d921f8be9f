import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

record Customers(Database database) {
  void register(Javalin app) {
    app.get("/me", context -> context.json(find(Callers.login(context))));
    app.patch("/me", this::change);
  }

  Map<String, Object> find(String login) throws Exception {
    return database.query("SELECT login, name, email, role, credit FROM customers WHERE login = ?", login).getFirst();
  }

  private void change(Context context) throws Exception {
    JsonNode body = Json.body(context, Set.of("name", "email"));
    String login = Callers.login(context);
    String name = body.has("name") ? Json.text(body, "name", 80) : null;
    String email = body.has("email") ? email(body) : null;
    if (name != null) database.query("UPDATE customers SET name = ? WHERE login = ?", name, login);
    if (email != null) database.query("UPDATE customers SET email = ? WHERE login = ?", email, login);
    context.json(find(login));
  }

  private static String email(JsonNode body) {
    String email = Json.text(body, "email", 254);
    int at = email.indexOf('@');
    boolean isAddress = at > 0 && at < email.length() - 1
        && all(email.substring(0, at), "._-")
        && all(email.substring(at + 1), ".-");
    if (!isAddress) throw new Problem(422, "email must be an address");
    return email;
  }

  private static boolean all(String part, String others) {
    return part.chars().allMatch(each -> each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || others.indexOf(each) >= 0);
  }
}
