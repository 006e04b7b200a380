/// Asks a running platform over HTTP.
@NullMarked
package dev.lungfish.cli.client;

import org.jspecify.annotations.NullMarked;
