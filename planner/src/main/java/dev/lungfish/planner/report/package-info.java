/// The plan as a web page for people who decide: one file that needs no network.
@NullMarked
package dev.lungfish.planner.report;

import org.jspecify.annotations.NullMarked;
