/// From what lies on disk to a service that runs: manifests, packages, and what can be guessed of them.
@NullMarked
package dev.lungfish.cli.deploy;

import org.jspecify.annotations.NullMarked;
