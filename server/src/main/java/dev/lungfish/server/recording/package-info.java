/// Records finished requests, for plans.
@NullMarked
package dev.lungfish.server.recording;

import org.jspecify.annotations.NullMarked;
