import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Compiles every Java source of a submission in this one process: {@code Compile <root> <entry> <folder>} makes
 * {@code <folder>/program.jar} and {@code <folder>/arguments}, which the java command takes to run it. Ends with 1
 * when the sources are wrong; what is wrong stands on standard error as javac tells it.
 */
final class Compile {
  /** String concatenation in place spares a program 20 ms of bootstrap; nothing of ours reads annotations. */
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-Xmaxerrs", "20", "-Xmaxwarns", "20", "-XDstringConcat=inline");

  private Compile() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path folder = Path.of(args[2]);
    PrintWriter errors = new PrintWriter(System.err);
    String problem = compile(root, root.relativize(Path.of(args[1])).toString(), folder, errors);
    if (problem != null) errors.println(problem);
    errors.flush();
    System.exit(problem == null ? 0 : 1);
  }

  /** What is wrong, the empty text when the compiler has said it already; null when nothing is. */
  private static String compile(Path root, String entry, Path folder, PrintWriter errors) throws IOException {
    List<SourceFile> sources = sourcesBelow(root);
    if (sources.isEmpty()) return "There is no Java source: no file ends in .java.";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (ClassCollector classes = new ClassCollector(compiler.getStandardFileManager(null, null, null))) {
      JavacTask task = (JavacTask) compiler.getTask(errors, classes, null, OPTIONS, null, sources);
      List<MainClass> mains = new ArrayList<>();
      task.addTaskListener(new AfterParsing((unit) -> MainClass.addFrom(unit, mains)));
      if (!task.call()) return "";
      String problem = MainClass.problemWith(mains, entry);
      if (problem != null) return problem;
      Files.createDirectories(folder);
      classes.writeJar(folder.resolve("program.jar"));
      Files.writeString(folder.resolve("arguments"), MainClass.choose(mains, entry).name() + "\n");
      return null;
    }
  }

  private static List<SourceFile> sourcesBelow(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      List<SourceFile> sources = new ArrayList<>();
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        if (path.toString().endsWith(".java") && Files.isRegularFile(path)) {
          sources.add(new SourceFile(root.relativize(path).toString(), Files.readString(path)));
        }
      }
      return sources;
    }
  }
}
