import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Arrays;
import java.util.Map;

class Errors {
  private static final String TYPE = "application/problem+json";

  static void register(Javalin app) {
    app.exception(Problem.class, (problem, context) -> answer(context, problem.status, problem.getMessage()));
    app.exception(JsonProcessingException.class, (error, context) -> answer(context, 400, "The body is not JSON"));
    app.exception(HttpResponseException.class,
        (error, context) -> answer(context, error.getStatus(), "The request cannot be answered"));
    app.exception(Exception.class, Errors::onError);
    app.error(404, context -> {
      if (!TYPE.equals(context.res().getContentType())) answer(context, 404, "No such page");
    });
  }

  /** Where it went wrong is for the log; the message may hold what the client sent. */
  private static void onError(Exception error, Context context) {
    System.err.println(error.getClass().getName() + " " + Arrays.toString(error.getStackTrace()));
    answer(context, 500, "Something went wrong");
  }

  private static void answer(Context context, int status, String title) {
    context.status(status).json(Map.of("type", "about:blank", "title", title, "status", status));
    context.contentType(TYPE);
  }
}
