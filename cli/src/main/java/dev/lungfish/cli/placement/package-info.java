/// Where services run, and moving them: what the command line and a `lungfish.yaml` have in common.
@NullMarked
package dev.lungfish.cli.placement;

import org.jspecify.annotations.NullMarked;
