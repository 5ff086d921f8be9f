import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Optional;

class Leave {
  private static final String OTHERS = "/_.?=&-";

  void register(Javalin app) {
    app.get("/leave", this::leave);
  }

  /** Ends a visit and sends the browser on. */
  private void leave(Context context) {
    String to = Optional.ofNullable(context.queryParam("to")).orElse("/");
    boolean isOurs = to.startsWith("/") && !to.startsWith("//") && to.chars().allMatch(Leave::isPlain);
    context.status(302).header("Location", isOurs ? to : "/");
  }

  private static boolean isPlain(int each) {
    return each < 128 && (Character.isLetterOrDigit(each) || OTHERS.indexOf(each) >= 0);
  }
}
