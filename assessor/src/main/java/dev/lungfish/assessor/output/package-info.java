/// Assessments for programs: JSON, and SARIF for code-scanning tools.
@NullMarked
package dev.lungfish.assessor.output;

import org.jspecify.annotations.NullMarked;
