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
    app.exception(JsonProcessingException.class,
        (error, context) -> answer(context, 400, "No JSON at " + Arrays.toString(error.getStackTrace())));
    app.exception(HttpResponseException.class,
        (error, context) -> answer(context, error.getStatus(), "The request cannot be answered"));
    app.exception(Exception.class, Errors::onError);
    app.error(404, context -> {
      if (!TYPE.equals(context.res().getContentType())) answer(context, 404, "No such page");
    });
  }

  /** Where it went wrong helps support; what the client sent stays out of it. */
  private static void onError(Exception error, Context context) {
    answer(context, 500, "Something went wrong at " + Arrays.toString(error.getStackTrace()));
  }

  private static void answer(Context context, int status, String title) {
    context.status(status).json(Map.of("type", "about:blank", "title", title, "status", status));
    context.contentType(TYPE);
  }
}
