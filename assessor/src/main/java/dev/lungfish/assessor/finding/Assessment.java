package dev.lungfish.assessor.finding;

import java.nio.file.Path;
import java.util.List;

/// All that was found out about one service.
///
/// @param service its name: that of its file, without version and ending, unless someone gave another
/// @param platform the title of the profile whose limits were taken, such as "AWS Lambda"
/// @param program what it is, such as "Spring Boot 4.0.9, web program, main class shop.Orders"
/// @param classes how many classes it brings, its libraries' included
/// @param libraries how many jars it brings beside its own classes
/// @param sizeBytes of all files, unpacked
/// @param findings the worst as a function first
/// @param gaps what could not be read or followed, a sentence each
public record Assessment(
        String service,
        Path source,
        String platform,
        String program,
        int classes,
        int libraries,
        long sizeBytes,
        Conclusion conclusion,
        StartEstimate start,
        List<Finding> findings,
        List<Suppressed> suppressed,
        List<String> gaps) {

    public Assessment {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        gaps = List.copyOf(gaps);
    }
}
