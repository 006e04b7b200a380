/// What a program is set to by the configuration files inside it.
@NullMarked
package dev.lungfish.assessor.configuration;

import org.jspecify.annotations.NullMarked;
