/// Code packages: checked, kept, and unpacked once per content.
@NullMarked
package dev.lungfish.server.code;

import org.jspecify.annotations.NullMarked;
