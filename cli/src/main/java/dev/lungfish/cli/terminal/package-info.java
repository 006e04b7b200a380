/// How the commands speak to people: tables, figures, colour, failures.
@NullMarked
package dev.lungfish.cli.terminal;

import org.jspecify.annotations.NullMarked;
