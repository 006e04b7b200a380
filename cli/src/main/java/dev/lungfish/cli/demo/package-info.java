/// The demo: real traffic, replayed against a platform of its own.
@NullMarked
package dev.lungfish.cli.demo;

import org.jspecify.annotations.NullMarked;
