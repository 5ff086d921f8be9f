import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;

class Errors {
  private static final String TYPE = "application/problem+json";

  static void register(Javalin app) {
    app.exception(Exception.class, (error, context) -> answer(context, problemOf(error)));
    app.error(404, context -> {
      if (!TYPE.equals(context.res().getContentType())) answer(context, new Problem(404, "No such page"));
    });
  }

  private static Problem problemOf(Exception error) {
    return switch (error) {
      case Problem problem -> problem;
      case JsonProcessingException broken -> new Problem(400, "The body is not JSON");
      case HttpResponseException response -> new Problem(response.getStatus(), "This cannot be answered");
      default -> {
        System.err.println("unexpected " + error.getClass().getName());
        yield new Problem(500, "Something went wrong");
      }
    };
  }

  private static void answer(Context context, Problem problem) {
    context.status(problem.status);
    context.json(Map.of("type", "about:blank", "title", problem.getMessage(), "status", problem.status));
    context.contentType(TYPE);
  }
}
