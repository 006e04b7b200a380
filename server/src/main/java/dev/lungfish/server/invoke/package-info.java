/// AWS Lambda's Invoke.
@NullMarked
package dev.lungfish.server.invoke;

import org.jspecify.annotations.NullMarked;
