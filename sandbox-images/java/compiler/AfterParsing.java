import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.function.Consumer;

/** Shows every file to somebody as soon as it is parsed. */
record AfterParsing(Consumer<CompilationUnitTree> show) implements TaskListener {
  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.PARSE) show.accept(event.getCompilationUnit());
  }
}
