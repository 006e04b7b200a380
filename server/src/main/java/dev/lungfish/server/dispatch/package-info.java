/// Performs what the rules decide: starts environments, hands them requests, freezes, thaws and stops them.
@NullMarked
package dev.lungfish.server.dispatch;

import org.jspecify.annotations.NullMarked;
