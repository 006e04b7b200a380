/// The addresses of services: which one a request's host names, function URLs and their events, and the hop to web programs.
@NullMarked
package dev.lungfish.server.address;

import org.jspecify.annotations.NullMarked;
