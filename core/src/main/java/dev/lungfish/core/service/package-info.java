/// The nouns: what callers address and what runs for them.
@NullMarked
package dev.lungfish.core.service;

import org.jspecify.annotations.NullMarked;
