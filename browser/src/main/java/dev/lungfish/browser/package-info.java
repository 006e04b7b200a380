/// A real browser, for tests of pages.
@NullMarked
package dev.lungfish.browser;

import org.jspecify.annotations.NullMarked;
