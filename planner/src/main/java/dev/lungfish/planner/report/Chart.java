package dev.lungfish.planner.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chart: lines over an axis. The page draws any number of them.
///
/// @param takeaway what it shows, in a sentence
/// @param points where the lines have values, along x
/// @param mark a place along x that is marked; null if none is
record Chart(
        String title,
        String takeaway,
        Axis x,
        Axis y,
        List<Double> points,
        List<Line> lines,
        @Nullable Mark mark) {

    /// How an axis counts.
    enum Scale {
        LINEAR,
        LOG
    }

    /// What the numbers along an axis are.
    enum Unit {
        DOLLARS,
        PERCENT,
        /// Small parts of a whole, of which the axis does not show all.
        SMALL_PERCENT,
        TIMES,
        SECONDS,
        /// The numbers count the axis's names.
        NAME
    }

    /// One axis.
    ///
    /// @param ticks where it is labelled; empty to leave that to the page
    /// @param names what the numbers stand for, from 0 on; empty where they stand for themselves
    record Axis(String label, Scale scale, Unit unit, List<Tick> ticks, List<String> names) {

        static Axis linear(String label, Unit unit) {
            return new Axis(label, Scale.LINEAR, unit, List.of(), List.of());
        }
    }

    /// A labelled place along an axis.
    record Tick(double at, String label) {}

    /// One line.
    ///
    /// @param tone whose colour it has: `function`, `container`, `split`, `mix` or `plain`
    /// @param isFilled whether the area below it is coloured
    record Line(String name, String tone, boolean isFilled, List<Double> values) {}

    /// A marked place.
    record Mark(double at, String label) {}
}
