import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.regex.Pattern;

class Leave {
  private static final Pattern OURS = Pattern.compile("/(?!/)[A-Za-z0-9/_.?=&-]*");

  void register(Javalin app) {
    app.get("/leave", this::leave);
  }

  /** Ends a visit and sends the browser on. */
  private void leave(Context context) {
    String to = Objects.requireNonNullElse(context.queryParam("to"), "/");
    context.status(302).header("Location", OURS.matcher(to).matches() ? to : "/");
  }
}
