/// A service as it runs in any container, on the JDK's own HTTP server.
@NullMarked
package dev.lungfish.e2e.web;

import org.jspecify.annotations.NullMarked;
