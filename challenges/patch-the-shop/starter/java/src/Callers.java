import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

class Callers {
  static void register(Javalin app) {
    Map<String, String> logins = logins();
    app.before(context -> {
      if (context.path().equals("/healthz")) return;
      String login = logins.get(context.header("Authorization"));
      if (login == null) throw new Problem(401, "A valid token is required");
      context.attribute("login", login);
    });
  }

  static String login(Context context) {
    return context.attribute("login");
  }

  private static Map<String, String> logins() {
    try {
      Map<String, String> logins = new HashMap<>();
      Json.MAPPER.readTree(System.getenv().getOrDefault("HONE_CALLERS", "{}")).fields()
          .forEachRemaining(caller -> logins.put("Bearer " + caller.getValue().textValue(), caller.getKey()));
      return logins;
    } catch (JsonProcessingException error) {
      throw new IllegalStateException(error);
    }
  }
}
