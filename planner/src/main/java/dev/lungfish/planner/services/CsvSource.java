package dev.lungfish.planner.services;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of services, with a header that names its columns.
record CsvSource(Path file) implements ServiceSource {

    @Override
    public Services read() throws BadInput {
        Problems problems = new Problems();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(Files.newBufferedReader(file))) {
            Services services = read(reader.iterator(), problems);
            problems.check();
            return services;
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + file + ".", e);
        } catch (CsvParseException e) {
            throw new BadInput(file + " is not CSV: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private BadInput unreadable(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof MalformedInputException) {
            return new BadInput(file + " is not text in UTF-8; save it as UTF-8.", e);
        }
        String why = Files.isDirectory(file) ? "it is a folder" : cause.toString();
        return new BadInput(file + " cannot be read: " + why + ".", e);
    }

    private Services read(Iterator<CsvRecord> records, Problems problems) throws BadInput {
        if (!records.hasNext()) {
            throw new BadInput(
                    file
                            + ":1: the file is empty; its first line names the columns, service among them.");
        }
        Optional<CsvColumns> columns = CsvColumns.of(file.toString(), records.next(), problems);
        List<Workload> workloads = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        while (columns.isPresent() && records.hasNext()) {
            CsvRow row = new CsvRow(file.toString(), columns.get(), records.next(), problems);
            if (row.isComplete()) {
                Workload workload = row.workload();
                Long first = lines.putIfAbsent(workload.name(), row.line());
                if (first == null) {
                    workloads.add(workload);
                } else {
                    row.problem(
                            "'%s' stands already in line %d; keep one."
                                    .formatted(workload.name(), first));
                }
            }
        }
        if (workloads.isEmpty() && problems.isEmpty()) {
            problems.add(file.toString(), 0, "has no services in it.");
        }
        workloads.sort(Comparator.comparing(Workload::name));
        return new Services(workloads, columns.map(CsvSource::assumptions).orElse(List.of()));
    }

    private static List<Assumption> assumptions(CsvColumns columns) {
        return columns.has("replicas")
                ? List.of()
                : List.of(
                        new Assumption(
                                "replicas of each service",
                                "1",
                                "the table does not say; it is Kubernetes' default",
                                "column replicas"));
    }
}
