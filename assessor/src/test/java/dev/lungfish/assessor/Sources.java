package dev.lungfish.assessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Programs;
import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Finding;
import dev.lungfish.profiles.PlatformProfile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Programs that tests write as source, compiled to class files and assessed.
final class Sources {

    static final Assessor ASSESSOR = new Assessor(PlatformProfile.awsLambda());

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile(
                    "^public [\\w ]*?(?:class|interface|record|@interface) (\\w+)",
                    Pattern.MULTILINE);

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    /// Adds a file; its public type names it.
    Sources with(String source) throws Exception {
        Matcher packageName = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        assertThat(packageName.find() && type.find()).as("a package and a public type").isTrue();
        Path file =
                folder.resolve("src")
                        .resolve(packageName.group(1).replace('.', '/'))
                        .resolve(type.group(1) + ".java");
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, source));
        return this;
    }

    Path compile() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled =
                    compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    List.of("-g", "-proc:none", "-d", classes.toString()),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            assertThat(isCompiled).as(messages.toString()).isTrue();
        }
        return classes;
    }

    Assessment assess() throws Exception {
        try (Program program = Programs.open(compile(), Bounds.DEFAULT)) {
            return ASSESSOR.assess(program);
        }
    }

    static List<String> rules(Assessment assessment) {
        return assessment.findings().stream()
                .map(finding -> finding.rule().id())
                .distinct()
                .sorted()
                .toList();
    }

    static Finding only(Assessment assessment, String rule) {
        List<Finding> found =
                assessment.findings().stream()
                        .filter(finding -> finding.rule().id().equals(rule))
                        .toList();
        assertThat(found).as("findings of " + rule).hasSize(1);
        return found.getFirst();
    }
}
