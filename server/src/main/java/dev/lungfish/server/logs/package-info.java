/// What services write, and what the platform writes about their invocations: one bounded log per service.
@NullMarked
package dev.lungfish.server.logs;

import org.jspecify.annotations.NullMarked;
