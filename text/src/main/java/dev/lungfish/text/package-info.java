/// What people read: pages that are one file each, and the word that someone probably meant.
@NullMarked
package dev.lungfish.text;

import org.jspecify.annotations.NullMarked;
