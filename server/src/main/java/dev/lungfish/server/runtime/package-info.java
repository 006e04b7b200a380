/// The Lambda Runtime API, version 2018-06-01: what runtimes speak to take invocations and answer them.
@NullMarked
package dev.lungfish.server.runtime;

import org.jspecify.annotations.NullMarked;
