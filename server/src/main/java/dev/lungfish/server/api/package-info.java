/// The JSON shapes of Lungfish's own API under `/lungfish/v1/`, for the platform and its clients alike.
@NullMarked
package dev.lungfish.server.api;

import org.jspecify.annotations.NullMarked;
