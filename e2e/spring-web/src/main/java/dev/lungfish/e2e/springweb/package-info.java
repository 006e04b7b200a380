/// A web program as Spring Boot's users write one.
@NullMarked
package dev.lungfish.e2e.springweb;

import org.jspecify.annotations.NullMarked;
