import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import io.javalin.Javalin;
import org.postgresql.Driver;

public class Main {
  public static void main(String[] args) throws Exception {
    Object[] there = {Javalin.create(), new ObjectMapper(), new HikariConfig(), new Driver()};
    if (there.length == 4) System.out.println("hello");
  }
}
