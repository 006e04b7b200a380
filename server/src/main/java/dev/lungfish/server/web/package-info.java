/// The hop to web programs: requests passed on and answers passed back, as they come.
@NullMarked
package dev.lungfish.server.web;

import org.jspecify.annotations.NullMarked;
