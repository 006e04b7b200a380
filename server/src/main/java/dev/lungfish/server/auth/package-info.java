/// Tells whether a request was signed by a known key, by AWS's Signature Version 4.
@NullMarked
package dev.lungfish.server.auth;

import org.jspecify.annotations.NullMarked;
