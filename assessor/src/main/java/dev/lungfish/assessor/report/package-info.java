/// Assessments as a web page for people who decide and people who change code: one file that needs no network.
@NullMarked
package dev.lungfish.assessor.report;

import org.jspecify.annotations.NullMarked;
