/// Real programs of others, and which findings are right for them: made by looking at them, not by running the assessor.
package dev.lungfish.proof;
