/// Platform profiles, read from YAML.
@NullMarked
package dev.lungfish.profiles;

import org.jspecify.annotations.NullMarked;
