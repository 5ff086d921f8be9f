import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A class that the java command can start, and the file it stands in. */
record MainClass(String name, String file) {

  /** Adds the top-level classes of a file that have a main method. */
  static void addFrom(CompilationUnitTree unit, List<MainClass> found) {
    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    for (Tree tree : unit.getTypeDecls()) {
      if (!(tree instanceof ClassTree type)) continue;
      boolean starts = type.getMembers().stream().anyMatch((member) -> isMain(member));
      if (starts) found.add(new MainClass(prefix + type.getSimpleName(), unit.getSourceFile().getName()));
    }
  }

  /** Since Java 25 it need be neither public nor static, and may do without arguments. */
  private static boolean isMain(Tree member) {
    return member instanceof MethodTree method
        && method.getName().contentEquals("main")
        && method.getParameters().size() <= 1
        && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
  }

  /** Why none can be chosen, or null. */
  static String problemWith(List<MainClass> mains, String entry) {
    if (mains.isEmpty()) return "No class has a main method.";
    if (mains.size() == 1 || !in(mains, entry).isEmpty()) return null;
    List<String> names = mains.stream().map(MainClass::name).toList();
    return "Several classes have a main method: " + String.join(", ", names) + ". Name the main file.";
  }

  /** The one in the entry file, else the only one. */
  static MainClass choose(List<MainClass> mains, String entry) {
    List<MainClass> there = in(mains, entry);
    return there.isEmpty() ? mains.getFirst() : there.getFirst();
  }

  private static List<MainClass> in(List<MainClass> mains, String file) {
    List<MainClass> there = new ArrayList<>(mains);
    there.removeIf((main) -> !main.file().equals(file));
    return there;
  }
}
