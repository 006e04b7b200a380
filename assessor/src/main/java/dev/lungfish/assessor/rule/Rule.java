package dev.lungfish.assessor.rule;

import dev.lungfish.core.service.Placement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing to look for, and what it means where.
///
/// @param id its name in output, suppressions and code-scanning tools
/// @param group what it is about, such as `caches`
/// @param function what it means on demand; null where nothing
/// @param split what it means split; null where nothing
/// @param container what it means in replicas that are always on; null where nothing
/// @param remedy what to do
/// @param source where the platform's rule or the library's behaviour is documented
public record Rule(
        String id,
        String group,
        String title,
        @Nullable Effect function,
        @Nullable Effect split,
        @Nullable Effect container,
        String remedy,
        String source) {

    /// What it means under a placement; empty where nothing.
    public Optional<Effect> effect(Placement placement) {
        return Optional.ofNullable(
                switch (placement) {
                    case FUNCTION -> function;
                    case SPLIT -> split;
                    case CONTAINER -> container;
                });
    }
}
