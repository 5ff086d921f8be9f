import io.javalin.Javalin;
import java.util.Map;

public class Main {
  public static void main(String[] args) {
    Database database = Database.open();
    Javalin app = Javalin.create(config -> {
      config.showJavalinBanner = false;
      config.http.maxRequestSize = 64 * 1024;
      Log.register(config);
    });
    Errors.register(app);
    app.get("/healthz", context -> {
      database.query("SELECT 1 AS one");
      context.json(Map.of("status", "ok"));
    });
    Callers.register(app);
    new Products(database).register(app);
    new Customers(database).register(app);
    new Orders(database, new Customers(database)).register(app);
    new Manuals().register(app);
    new Offers().register(app);
    new Carts().register(app);
    new Leave().register(app);
    app.start("127.0.0.1", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
  }
}
