package dev.lungfish.assessor.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program whose archives are open.
final class OpenProgram implements Program {

    private final Path source;
    private final String name;
    private final Layout layout;
    private final Map<String, String> manifest;
    private final List<Unit> units;
    private final Map<String, Unit> byClass;
    private final List<String> gaps;
    private final Closeable files;

    OpenProgram(
            Path source,
            String name,
            Layout layout,
            Map<String, String> manifest,
            List<FileUnit> units,
            List<String> gaps,
            Closeable files) {
        this.source = source;
        this.name = name;
        this.layout = layout;
        this.manifest = manifest;
        this.units = List.copyOf(units);
        this.byClass = byClass(units);
        this.gaps = List.copyOf(gaps);
        this.files = files;
    }

    private static Map<String, Unit> byClass(List<FileUnit> units) {
        int count = units.stream().mapToInt(unit -> unit.classNames().size()).sum();
        Map<String, Unit> byClass = HashMap.newHashMap(count);
        for (FileUnit unit : units) {
            unit.classNames().forEach(name -> byClass.putIfAbsent(name, unit));
        }
        return byClass;
    }

    @Override
    public Path source() {
        return source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Map<String, String> manifest() {
        return manifest;
    }

    @Override
    public List<Unit> units() {
        return units;
    }

    @Override
    public Optional<Unit> unitOf(String internalName) {
        return Optional.ofNullable(byClass.get(internalName));
    }

    @Override
    public List<String> gaps() {
        return gaps;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
