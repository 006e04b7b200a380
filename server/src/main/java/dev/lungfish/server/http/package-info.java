/// The one listener and the shapes of its requests and answers.
@NullMarked
package dev.lungfish.server.http;

import org.jspecify.annotations.NullMarked;
