/// A handler as AWS's guide for Java has it: clients are made once, outside of the method that handles an event.
@NullMarked
package dev.lungfish.samples.handler;

import org.jspecify.annotations.NullMarked;
